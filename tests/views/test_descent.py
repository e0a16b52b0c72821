"""The tree, the fullest text and what an outlet changed, as sheets and in a terminal."""

import json
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from copydesk.errors import NotFound
from copydesk.views import cli
from copydesk.views.fullest import fullest
from copydesk.views.intake import example_desk
from copydesk.views.outlet import outlet
from tests.views.build import look


def test_the_fullest_text_cites_each_sentence_with_all_who_print_it():
    sheet = fullest(look(), "pact")

    told = {piece.text: (piece.carriers, piece.sole, piece.wordings) for piece in sheet.pieces}
    assert told["It rained all day."] == (("The Ledger",), True, 1)
    assert told["Neither side would say who pays for the defense labs."] == (
        ("The Ledger", "Post"), False, 2,
    )  # fmt: skip
    assert all(piece.place.text == piece.text for piece in sheet.pieces)


def test_the_fullest_text_stands_in_the_order_of_its_carriers():
    sheet = fullest(look(), "pact")

    assert [piece.text.split()[0] for piece in sheet.pieces] == ["Chile", "“We", "Neither", "It"]
    assert sheet.whole == ("The Ledger",)


def test_every_family_of_a_story_has_its_fullest_text(tmp_path):
    event = yaml.safe_load((Path(__file__).parents[1] / "copies/events.yaml").read_text("utf-8"))
    flood = event["events"][0]
    (tmp_path / "in").mkdir()
    for name, side in (("Selm", "wire"), ("Orm", "wire"), ("Pell", "independent"),
                       ("Dun", "independent")):  # fmt: skip
        text = f"Flood in the Dravje valley\n\n{name} Courier\n1 March 2026\n\n{flood[side]}\n"
        (tmp_path / "in" / f"{name}.txt").write_text(text, "utf-8")
    desk = ["--desk", str(tmp_path / "desk")]
    assert CliRunner().invoke(cli.app, ["read", str(tmp_path / "in"), *desk]).exit_code == 0

    result = CliRunner().invoke(cli.app, ["lineage", "flood", "--text", "--json", *desk])

    sheet = json.loads(result.output)
    texts = [
        " ".join(piece["text"] for piece in one["pieces"]) for one in (sheet, *sheet["others"])
    ]
    assert sorted(texts) == sorted(
        " ".join(flood[side].split()) for side in ("wire", "independent")
    )


def test_what_an_outlet_changed_is_counted_by_kind_with_its_characters():
    sheet = outlet(look(), "post")

    (article,) = sheet.articles
    (change,) = article.changes
    assert (sheet.name, sheet.kinds) == ("Post", (("number", 1),))
    assert (change.kind, change.words, change.place.text) == ("number", "9 → 7", "7")
    assert (article.sentences, article.shared) == (3, 3)
    assert article.other is not None


def test_an_outlet_without_an_article_is_not_found():
    with pytest.raises(NotFound, match="no article|No article"):
        outlet(look(), "Nowhere Times")


@pytest.fixture(scope="module")
def desk():
    with example_desk() as folder:
        yield str(folder)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["lineage", "patrol ships"], "└ "),
        (["lineage", "patrol ships", "--text"], " carriers; "),
        (["outlet", "Harbour Post"], "sentences stand elsewhere too"),
        (["lineage", "patrol ships", "--json"], '"shown"'),
    ],
)
def test_a_command_prints_it(desk, words, expected):
    result = CliRunner().invoke(cli.app, [*words, "--desk", desk])

    assert result.exit_code == 0, result.output
    assert expected in result.output
