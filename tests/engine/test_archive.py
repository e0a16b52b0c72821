"""The page files of a desk."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from copydesk.engine.archive import Archive
from copydesk.engine.filed import Filed
from copydesk.pages.row import Known, of_markup
from copydesk.tables import Pages, Segments, build, shape_of

MARKUP = (
    '<article class="story"><h1>Ferry waits</h1><p>The ferry <a href="/q">waited</a>.</article>'
)


def test_pages_just_written_are_those_that_rest(tmp_path):
    pages = build(Pages, [of_markup(Known(f"{n}.html"), f"{n} {MARKUP}") for n in range(3)])
    archive = Archive(tmp_path)

    digest = archive.write(1, pages.slice(1))

    at_hand, again = archive.read(1), archive.read(1)
    assert at_hand.equals(again)
    assert again.equals(Archive(tmp_path).read(1))
    assert digest == Archive(tmp_path).digest(1)


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "page_id": st.integers(0, 3),
                "start": st.none() | st.integers(0, 9),
                "role": st.none() | st.text(st.characters(codec="utf-8"), max_size=3),
                "article_id": st.none() | st.integers(0, 2**64 - 1),
            }
        ),
        min_size=1,
    )
)
def test_what_is_packed_comes_out_as_it_was(rows):
    table = build(Segments, rows)
    shelf = Filed(shape_of(Segments), "page_id", ())

    ordered, starts = shelf._cut(table)
    found = shelf.unpack(shelf._pack(ordered, starts))

    assert found.equals(pa.table(ordered.combine_chunks().columns, schema=table.schema))
