"""To whom is a statement attributed?

A quotation is attributed to its speaker; an event or a figure to the speaker of the quotation
it stands in. An agency or a document through which the words came is a second source. Within
a story "the president", "Roe" and "President Ann Roe" are one speaker where nothing speaks
against it, and so are "the company", "it" and "Karoo Lines", and a ministry and its spokesman,
where the same words are given to them. Officials, sources and witnesses without a name are
nobody: they get no key, and two reports that name only them share no source.
"""

from collections import defaultdict
from functools import cache
from typing import Any

from copydesk.facts.wording import content
from copydesk.lexicon import load
from copydesk.text import fold, fold_word, stem

Row = dict[str, Any]
Name = frozenset[str]
Who = tuple[str | None, str | None, str | None]
"""Name as printed, role, state: what a quotation says of its speaker."""

Place = tuple[int, int, int, int]

HALF = 0.5  # of a statement's characters: "Norland was “ready to help”" begins before the marks
# Content words of a quotation that two speakers hardly say both. With three, "we will do our
# best" and its like would give the words of one minister to another.
LONG = 4
MOST_SPEAKERS = 1000  # distinct speakers of a story; beyond it names are compared as printed


def attribute(rows: list[Row]) -> list[list[Row]]:
    """Return for each row of one story the sources it names, nearest first."""
    keys = speaker_keys({_who(row["quote"]) for row in rows if row["says"] == "quote"})
    quotes: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in rows:
        if row["says"] == "quote":
            quotes[row["article_id"], row["start"]].append(row)
    heard = _by_words([row for row in rows if row["says"] == "quote"], keys)
    return [_sources(_enclosing(row, quotes), keys, heard) for row in rows]


def _by_words(quotes: list[Row], keys: dict[Who, str | None]) -> dict[Place, str]:
    """Return the speaker of quotations that are given to a description, known by their words."""
    printed: dict[str, list[Row]] = defaultdict(list)
    for row in quotes:
        words = row["quote"]["content"]
        if row["quote"]["direct"] != "indirect" and len(content(words)) >= LONG:
            printed[fold(words)].append(row)
    heard: dict[Place, str] = {}
    for rows in printed.values():
        told = {_who(row["quote"]) for row in rows}
        named = {keys[who] for who in told if keys[who] and not _is_described(who)}
        known = named or {keys[who] for who in told if keys[who]}
        if len(told) > 1 and len(known) == 1:
            heard.update((_place(row), str(*known)) for row in rows if any(_who(row["quote"])))
    return heard


def spokes(role: str | None) -> bool:
    """Say whether a role is to speak for others."""
    return any(word.startswith("spokes") for word in (role or "").split())


def _is_described(who: Who) -> bool:
    """Say whether a speaker may stand for another: "the company", "it", a spokesman by name."""
    name, role, _ = who
    return spokes(role) or not name or name == name.lower() or not _tokens(who, frozenset())


def _place(quote: Row) -> Place:
    return (quote["article_id"], quote["start"], quote["from"], quote["item"])


def speaker_of(row: Row) -> str | None:
    """Return what a quotation's speaker is known by among the quotations of its story.

    A nameless one is known by his description: two reports that let "officials" say the same
    words state one fact, though it has no common source. A pronoun is nobody.
    """
    if not row["sources"] or row["sources"][0]["kind"] != "speaker":
        return None
    source = row["sources"][0]
    words = [word for word in fold(source["name"]).split() if word not in _bare()]
    if source["key"] or not words or words[-1] in _pronouns():
        return str(source["key"]) if source["key"] else None
    return "~" + " ".join(words)


def speaker_keys(speakers: set[Who]) -> dict[Who, str | None]:
    """Return one key for all names of a speaker, None for speakers whom nobody could find."""
    offices = frozenset(word for who in speakers for word in _role((None, who[1], None)))
    names = {who: _tokens(who, offices) for who in speakers}
    full: dict[Name, Name] = defaultdict(frozenset)  # a name, with the roles and states beside it
    states: dict[Name, set[str | None]] = defaultdict(set)
    for who in speakers:
        full[names[who]] |= names[who] | _role(who)
        states[names[who]].update((who[2] or "").split() or [None])
    full.pop(frozenset(), None)
    wider = (
        {name: _wider(name, full, states) for name in full} if len(full) <= MOST_SPEAKERS else {}
    )
    return {who: _key(names[who], wider) for who in speakers}


def _wider(
    name: Name, full: dict[Name, Name], states: dict[Name, set[str | None]]
) -> frozenset[Name]:
    """Return the names that say more of the same speaker: "Roe" of "Ann Roe, the president"."""
    return frozenset(
        other
        for other in full
        if name != other
        and name <= full[other]
        and not other <= full[name]
        and (None in states[name] | states[other] or states[name] & states[other])
    )


def _key(name: Name, wider: dict[Name, frozenset[Name]]) -> str | None:
    if not name:
        return None
    # Only one name that none widens again can be meant; of two presidents it is neither.
    ends = {other for other in wider.get(name, ()) if not wider[other]}
    return " ".join(sorted(next(iter(ends)) if len(ends) == 1 else name))


def _tokens(who: Who, offices: Name) -> Name:
    """Return the words that name a speaker; none where he is nameless.

    "Minister Ann Roe" is Ann Roe; "the minister" has no name but the office and its state.
    """
    name, role, state = who
    tokens = [word for word in fold(name or role or "").split() if word not in _bare()]
    if not tokens or stem(tokens[-1]) in _nameless() or _is_nameless(name or ""):
        return frozenset()
    named = frozenset(tokens) - _role((None, role, None)) - offices
    if name and name != name.lower() and named:
        return named
    return frozenset([*tokens, *(state or "").split()])


def _is_nameless(name: str) -> bool:
    """Say whether the head of a lower-case description is a nameless one: "officials in X"."""
    first = fold(name.split(" of ")[0].split(" in ")[0]).split()
    return bool(first) and stem(first[-1]) in _nameless()


@cache
def _nameless() -> frozenset[str]:
    heads = [*load("nameless")["heads"], *load("nameless")["pronouns"]]
    return frozenset(stem(fold_word(word + many)) for word in heads for many in ("", "s", "es"))


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(map(fold_word, load("nameless")["pronouns"]))


def _role(who: Who) -> frozenset[str]:
    name, role, state = who
    words = {word for word in fold(role or "").split() if word not in _bare()}
    return frozenset(words | set((state or "").split()))


def _who(quote: Row) -> Who:
    return (quote["speaker"], quote["speaker_role"], quote["speaker_iso3"])


def _enclosing(row: Row, quotes: dict[tuple[int, int], list[Row]]) -> Row | None:
    """Return the quotation that a statement is, or stands in: the narrowest one."""
    if row["says"] == "quote":
        return row
    around = [
        quote
        for quote in quotes.get((row["article_id"], row["start"]), [])
        if _overlap(row, quote) >= HALF * max(1, row["to"] - row["from"])
    ]
    return min(around, key=lambda q: (q["to"] - q["from"], q["from"], q["item"]), default=None)


def _overlap(row: Row, quote: Row) -> int:
    return int(min(row["to"], quote["to"]) - max(row["from"], quote["from"]))


def _sources(quoted: Row | None, keys: dict[Who, str | None], heard: dict[Place, str]) -> list[Row]:
    if quoted is None:
        return []
    quote = quoted["quote"]
    named = []
    if quote["speaker"] or quote["speaker_role"]:
        name = quote["speaker"] or quote["speaker_role"]
        key = heard.get(_place(quoted), keys[_who(quote)])
        named.append({"name": name, "kind": "speaker", "key": key})
    if quote["via"]:
        named.append(_medium(quote["via"]))
    return named


def _medium(via: str) -> Row:
    """Return an agency or a document as a source; a document of nobody's has no key."""
    tokens = [word for word in fold(via).split() if word not in _bare()]
    is_document = bool(tokens) and stem(tokens[-1]) in _documents()
    found = bool(tokens) and not (is_document and len(tokens) == 1)
    return {
        "name": via,
        "kind": "document" if is_document else "agency",
        "key": " ".join(tokens) if found else None,
    }


@cache
def _bare() -> frozenset[str]:
    return frozenset(map(fold_word, load("nameless")["bare"].split()))


@cache
def _documents() -> frozenset[str]:
    return frozenset(stem(fold_word(word)) for word in load("nameless")["documents"])
