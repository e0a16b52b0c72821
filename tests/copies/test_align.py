import pyarrow.compute as pc
import pytest

from copydesk import copies
from tests.copies.walk import article, number, sentence_ids, walk

WIRE = (
    "The governments of Latvia and Ghana signed a fisheries treaty on Thursday after two years "
    "of talks, both sides said. "
    "Trawlers from the Baltic will be allowed to catch sardines in a zone of 40 square miles. "
    "Environmental groups criticised the lack of independent observers on board. "
    "“We will count every single fish that leaves our waters,” minister Kwame Adjei said."
)


def passages(one, two):
    return walk(article("one", one), article("two", two))["passages"].to_pylist()


def shown(row, texts):
    """Return the characters of both sides of a passage."""
    by_id = {number(name): text for name, text in zip(("one", "two"), texts, strict=True)}
    return (
        by_id[row["article_id"]][row["start"] : row["end"]],
        by_id[row["other_id"]][row["other_start"] : row["other_end"]],
    )


def test_a_text_printed_twice_is_one_passage_from_end_to_end():
    (row,) = passages(WIRE, "RIGA — " + WIRE)

    assert set(shown(row, (WIRE, "RIGA — " + WIRE))) == {WIRE}
    assert row["similarity"] == 1.0
    assert row["edits"] == []
    assert row["article_id"] < row["other_id"]


def test_spelling_quotation_marks_and_dashes_do_not_break_a_passage():
    edited = WIRE.replace("criticised", "criticized").replace("“", '"').replace("”", '"')

    (row,) = passages(WIRE, edited)

    assert row["similarity"] == 1.0


def test_a_passage_runs_over_words_that_were_put_in_or_left_out():
    edited = WIRE.replace("signed", "have signed").replace(" on Thursday", "")

    (row,) = passages(WIRE, edited)

    assert row["words"] > 50
    assert row["edits"] == ["added", "cut"]


def test_a_paragraph_that_moved_is_found_where_it_went():
    *head, tail = WIRE.split("talks, both sides said. ")
    moved = tail + " " + head[0] + "talks, both sides said."

    rows = passages(WIRE, moved)

    assert len(rows) == 2


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # A quotation that both heard.
        (
            "She was in tears. “We will count every single fish that leaves our waters and send "
            "the bill to Riga,” minister Kwame Adjei said.",
            "“We will count every single fish that leaves our waters and send the bill to Riga,” "
            "minister Kwame Adjei said to applause.",
        ),
        # Names and titles.
        (
            "Latvian President Ilze Ozola and Ghanaian Foreign Minister Kwame Adjei met in Accra.",
            "A photo shows Latvian President Ilze Ozola and Ghanaian Foreign Minister Kwame Adjei.",
        ),
        # Phrases of the trade.
        (
            "The price doubled. A spokesman for Baltfisk did not immediately respond to a request "
            "for comment.",
            "Two ships sank. A spokesman for Norrtank did not immediately respond to a request for "
            "comment.",
        ),
        # How everybody starts the report of an accident.
        (
            "At least 12 people were killed and 30 others injured when a ferry ran aground off the "
            "island of Hiiu in thick fog, the coast guard said.",
            "It was the worst night of her life: at least 12 people were killed and 30 others "
            "injured, and the nurse Ana Rand knew four of them by their first names.",
        ),
        # A long name inside sentences that say different things.
        (
            "The United Nations Office for the Coordination of Humanitarian Affairs said in a "
            "statement that wheat was short.",
            "Shells fell again, the United Nations Office for the Coordination of Humanitarian "
            "Affairs said in a statement, and 300 families fled.",
        ),
    ],
)  # fmt: skip
def test_what_two_reporters_share_by_chance_is_no_passage(one, two):
    assert passages(one, two) == []


def test_a_teaser_cut_inside_a_sentence_prints_that_sentence():
    teaser = "Trawlers from the Baltic will be allowed to catch sardines in a zone of..."

    tables = walk(article("wire", WIRE), article("teaser", teaser, kind="teaser"))

    assert sentence_ids(tables, "teaser") == [sentence_ids(tables, "wire")[1]]


def test_a_light_edit_leaves_a_sentence_what_it_was():
    edited = WIRE.replace("signed", "have signed").replace(" on Thursday", "")

    tables = walk(article("wire", WIRE), article("edited", edited))

    assert sentence_ids(tables, "edited") == sentence_ids(tables, "wire")
    assert len(set(sentence_ids(tables, "wire"))) == 4


def test_a_sentence_whose_clauses_changed_places_is_what_it_was():
    plain = "The ferry line closed its oldest terminal because the pier had sunk by nine inches."
    turned = "Because the pier had sunk by nine inches, the ferry line closed its oldest terminal."
    ahead, behind = "Nobody had seen it coming in the harbour. ", " Repairs will take a year."

    tables = walk(article("one", ahead + plain + behind), article("two", ahead + turned + behind))

    assert sentence_ids(tables, "one") == sentence_ids(tables, "two")


def test_clauses_that_changed_places_are_verified_together():
    plain = "Since the tide gate failed, the mill has ground no flour at all."
    turned = "The mill has ground no flour at all since the tide gate failed."

    tables = walk(article("one", "Bread is dear. " + plain), article("two", turned + " Rain fell."))

    assert sentence_ids(tables, "one")[1] == sentence_ids(tables, "two")[0]


@pytest.mark.parametrize("line", ["Monday, 3 March", "A quay is closed", "Divers needed"])
def test_a_line_that_a_page_glues_to_the_next_sentence_is_a_passage_between_copies(line):
    text = QUAY.format(quote="")
    texts = f"{line}\n\n{text}", f"{line} {text}"

    shared = [shown(row, texts)[row["article_id"] != number("two")] for row in passages(*texts)]

    assert any(found.startswith(line) for found in shared)


def test_the_same_words_inside_quotation_marks_do_not_make_two_sentences_one():
    other = WIRE.replace(
        "minister Kwame Adjei said.",
        "a fisherman in torn yellow boots shouted from the harbour wall at nobody.",
    ).replace("“We", "Yes. “We")

    tables = walk(article("wire", WIRE), article("other", other))

    assert sentence_ids(tables, "other")[-1] != sentence_ids(tables, "wire")[-1]


QUAY = (
    "The mayor of Sundholm closed the eastern quay on Monday after divers found cracks in eleven "
    "of its forty piles, the harbour office said. Ferries to the outer islands will leave from the "
    "fish market until the piles have been replaced, which may take most of the winter. "
    "{quote} Nobody was hurt. Cafe owners on the quay fear for the season that pays their rent."
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“We saw it coming for years.”", "“We truly saw it coming for many years.”"),
        ("She was 85.", "She was 85, her son said."),
        ("Few had known of it.", "Only few had known of it."),
    ],
)
def test_between_copies_short_and_quoted_sentences_are_one_when_edited(one, other):
    tables = walk(
        article("one", QUAY.format(quote=one)), article("other", QUAY.format(quote=other))
    )

    assert sentence_ids(tables, "one") == sentence_ids(tables, "other")


def test_the_same_quotation_edited_makes_no_copies_of_two_reports():
    other = (
        "Three dogs barked in the yard where Karin Holm sold tickets until last week. "
        "“We truly saw it coming for many years.” She pointed at the water and went inside."
    )

    tables = walk(
        article("one", QUAY.format(quote="“We saw it coming for years.”")), article("other", other)
    )

    assert not set(sentence_ids(tables, "one")) & set(sentence_ids(tables, "other"))


def test_a_sentence_of_its_own_between_two_copied_ones_is_in_no_passage():
    own = "Rain is expected in Oslo. "
    whole = QUAY.format(quote="")
    head, tail = whole[: whole.index("Ferries")], whole[whole.index("Ferries") :]
    texts = whole, head + own + tail

    shared = [shown(row, texts)[row["article_id"] != number("two")] for row in passages(*texts)]

    assert len(shared) == 2
    assert not any("Oslo" in text for text in shared)


def test_short_lines_that_differ_in_a_word_are_not_one():
    texts = (QUAY.format(quote=line) for line in ("4 juillet 2012.", "5 juillet 2012."))

    tables = walk(*(article(str(n), text) for n, text in enumerate(texts)))

    assert sentence_ids(tables, "0")[2] != sentence_ids(tables, "1")[2]


@pytest.mark.parametrize("text", ["\x00" * 50, "a " * 5000, "“" * 500, "word, " * 800, "。" * 300])
def test_hostile_text_is_walked_without_harm(text):
    tables = walk(article("one", text), article("two", text + " end"))

    assert tables["carriers"].num_rows == tables["printings"].num_rows


def test_a_copy_in_a_script_without_spaces_and_capitals_is_found():
    text = (
        "市长周三宣布，因能源价格上涨，该市将在冬季关闭三座公共游泳池，"
        "家长和体育俱乐部对此表示不满。"
    )

    (row,) = passages(text, "本报讯：" + text)

    assert set(shown(row, (text, "本报讯：" + text))) == {text}


def test_a_pair_has_the_same_passages_whatever_other_pairs_are_aligned_with_it():
    edited = WIRE.replace("signed", "have signed").replace(" on Thursday", "")
    texts = [WIRE, edited, WIRE + " " + edited, edited.replace("two years", "ten"), WIRE[60:400]]
    rows = [article(str(n), f"{text} It is {n}.") for n, text in enumerate(texts)]
    sides = walk(*rows)["sides"]

    alone = [
        copies.align(sides.filter(pc.equal(sides["pair_id"], pair_id))).to_pylist()
        for pair_id in sides["pair_id"].unique()
    ]

    together = copies.align(sides).to_pylist()
    assert len(together) > len(alone) // 2
    assert sorted(map(str, together)) == sorted(str(row) for rows in alone for row in rows)
