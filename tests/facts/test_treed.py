"""Who acts by the tree of a sentence, written down as the trained reader gives it."""

from dataclasses import replace

from copydesk.facts import events, names
from copydesk.facts.parse import Parse, Trigger
from copydesk.facts.udwords import cut


def parse(sentence: str, tree: str) -> Parse:
    """Return a tree that is written as `tag head relation` of each word, heads from 1."""
    spans = list(cut(sentence))
    rows = [row.split() for row in tree.split("|")]
    assert len(rows) == len(spans)
    return Parse(
        starts=tuple(start for start, _ in spans),
        ends=tuple(end for _, end in spans),
        tags=tuple(row[0] for row in rows),
        forms=("",) * len(spans),
        heads=tuple(int(row[1]) - 1 for row in rows),
        relations=tuple(row[2] for row in rows),
    )


SENTENCE = "Fiji has, since the storm that flattened its capital, repeatedly condemned Tonga."
TREE = (
    "NNP 13 nsubj|VBZ 13 aux|, 2 punct|IN 6 case|DT 6 det|NN 13 obl|WDT 8 nsubj|"
    "VBD 6 acl:relcl|PRP$ 10 nmod:poss|NN 8 obj|, 6 punct|RB 13 advmod|VBD 0 root|"
    "NNP 13 obj|. 13 punct"
)


def sides(sentence: str, tree: str | None) -> list[tuple[str, dict[str, str]]]:
    given = parse(sentence, tree) if tree else None
    found = events.find(sentence, names.find(sentence), given)
    return [
        (event.slots["root"], {actor["name"]: actor["role"] for actor in event.slots["actors"]})
        for event in found
    ]


def test_a_subject_behind_a_long_aside_is_found_by_the_tree():
    alone, both = sides(SENTENCE, None), sides(SENTENCE, TREE)

    assert alone == [("ACCUSE", {"Tonga": "target"})]
    assert both == [("ACCUSE", {"Fiji": "source", "Tonga": "target"})]


def test_who_is_done_by_in_a_passive_is_its_source():
    sentence = "Tonga was condemned by Fiji."
    tree = "NNP 3 nsubj:pass|VBD 3 aux:pass|VBN 0 root|IN 5 case|NNP 3 obl:agent|. 3 punct"

    assert sides(sentence, tree) == [("ACCUSE", {"Fiji": "source", "Tonga": "target"})]


def test_without_a_tree_the_rules_work_alone():
    assert sides("Fiji condemned Tonga.", None) == [
        ("ACCUSE", {"Fiji": "source", "Tonga": "target"})
    ]


def proposed(sentence: str, tree: str, *triggers: Trigger) -> list[dict]:
    given = replace(parse(sentence, tree), triggers=triggers)
    return [event.slots for event in events.find(sentence, names.find(sentence), given)]


WORDLESS = "Fiji showed two Tongan diplomats the door, and its army barred a road."
FLAT = "|".join(["NNP 0 root", *["NN 1 dep"] * 14])


def test_a_deed_that_only_the_reader_sees_counts_where_it_is_sure():
    seen = Trigger(1, 2, "SANCTION", 0.99, "happened", ((0, 1),), ((2, 5),), ())

    (sure,) = [e for e in proposed(WORDLESS, FLAT, seen) if e["root"] == "SANCTION"]
    unsure = proposed(WORDLESS, FLAT, seen._replace(p=0.5))

    assert {(a["iso3"], a["role"]) for a in sure["actors"]} == {
        ("FJI", "source"),
        ("TON", "target"),
    }
    assert "SANCTION" not in [event["root"] for event in unsure]


def test_a_deed_that_only_the_reader_sees_needs_a_state():
    nobody = Trigger(1, 2, "SANCTION", 0.99, "happened", ((7, 8),), ((11, 12),), ())

    assert "SANCTION" not in [event["root"] for event in proposed(WORDLESS, FLAT, nobody)]
