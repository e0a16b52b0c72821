"""Which boxes of a page of HTML hold its text; pages written for these tests."""

from tests.articles.test_html import FURNITURE, HEADLINE, PARAGRAPHS, article, main_of

TEXT = PARAGRAPHS[1:]


def lines(markup):
    return main_of(markup)["text"].split("\n")


def test_a_word_in_the_names_of_all_boxes_does_not_make_them_furniture():
    text = "".join(f"<div class='widget text-{n}'><p>{p}</p></div>" for n, p in enumerate(TEXT))

    assert lines(article(text)) == TEXT


def test_a_form_around_the_whole_page_is_no_furniture():
    markup = article(*TEXT).replace("<main>", "<form><main>").replace("</main>", "</main></form>")

    assert lines(markup) == TEXT


def test_a_box_whose_label_is_hidden_is_not_hidden_itself():
    answer = "<div class='field field--label-hidden'><p>{}</p></div>"

    markup = article(*TEXT, answer.format(PARAGRAPHS[0].replace("HALVRIK (Reuters) - ", "")))

    assert len(lines(markup)) == 4


def test_what_speaks_to_readers_below_a_text_is_none_of_it():
    told = f"<p>{FURNITURE}</p><p>Ann Bo is the harbour correspondent of the Post.</p>"

    assert lines(article(*TEXT, PARAGRAPHS[3], PARAGRAPHS[1] + told)) == [*TEXT, TEXT[2], TEXT[0]]


def test_what_speaks_to_readers_within_a_text_is_text():
    writer = "Maran is the author of a book on lighthouses, which she wrote during the storm."

    assert writer in lines(article(TEXT[0], writer, *TEXT[1:], *TEXT))


def test_the_lists_of_boxes_built_like_those_of_the_text_are_text():
    box = "<div class='col'><div class='part'>{}</div></div>"
    rows = box.format("<ul><li>2030: Tilde Maran</li><li>2029: Jon Asker</li></ul>")
    text = "".join(box.format(f"<p>{p}</p>") for p in TEXT[:2])

    found = lines(article(text + rows + box.format(f"<p>{TEXT[2]}</p>")))

    assert found == [*TEXT[:2], "2030: Tilde Maran", "2029: Jon Asker", TEXT[2]]


def test_what_stands_above_the_headline_in_the_box_of_the_text_is_none_of_it():
    top = f"<div class='story'><div>Science News</div><div>from the coast</div><h1>{HEADLINE}</h1>"
    markup = article(*TEXT).replace(f"<h1>{HEADLINE}</h1>", "").replace("<div class='story'>", top)

    assert lines(markup) == TEXT
