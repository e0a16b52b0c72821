"""Who worked on it, and whose picture it is: lines that stand beside a text and are none of it."""

import pytest

from copydesk.articles import credits, marks


@pytest.mark.parametrize(
    "line",
    [
        "Text: Jonas Weidler; Fotos: Lena Mark",
        "Edição: Paulo Neves. Fotografia: Graça Luís.",
        "Redacción: Ana Pérez y Luis Gil | Fotografía: Marta Ruiz",
        "Reporting: Ann Bo, Cy Dee. Editing: Eve Fox. Pictures: Gus Hay",
    ],
)
def test_tasks_with_names_say_who_worked_on_the_article(line):
    assert credits.is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "Sources: AFP, AP",
        "Quelle: dpa/AFP",
        "(dpa/red)",
        "Avec Reuters et AFP",
        "Con información de EFE",
        "Redacción / EFE",
        "Com Lusa",
        "По материалам ТАСС",
        "المصدر: رويترز",
        "来源：新华社",
        "출처: 연합뉴스",
        "Bron: ANP",
        "Źródło: PAP",
        "Additional reporting by AP",
        "This story was originally published by Reuters",
        "Source: Polarpress",
    ],
)
def test_a_line_that_names_where_the_text_is_from_is_a_credit(line):
    assert credits.is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "With Reuters reporting a fall, shares fell",
        "Con Reuters en la sala, el ministro habló",
        "Source: Interior Ministry",
        "AP Photo",
        "Mehr",
        "AA",
    ],
)
def test_a_line_that_only_speaks_of_an_agency_is_no_credit(line):
    assert not credits.is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "He said: Paul went home. She said: Mary stayed.",
        "Weather: Rain. Wind: North.",
        "Final: Tamsin Rovers 3. Scorer: Jan Ozols in the last minute",
        "Veldria: Prime Minister Resigns After Vote",
    ],
)
def test_other_lines_with_colons_name_no_staff(line):
    assert not credits.is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "Soldiers carry a coffin in Elvar on Friday, May 2, 2031. (Courtesy of the Army)",
        "A boat leaves the quay of Tamsin at dawn. (Harbour Police via Polarpress)",
        "Smoke over the market in Kelmar. [Photo courtesy Ruvel Rescue]",
    ],
)
def test_whose_picture_it_is_tells_a_caption(line):
    assert marks.is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "The minister came to the palace (for a courtesy call).",
        "The delegation flew to Elvar (via Tamsin).",
        "The vote was close. (This story was updated via our desk)",
    ],
)
def test_other_words_in_brackets_tell_no_caption(line):
    assert not marks.is_caption(line)


def test_a_line_made_to_be_read_for_ever_is_settled_at_once():
    assert not credits.is_byline(("Abc de: A" + " A" * 5 + " ") * 12 + "!")
