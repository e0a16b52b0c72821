"""The stories room."""

from copydesk.stories.group import cover, enrol, group, title
from copydesk.stories.likeness import index, liken, pair

__all__ = ["cover", "enrol", "group", "index", "liken", "pair", "title"]
