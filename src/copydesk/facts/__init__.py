"""What texts say: names, quotations, events and figures, read once and understood in place."""

from copydesk.facts.merge import merge
from copydesk.facts.read import read
from copydesk.facts.resolve import resolve
from copydesk.facts.state import state
from copydesk.facts.sum_up import sum_up

__all__ = ["merge", "read", "resolve", "state", "sum_up"]
