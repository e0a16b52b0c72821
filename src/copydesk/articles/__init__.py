"""The articles room."""

from copydesk.articles.describe import describe
from copydesk.articles.find import find

__all__ = ["describe", "find"]
