"""The facts room."""

from copydesk.facts.merge import merge, sum_up
from copydesk.facts.read import read
from copydesk.facts.resolve import resolve
from copydesk.facts.state import state

__all__ = ["merge", "read", "resolve", "state", "sum_up"]
