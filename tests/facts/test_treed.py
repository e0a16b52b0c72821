"""Who acts by the tree of a sentence, written down as the trained reader gives it."""

from copydesk.facts import events, names
from copydesk.facts.parse import Parse
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
