"""Find the circles of articles among which stories lie.

To group articles one must look at all of them that hang together by likeness, and on a full
desk all of them do. So each article leans on two others only: the one that is most like it, and
the one most like it among those of a smaller id. Ids are hashes, so this is a draw by lot: each
way ends soon, at an article that has none of a smaller id like it. A circle is what hangs
together by leaning. It holds whole stories, now and then several; a new article changes how its
own likes lean, and nobody else. Where all is told in the same words a circle can still be large
(docs/decisions/0035), and `group` parts it.
"""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from copydesk.stories.group import ONE_TEXT
from copydesk.stories.joined import joined
from copydesk.stories.liken import ONE_EVENT
from copydesk.tables import (
    Circles,
    Drawn,
    Gathered,
    Leanings,
    Likenesses,
    Sketches,
    shape_of,
)

# The likeness from which an article also leans on its likest, whatever the ids. Mean B-cubed of the
# six development sets of bench/stories.py, and the largest circle of 6,376 undated articles: .17
# .840, 3,926; .25 .839, 3,330; .3 .838, 1,748; never .815.
NEAR = 0.25

Ids = npt.NDArray[np.uint64]
Rows = npt.NDArray[np.intp]


def lean(likenesses: Likenesses) -> Leanings:
    """Return one row per article and article on which it leans, in no order.

    Articles that print one text lean on each other, however many they are.
    """
    article, other = (likenesses[name].to_numpy() for name in ("article_id", "other_id"))
    alike = likenesses["likeness"].to_numpy()
    order = np.lexsort((other, -alike, article))
    order = order[alike[order] >= ONE_EVENT]
    smaller = order[other[order] < article[order]]
    found = np.unique(
        np.concatenate(
            [
                _first(order[alike[order] >= NEAR], article),
                _first(smaller, article),
                smaller[alike[smaller] >= ONE_TEXT],
            ]
        )
    )
    return pa.table(
        [pa.array(article[found]), pa.array(other[found])], schema=shape_of(Leanings).schema
    )


def _first(rows: Rows, article: Ids) -> Rows:
    """Return the first of the rows of each article."""
    return rows[np.unique(article[rows], return_index=True)[1]]


def circle(leanings: Leanings) -> Circles:
    """Return one row per article that leans or is leant on, in no order.

    A circle is known by its smallest article id.
    """
    one, other = (leanings[name].to_numpy() for name in ("article_id", "other_id"))
    articles, ends = np.unique(np.concatenate([one, other]), return_inverse=True)
    smallest = joined(len(articles), ends[: len(one)], ends[len(one) :])
    columns = [pa.array(articles), pa.array(articles[smallest])]
    return pa.table(columns, schema=shape_of(Circles).schema)


def gather(circles: Circles, likenesses: Likenesses) -> Gathered:
    """Return, for each article of a circle, one row per article that is like it, in no order."""
    article, circles_ = (circles[name].to_numpy() for name in ("article_id", "circle_id"))
    ends = likenesses["article_id"].to_numpy()
    order = np.argsort(ends, kind="stable")
    start, stop = (np.searchsorted(ends[order], article, side) for side in ("left", "right"))
    count = stop - start
    rows = order[np.arange(count.sum()) + np.repeat(start - (np.cumsum(count) - count), count)]
    found = likenesses.take(pa.array(rows))
    return found.add_column(0, "circle_id", pa.array(np.repeat(circles_, count))).cast(
        shape_of(Gathered).schema
    )


def draw(circles: Circles, sketches: Sketches) -> Drawn:
    """Return one row per article of a circle, in no order."""
    found = pc.index_in(circles["article_id"], value_set=sketches["article_id"].combine_chunks())
    known = found.is_valid()
    drawn = sketches.take(found.filter(known))
    return drawn.add_column(0, "circle_id", circles["circle_id"].filter(known)).cast(
        shape_of(Drawn).schema
    )
