import pytest

from copydesk.tables import Articles, build
from copydesk.views.article import page
from copydesk.views.diff import diff
from copydesk.views.front import front
from copydesk.views.proof import print_diff, print_page, print_quote
from copydesk.views.story import story
from copydesk.views.terminal import print_brief, print_front
from copydesk.views.verify import verify
from tests.views.build import article_row, hexed, look

BRIEF = """\
Chile and Fiji sign a pact
2031-05-05 · Suva · {story}
5 articles → 4 texts → 2 independent
note by a user (ann): The Ledger: its clerk has retired

WHAT HAPPENED
  Chile and Fiji sign 9 accords  AGREE · CHL, FJI · Mon 5 May 2031 · Suva
      2 independent, 2 origins, 2 texts, 4 articles
      A  The Ledger  ledger.txt:53-69
      A′ Lens  lens.txt:41-57
      A° monitor.txt  monitor.txt:54-70
      B  El Farol  farol.txt:52-68
  Peru asks for the text  REQUEST · PER
      1 independent, 1 origin, 1 text, 1 article - one article only
      D  monitor.txt  monitor.txt:97-120

WHO SAID IT
  “We share one coast and one storm”  Rosa Vidal
      2 independent, 1 origin, 2 texts, 3 articles - said by one speaker
      A  The Ledger  ledger.txt:82-115
      A  Post  post.txt:80-113
      B  El Farol  farol.txt:95-128

FIGURES
  7 accords
      1 independent, 1 origin, 1 text, 1 article - one article only
      A  Post  post.txt:58-67

ON ONE ORIGIN
  1 of 4 facts stand on A alone: Post
  1 of 4 facts stand on D alone: monitor.txt

CLASHES, DRIFT AND PROGRESS
  clash: figure, between articles
      9 accords  The Ledger  ledger.txt:60-69
      7 accords  Post  post.txt:58-67

LINEAGE
  A  The Ledger
  A  Post ← The Ledger: tail cut, number: 9 → 7
  A′ Lens ← The Ledger: covers 2 of 4 sentences
  A° monitor.txt ← The Ledger: credits it
  B  El Farol
"""


def test_a_brief_says_what_happened_who_said_it_and_on_which_characters_it_rests(capsys):
    print_brief(story(look(), "pact"))

    assert capsys.readouterr().out == BRIEF.format(story=hexed("story", "pact"))


def test_every_report_is_named_before_a_second_carrier_of_one(capsys, monkeypatch):
    monkeypatch.setattr("copydesk.views.terminal.SOURCES", 2)

    print_brief(story(look(), "pact"))

    _, quote = capsys.readouterr().out.split("WHO SAID IT")
    sources = quote.split("FIGURES")[0].splitlines()[3:]
    assert [line.strip() for line in sources[:3]] == [
        "A  The Ledger  ledger.txt:82-115", "B  El Farol  farol.txt:95-128", "and 1 more",
    ]  # fmt: skip


def test_the_front_page_counts_what_it_does_not_show(capsys):
    bare = [{**article_row(name), "body": [], "text": ""} for name in ("post.txt", "lens.txt")]

    print_front(front(look(articles=build(Articles, bare))))

    out = capsys.readouterr().out
    assert "Chile and Fiji" not in out
    assert "1 more story known by a headline only" in out


def test_a_page_shows_its_roles_and_the_letters_of_what_others_print_too(capsys):
    print_page(page(look(), "post.txt"))

    out = capsys.readouterr().out
    assert "         promo | Subscribe now" in out
    assert "          body | A Chile and Fiji signed 7 accords on Monday." in out


def test_a_page_that_could_not_be_read_says_why(capsys):
    print_page(page(look(), "lost.txt"))

    assert "could not be read: The file is empty." in capsys.readouterr().out


def test_a_diff_marks_what_went_and_what_came(capsys):
    print_diff(diff(look(), ["ledger.txt", "post.txt"]))

    out = capsys.readouterr().out
    assert "Chile and Fiji signed [-9-] {+7+} accords on Monday." in out
    assert "75% of the sentences stand in all of them" in out


@pytest.mark.parametrize(
    ("quote", "lines"),
    [
        ("one coast and one storm", ["printed word for word", "attributed to Rosa Vidal"]),
        ("share one long coast and one storm", ["printed in other words", "missing: long"]),
        ("nothing of the kind was ever said", ["not printed"]),
    ],
)
def test_a_verdict_stands_first_then_the_wordings(quote, lines, capsys):
    print_quote(verify(look(), quote))

    out = capsys.readouterr().out
    assert out.startswith(lines[0])
    assert all(line in out for line in lines)
