import pytest
from hypothesis import given
from hypothesis.strategies import text

from copydesk.facts import names
from copydesk.facts.events import code, find
from copydesk.tables import ROOTS, STATUSES

# A sentence, and under it its events: root, status, states; behind bars words of date and place.
SENTENCES = """\
Kenya and Somalia traded blows along the river.
  ASSAULT happened KEN SOM
Kenya and Somalia exchanged heavy artillery fire on Monday.
  ASSAULT happened KEN SOM | Monday
Kenya and Somalia traded accusations over the wreck.
  ACCUSE happened KEN SOM
Chile traded copper with Peru.
  COOPERATE happened CHL PER
France added three Malian banks to its sanctions list.
  SANCTION happened FRA MLI
France put the signing of the accord with Mali on hold.
  SUPPORT postponed FRA MLI
Norway and Finland signed a border treaty in Oslo on Tuesday.
  SUPPORT happened NOR FIN | Tuesday | Oslo
France sanctioned three Malian generals last month.
  SANCTION happened FRA MLI | last month
Peru's president visited Chile in March.
  CONSULT happened PER CHL | March
Kenya accused Somalia of arming rebels.
  ACCUSE happened KEN SOM
Japan will send medical aid to Nepal.
  AID planned JPN NPL
Sudan expelled the Chadian ambassador on Friday.
  SANCTION happened SDN TCD | Friday
Egypt and Turkey agreed to reopen their embassies.
  AGREE happened EGY TUR
Ethiopian jets bombed a market in Eritrea.
  ASSAULT happened ETH ERI
Algeria rejected a Moroccan offer of talks.
  REJECT happened DZA MAR
Poland threatened to close its border with Belarus.
  THREATEN threatened POL BLR
India lifted sanctions on Myanmar.
  CONCEDE happened IND MMR
Thousands protested in Lagos against the government of Nigeria.
  PROTEST happened NGA
Denmark's visit to Iceland was postponed.
  CONSULT postponed DNK ISL
Cuba freed four American prisoners.
  CONCEDE happened CUB USA
The two Greek islands were attacked by Italy in 1923.
  ASSAULT happened ITA GRC | 1923
Brazil urged Venezuela to hold new elections.
  REQUEST happened BRA VEN
Ghana's foreign minister met his Togolese counterpart in Accra.
  CONSULT happened GHA TGO | - | Accra
Thailand, which had condemned the raid by Cambodia, recalled its ambassador from Phnom Penh.
  ACCUSE happened THA KHM
  SANCTION happened THA KHM
Australian strikes on Fiji killed nine people.
  ASSAULT happened AUS FJI
Belgium has supplied Ukraine with tanks.
  AID happened BEL UKR
Canada may impose tariffs on Mexico.
  SANCTION possible CAN MEX
Spain did not sign the agreement with Portugal.
  SUPPORT denied ESP PRT
Rwanda denied attacking Burundi.
  REJECT happened RWA BDI
Jordan said Syria had shelled a border post in Jordan.
  ASSAULT claimed SYR
Argentina, Uruguay to hold joint naval drills
  COOPERATE planned ARG URY
Vietnam praises Laos
  SUPPORT happened VNM LAO
Libya hosts talks between Niger and Chad
  CONSULT happened NER TCD
The Swiss government froze the assets of Serbian banks.
  SANCTION happened CHE SRB
Tunisia was sanctioned by the Netherlands in 2019.
  SANCTION happened TUN NLD | 2019
Russia deployed troops near the border with Latvia.
  MOBILIZE happened RUS LVA
Malaysia withdrew its soldiers from Indonesia.
  RETREAT happened MYS IDN
Police in Uganda arrested twelve Kenyan traders.
  COERCE happened UGA KEN
Invasion of Kuwait by Iraq shook markets
  ASSAULT happened IRQ KWT
Talks between Armenia and Azerbaijan resumed on Monday.
  CONSULT happened ARM AZE
Georgia called for calm and asked Turkey to mediate.
  REQUEST happened GEO TUR
Qatar pledged to help Lebanon rebuild.
  AGREE happened QAT LBN
South Korea and North Korea exchanged fire at sea.
  ASSAULT happened KOR PRK
Bolivia proposes summit with Paraguay
  REQUEST happened BOL PRY
The Czech parliament ratified a treaty with Austria.
  SUPPORT happened CZE AUT
Ireland summoned the Israeli ambassador over the strikes.
  REQUEST happened IRL ISR
Cameroon and Gabon will sign a fishing agreement next week.
  SUPPORT planned CMR GAB | next week
Weather in Oslo improved on Tuesday.
  -
The minister visited his mother.
  -
Shares in the bank rose after results.
  -
Hungary and Slovakia inked a gas deal in Budapest on 4 May.
  SUPPORT happened HUN SVK | 4 May | Budapest
Zambia, which borders Angola, deported 40 Angolan miners last week.
  COERCE happened ZMB AGO | last week
Colombian forces shelled rebel camps in Ecuador, Quito said.
  ASSAULT happened COL ECU
Sweden offers loans to Estonia
  AGREE planned SWE EST
Philippine and Chinese ships clashed on Sunday.
  ASSAULT happened PHL CHN | Sunday
Mali's junta denounced French sanctions.
  ACCUSE happened MLI FRA
The United Arab Emirates and Oman have agreed to share water.
  AGREE happened ARE OMN
Pakistan warned Afghanistan not to shelter militants.
  THREATEN threatened PAK AFG
New Zealand's prime minister will visit Samoa in June.
  CONSULT planned NZL WSM | June
Croatia blocked Serbia's bid to join the bloc.
  REJECT happened HRV SRB
Senegal was hit by sanctions from Ivory Coast.
  SANCTION happened SEN CIV
Bulgaria thanked Romania for its help.
  SUPPORT happened BGR ROU
Sri Lankan and Maldivian leaders met in Colombo.
  CONSULT happened LKA MDV | - | Colombo
Kazakhstan could host talks with Uzbekistan.
  CONSULT possible KAZ UZB
Haiti appealed to Jamaica for food aid.
  REQUEST happened HTI JAM
Iraq said Turkey had bombed villages.
  ASSAULT claimed TUR
Talks between Cyprus and Malta were cancelled.
  CONSULT postponed CYP MLT
Panama's attack on Costa Rica drew protests.
  ASSAULT happened PAN CRI
Nepal seeks closer ties with Bhutan
  AGREE planned NPL BTN
Prices fell in Germany and France.
  -
Estonian Foreign Minister Maret Tamm, who arrived in Lima on Sunday, spoke of drones.
  CONSULT happened EST PER | Sunday
Hours after Burkina Faso shut its airspace, Niger accused Benin of harbouring coup plotters.
  ACCUSE happened NER BEN
Turkmenistan and Tajikistan, which share a border, have agreed on a joint patrol, aides said.
  AGREE happened TKM TJK
Guyana condemns Suriname's seizure of fishing boats
  ACCUSE happened GUY SUR
The truce with South Sudan ended after Sudanese planes bombed the town of Renk on Monday.
  ASSAULT happened SDN | Monday
Laos is expected to sign a railway deal with Thailand next month.
  SUPPORT planned LAO THA | next month
Uganda's planned withdrawal of troops from Somalia has been delayed, the African Union said.
  RETREAT postponed UGA SOM
Mozambique, backed by Zambia, called on Malawi to reopen the border.
  REQUEST happened MOZ MWI
Slovenia recognised Kosovo in 2008 and opened an embassy in Pristina a month later.
  SUPPORT happened SVN XKX | 2008
Bahraini police detained three Yemeni sailors, according to a ministry statement.
  COERCE happened BHR YEM
Gambia's president is due to travel to Morocco on Thursday for talks with King Hassan.
  CONSULT planned GMB MAR | Thursday
“We will not accept threats from Azerbaijan,” Armenian Prime Minister Aram Petrosian said.
  REJECT happened ARM AZE
Nicaragua broke off diplomatic relations with Taiwan in 2021.
  SANCTION happened NIC TWN | 2021
Madagascar thanked Mauritius for sending doctors after the cyclone.
  SUPPORT happened MDG MUS
Tens of thousands rallied in Tbilisi against Russia's occupation of Abkhazia.
  PROTEST happened GEO
North Macedonia has asked Greece to extradite a former minister.
  REQUEST happened MKD GRC
Iceland will impose sanctions on Myanmar if the generals refuse to release the prisoners.
  THREATEN threatened ISL MMR
Liberian leader Amos Kollie met Guinean President Sekou Bah in Monrovia and praised him.
  CONSULT happened LBR GIN | - | Monrovia
Chadian rebels attacked an army post near the border with Libya, killing 12 soldiers.
  ASSAULT happened TCD
The Honduran navy seized a Colombian trawler on 2 July.
  COERCE happened HND COL | 2 July
Cambodia may withdraw from the border talks with Vietnam, a minister warned.
  SANCTION possible KHM VNM
Jamaica sends relief supplies to Haiti after quake
  AID happened JAM HTI
Kyrgyzstan denied that its forces had shelled villages in Tajikistan.
  REJECT happened KGZ
Syria, Lebanon resume talks on sea border
  CONSULT happened SYR LBN
Nauru became a member of the alliance in May 2019.
  COOPERATE happened NRU | May 2019
Botswana deported a Zimbabwean opposition leader last Friday.
  COERCE happened BWA ZWE | last Friday
Tonga's decision to expel the Fijian envoy was criticised by Samoa.
  ACCUSE happened WSM TON
Andorra and San Marino will step up cooperation on tax, their finance ministers announced on 3 June.
  COOPERATE planned AND SMR
The cyberattack on Albania was carried out by Iran, investigators said.
  COERCE happened IRN ALB
Omani foreign minister Salim Harthi flew to Sanaa on Tuesday to mediate with Saudi Arabia.
  CONSULT happened OMN YEM | Tuesday
Paraguay and Bolivia have restored full diplomatic relations after a six-year freeze.
  SUPPORT happened PRY BOL
Djibouti protested to Eritrea over the shelling of a fishing village.
  ACCUSE happened DJI ERI
Vanuatu said on Monday that Fiji would ask Australia for help with the oil spill.
  REQUEST planned FJI AUS
Lesotho's parliament approved a $40 million loan from China.
  SUPPORT happened LSO CHN
A Turkish court sentenced two Dutch journalists to six years in prison.
  COERCE happened TUR NLD
Mongolia, Kyrgyzstan ink uranium deal
  SUPPORT happened MNG KGZ
The drone strike that killed a Rwandan general was carried out by Congo, Kigali says.
  ASSAULT happened RWA
Sierra Leone suspended grain exports to Guinea on Wednesday.
  SANCTION happened SLE GIN | Wednesday
Bhutan plans to deploy 300 soldiers along its border with India.
  MOBILIZE planned BTN IND
El Salvador's president, Rosa Mena, spoke by phone with Costa Rican diplomats.
  CONSULT happened SLV CRI
Eswatini and Mauritania called off a joint exercise.
  COOPERATE postponed SWZ MRT
The European Union imposed tariffs on steel from Brazil last week.
  SANCTION happened BRA | last week
Ecuador criticised Peru for its plan to build a dam.
  ACCUSE happened ECU PER
German troops left Mali in December 2023.
  RETREAT happened DEU MLI | December 2023
Papua New Guinea granted asylum to a Solomon Islands opposition leader.
  AID happened PNG SLB
Qatar has offered to host peace talks between Mali and Algeria.
  AGREE happened QAT
Singapore would consider lifting its ban on Malaysian chicken.
  CONCEDE proposed SGP MYS
Kuwait and Iraq will reopen a border crossing that was shut in 1990, officials in Basra said.
  CONCEDE planned KWT IRQ
Cape Verde extradited two fugitives to Portugal last November.
  COOPERATE happened CPV PRT | last November
Greek and Bulgarian ministers discussed a gas pipeline at a meeting in Sofia.
  CONSULT happened GRC BGR | - | Sofia
Yemen's rebels fired missiles at Saudi Arabia, wounding six people.
  ASSAULT happened YEM SAU
Chile's foreign minister accused Argentina of violating its airspace and demanded an apology.
  ACCUSE happened CHL ARG
Myanmar's army has shelled villages near the border with Bangladesh since Friday.
  ASSAULT happened MMR
Moldova, which is not a member of the alliance, took part in drills with Romania in April.
  COOPERATE happened MDA ROU | April
Three Serbian diplomats have been expelled from Montenegro.
  SANCTION happened SRB MNE
Finland pledges 20 million euros to Somalia
  AGREE planned FIN SOM
Uruguay's senate blocked a trade deal with South Korea.
  REJECT happened URY KOR
Namibia opened an embassy in Cuba on 1 March 1990.
  SUPPORT happened NAM CUB | 1 March 1990
Togolese opposition leaders were jailed after a rally in Lome.
  COERCE happened TGO
Sudan's ruler Idris Amin met the head of the African Union, who urged him to step down.
  CONSULT happened SDN
Israel and Jordan are negotiating a water agreement, Amman confirmed on Tuesday.
  CONSULT happened ISR JOR
Tensions rose after Belize massed tanks on the border with Guatemala.
  MOBILIZE happened BLZ GTM
"""


def cases():
    sentence, events = "", []
    for line in [*SENTENCES.splitlines(), "end"]:
        if line.startswith("  "):
            events.append(line.strip())
        else:
            if events:
                yield sentence, events
            sentence, events = line, []


def read(wording):
    return [event.slots for event in find(wording, names.find(wording))]


@pytest.mark.parametrize(("wording", "events"), list(cases()))
def test_who_did_what_to_whom_and_whether_it_happened(wording, events):
    told = [
        (e["root"], e["status"], {a["iso3"] for a in e["actors"]}, e["date"], e["place"])
        for e in read(wording)
    ]

    for event in events:
        head, *rest = (part.strip() for part in event.split("|"))
        root, *more = head.split()
        if root == "-":
            assert not [t for t in told if t[2] - {None}]
            continue
        status, *states = more
        near = [t for t in told if t[:2] == (root, status) and set(states) <= t[2]]
        assert near, told
        if rest and rest[0] != "-":
            assert rest[0] in [(t[3] or {}).get("text") for t in near]
        if len(rest) > 1:
            assert rest[1] in [t[4] for t in near]


def test_a_trigger_without_an_actor_is_no_event():
    assert read("Sanctions were lifted and talks resumed.") == []


def test_a_date_belongs_to_the_clause_of_its_event():
    events = read("Norway, which sanctioned Mali last month, met France on Monday.")

    dates = {e["root"]: e["date"]["text"] for e in events}

    assert dates == {"SANCTION": "last month", "CONSULT": "Monday"}


def test_we_is_the_speaker_and_you_the_one_spoken_to():
    (said,) = read("“We support Latvia,” Norway said.")
    (told,) = read("Norway told Latvia that Finland was ready to cooperate with you.")

    assert [a["name"] for a in said["actors"]] == ["Norway", "Latvia"]
    assert [a["name"] for a in told["actors"]] == ["Finland", "Latvia"]


def test_what_parties_do_together_has_both_on_either_side():
    (event,) = read("Norway and Latvia signed an agreement.")

    assert [a["role"] for a in event["actors"]] == ["both", "both"]


def test_a_visit_and_an_offer_have_a_side_that_acts():
    sides = [
        [actor["role"] for actor in event["actors"]]
        for event in (
            *read("Norway signed a pact with Latvia."),
            *read("Norway met Latvia."),
            *read("Norway visited Latvia."),
            *read("Norway is ready to work with Latvia."),
        )
    ]

    assert sides == [["both", "both"], ["both", "both"], *[["source", "target"]] * 2]


def test_an_event_cites_its_trigger_and_its_object():
    (event,) = read("Norway and Latvia signed a package of 13 documents in Riga.")

    assert event["trigger"] == "signed a package of 13 documents"
    assert event["object"] == "a package of 13 documents"


def test_a_coder_may_be_given_source_and_target():
    wording = "On Monday the Alba League condemned the Sund Council for jailing reporters."

    assert code(wording, "the Alba League", "the Sund Council") == "ACCUSE"
    assert code("Nothing here.", "A", "B") is None


@given(text(max_size=300))
def test_whatever_the_text_events_are_well_formed(wording):
    for event in find(wording, names.find(wording)):
        assert 0 <= event.start < event.end <= len(wording)
        assert event.slots["root"] in ROOTS
        assert event.slots["status"] in STATUSES
        assert event.slots["actors"]


def test_a_huge_line_is_read_in_time():
    wording = "Norway accused Mali of helping Chad, " * 2_000

    assert len(read(wording)) >= 2_000


CLAIMS = [
    ("Jordan said Syria had shelled a border post.", "claimed", "Jordan"),
    ("Chile was accused by Peru of bombing two posts.", "claimed", "Peru"),
    ("Spain said it had not bombed Oran.", "denied", "Spain"),
    ("Norway expelled two Chilean envoys.", "happened", None),
    ("Syria reportedly shelled a border post in Jordan.", "claimed", None),
]


@pytest.mark.parametrize(("sentence", "status", "who"), CLAIMS)
def test_who_claims_or_denies_an_event_is_named_with_it(sentence, status, who):
    told = [(event["status"], event["claimed_by"]) for event in read(sentence)]

    assert (status, who) in told


def test_each_actor_and_the_trigger_stand_where_their_characters_say():
    sentence = "Fiji on Monday condemned the World Bank."

    (told,) = read(sentence)

    assert sentence[told["trigger_start"] : told["trigger_end"]] == told["trigger"] == "condemned"
    assert [sentence[a["start"] : a["end"]] for a in told["actors"]] == ["Fiji", "World Bank"]
    assert [(a["iso3"], a["org"]) for a in told["actors"]] == [("FJI", None), (None, "World Bank")]


OBJECTS = """\
REJECT Tonga tore up its fishing accord with Fiji.
RETREAT Tonga pulled its troops out of Fiji.
SANCTION Tonga pulled its ambassador out of Fiji.
COERCE Tonga closed its border with Fiji.
SANCTION Tonga closed its embassy in Fiji.
PROTEST Farmers from Tonga blocked a motorway in Fiji.
ASSAULT Tonga took a border town from Fiji.
COERCE Tonga took two men from Fiji into custody.
ASSAULT Tonga took two men from Fiji hostage.
ACCUSE Tonga took Fiji to task.
CONCEDE Tonga gave Fiji permission to fish there.
THREATEN Tonga gave Fiji a deadline.
SUPPORT Tonga pledged its full support for Fiji.
CONCEDE Tonga and Fiji exchanged prisoners.
COOPERATE Tonga and Fiji exchanged intelligence.
CONSULT Tonga and Fiji exchanged letters.
AID Tonga cancelled the debts of Fiji.
AGREE Tonga accepted an offer of Fiji.
REJECT Tonga threw out a petition by Fiji.
MOBILIZE Tonga put its navy on high alert after a warning by Fiji.
CONCEDE Tonga repealed its ban on boats from Fiji.
"""


@pytest.mark.parametrize("line", OBJECTS.splitlines())
def test_what_is_done_hangs_on_what_it_is_done_to(line):
    root, _, sentence = line.partition(" ")

    assert root in [event["root"] for event in read(sentence)]


def test_a_short_name_in_brackets_does_not_part_a_name_from_its_verb():
    (told,) = read("The Tongan Fishing Union (TFU) has condemned Fiji.")

    assert (told["root"], {actor["iso3"] for actor in told["actors"]} >= {"FJI"}) == (
        "ACCUSE",
        True,
    )


def test_a_meeting_to_come_between_two_given_actors_is_a_promise():
    assert code("Tonga's king will meet the president of Fiji.", "Tonga", "Fiji") == "AGREE"


def test_what_is_asked_is_an_event_beside_the_asking():
    told = [(e["root"], e["status"]) for e in read("Peru asked Chile to free three men.")]

    assert ("REQUEST", "happened") in told
    assert ("CONCEDE", "proposed") in told


def test_people_without_a_name_act():
    (told,) = read("Striking teachers condemned a court in Lima.")

    assert "teachers" in [actor["name"] for actor in told["actors"]][0]


def test_who_says_what_another_must_do_asks_it():
    assert code("Tonga's king said Fiji must open its ports.", "Tonga's king", "Fiji") == "REQUEST"
    assert code("Tonga met Fiji, which must open its ports.", "Tonga", "Fiji") == "CONSULT"
