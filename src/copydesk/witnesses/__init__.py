"""The witnesses room: who states a fact, who depends on whom for it, and where they disagree."""

from copydesk.witnesses.clash import clash
from copydesk.witnesses.count import count
from copydesk.witnesses.hear import hear
from copydesk.witnesses.overrule import overrule
from copydesk.witnesses.tie import tie

__all__ = ["clash", "count", "hear", "overrule", "tie"]
