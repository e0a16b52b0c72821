"""Say in a few words what a fact is: the same words in a terminal, on a screen, in a sheet."""

from datetime import timedelta
from typing import Any

from copydesk.views.lookup import Row, moment

LONG_MONTH = 31  # days
LONGEST = 120  # characters of a quotation that still read as one line


def say_fact(row: Row) -> str:
    """Return the fact as one line: the clause, the words between marks, or the number."""
    if row["says"] == "quote":
        quote = row["quote"]
        content = quote["content"] or row["text"] or ""
        return content if quote["direct"] == "indirect" else f"“{content}”"
    # Behind a dash stands the sentence that a figure was read in; it is one click away.
    return (row["text"] or "").split(" — ")[0]


def say_clause(row: Row, mentions: list[Row]) -> str:
    """Return the fact as `say_fact` does; of an event only its clause, if that names an actor.

    An event is kept in a whole sentence, which may tell of much else.
    """
    if row["says"] != "event":
        return say_fact(row)
    names = [actor["name"] for actor in row["event"]["actors"] or () if actor["name"]]
    for words in sorted({m["words"] or "" for m in mentions if m["text"] == row["text"]}):
        if any(name in words for name in names):
            return words[:1].upper() + words[1:]
    return say_fact(row)


def say_detail(row: Row) -> str:
    """Return what else is known of the fact, parts apart by a middle dot."""
    parts = {"event": _event, "quote": _quote, "figure": _figure}[row["says"]](row[row["says"]])
    return " · ".join(part for part in parts if part)


def say_actors(actors: list[Row] | None) -> str:
    """Return who did it to whom; states by their codes, each once.

    >>> say_actors([{"name": "x", "iso3": "NAM", "role": "source"},
    ...             {"name": "y", "iso3": "URY", "role": "target"}])
    'NAM → URY'
    """
    sides: dict[str, dict[str, None]] = {"source": {}, "target": {}, "both": {}}
    for actor in actors or ():
        name = actor["iso3"] or actor["name"]
        if name:
            sides.get(actor["role"] or "both", sides["both"])[name] = None
    did = ", ".join([*sides["source"], *(n for n in sides["both"] if n not in sides["source"])])
    return " → ".join(part for part in (did, ", ".join(sides["target"])) if part)


def say_headline(row: Row) -> str:
    """Return the fact for the front page, shorter and with its speaker.

    >>> say_headline({"says": "figure", "text": "11 accords — They signed 11 accords."})
    '11 accords'
    """
    if row["says"] == "event":
        event = row["event"]
        return f"{event['root']} {say_actors(event['actors'])}".strip() if event["root"] else ""
    text = clip(say_fact(row), LONGEST)
    speaker = row["quote"]["speaker"] if row["says"] == "quote" else None
    return f"{text} — {speaker}" if speaker else text


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun.

    >>> count(1, "story", "stories"), count(1200, "page")
    ('1 story', '1,200 pages')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def clip(text: str, longest: int) -> str:
    """Return the text, cut at a word with an ellipsis where it is too long.

    >>> clip("one two three", 9), clip("“one two three”", 12)
    ('one two …', '“one two …”')
    """
    if len(text) <= longest:
        return text
    mark = "”" if text.endswith("”") else ""
    return text[: longest - len(mark)].rsplit(" ", 1)[0] + " …" + mark


def say_dates(given: Any) -> str:
    """Return the days of an event, else the words that name them.

    >>> from datetime import date
    >>> say_dates({"from": date(2026, 3, 4), "to": date(2026, 3, 4), "text": "Wednesday"})
    'Wed 4 Mar 2026'
    >>> say_dates({"from": date(2026, 4, 1), "to": date(2026, 4, 30), "text": "April"})
    'Apr 2026'
    """
    if not given:
        return ""
    first, last = given["from"], given["to"]
    if first and (last is None or first == last):
        return f"{first:%a} {first.day} {first:%b} {first.year}"
    if not first or not last:
        return given["text"] or ""
    following = last + timedelta(1)
    if (first.day, following.day) == (1, 1) and (last - first).days < LONG_MONTH:
        return f"{first:%b} {first.year}"
    if (first.month, first.day, last.month, last.day, last.year) == (1, 1, 12, 31, first.year):
        return str(first.year)
    return f"{moment(first)} to {moment(last)}"


def _event(event: Row) -> list[str]:
    status = event["status"]
    return [
        event["root"] or "",
        say_actors(event["actors"]),
        "" if status in (None, "happened") else status,
        say_dates(event["date"]),
        event["place"] or "",
    ]


def _quote(quote: Row) -> list[str]:
    speaker, role = quote["speaker"] or "", quote["speaker_role"] or ""
    who = speaker if not role or role in speaker else f"{speaker}, {role}" if speaker else role
    return [
        who,
        f"to {quote['addressee']}" if quote["addressee"] else "",
        f"via {quote['via']}" if quote["via"] else "",
        "" if quote["direct"] in (None, "direct") else quote["direct"],
    ]


def _figure(figure: Row) -> list[str]:
    """Return the number that words stand for; one that is printed as such says it itself."""
    value, condition = figure["value"], figure["condition"] or ""
    if value is None or f"{abs(value):,.10g}" in (figure["text"] or ""):
        return [condition]
    return [f"{figure['operator'] or '='} {value:,.10g} {figure['unit'] or ''}".strip(), condition]
