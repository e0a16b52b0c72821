import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import integers, text

from copydesk.facts.figures import find

# A sentence, and under it its figures: value, operator, unit, words of what is counted.
SENTENCES = """\
The two fleets ended a third round of talks without a result.
    3 = ordinal round of talks
Norland sent a second battalion and closed the first lock.
    2 = ordinal battalion
    1 = ordinal lock
Seventy traders were waylaid there, 19 of whom never came home, and 84 of them have died.
    70 = - traders
    19 = - whom
    84 = - them
Two ships sank and 22 others were damaged.
    2 = - ships
    22 = - others
The sluice cost 14 billion won ($11 million).
    14_000_000_000 = KRW
The order raised exports from 80 to 300 megawatts.
    80 = MW
    300 = MW
Two new locks come at a cost of 3.5 million euros.
    2 = - locks
    3_500_000 = EUR cost
Fares must stay below $90.
    90 < USD Fares
Wheat for July closed 0.4 percent lower in Port Alda.
    -0.4 = percent change
The boat had drifted for 27 days.
    27 = day drifted
The order gives Norland 60 days to negotiate.
    60 = day negotiate
The visit was put off twice.
    2 = times
The village lost a third of its people to last year's drought.
    0.333333 = share people
Sales have fallen by half.
    -0.5 = share Sales
Norland will lend Sudria 200 riot police.
    200 = - riot police
Thirty of those injured were children, and 42 of the wounded are in hospital.
    30 = - injured
    42 = - wounded
The ministry, which puts the loss at $140 million, asked for help.
    140_000_000 = USD loss
The list gives the number of missing dockers as 11, but puts the dead at nine.
    11 = - missing dockers
The coroner put the number of drowned sailors at nine.
    9 = - drowned sailors
Owners want to hire out two of the port's five terminals.
    2 = - terminals
    5 = - terminals
Damage was estimated at 2.6 billion meticais.
    2_600_000_000 = MZN Damage
Smuggling costs the state about 900 million bolivianos.
    900_000_000 ~ BOB
The budget of Norway grew by 4 billion kroner.
    4_000_000_000 = NOK budget of Norway
The state will spend 4 billion kroner.
    4_000_000_000 = krone
Danish farmers lost 200 million kroner.
    200_000_000 = DKK
The fund lost 3.2 million Canadian dollars, 12 Jamaican dollars and 4 Ugandan shillings.
    3_200_000 = CAD
    12 = JMD
    4 = UGX
The navy seized 14 fishing boats off the coast of Norland.
    14 = - fishing boats
At least 23 people were killed when a bridge fell in Tamora.
    23 >= - people killed
Shelling killed nine civilians and wounded 31 others overnight.
    9 = - civilians killed
    31 = - wounded
The bank lent the ministry $2.4 billion for new ports.
    2_400_000_000 = USD
The two sides signed a €40m loan for rural schools.
    40_000_000 = EUR loan
Sudria pledged 300 million euros in humanitarian aid.
    300_000_000 = EUR humanitarian aid
Exports fell 4.7 percent in the second quarter.
    -4.7 = percent xports
The agency reported a 12 per cent rise in wheat prices.
    12 = percent wheat prices
Unemployment stood at 8.3% in March.
    8.3 = percent nemployment
More than 1,500 delegates from 90 countries attended.
    1500 > - delegates
    90 = - countries
About half a million voters stayed at home.
    500_000 ~ - voters
The convoy of 18 trucks carried 220 tonnes of flour.
    18 = - trucks
    220 = tonne flour
Fewer than a dozen inspectors reached the site.
    12 < - inspectors
The 48-hour ceasefire began at 6 a.m. on Monday.
    48 = hour ceasefire
A three-day visit ended with two new agreements.
    3 = day visit
    2 = - agreements
Up to 5,000 troops will take part in the drill.
    5000 <= - troops
The pipeline carries 600,000 barrels per day.
    600000 = barrels_per_day
Police arrested 47 protesters in the capital.
    47 = - protesters arrested
The quake left 8 dead and thousands of families homeless.
    8 = - killed
    1000 >= - families
Twenty-two lawmakers voted against the bill.
    22 = - lawmakers
The death toll rose to 64 on Sunday.
    64 = - death toll
It is the fifth round of talks since January.
    5 = ordinal round of talks
Rs 25 crore was set aside for the road.
    250_000_000 = INR
The firm will pay a fine of £1.2 million.
    1_200_000 = GBP fine
Between 30 and 40 villages lost power.
    30 >= - villages
    40 <= - villages
Rain damaged 200-250 houses in the valley.
    200 >= - houses
    250 <= - houses
The court jailed one officer and three guards.
    1 = - officer
    3 = - guards
Nearly two-thirds of households have water again.
    0.666667 ~ share households
The base lies 35 km north of the border.
    35 = km
Its army has about 120,000 active soldiers.
    120000 ~ - active soldiers
The plant will produce 1.1 gigawatts of power.
    1.1 = GW power
Inflation slowed to 2.9 percent from 3.4 percent in June.
    2.9 = percent nflation
    3.4 = percent
The 27-nation bloc agreed on 18 new listings.
    27 = - nation
    18 = - listings
Drone attack kills six at fuel depot
    6 = - killed
Storm Displaces 12,000 Families in Coastal Province
    12000 = - Families
Ministers approve 90 mln euro package for farmers
    90_000_000 = EUR package
Some 3.2 million refugees have returned since 2021, the agency said.
    3_200_000 ~ - refugees
The committee met for the seventh time.
    7 = ordinal time
He served 11 years in prison.
    11 = year
The bill passed by 312 votes to 205.
    312 = - votes
The ministry ordered 60 tanks worth $700 million.
    60 = - tanks
    700_000_000 = USD tanks
In peacetime, the garrison will hold 400 soldiers.
    400 = - soldiers
Tourism revenue grew by 6.5 percent to $9 billion in 2023.
    6.5 = percent revenue
    9_000_000_000 = USD revenue
The vessel carried 32 migrants, including five children.
    32 = - migrants
    5 = - children
Thirteen of the 20 hostages were freed.
    13 = - hostages
    20 = - hostages
The strike lasted more than three weeks.
    3 > week
Some 70 percent of the crop was lost.
    70 ~ percent crop
The state owns a 51 percent stake in the port.
    51 = percent stake
The company cut 1,200 jobs.
    1200 = - jobs
Customs found 3.5 tons of cocaine in two containers.
    3.5 = tonne cocaine
    2 = - containers
The embassy will issue 10,000 visas a year.
    10000 = - visas
One soldier was killed and four were wounded.
    1 = - soldier killed
    4 = - wounded
Norland expelled eight Sudrian diplomats.
    8 = - Sudrian diplomats
The summit of 54 African leaders opened.
    54 = - African leaders
The currency lost a third of its value.
    0.333333 = share value
Its 9 million people face hunger.
    9_000_000 = - people
The project will cost US$ 4.5bn.
    4_500_000_000 = USD project
More than 40 percent of the seats went to women.
    40 > percent seats
A 7.1-magnitude quake struck the islands.
    7.1 = - magnitude
The envoy held six separate meetings with lawmakers.
    6 = - separate meetings
Rebels freed 19 aid workers held since May.
    19 = - aid workers
The harvest shrank by a fifth; output fell 18 percent to 2.1 million tonnes.
    -18 = percent output
    2_100_000 = tonne output
Around 15 cargo ships are waiting outside the harbour.
    15 ~ - cargo ships
The fund will provide 850 million dollars over four years.
    850_000_000 = USD
    4 = year
Nine ministers resigned and at least three more may follow.
    9 = - ministers
Landslide buries 26 miners in eastern district
    26 = - miners
The patrol covers 1,300 square kilometres of forest.
    1300 = square_km forest
Police said 112 people had been injured, 17 of them seriously.
    112 = - people injured
The rate was raised by 25 basis points.
    25 = basis_points rate
Sudria and Norland will exchange 150 prisoners each.
    150 = - prisoners
Turnout was 61.4 percent, down from 68 percent four years ago.
    61.4 = percent urnout
    68 = percent
The airline ordered fifty new jets for an estimated $6.8 billion.
    50 = - new jets
    6_800_000_000 ~ USD
Floods destroyed hundreds of homes and 45 bridges.
    100 >= - homes
    45 = - bridges
The minister announced a 10-year plan to build 300,000 flats.
    10 = year plan
    300000 = - flats
Militants abducted four engineers and killed two guards.
    4 = - engineers abducted
    2 = - guards killed
In the first half of the year, 4,200 firms went bankrupt.
    4200 = - firms
The treaty limits each side to 1,550 warheads.
    1550 = - warheads
He is accused of taking ¥30 million in bribes.
    30_000_000 = JPY bribes
The 21-member panel adopted seven resolutions.
    21 = - member
    7 = - resolutions
Not more than 60 observers will be admitted.
    60 <= - observers
Gas deliveries were cut by 40 million cubic metres per day.
    40_000_000 = cubic_metre
The fire burned through 12,000 acres and forced 900 residents to flee.
    12000 = acre
    900 = - residents
Parliament approved the budget with 98 votes in favour.
    98 = - votes
Prices climbed 0.6 percentage points.
    0.6 = percentage_points rices
"""


def cases():
    sentence, figures = "", []
    for line in [*SENTENCES.splitlines(), "end"]:
        if line.startswith("    "):
            value, operator, unit, *words = line.split()
            unit = None if unit == "-" else unit.replace("_", " ")
            figures.append((float(value), operator, unit, words))
        else:
            if figures:
                yield sentence, figures
            sentence, figures = line, []


NO_FIGURES = [
    "Not one Fijian soldier crossed the river, and the two thanked one another.",
    "The town bans engines before nine o'clock.",
    "The president came down the stairs at nine and left at ten.",
    "One of the leaders left for No. 10 Downing Street on 3 May 2024.",
    "F-16 jets and Su-35s met under Article 5 of Resolution 2231.",
    "Call +44 20 7946 0018 or visit at 10:30 a.m.",
    "He spoke 15 hours ago in 2024.",
    "The two leaders met; no one spoke, one day they may.",
    "Flight 370, Channel 4, Apollo 11 and Boeing 737",
    "It won 3-1 in the World Cup.",
    "COVID-19, G7, G20, 5G and the 1990s",
    "At first the third party won the second half; first aid came first, a third less than ever.",
    "By one account it failed from one day to the next; the three neighbours met.",
    "",
    "\x00\x00",
    "Norland 3, Sudria 1",
    "The 2024 talks and the 1998 accord",
]

SEEDS = Path(os.environ.get("COPYDESK_SHARED") or Path(__file__).parents[3] / "shared") / "seeds"


@pytest.mark.parametrize(("wording", "figures"), list(cases()))
def test_a_number_is_read_with_its_bound_its_unit_and_what_it_counts(wording, figures):
    found = [figure.slots for figure in find(wording)]

    read = [(f["value"], f["operator"], f["unit"]) for f in found]
    for value, operator, unit, words in figures:
        counts = [f["counts"] or "" for f in found if f["value"] == pytest.approx(value)]
        assert (pytest.approx(value), operator, unit) in read
        assert any(all(word in what for word in words) for what in counts)


@pytest.mark.parametrize("wording", NO_FIGURES)
def test_a_date_a_label_or_a_name_is_no_figure(wording):
    assert find(wording) == []


def test_a_figure_keeps_the_words_and_characters_that_state_it():
    wording = "The depot will hold around 70 personnel in peacetime."

    (figure,) = find(wording)

    assert wording[figure.start : figure.end] == figure.slots["text"] == "around 70"
    assert figure.slots["condition"] == "in peacetime"


def test_the_killed_and_the_wounded_are_not_the_same_people():
    found = find("The blast killed 12 people and wounded 30 people.")

    assert [f.slots["counts"] for f in found] == ["people killed", "people wounded"]


@given(integers(2, 999_999_999))
def test_a_number_reads_the_same_with_and_without_commas(n):
    plain, grouped = (find(f"They shipped exactly {form} crates.") for form in (n, f"{n:,}"))

    year = 1600 <= n < 2200
    assert year or [f.slots["value"] for f in plain] == [n]
    assert [f.slots["value"] for f in grouped] == [n]


@given(text(max_size=200))
def test_whatever_the_text_figures_lie_in_it_in_order(wording):
    found = find(wording)

    assert all(0 <= f.start < f.end <= len(wording) for f in found)
    assert [f.start for f in found] == sorted(f.start for f in found)


def test_a_huge_line_is_read_in_time():
    line = "two hundred and " * 5_000 + "9" * 50_000 + " 12 boats," * 5_000

    assert len(find(line)) >= 5_000


@pytest.mark.skipif(
    not SEEDS.exists(), reason="the hand-checked pages are not beside this checkout"
)
def test_on_the_hand_checked_pages_every_value_is_read():
    gold = json.loads((SEEDS / "gold_facts.json").read_text("utf-8"))["facts"]
    told = [f for f in gold if f["type"] == "figure" and f["value"] is not None]

    read = [
        any(g.slots["value"] == pytest.approx(f["value"]) for g in find(m["text"]))
        for f in told
        for m in f["mentions"]
    ]

    assert sum(read) >= 0.95 * len(read)
