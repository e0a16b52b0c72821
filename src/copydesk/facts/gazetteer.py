"""What the word lists know of a wording: states, places, organisations, agencies, offices.

The longest entry wins, and case counts: `Polish` is a people, `polish` is not. Nobody living is
listed; persons are learned from the pages, by their titles and by what they do.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from copydesk.lexicon import load

# "Iran's" is two tokens, "al-Sisi", "O'Brien", "U.S." and "28.4" are one.
TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*%?|['’][sS]\b"
    r"|[^\W_]+(?:[-‐'’.&](?![sS]\b)[^\W_]+)*|[^\w\s]"
)
APOSTROPHES = ("'s", "’s", "'S", "’S", "'", "’")
DATELINE = 4  # words of the longest place in a dateline
OPENERS = frozenset(":,(-–—.")  # what stands behind the place of a dateline
LONGEST = 9  # tokens of the longest entry in the lists


class Token(NamedTuple):
    """A word or mark of the wording."""

    text: str
    start: int
    end: int
    low: str  # the text in small letters


class Entry(NamedTuple):
    """What a list says of a name: `kind` and `role` as in tables.NAME, its state if it has one."""

    kind: str
    role: str | None
    iso3: str | None


@lru_cache(maxsize=8)  # one reader after another asks for those of one wording
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words and marks of the text, in order."""
    new = tuple.__new__  # half the time of Token(...), and this is where the most time goes
    found = [
        new(Token, (word := match.group(), match.start(), match.end(), word.lower()))
        for match in TOKEN.finditer(text)
    ]
    return tuple(found)


def plain(word: str) -> str:
    """Return the word without accents: Bogotá is Bogota."""
    if word.isascii():
        return word
    split = unicodedata.normalize("NFKD", word)
    return "".join(c for c in split if not unicodedata.combining(c)).replace("’", "'")


@cache
def entries() -> dict[tuple[str, ...], Entry]:
    """Return every listed name as its plain tokens, with what it is."""
    known: dict[tuple[str, ...], Entry] = {}

    def put(names: list[str], entry: Entry) -> None:
        for name in names:
            known.setdefault(tuple(plain(token.text) for token in tokens(name)), entry)

    for iso3, state in load("states").items():
        put(state["names"], Entry("state", None, iso3))
        put(state.get("seats", []), Entry("organisation", "government", iso3))
    for organisation in load("organisations"):
        put(organisation["names"], Entry("organisation", organisation["type"], None))
    for iso3, state in load("states").items():
        put(state.get("demonyms", []), Entry("group", "people", iso3))
        put(state.get("capitals", []), Entry("place", "capital", iso3))
        put(state.get("cities", []), Entry("place", "city", iso3))
    for agency in load("agencies"):
        put([agency["name"], *agency["aliases"]], Entry("organisation", "news agency", None))
    return known


@cache
def usual_names() -> dict[str, str]:
    """Return the name under which each listed organisation is shown."""
    listed = load("organisations")
    return {name: each["names"][0] for each in listed for name in each["names"]}


@cache
def openers() -> dict[str, int]:
    """Return the first token of every listed name, with the tokens of the longest such name."""
    longest: dict[str, int] = {}
    for words in entries():
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


def _dateline(words: Sequence[str]) -> int:
    """Return how many words of a dateline in capitals begin the wording: `PORT MORESBY -- `."""
    n = 0
    while n < min(DATELINE, len(words) - 1) and words[n].isupper() and len(words[n]) > 2:
        n += 1
    return n if n and words[n] in OPENERS else 0


def look_up(row: Sequence[Token], shouted: bool) -> dict[int, tuple[int, Entry]]:
    """Return the listed names in a row of tokens: where each begins, its end and its entry.

    A wording that is `shouted` in capitals is read as if it were not; what is listed in
    capitals (US, WHO) is then not trusted, for it may be a word.
    """
    words = [word if word.isascii() else plain(word) for word, *_ in row]
    lead = len(words) if shouted else _dateline(words)
    words[:lead] = [word.title() for word in words[:lead]]
    found: dict[int, tuple[int, Entry]] = {}
    longest, known, end = openers(), entries(), 0
    for at, word in enumerate(words):
        if at < end or word not in longest:
            continue
        for length in range(min(longest[word], len(row) - at), 0, -1):
            entry = known.get(tuple(words[at : at + length]))
            if entry:
                end = at + length
                found[at] = (end, entry)
                break
    return found


@cache
def offices(part: str) -> frozenset[str]:
    """Return the words of one part of the titles list, in small letters."""
    return frozenset(word.lower() for word in load("titles")[part])


@cache
def spelled(part: str) -> frozenset[str]:
    """Return the words of one part of the titles list as they are spelled."""
    return frozenset(load("titles")[part])


@cache
def cues(part: str) -> dict[str, str]:
    """Return each form of the verbs in one part of the cue list, with the verb's base form."""
    return {form: forms[0] for forms in load("cues")[part] for form in forms}


@cache
def office_heads() -> frozenset[str]:
    """Return the words that name one office holder."""
    return offices("heads") | {head.split()[-1] for head in offices("long_heads")}


def office(words: list[str]) -> str | None:
    """Return the one name of an office: `defence minister` for `Defense Ministers`."""
    held = [word.lower() for word in words]
    while (
        len(held) > 1 and held[-1] in offices("honorifics") and singular(held[-2]) in office_heads()
    ):
        held.pop()
    if not held or (len(held) == 1 and held[0] in offices("honorifics") - {"prince", "sheikh"}):
        return None
    held[-1] = singular(held[-1])
    same: dict[str, Any] = load("titles")["same"]
    whole = " ".join(held)
    return str(same.get(whole) or " ".join([*held[:-1], same.get(held[-1], held[-1])]))


def singular(word: str) -> str:
    """Return one of several office holders: `minister` for `ministers`."""
    if word.endswith("men") and word not in offices("heads"):
        return word[:-3] + "man"
    if word.endswith("ies"):
        return word[:-3] + "y"
    known = offices("heads") | offices("bodies")
    return word[:-1] if word.endswith("s") and word[:-1] in known else word
