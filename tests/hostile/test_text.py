"""Lines that patterns and comparisons could take the square of: long, and without end."""

import pytest

from copydesk.articles import datelines, linked, prose
from copydesk.pages import kinds, opml
from tests.hostile.bounds import read

# Under load a second of processor time takes several; what is limited is the former.
pytestmark = pytest.mark.timeout(900)
AGAIN = {
    "blanks": " ", "tabs": "\t", "hard blanks": "\u00a0", "line ends": "\n", "separators": "\u2028",
    "letters": "a", "digits": "1", "points": ".", "initials": "a.", "hyphens": "a-",
    "dashes": "— ", "bars": "| ", "commas": "1,", "brackets": "(", "closed brackets": ") ",
    "quotes": '"a ', "turned quotes": "“", "corner quotes": "「a」", "apostrophes": "a's ",
    "prices": "$1 ", "numbers": "one ", "tens": "twenty-", "days": "March 3, 2031 ",
    "clocks": "10:30 ", "bylines": "By Ann, ", "names": "Ann Lee ", "and": "and ",
    "sources": "he said that ", "told": "told Ann ", "agencies": "(Reuters) ", "links": "a@b.c/ ",
    "zero width": "\u200b\u200d", "to the left": "\u202e\u2066", "accents": "e\u0301",
    "only accents": "\u0301", "ideographs": "日本。", "templates": "{{a.b}} ", "entities": "&lt;",
}  # fmt: skip
"""What stands in a line again and again, by what it is."""


def line(part, size):
    return part * (size // len(part))


def test_lines_of_one_thing_are_read_in_bounded_time_and_memory(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, part in AGAIN.items():
        whole = f"The ferry waited. {line(part, 100_000)}!"
        parts = [f"The minister said {n} {line(part, 1000)}." for n in range(20)]
        (folder / f"{name}.txt").write_text(whole, "utf-8")
        (folder / f"{name} in parts.txt").write_text("\n\n".join(parts), "utf-8")

    pages = read(folder, seconds=120)

    assert len(pages) == 2 * len(AGAIN)
    assert {page["status"] for page in pages.values()} == {"ok"}


def test_a_hundred_thousand_names_that_share_a_word_are_one_page(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    lines = [f"“We wait {n},” said Ann Lee{n}, minister of fog." for n in range(10_000)]
    posts = [f"3 March 2031\nAnn Lee{n}\nShip {n}" for n in range(10_000)]
    (folder / "names.txt").write_text("\n".join(lines), "utf-8")
    (folder / "posts.txt").write_text("\n".join([*posts, lines[0] * 20]), "utf-8")

    pages = read(folder, seconds=150)  # ten thousand readings of some milliseconds

    assert {page["status"] for page in pages.values()} == {"ok"}


def test_two_pages_of_ten_thousand_sentences_that_are_alike_are_held_against_each_other(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, word in (("one", "We"), ("two", "They")):
        lines = [f"“{word} wait {n},” said Ann Lee{n}, minister of fog." for n in range(10_000)]
        (folder / f"{name}.txt").write_text("\n".join(lines), "utf-8")

    pages = read(folder, seconds=270, megabytes=2000)

    assert {page["status"] for page in pages.values()} == {"ok"}


@pytest.mark.timeout(20)
def test_no_line_makes_a_pattern_try_every_way_to_cut_it():
    comments = "<!-- -->" * 1900
    places = ", ".join(["A-" * 2000] * 3)
    lists = "[" + ",".join(["[" + "[]," * 399 + "[]]"] * 400) + "]"

    assert not kinds.is_html(f"{comments}x".encode())
    assert not opml.is_list(f"{comments}x".encode())
    assert kinds.is_html(f"{comments}<html>".encode())
    assert datelines.head(f"{places} x") is None
    assert datelines.head("A" + " " * 1_000_000) is None
    assert prose.grade("a." * 2000) == prose.PROSE
    assert [linked.entries(lists) for _ in range(4)] == [[]] * 4
