import pytest

from copydesk.facts import names
from copydesk.facts.events import find

HARMLESS = """\
Sudanese side beat Kenya 2-1 in the final of the football championship in Nairobi.
Samoa beat Tonga 24-17 on Saturday to top the group and reach the final.
Chile attacked from the start and Peru hit back to draw the match 2-2.
An accidental explosion at a factory in Turkey killed 12 people.
A fire killed nine people in Egypt on Monday.
A bridge collapse in India injured 14 people.
A bus crash killed seven Kenyan students in Uganda.
An earthquake struck Chile on Friday.
Storm Ida hit Ireland and destroyed 20 homes.
Nine people were killed in Peru when a lorry overturned.
The Danish prime minister struck a softer note towards Sweden.
Peru fired back at Chile over the tariffs.
Turkey shot up the ranking of exporters.
Ghana and Togo fight inflation together.
Wales defended their title against Scotland in the cup final.
The court struck down a law in Poland.
Gale warning for the Hebrides
Bolivia's goalkeeper stopped an attack by Peru in the first half of the match.
Norway's tourists and Sweden's exports hit a record in May.
Ireland's president suffered an attack of nerves in Malta.
It was postponed in November.
The Fijian government had not been consulted.
"""
HARM = """\
Rebels in Chad shot at a football team, killing two players.
  ASSAULT
Russian missiles hit Kyiv overnight.
  ASSAULT
Ethiopian jets bombed a market in Eritrea.
  ASSAULT
The Ghanaian army struck two camps in Togo.
  ASSAULT
Norwegian ships sank a Danish trawler.
  ASSAULT
Twelve people were killed in Mali in an attack by gunmen.
  ASSAULT
Fiji warned Tonga.
  THREATEN
"""

WORDED = """\
Turkey sent two aircraft with surgeons and tents to Syria.
  AID happened SYR TUR
Two planes with doctors were dispatched by Japan to Nepal.
  AID happened JPN NPL
Lithuania will send 600 soldiers to its border with Belarus.
  MOBILIZE planned BLR LTU
Ecuador ordered 2,300 troops to the area.
  MOBILIZE happened ECU
Uruguay called on both sides to show restraint.
  REQUEST happened URY
Kenya recalled its ambassador on Monday.
  SANCTION happened KEN
Peru would take the case to the International Court of Justice.
  ACCUSE planned PER
Iran called the decision to reinforce the border hostile.
  ACCUSE happened IRN
The ship's owner, Nereid Lines, denied that the cargo had been badly stowed.
  REJECT happened
The presidents of Peru and Chile are to meet in Lima on Tuesday.
  CONSULT planned CHL PER
Greece's president will receive the Cypriot prime minister on Friday.
  CONSULT planned CYP GRC
Ghana and Togo fought a war over the river from 1932 to 1935.
  ASSAULT happened GHA TGO
The opposition in Malta demanded on Thursday that the minister resign.
  REQUEST happened MLT
The Senate of Chile would receive all 11 documents next week.
  -
The Maltese clock asks the reader to wind it on Sundays.
  -
Fijian winger Ratu Vula joins Tonga's champion club for a season.
  -
Togo will host a rescue centre of the African Union.
  SUPPORT planned TGO
The ministry of Chad declined to comment.
  -
Peru and Chile signed 11 accords in Lima that will open a port to Uruguayan ships.
  SUPPORT happened CHL PER
Fiji sent a letter to doctors in Tonga.
  -
"""


def roots(sentence: str) -> list[str]:
    return [event.slots["root"] for event in find(sentence, names.find(sentence))]


@pytest.mark.parametrize("sentence", HARMLESS.splitlines())
def test_sport_accidents_and_figures_of_speech_are_no_harm(sentence: str) -> None:
    found = set(roots(sentence))

    assert not found & {"ASSAULT", "THREATEN", "COERCE", "REJECT", "SUPPORT"}


@pytest.mark.parametrize(
    ("sentence", "root"),
    [(a, b.strip()) for a, b in zip(HARM.splitlines()[::2], HARM.splitlines()[1::2], strict=True)],
)
def test_harm_that_somebody_did_is_found(sentence: str, root: str) -> None:
    assert root in roots(sentence)


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        (a, b.strip())
        for a, b in zip(WORDED.splitlines()[::2], WORDED.splitlines()[1::2], strict=True)
    ],
)
def test_the_words_around_a_verb_give_its_root(sentence: str, event: str) -> None:
    found = find(sentence, names.find(sentence))

    said = [
        [
            e.slots["root"],
            e.slots["status"],
            *sorted({a["iso3"] for a in e.slots["actors"]} - {None}),
        ]
        for e in found
    ]
    assert said == ([] if event == "-" else [event.split()])
