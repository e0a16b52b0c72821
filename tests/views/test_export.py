import json

import pytest

from copydesk.errors import NotFound
from copydesk.views.export import TABLES, line, rows, write, write_all
from tests.views.build import desk, hexed, look

KEYS = {
    "pages": "page page_id url site fetched media_type characters status reason",
    "segments": "page start end role article",
    "articles": "article page kind headline outlet agency byline dateline published published_text "
    "language start end body text precision published_day zone modified declared_language section "
    "canonical link paywall also_read",
    "passages": "a as ae b bs be a_article b_article edits similarity",
    "dependencies": "article on kind coverage evidence",
    "lineage": "story article from kind shown score evidence",
    "edits": "sentence article page newsroom start end kind before after",
    "sentences": "sentence article page start end text edits",
    "stories": "id page story storyline title",
    "facts": "fact kind story text mentions carriers texts independent origins witnesses",
    "clashes": "clash story slot verdict inside sides",
    "judgements": "id time kind article note who",
}


@pytest.mark.parametrize("name", TABLES)
def test_a_row_has_every_key_that_was_promised(name):
    found = list(rows(look(), name))

    assert found
    assert all(set(KEYS[name].split()) <= row.keys() for row in found)


@pytest.mark.parametrize("name", TABLES)
def test_rows_do_not_depend_on_the_order_in_the_tables(name):
    turned = {key: table.take(list(range(len(table)))[::-1]) for key, table in desk().items()}

    assert list(rows(look(**turned), name)) == list(rows(look(), name))


def facts():
    return {row["fact"]: row for row in rows(look(), "facts")}


def test_an_event_has_its_root_its_actors_and_its_days():
    event = facts()[hexed("fact", "signed")]

    assert (event["kind"], event["root"], event["status"]) == ("event", "AGREE", "happened")
    assert [actor["iso3"] for actor in event["actors"]] == ["CHL", "FJI"]
    assert event["date"] == {"from": "2031-05-05", "to": "2031-05-05", "text": "Monday"}
    assert event["place"] == "Suva"


def test_a_quotation_has_its_speaker_and_a_figure_its_value():
    known = facts()

    assert known[hexed("fact", "storm")]["speaker"] == "Rosa Vidal"
    assert known[hexed("fact", "storm")]["addressee"] is None
    assert known[hexed("fact", "seven")]["value"] == 7.0
    assert known[hexed("fact", "seven")]["text"] == "7 accords"


def test_witnesses_are_the_origins_with_the_articles_through_which_they_speak():
    (speaker,) = facts()[hexed("fact", "storm")]["witnesses"]

    pages = ("ledger.txt", "post.txt", "farol.txt")
    assert speaker["kind"] == "speaker"
    assert speaker["articles"] == sorted(hexed("article", page) for page in pages)


def test_all_tables_are_written_as_json_lines(tmp_path):
    numbers = write_all(look(), tmp_path / "new")

    for name, number in numbers.items():
        lines = (tmp_path / "new" / f"{name}.jsonl").read_text("utf-8").splitlines()
        assert [json.loads(text) for text in lines] == list(rows(look(), name))
        assert len(lines) == number


def test_a_file_that_could_not_be_finished_is_not_there(tmp_path):
    def broken():
        yield {"page": 1}
        raise ValueError

    with pytest.raises(ValueError, match="^$"):
        write(broken(), tmp_path / "facts.jsonl")

    assert not (tmp_path / "facts.jsonl").exists()


def test_half_of_a_character_pair_is_still_json():
    assert json.loads(line({"text": "a\udc80“"})) == {"text": "a\udc80“"}


def test_an_unknown_table_is_refused_with_those_there_are():
    with pytest.raises(NotFound, match="no table secrets.*clashes"):
        rows(look(), "secrets")
