"""The trained reader: the same sentence is always read alike, and nothing stops it."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.facts.reader import LONGEST, PIECES, load, parsed
from copydesk.facts.udwords import cut

TOLD = [
    "Fiji's foreign minister, Mara Tovu, said on Monday that Tonga hadn't signed the accord.",
    "Tonga expelled two Fijian diplomats, who left Nuku'alofa before dawn.",
    "Samoa",
    "TALKS BETWEEN FIJI AND TONGA BROKE DOWN AFTER AN HOUR, OFFICIALS SAY",
    "“We won’t pay,” she told reporters in Suva; the $28.4m pro-Samoan bill wasn't ours.",
    "Nobody was hurt when the US-led convoy, which had been shelled near Apia, turned back.",
]


@pytest.fixture(scope="module")
def reader():
    found = load()
    assert found, "the file of the reader belongs to the package"
    return found


def test_a_sentence_is_read_alike_whatever_was_read_before(reader):
    alone = [reader.read(text) for text in TOLD]

    for seed in range(20):
        order = random.Random(seed).choices(range(len(TOLD)), k=12)
        assert [reader.read(TOLD[n]) for n in order] == [alone[n] for n in order]


def test_a_sentence_has_its_verbs_and_who_does_what(reader):
    parse = reader.read("Tonga expelled two Fijian diplomats on Friday.")

    expelled = parse.relations.index("root")
    assert parse.tags[expelled] == "VBD"
    assert parse.forms[expelled] == "Ind Past Fin"
    below = {parse.relations[n]: n for n in parse.children[expelled]}
    assert below["nsubj"] == 0
    assert below["obj"] == 4


def test_a_passive_has_its_forms(reader):
    parse = reader.read("The bridge was bombed by rebels.")

    assert parse.forms[3] == "Past Part Pass"
    assert parse.relations[1] == "nsubj:pass"


def test_names_are_found_with_their_kind(reader):
    text = "Anna Schmidt flew from London to Paris."
    parse = reader.read(text)

    found = {(text[slice(*parse.span(e[:2]))], e.kind) for e in parse.entities}
    assert found == {("Anna Schmidt", "PER"), ("London", "LOC"), ("Paris", "LOC")}


def test_words_are_cut_as_in_the_treebanks():
    text = "The US-led bloc can't pay $28.4m, the pro-Samoan U.S. envoy's aide said."

    words = [text[start:end] for start, end in cut(text)]

    assert words[:8] == ["The", "US", "-", "led", "bloc", "ca", "n't", "pay"]
    assert words[8:16] == ["$", "28.4", "m", ",", "the", "pro-Samoan", "U.S.", "envoy"]
    assert words[16:] == ["'s", "aide", "said", "."]


HOSTILE = [
    "",
    " \n\t\u200b\ufeff",
    "x" * 2_000,
    "a " * 1_000,
    "\x00\x01\ud800",
    "🙂" * 500,
    "'" * 2_000,
    "1" * 2_000,
    "n't's're" * 250,
    "é\u0301\u0302" * 600,
    "漢字" * 1_000,
    "مرحبا " * 300,
    "-".join("anti" * 400),
    "http://" + "a/" * 900,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_strange_characters_are_read_without_an_error(reader, text):
    check(reader.read(text), text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_as_one_tree(text):
    reader = load()
    assert reader

    check(reader.read(text), text)


def check(parse, text):
    many = len(parse.starts)
    assert many <= PIECES
    assert {len(each) for each in (parse.ends, parse.tags, parse.heads, parse.relations)} == {many}
    assert all(0 <= a < b <= len(text) for a, b in zip(parse.starts, parse.ends, strict=True))
    assert parse.heads.count(-1) == min(1, many)
    assert not many or parse.relations[parse.heads.index(-1)] == "root"
    for entity in parse.entities:
        assert 0 <= entity.start < entity.end <= many


def test_what_is_longer_than_any_sentence_is_left_to_the_rules():
    sentence = "Tonga expelled two diplomats. "

    assert parsed(sentence * 5) is not None
    assert parsed(sentence * (LONGEST // len(sentence) + 1)) is None
