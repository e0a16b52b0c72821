"""Steps that go wrong, for workers to import: they should not import pytest."""

import os
import signal
import time

import pyarrow.compute as pc

from copydesk.tables import Groups, Links, Pages, Sides, Terms, shape_of

GROUPS = shape_of(Groups).schema


def meet(terms: Terms) -> Groups:
    """Return the smallest article of each term."""
    ends = terms.group_by("term").aggregate([("article_id", "min")])
    return ends.rename_columns(["article_id", "story_id"]).cast(GROUPS)


def lend_all(links: Links, sides: Sides) -> Links:
    return links


def name_wrongly(terms: Terms) -> Groups:
    return terms.select(["term"])


def divide(terms: Terms) -> Groups:
    raise ZeroDivisionError("nothing to share")


def die(terms: Terms) -> Groups:
    os.kill(os.getpid(), signal.SIGKILL)


def sleep(terms: Terms) -> Groups:
    time.sleep(60)
    return meet(terms)


def count(pages: Pages) -> Groups:
    """Return how many characters a page has, if it is one that can be read at all."""
    text = pages["text"].fill_null("")
    if pc.any(pc.match_substring(text, "kills")).as_py():
        os.kill(os.getpid(), signal.SIGKILL)
    if pc.any(pc.match_substring(text, "raises")).as_py():
        raise ValueError("no such harbour")
    rows = pages.filter(pc.is_valid(pages["text"])).select(["page_id", "characters"])
    return rows.rename_columns(["article_id", "story_id"]).cast(GROUPS)
