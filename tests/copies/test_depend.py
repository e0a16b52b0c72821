from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from copydesk import copies
from tests.copies.walk import article, depend, edges, number, sentence_ids, told, walk

TOLD = yaml.safe_load((Path(__file__).parent / "events.yaml").read_text("utf-8"))
WIRE, OTHER = TOLD["events"][0]["wire"], TOLD["events"][1]["wire"]


def kinds(*rows):
    return {kind for _, kind, _ in edges(*rows)}


@pytest.mark.parametrize("event", TOLD["events"], ids=lambda event: event["name"])
def test_a_rewrite_is_derived_and_the_report_of_somebody_who_was_there_is_not(event):
    names = ("wire", "rewrite", "independent")

    found = edges(*(article(name, event[name]) for name in names))

    assert {frozenset((a, b)) for a, kind, b in found if kind == "derived"} == {
        frozenset(("wire", "rewrite"))
    }
    assert not any("independent" in edge for edge in found)


@pytest.mark.parametrize("event", TOLD["free"], ids=lambda event: event["of"])
def test_a_free_rewrite_is_derived_from_the_wire(event):
    wire = next(e["wire"] for e in TOLD["events"] if e["name"] == event["of"])

    assert kinds(article("wire", wire), article("free", event["rewrite"])) == {"derived"}


@pytest.mark.parametrize("pair", TOLD["short"])
def test_reports_of_one_event_by_two_reporters_are_independent(pair):
    assert edges(article("one", pair["one"]), article("two", pair["two"])) == set()


def test_the_later_article_is_the_one_that_rewrote():
    event = TOLD["events"][1]
    day = [datetime(2025, 3, n, tzinfo=UTC) for n in (1, 2)]

    for wire, rewrite in (day, reversed(day)):
        (found,) = edges(
            article("wire", event["wire"], published=wire),
            article("rewrite", event["rewrite"], published=rewrite),
        )

        assert found[0] == ("rewrite" if wire < rewrite else "wire")


def test_what_a_rewrite_took_is_shown_on_both_pages():
    event = TOLD["events"][6]
    rows = article("wire", event["wire"]), article("rewrite", event["rewrite"])

    (found,) = depend(*rows)

    pages = {item["page_id"] for item in found["evidence"]}
    assert pages == {number("wire"), number("rewrite")}
    assert "altered quotation" in {item["what"] for item in found["evidence"]}
    covered = [event["rewrite"][s["start"] : s["end"]] for s in found["covered"]]
    assert any("17 times" in text for text in covered)


def test_a_quarter_of_a_body_makes_a_copy_and_less_does_not():
    first, rest = WIRE.split("\n")[1], "\n".join(WIRE.split("\n")[2:])

    assert kinds(article("wire", WIRE), article("part", first + "\n" + OTHER[:300])) == {"copy"}
    assert (
        kinds(article("wire", first + "\n" + rest), article("far", first + "\n" + OTHER)) == set()
    )


def test_a_teaser_of_one_sentence_is_a_copy_of_its_article():
    lead = WIRE.split("\n")[0]

    ((teaser, kind, wire),) = edges(article("wire", WIRE), article("teaser", lead, kind="teaser"))

    assert (teaser, kind, wire) == ("teaser", "copy", "wire")


def test_a_shared_quotation_is_no_copy():
    quote = (
        "“We have never seen the river behave like this, and we were not ready for it,” she said."
    )

    assert edges(article("one", quote), article("two", "The mayor spoke. " + quote)) == set()


def test_a_bare_headline_hangs_on_the_article_of_its_own_newsroom_only():
    title = {"headline": "River floods three villages", "headline_start": 0, "headline_end": 27}
    full = article("full", WIRE, **title)
    own = article("own", "", **{**title, "kind": "teaser", "newsroom": "full"})
    foreign = article("foreign", "", **{**title, "kind": "teaser"})

    (found,) = depend(full, own, foreign)

    assert (found["article_id"], found["on_id"]) == (number("own"), number("full"))
    assert found["kind"] == "copy"


CREDITS = [
    "The harbour is closed, the Baltic Courier reported on Friday.",
    "The harbour is closed, according to the Baltic Courier.",
    "“It is closed,” the mayor told the Baltic Courier.",
    "Citing two sailors, the daily Baltic Courier says the harbour is closed.",
    "The harbour is closed, as first reported by The Baltic Courier on Friday.",
]
NO_CREDITS = [
    "The harbour is closed, and the Baltic Courier building is dark.",
    "The mayor bought the Baltic Courier in 1999.",
    "According to the mayor, the harbour is shut, and so, for that matter, is the Baltic Courier.",
]


@pytest.mark.parametrize("text", CREDITS)
def test_an_article_that_names_its_source_credits_it(text):
    source = article("source", WIRE, outlet="Baltic Courier")

    assert edges(source, article("other", text)) == {("other", "credited", "source")}


@pytest.mark.parametrize("text", NO_CREDITS)
def test_a_name_alone_is_no_credit(text):
    source = article("source", WIRE, outlet="Baltic Courier")

    assert edges(source, article("other", text)) == set()


def test_an_agency_is_credited_by_any_of_its_names():
    wire = article("wire", WIRE, agency="Associated Press")

    found = edges(wire, article("other", "The lake is rising, the AP reported."))

    assert found == {("other", "credited", "wire")}


def test_an_article_does_not_credit_its_own_outlet():
    rows = [
        article(n, text, outlet="Baltic Courier")
        for n, text in (("one", "He told the Baltic Courier that it was over."), ("two", WIRE))
    ]

    assert edges(*rows) == set()


def test_a_large_family_hangs_together_without_all_its_pairs():
    rows = [article(f"copy {n}", WIRE) for n in range(90)]

    found = edges(*rows)

    assert len(found) < 90 * 89 / 2
    reached, todo = set(), ["copy 0"]
    while todo:
        name = todo.pop()
        if name not in reached:
            reached.add(name)
            todo += [b if a == name else a for a, _, b in found if name in (a, b)]
    assert len(reached) == 90


def test_reports_of_different_events_do_not_depend_on_each_other():
    rows = [article(event["name"], event["wire"]) for event in TOLD["events"]]

    assert edges(*rows) == set()


def test_small_words_of_a_language_without_lists_make_no_rewrite():
    one = (
        "La ministre de la culture est venue avec son mari dans la petite ville de Brumes. "
        "Elle a dit que le musée serait plus grand que celui de la capitale. "
        "Les gens de la ville ont fait une fête pour elle dans la rue. "
        "Il y a eu de la danse et du vin pour tous ceux qui sont venus. "
        "Le maire est très content de ce que la ville a reçu cette fois."
    )
    two = (
        "Avec la pluie qui est tombée sur la ville de Brumes, la fête de la rue a été plus courte. "
        "Pour le maire, le musée de la ville est une chance que les autres n'ont pas eue. "
        "La ministre est venue dans une petite voiture avec son chien. "
        "Elle a bu du vin que ceux de la rue ont fait pour elle. "
        "Il y a des gens qui sont contre, dit-on, dans la capitale."
    )

    rows = (article("one", one, language="fr"), article("two", two, language="fr"))

    assert edges(*rows) == set()


@pytest.mark.parametrize("event", TOLD["brief"], ids=lambda event: event["of"])
def test_a_rewrite_of_a_short_wire_that_keeps_its_quotations_is_derived_and_no_copy(event):
    assert kinds(article("wire", event["wire"]), article("digest", event["rewrite"])) == {"derived"}


@pytest.mark.parametrize("event", TOLD["events"], ids=lambda event: event["name"])
def test_of_a_text_that_several_print_and_one_that_stands_alone_the_lone_one_took(event):
    carriers = [article(f"carrier {n}", event["wire"]) for n in range(3)]

    found = edges(*carriers, article("rewrite", event["rewrite"]))

    assert {on for _, kind, on in found if kind == "derived"} == {f"carrier {n}" for n in range(3)}
    assert {taker for taker, kind, _ in found if kind == "derived"} == {"rewrite"}


BACKGROUND = (
    " The quarrel over the Selm marshes began in 2014, when Norland closed the dyke road to "
    "lorries from Averia. Some 3,100 families have left the marsh villages since then, by the "
    "count of the marsh council, and few came back. A truce that was brokered by the bishops "
    "of both countries held for eleven weeks."
)


@pytest.mark.parametrize("event", TOLD["events"], ids=lambda event: event["name"])
def test_a_background_paragraph_in_two_reports_makes_no_copies_of_them(event):
    wire, other = event["wire"] + BACKGROUND, event["independent"] + BACKGROUND

    tables = walk(article("wire", wire), article("other", other))

    assert sentence_ids(tables, "wire")[-3:] == sentence_ids(tables, "other")[-3:]
    assert "copy" not in copies.depend(told(tables))["kind"].to_pylist()


def test_a_background_paragraph_of_a_house_makes_no_copies_of_thirty_articles():
    texts = [text for event in TOLD["events"] for text in (event["wire"], event["independent"])]
    texts += [pair[side] for pair in TOLD["short"] for side in ("one", "two")]
    texts += [event["rewrite"] for event in (*TOLD["free"], *TOLD["unseen"])]

    def copied(more):
        house = {"newsroom": "Selm Courier", "outlet": "Selm Courier"}
        days = (datetime(2025, 3, 1 + n % 30, tzinfo=UTC) for n in range(len(texts)))
        rows = [
            article(f"{n}", text + more, published=day, **house)
            for n, (text, day) in enumerate(zip(texts, days, strict=True))
        ]
        found = (row for row in depend(*rows) if row["kind"] == "copy")
        return {(row["article_id"], row["on_id"]) for row in found}

    assert len(texts) >= 30
    assert copied(BACKGROUND) == copied("")


def test_a_desk_that_puts_its_own_lead_before_a_copied_report_copied_it():
    own = "Ships lay idle in the roads off Sundholm while the harbour master counted his pilots. "

    assert kinds(article("wire", WIRE), article("taker", own + WIRE)) == {"copy"}
