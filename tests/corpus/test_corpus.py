"""The corpus of invented events: marks as spans, its check, and the agreement of two passes."""

import datetime

import pytest
from models.corpus import BadMark, load
from models.corpus.__main__ import main
from models.corpus.agree import agreement, kappa
from models.corpus.check import counts, faults, table
from models.corpus.marks import event, find

from tests.corpus.example import SENTENCE, TEXT, item, write


def test_the_shipped_corpus_passes_its_check():
    assert faults() == []


def test_a_part_is_read_with_every_mark_as_a_span_of_its_sentence(tmp_path):
    (read,) = load("dev", write(tmp_path, "dev", item()))

    first, second = read.sentences[0].events
    assert read.part == "dev"
    assert read.headline.events[0].target[0].iso3 == "CHL"
    assert TEXT[first.trigger.start : first.trigger.end] == "expelled"
    assert (first.first, first.last) == (datetime.date(2027, 3, 1), datetime.date(2027, 3, 1))
    assert TEXT[second.source[0].text.start :].startswith("it would answer")
    assert read.sentences[0].figures[0].value == 2
    assert [one.text for one in read.told[1:]] == [TEXT, "Snow fell in the hills above Oslo."]


def test_words_are_found_between_word_boundaries_only():
    assert find("it", "Britain said it knew.").start == 13
    with pytest.raises(BadMark, match="stands 0 times"):
        find("rain", "Britain said it knew.")


def test_a_number_behind_words_says_which_of_them_is_meant():
    assert find("said#2", "He said she said so.").start == 12
    with pytest.raises(BadMark, match="stands 2 times"):
        find("said#3", "He said she said so.")


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("root", "SCOLD", "root 'SCOLD'"),
        ("status", "done", "status 'done'"),
        ("also", ["SCOLD"], "root 'SCOLD'"),
        ("source", [{"text": "Norway", "iso3": "NRW"}], "state 'NRW'"),
        ("target", [{"text": "Peru"}], "'Peru' stands 0 times"),
        ("place", "Lima", "'Lima' stands 0 times"),
        ("date", {"text": "on Monday", "from": "2027-03-02", "to": "2027-03-02"}, "no Monday"),
        ("date", {"text": "on Monday", "from": "1 March", "to": "1 March"}, "no ISO date"),
        ("date", {"text": "on Monday", "from": "2027-03-01"}, "no interval"),
        ("tone", "harsh", "no key tone"),
    ],
)
def test_an_event_that_does_not_keep_to_the_guide_is_refused(key, value, says):
    wrong = {**SENTENCE["events"][0], key: value}

    with pytest.raises(BadMark, match=says):
        event(wrong, TEXT)


def test_an_event_of_nobody_is_refused():
    with pytest.raises(BadMark, match="at least one actor"):
        event({"trigger": "expelled", "root": "SANCTION", "status": "happened"}, TEXT)


def test_the_check_tells_every_fault_and_where_it_stands(tmp_path):
    bad = item()
    bad["sentences"][0]["quotes"][0]["kind"] = "loud"
    bad["sentences"][0]["figures"][0]["value"] = "two"
    bad["sentences"][1]["event"] = []

    found = faults(write(tmp_path, "train", bad))

    assert len(found) == 3
    assert all(one.startswith("train/x.jsonl:1: ") for one in found)


def test_no_item_and_no_sentence_stands_in_two_parts(tmp_path):
    write(tmp_path, "train", item())

    found = faults(write(tmp_path, "test", item()))

    assert len(found) == 3
    assert all("stands in train/x.jsonl:1 too" in one for one in found)


def test_a_second_pass_reads_the_sentences_of_the_first(tmp_path):
    other = item()
    other["sentences"][1]["text"] = "Snow fell."
    write(tmp_path, "dev", item())

    found = faults(write(tmp_path, "second", other))

    assert found == ["second/x.jsonl:1: the sentences of x001 are not those of the first pass"]


def test_the_table_counts_the_marks_of_each_part(tmp_path):
    counted = counts(write(tmp_path, "train", item()))

    assert counted["train"]["events"] == 3
    assert counted["train"]["SANCTION"] == 2
    assert counted["train"]["sentences without events"] == 1
    assert counted["test"]["events"] == 0
    assert "THREATEN                         1       0       0       1" in table(counted)


def test_two_passes_that_mark_the_same_agree_wholly(tmp_path):
    write(tmp_path, "test", item())

    found = agreement(write(tmp_path, "second", item()))

    assert found.triggers.f1 == found.sources.f1 == found.targets.f1 == found.quotes.f1 == 1
    assert kappa(found.roots) == kappa(found.statuses) == 1


def test_what_the_passes_mark_differently_lowers_its_own_figure_alone(tmp_path):
    other = item()
    threat = other["sentences"][0]["events"][1]
    threat["root"] = "REJECT"
    other["sentences"][0]["events"][0] |= {"trigger": "on Monday expelled", "target": []}
    other["sentences"][1]["events"] = [
        {"trigger": "fell", "root": "ASSAULT", "status": "happened", "source": [{"text": "Oslo"}]}
    ]
    write(tmp_path, "test", item())

    found = agreement(write(tmp_path, "second", other))

    assert found.triggers.f1 == pytest.approx(6 / 7)
    assert found.roots.count(("THREATEN", "REJECT")) == 1
    assert found.allowed == 3
    assert found.sources.f1 == 1
    assert found.targets.f1 == pytest.approx(2 / 3)
    assert found.quotes.f1 == 1
    assert "kappa" in found.table()


def test_kappa_takes_off_what_chance_would_give():
    assert kappa([("a", "a"), ("b", "b"), ("a", "b"), ("b", "a")]) == 0
    assert kappa([("a", "a"), ("b", "b")]) == 1


def test_an_unknown_command_tells_the_usage(capsys):
    assert main(["count"]) == 2
    assert "usage" in capsys.readouterr().err
