"""Small tables for tests: rows as keyword dictionaries, what a row leaves out is null."""

from typing import Any

import pyarrow as pa

from copydesk.tables import Pages, build, make_id


def page(name: str, text: str, **more: Any) -> dict[str, Any]:
    """Return the row of a readable text page."""
    return {
        "page_id": make_id("page", name, text), "page": name, "media_type": "text/plain",
        "characters": len(text), "status": "ok", "text": text, **more,
    }  # fmt: skip


def pages(*rows: dict[str, Any]) -> pa.Table:
    """Return a table of pages."""
    return build(Pages, list(rows))
