"""The witnesses room."""

from copydesk.witnesses.clash import clash
from copydesk.witnesses.count import count, hear
from copydesk.witnesses.tie import tie

__all__ = ["clash", "count", "hear", "tie"]
