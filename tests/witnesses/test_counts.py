"""One wire in five outlets, a rewrite, a second reporter: who counts how often."""

import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers, lists, permutations, sampled_from

from copydesk.lexicon import load
from copydesk.tables import Judgements, Mentions, Ties, build, make_id
from copydesk.text import fold
from copydesk.witnesses import count, hear, overrule
from tests.witnesses.build import Told, article, depends, edge, event, figure, quote

PACT = "Ministers Ona Velt and Iris Kamau signed 21 protocols on Monday in the port of Sandhaven."
SAID = (
    "Velt told Kamau that Norland was “ready to share grain, rails and coastal radar stations,” "
    "calling her a friend."
)
TAKEN = "The 21 protocols, sealed by Velt and Kamau at a quayside meeting, bind two old neighbours."
CUT = (
    "Velt spoke of a wish to work together “on grain, rails and coastal radar stations,” "
    "by her account."
)
HEARD = (
    "State agency Norpress quoted Velt as offering help with 'coastal radar stations' on Monday."
)


def wire(name, **more):
    return article(
        name,
        (PACT, figure("21 protocols", 21, "protocols")),
        (SAID, quote("ready to share grain, rails and coastal radar stations", "Ona Velt")),
        **more,
    )


def rewrite(name="digest"):
    return article(
        name,
        (TAKEN, figure("21 protocols", 21, "protocols")),
        (CUT, quote("on grain, rails and coastal radar stations", "Velt", "partial")),
    )


def second(name="second"):
    return article(
        name,
        (HEARD, quote("coastal radar stations", "Velt", "partial", via="Norpress")),
    )


def five_and_one(order=range(6)):
    copies = [wire(name) for name in ("ledger", "post", "herald", "dispatch")]
    articles = [*copies, rewrite(), second()]
    derived = depends(edge(articles[4], copies[0], "derived"))
    return Told(*[articles[n] for n in order], dependencies=derived)


def test_four_copies_and_a_rewrite_of_one_wire_are_one_independent_report():
    told = five_and_one()

    assert told.counted("21 protocols") == (5, 2, 1, 1)
    assert told.kinds("21 protocols") == "CR"


def test_a_quotation_that_a_second_reporter_heard_has_two_reports_and_one_origin():
    told = five_and_one()

    assert told.counted("coastal radar stations") == (6, 3, 2, 1)
    assert told.kinds("coastal radar stations") == "CQR"


def test_the_origin_of_a_quotation_is_its_speaker_under_the_fullest_name():
    told = five_and_one()

    fact = told.fact("coastal radar stations")
    named = {(w["kind"], w["name"]) for w in told.witnesses.to_pylist() if w["fact_id"] == fact}
    assert named == {("speaker", "Ona Velt")}


def test_every_tie_shows_characters_of_its_articles():
    told = five_and_one()

    for row in told.ties.to_pylist():
        assert row["evidence"]
        for piece in row["evidence"]:
            assert piece["what"]
            assert piece["end"] > piece["start"] >= 0


def test_words_inside_quotation_marks_alone_make_no_copy():
    words = "no ship of ours will ever again sail under a borrowed flag"
    one = article("gazette", (f"“{words},” Velt said.", quote(words, "Velt")))
    other = article("courier", (f"'{words}', Velt said.", quote(words, "Velt")))

    told = Told(one, other)

    assert told.counted(words) == (2, 2, 2, 1)


def test_a_short_quoted_sentence_is_a_copy_between_articles_that_copy_each_other():
    words = "no ship of ours will ever again sail under a borrowed flag"
    one = article("gazette", (f"“{words},” Velt said.", quote(words, "Velt")))
    other = article("courier", (f"'{words}', Velt said.", quote(words, "Velt")))

    told = Told(one, other, dependencies=depends(edge(one, other, "copy")))

    assert told.counted(words) == (2, 1, 1, 1)


def test_a_quotation_that_a_kindred_article_altered_and_told_anew_is_a_text_of_its_own():
    words = "no ship of ours will ever again sail under a borrowed flag"
    wire = f"“{words},” Ports Minister Ona Velt told a crowd of pilots in Kalvo."
    one = article("gazette", (wire, quote(words, "Velt")))
    other = article(
        "courier", (f"“{words},” insisted Ports Minister Ona Velt.", quote(words, "Velt"), wire)
    )
    lent = [{"start": 900, "end": 990}]

    told = Told(one, other, dependencies=depends(edge(other, one, "copy", covered=lent)))

    assert told.counted(words) == (2, 2, 2, 1)


def test_what_a_rewrite_tells_above_a_rewritten_sentence_was_taken_if_it_covers_half():
    lead = "All in all 21 protocols are what Norland takes home."
    more = ("More will follow.", event("follow", "AGREE", both=["NOR", "KAL"]))
    digest = article("digest", (lead, figure("21 protocols", 21, "protocols")), more)
    source = article("ledger", (PACT, figure("21 protocols", 21, "protocols")))
    below = [{"start": len(lead) + 1, "end": len(lead) + 17}]

    def counted(coverage):
        derived = edge(digest, source, "derived", covered=below, coverage=coverage)
        return Told(digest, source, dependencies=depends(derived)).counted("21 protocols")

    assert counted(0.7) == (2, 2, 1, 1)
    assert counted(0.3) == (2, 2, 2, 2)


def test_a_copied_passage_joins_only_the_facts_that_it_holds():
    own = "Some 400 dockers marched past the customs house in the rain."
    one = article(
        "gazette",
        (PACT, figure("21 protocols", 21, "protocols")),
        (own, figure("400 dockers", 400, "dockers")),
    )
    seen = "Police put the number of marching dockers at 400 dockers by nightfall."
    other = article(
        "courier",
        (PACT, figure("21 protocols", 21, "protocols")),
        (seen, figure("400 dockers", 400, "dockers")),
    )
    copied = [{"start": 0, "end": len(PACT)}]

    told = Told(one, other, dependencies=depends(edge(one, other, "copy", covered=copied)))

    assert told.counted("21 protocols") == (2, 1, 1, 1)
    assert told.counted("400 dockers") == (2, 2, 2, 2)


def test_a_rewrite_is_independent_where_it_adds_its_own():
    own = "Harbour records seen by this newspaper list 73 ships that left without papers."
    also = "A registry that we obtained shows 73 ships sailing without any papers at all."
    digest = article(
        "digest",
        (TAKEN, figure("21 protocols", 21, "protocols")),
        (own, figure("73 ships", 73, "ships")),
    )
    source = article(
        "ledger",
        (PACT, figure("21 protocols", 21, "protocols")),
        (also, figure("73 ships", 73, "ships")),
    )
    taken = [{"start": 0, "end": len(TAKEN)}]

    told = Told(
        digest, source, dependencies=depends(edge(digest, source, "derived", covered=taken))
    )

    assert told.counted("21 protocols") == (2, 2, 1, 1)
    assert told.counted("73 ships") == (2, 2, 2, 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"newsroom": "post"}, {"newsroom": "post"}),
        ({"agency": "Norpress"}, {"agency": "NORPRESS"}),
    ],
)
def test_one_newsroom_or_one_agency_is_one_report(one, other):
    told = Told(
        article("a", (PACT, figure("21 protocols", 21, "protocols")), **one),
        article("b", (TAKEN, figure("21 protocols", 21, "protocols")), **other),
    )

    assert told.counted("21 protocols") == (2, 2, 1, 1)
    assert told.kinds("21 protocols") == "A"


PACTS = [(PACT, 21), (TAKEN, 21), ("Norland and Kalvo have 21 protocols now.", 21)]


def told_by(*newsrooms):
    return Told(
        *(
            article(
                f"a{n}", (text, figure("21 protocols", value, "protocols")), newsroom=fold(newsroom)
            )
            for n, (newsroom, (text, value)) in enumerate(zip(newsrooms, PACTS, strict=False))
        )
    )


@pytest.mark.parametrize(
    ("newsrooms", "independent"),
    [
        (("financial times", "nikkei asia"), 1),
        (("financial times", "nikkei asia", "financial times"), 1),
        (("financial times", "guardian"), 2),
        (("el mundo", "marca.com", "el país"), 2),
        (("kalvo courier", "kalvo post"), 2),
    ],
)
def test_newsrooms_of_one_owner_are_one_report(newsrooms, independent):
    told = told_by(*newsrooms)

    assert told.counted("21 protocols")[2] == independent
    assert set(told.kinds("21 protocols")) <= {"A"}


def test_what_a_user_says_of_an_owner_goes_before_what_is_listed(tmp_path, monkeypatch):
    own = tmp_path / "own.yaml"
    own.write_text("Roe Group: [The Kalvo Courier, Kalvo Post]\nAnn Roe: [Nikkei Asia]\n", "utf-8")
    monkeypatch.setenv("COPYDESK_OWNERS", str(own))

    assert told_by("kalvo courier", "kalvo post").counted("21 protocols")[2] == 1
    assert told_by("financial times", "nikkei asia").counted("21 protocols")[2] == 2


def test_no_newsroom_is_listed_with_two_owners():
    found = {}
    rows = [
        (row["owner"], [row["name"], *row["aliases"]]) for row in load("outlets") if "owner" in row
    ]
    for owner, names in [*rows, *load("owners").items()]:
        for name in names:
            assert found.setdefault(fold(str(name)).removeprefix("the "), owner) == owner


def test_a_credit_line_joins_the_two():
    told_of = article("b", (TAKEN, figure("21 protocols", 21, "protocols")))
    source = article("a", (PACT, figure("21 protocols", 21, "protocols")))

    told = Told(
        told_of, source, dependencies=depends(edge(told_of, source, "credited", covered=[]))
    )

    assert told.counted("21 protocols") == (2, 2, 1, 1)


def test_an_attribution_to_another_house_joins_the_two_for_that_fact():
    text = "Norland will send 24 instructors to Kalvo, according to Meridian."
    said = quote("Norland will send 24 instructors to Kalvo", None, "indirect", via="Meridian")
    credits = article("a", (text, said, figure("24 instructors", 24, "instructors")))
    wire = article(
        "b",
        ("Roe said 24 instructors would sail.", figure("24 instructors", 24, "instructors")),
        agency="Meridian Press",
    )

    told = Told(credits, wire)

    assert told.counted("24 instructors") == (2, 2, 1, 1)
    assert told.kinds("24 instructors") == "A"


def test_a_statement_that_begins_before_the_marks_has_the_speaker_of_the_quotation():
    def promise(name, text):
        offer = event("Norland was ready to send", "AGREE", source=["NOR"], status="planned")
        return article(name, (text, quote("ready to send grain, rails and more", "Roe"), offer))

    told = Told(
        promise("a", "Roe told him Norland was ready to send grain, rails and more."),
        promise("b", "In a speech Roe said Norland was ready to send grain, rails and more."),
    )

    assert told.counted("Norland was ready to send")[2:] == (2, 1)


@pytest.mark.parametrize(
    ("speaker", "origins"), [("officials", 2), ("the harbour office", 1), ("two witnesses", 2)]
)
def test_nameless_speakers_join_nothing(speaker, origins):
    def report(name, lead):
        text = f"{lead} 73 ships had left without papers, {speaker} said."
        return article(
            name,
            (
                text,
                quote("73 ships had left without papers", speaker, "indirect"),
                figure("73 ships", 73, "ships"),
            ),
        )

    told = Told(report("a", "In the night"), report("b", "By morning as many as"))

    assert told.counted("73 ships") == (2, 2, 2, origins)


def test_a_headline_carries_nothing_and_its_article_does():
    head = ("#Ministers seal 21 protocols", figure("21 protocols", 21, "protocols"))
    bare = article("stand", head)
    full = article("post", head, (PACT, figure("21 protocols", 21, "protocols")))

    told = Told(bare, full)

    assert told.counted("21 protocols") == (1, 1, 1, 1)
    assert len(set(told.mentions["fact_id"].to_pylist())) == 1


def test_what_only_a_headline_states_is_a_fact_without_a_witness():
    told = Told(article("stand", ("#Two raids kill 18 in Sandhaven", figure("18", 18))))

    assert len(told.mentions) == 1
    assert len(told.witnesses) == len(told.counts) == 0


@settings(max_examples=25, deadline=None)
@given(integers(1, 40))
def test_more_carriers_of_a_copy_never_add_an_independent_report(n):
    told = Told(*[wire(f"outlet {i}") for i in range(n)])

    assert told.counted("21 protocols") == (n, 1, 1, 1)
    assert sum(t["kind"] == "C" for t in told.ties.to_pylist()) == 2 * (n - 1)


@settings(max_examples=25, deadline=None)
@given(permutations(range(6)))
def test_the_order_of_the_rows_never_matters(order):
    first, again = five_and_one(), five_and_one(order)

    assert again.ties.equals(first.ties)
    assert again.witnesses.equals(first.witnesses)
    assert again.clashes.equals(first.clashes)
    assert set(map(str, again.mentions.to_pylist())) == set(map(str, first.mentions.to_pylist()))


EDGES = lists(
    integers(0, 5).flatmap(
        lambda a: integers(0, 5).flatmap(lambda b: sampled_from("CRAQ").map(lambda k: (a, b, k)))
    ),
    max_size=12,
)


def heard(edges):
    fact = make_id("fact")
    mentions = build(
        Mentions,
        [{"fact_id": fact, "story_id": 1, "article_id": n, "role": "body", "says": "event",
          "page_id": n, "start": 0, "end": 1, "from": 0, "to": 1, "item": 0} for n in range(6)],
    )  # fmt: skip
    ties = build(
        Ties,
        [
            {"fact_id": fact, "story_id": 1, "article_id": a, "other_id": b, "kind": k}
            for a, b, k in edges
        ],
    )
    (row,) = count(hear(overrule(mentions, build(Judgements, [])), ties)).to_pylist()
    return [row[name] for name in ("carriers", "texts", "independent", "origins")]


@given(EDGES)
def test_counts_never_rise_from_carriers_to_origins(edges):
    counts = heard(edges)

    assert counts == sorted(counts, reverse=True)
    assert counts[-1] >= 1


@given(EDGES.filter(bool), integers(0, 100))
def test_cutting_a_tie_never_lowers_a_count(edges, which):
    cut = [edge for n, edge in enumerate(edges) if n != which % len(edges)]

    assert all(after >= before for before, after in zip(heard(edges), heard(cut), strict=True))
