"""What the characters of a page were taken for: its segments in six groups, and their shares.

A role says what a segment is in its article; what is in no article is furniture, whatever its
role. A letter stands for each group, so that nothing rests on a colour alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from copydesk.views.sheets import PageSheet, Stretch


@dataclass(frozen=True)
class Group:
    """Roles that a reader sees as one: name, letter, the roles, and the hue on a screen."""

    name: str
    letter: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Share:
    """How much of a page a group has: segments, characters, and their part of all segments'."""

    group: Group
    segments: int
    characters: int
    part: float


HEADLINE = Group("headline", "H", ("headline", "headline-repeat", "subheadline"))
BODY = Group("body", "B", ("body",))
SOURCE = Group("source", "S", ("outlet", "outlet-repeat", "byline", "agency", "dateline"))
TIME = Group("time", "T", ("time", "date"))
OTHER = Group("beside the text", "O", ())
FURNITURE = Group("furniture", "F", ())
GROUPS = (HEADLINE, BODY, SOURCE, TIME, OTHER, FURNITURE)
BY_ROLE = {role: group for group in GROUPS for role in group.roles}


def group_of(stretch: Stretch) -> Group:
    """Return the group of a segment; captions, labels and links of an article are beside its text.

    >>> group_of(Stretch(0, 4, "headline", "00ab", "main", "", "Word")).letter
    'H'
    >>> group_of(Stretch(0, 4, "headline", None, None, "", "Word")).letter
    'F'
    """
    if stretch.article is None and stretch.role != "separator":
        return FURNITURE
    return BY_ROLE.get(stretch.role, OTHER)


def shares(stretches: Iterable[Stretch]) -> tuple[Share, ...]:
    """Return the share of each group that a page has, in the order of the groups."""
    segments, characters = dict.fromkeys(GROUPS, 0), dict.fromkeys(GROUPS, 0)
    for stretch in stretches:
        group = group_of(stretch)
        segments[group] += 1
        characters[group] += sum(not char.isspace() for char in stretch.text)
    whole = sum(characters.values()) or 1
    return tuple(
        Share(group, segments[group], characters[group], characters[group] / whole)
        for group in GROUPS
        if segments[group]
    )


def names(sheet: PageSheet) -> dict[str, str]:
    """Return for each article of a page what it is called on it: main, full 1, teaser 7.

    The number counts the articles of one kind down the page; an only one has none.
    """
    kinds = [kind for _, kind, _ in sheet.articles]
    seen = dict.fromkeys(kinds, 0)
    named: dict[str, str] = {}
    for article, kind, _ in sheet.articles:
        seen[kind] += 1
        named[article] = kind if kinds.count(kind) == 1 else f"{kind} {seen[kind]}"
    return named
