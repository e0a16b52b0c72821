import random
import unicodedata

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.engine import search
from copydesk.engine.filing import MIXED
from copydesk.engine.question import fold, marks, read
from copydesk.engine.search import KINDS, NEWEST, Entry, Question, file, find

WORDS = ("ferry", "port", "tide", "Élan", "pilot", "ferrymen", "東京", "京都", "ไทย")


def index(*entries, path=":memory:"):
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA journal_mode = WAL")
    for statement in search.DDL:
        connection.execute(statement)
    add(connection, *entries)
    return connection


def add(connection, *entries, removed=()):
    with connection:
        file(connection, removed, entries)


def said(number, text, **more):
    return Entry(**{"id": number, "kind": "event", "title": "", "text": text} | more)


def ids(connection, words="", **more):
    return [hit.id for hit in find(connection, Question(words, **more)).hits]


def test_every_word_must_stand_in_an_entry():
    desk = index(said(1, "The ferry left the port."), said(2, "The ferry sank."))

    assert ids(desk, "port FERRY") == [1]


def test_a_phrase_is_found_where_its_words_stand_side_by_side():
    desk = index(said(1, "The ferry left."), said(2, "They left the ferry."))

    assert ids(desk, '"the ferry left"') == [1]


def test_a_beginning_a_ban_and_an_alternative_are_understood():
    desk = index(said(1, "ferry"), said(2, "ferrymen"), said(3, "port"), said(4, "tide"))

    assert sorted(ids(desk, "ferr*")) == [1, 2]
    assert ids(desk, "ferr* -ferry") == [2]
    assert sorted(ids(desk, "ferry OR port")) == [1, 3]
    assert sorted(ids(desk, "-ferry -port", kinds=("event",))) == [2, 4]


@pytest.mark.parametrize(
    ("printed", "asked"),
    [
        ("Café de l’Élan", "cafe elan"),
        ("Łódź", "lodz"),
        ("co\u00adoperation", "cooperation"),
        ("الأمين", "الامين"),
        ("Ёлка", "елка"),
        ("the port’s tide", "port's"),
        ("12,000 tonnes", "12,000"),
        ("東京都の港", "京都"),
        ("ท่าเรือไทย", "ไทย"),
        ("हिन्दी में", "हिन्दी"),
    ],
)
def test_words_are_found_in_any_script_and_without_accents(printed, asked):
    desk = index(said(1, printed), said(2, "nothing of the kind"))

    assert ids(desk, asked) == [1]
    assert ids(desk, unicodedata.normalize("NFD", asked)) == [1]


def test_vowel_signs_that_tell_words_apart_are_kept():
    desk = index(said(1, "हिन्दी"), said(2, "हिन्दू"))

    assert ids(desk, "हिन्दू") == [2]


def test_filters_keep_what_they_name():
    desk = index(
        said(1, "tide", kind="article", outlet="The Tidal Post", newsroom="tidal post", day=10),
        said(2, "tide", story_id=7, countries=("NAM", "AGO"), root="AGREE", origins=1, day=20),
        said(3, "tide", kind="quote", origins=3, carriers=("Harbour Sun", "Tidal Post Weekly")),
    )

    assert ids(desk, "tide", kinds=("article",)) == [1]
    assert ids(desk, "tide", outlet="TIDAL POST") == [1]
    assert sorted(ids(desk, "tide", outlet="tidal")) == [1, 3]
    assert ids(desk, "tide", outlet="Sun Tidal") == []
    assert ids(desk, "tide", country="ago") == ids(desk, "tide", story=7) == [2]
    assert ids(desk, "tide", root="AGREE") == ids(desk, "tide", origins=2) == [2]
    assert ids(desk, "tide", first=11) == [2]
    assert ids(desk, "tide", first=10, last=19) == [1]
    assert ids(desk, "tide", last=25) == [2, 1]


def test_values_of_filters_are_no_words_of_a_text():
    desk = index(said(1, "tide", outlet="Gazette", root="AGREE"), said(2, "\ue000oGazette tide"))

    assert ids(desk, "gazette") == []
    assert ids(desk, "\ue000ogazette") == [2]
    assert ids(desk, "tide", outlet="gazette") == [1]


def test_filters_without_words_give_the_newest_and_nothing_asked_gives_nothing():
    desk = index(said(1, "old", day=1), said(2, "new", day=2), said(3, "undated"))

    assert ids(desk, kinds=("event",)) == [2, 1, 3]
    assert ids(desk) == ids(desk, "!?", kinds=("event",)) == ids(desk, outlet="!?") == []


def test_a_headline_weighs_more_than_a_text_and_a_rare_word_more_than_a_common_one():
    desk = index(
        said(1, "tide and port", title="pilots"),
        said(2, "port and pilots", title="tide"),
        *(said(n, "the port") for n in range(3, 30)),
    )

    assert ids(desk, "tide") == [2, 1]
    assert set(ids(desk, "port OR tide", limit=2)) == {1, 2}


def test_a_common_word_is_ranked_among_its_newest():
    days = random.Random(1).sample(range(3 * NEWEST), 2 * NEWEST)
    desk = index(*(said(n, f"port {n}", day=day) for n, day in enumerate(days)))

    answer = find(desk, Question("port", limit=2 * NEWEST))

    newest = sorted(range(len(days)), key=lambda n: -days[n])[:NEWEST]
    assert [hit.id for hit in answer.hits] == newest
    assert (answer.total, answer.cut) == (NEWEST, True)
    assert find(desk, Question("port 77")).total == 1


def test_a_beginning_that_too_many_words_share_is_said_to_be_cut():
    desk = index(*(said(n, f"tide{n:04}") for n in range(search.FORMS + 100)))

    answer = find(desk, Question("tide*"))

    assert (answer.total, answer.cut) == (search.FORMS, True)


def test_pages_of_an_answer_follow_each_other():
    desk = index(*(said(n, "port", day=n) for n in range(25)))

    pages = [ids(desk, "port", limit=10, page=page) for page in range(4)]

    assert [len(page) for page in pages] == [10, 10, 5, 0]
    assert sum(pages, []) == list(range(24, -1, -1))


def test_an_entry_filed_again_takes_the_place_of_the_older():
    desk = index(said(2**64 - 1, "port", day=3), said(2, "tide"))

    add(desk, said(2**64 - 1, "pilot", day=3), removed=[2])

    assert ids(desk, "pilot") == [2**64 - 1]
    assert ids(desk, "port OR tide") == []


def test_entries_of_one_hash_all_find_room():
    numbers = [n * pow(MIXED, -1, 1 << 64) % (1 << 64) for n in range(40)]
    desk = index(*(said(number, "port") for number in numbers))

    assert sorted(ids(desk, "port", limit=99)) == sorted(numbers)


@given(st.text() | st.text('ab"*-OR ()^:+{}\x00\ud800東京“”', max_size=60))
@settings(max_examples=150, deadline=None)
def test_nothing_that_can_be_typed_is_an_error(words):
    desk = index(said(1, "port"))

    find(desk, Question(words, outlet=words, country=words, root=words))

    assert all(start < end for start, end in marks(words, words))


@pytest.mark.parametrize("words", ["a* " * 300, "a OR " * 300, '"' * 999, "-" * 5_000, "東" * 999])
def test_a_question_of_any_length_is_answered(words):
    desk = index(said(1, "port"))

    assert ids(desk, words) == []


texts = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
entries = st.builds(
    Entry,
    id=st.integers(0, 9) | st.integers(2**64 - 3, 2**64 - 1),
    kind=st.sampled_from(KINDS),
    title=texts,
    text=texts,
    story_id=st.none() | st.integers(1, 2),
    outlet=st.sampled_from([None, "Port Sun", "Sun", "Port Élan"]),
    countries=st.sampled_from([(), ("NAM",), ("AGO", "NAM")]),
    day=st.none() | st.integers(-3, 3) | st.sampled_from([-(10**6), 10**6]),
    origins=st.none() | st.integers(1, 3),
)
terms = st.builds(
    "{}{}".format,
    st.sampled_from(["", "", "", "-"]),
    st.sampled_from([*WORDS, "OR", "ferr*", "po*", '"port tide"', '"ferry ferry"', "京", "elan"]),
)
questions = st.builds(
    Question,
    words=st.lists(terms, max_size=4).map(" ".join),
    kinds=st.sampled_from([(), ("article",), ("event", "quote")]),
    outlet=st.sampled_from([None, None, "port", "sun", "port sun"]),
    country=st.sampled_from([None, None, "nam"]),
    first=st.none() | st.integers(-3, 3),
    last=st.none() | st.integers(-3, 3),
    story=st.none() | st.just(1),
    origins=st.none() | st.integers(0, 3),
)
acts = st.lists(
    st.tuples(st.lists(st.integers(0, 9), max_size=2), st.lists(entries, max_size=4)), max_size=4
)


def holds(entry, term):
    size, *_ = len(term.words), term
    for words in (fold(entry.title).split(), fold(entry.text).split()):
        for n in range(len(words) - size + 1):
            *head, last = words[n : n + size]
            fits = last.startswith(term.words[-1]) if term.begins else last == term.words[-1]
            if fits and head == list(term.words[:-1]):
                return True
    return False


def answers(entry, asked, names):
    choices = read(asked.words)
    name = fold(entry.outlet or "")
    named = name == asked.outlet if asked.outlet in names else f" {asked.outlet} " in f" {name} "
    return (
        (
            any(
                all(holds(entry, term) for term in choice.needed)
                and not any(holds(entry, term) for term in choice.banned)
                for choice in choices
            )
            if choices
            else asked != Question() and not asked.words.strip()
        )
        and (not asked.kinds or entry.kind in asked.kinds)
        and (not asked.outlet or named)
        and (not asked.country or asked.country.upper() in entry.countries)
        and (asked.story is None or entry.story_id == asked.story)
        and (asked.origins is None or (entry.origins or 99) <= asked.origins)
        and (asked.first is None or (entry.day is not None and entry.day >= asked.first))
        and (asked.last is None or (entry.day is not None and entry.day <= asked.last))
    )


@given(acts, st.lists(questions, min_size=1, max_size=5))
@settings(max_examples=50, deadline=None)
def test_what_is_found_is_what_a_look_at_every_entry_finds(acts, asked):
    desk, model = index(), {}
    for removed, filed in acts:
        add(desk, *filed, removed=removed)
        for number in removed:
            model.pop(number, None)
        model |= {entry.id: entry for entry in filed}

    names = {fold(entry.outlet or "") for entry in model.values()}
    for question in asked:
        found = find(desk, question)
        wanted = {n for n, entry in model.items() if answers(entry, question, names)}
        assert {hit.id for hit in found.hits} == wanted
        assert (found.total, found.cut) == (len(wanted), False)


@given(
    st.lists(entries, unique_by=lambda entry: entry.id),
    st.lists(entries, max_size=3),
    st.lists(questions, min_size=1, max_size=5),
    st.randoms(use_true_random=False),
)
@settings(max_examples=50, deadline=None)
def test_answers_are_equal_whatever_the_order_and_portions_of_filing(all, passing, asked, dice):
    whole, slow = index(*all), index()
    for entry in passing:
        add(slow, entry)
    add(slow, removed=[entry.id for entry in passing])
    for entry in dice.sample(all, len(all)):
        add(slow, entry)

    assert [find(slow, question) for question in asked] == [find(whole, q) for q in asked]


def test_answers_about_common_words_are_equal_whatever_the_order_of_filing():
    dice = random.Random(4)
    all = [
        said(n * 7919, " ".join(dice.choices(WORDS, k=5)), day=dice.choice([1, 2, None]))
        for n in range(2_500)
    ]
    whole, slow = index(*all), index()
    dice.shuffle(all)
    for n in range(0, len(all), 100):
        add(slow, *all[n : n + 100])

    for words in ("ferry", "ferry port", "tide OR pilot -port", "ferr* elan", '"port tide"'):
        question = Question(words, limit=2_000)
        assert find(slow, question) == find(whole, question), words


def test_a_reader_sees_one_state_while_a_writer_files(tmp_path):
    writer = index(said(1, "port"), path=tmp_path / "desk.db")
    reader = apsw.Connection(str(tmp_path / "desk.db"), flags=apsw.SQLITE_OPEN_READONLY)

    with writer:
        file(writer, [1], [said(2, "port"), said(3, "port")])
        during = ids(reader, "port")
    after = ids(reader, "port")

    assert during == [1]
    assert sorted(after) == [2, 3]


@given(texts, questions)
def test_marks_are_where_a_reader_sees_the_words(text, question):
    spans = marks(question.words, text)

    held = set(fold(" ".join(text[start:end] for start, end in spans)).split())
    needed = {w for choice in read(question.words) for t in choice.needed for w in t.words}
    assert all(any(word.startswith(asked) for asked in needed) for word in held)
    assert all(spans[n][1] < spans[n + 1][0] for n in range(len(spans) - 1))


def test_marks_count_code_points_of_the_text_as_it_stands():
    text = "𝒜 cafe\u0301 by the Port: 東京都, CAFÉ."

    found = [text[start:end] for start, end in marks('café "the port" 京都', text)]

    assert found == ["cafe\u0301", "the Port", "京都", "CAFÉ"]


@given(st.text(max_size=30) | st.text("a é\u0301\u200d東ไ\n\x1c\u2028x-", max_size=30))
@settings(max_examples=200)
def test_every_word_under_which_a_text_is_filed_can_be_marked_in_it(text):
    assert all(marks(word, text) for word in fold(text).split())
