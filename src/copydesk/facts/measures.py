"""Read what stands tight around a number: currency, unit, and words that make it a bound."""

import re
from dataclasses import dataclass
from functools import cache

from copydesk.facts.numbers import Number
from copydesk.lexicon import load

# Units of time after `over` say how long something lasts only where one of these stands before.
LASTING = re.compile(
    r"\b(?:with|for|of|after|lasted|lasting|took|taken|spent|than|waited|in)\s+$", re.I
)


@dataclass(frozen=True)
class Measure:
    """A unit (null where things are counted), and whether a hyphen ties it to what follows."""

    unit: str | None = None
    tied: bool = False


@cache
def _units() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of all units and currencies, and the name of each form."""
    words = load("units")
    names = {}
    for table in (words["units"], words["currencies"]):
        for name, forms in table.items():
            for form in forms:
                names[form] = name
    for key, row in words["shared"].items():
        for form in row["forms"]:
            names[form] = f"{key}?"
        for state, code in row["of"].items():
            for demonym in load("states")[state].get("demonyms", []):
                for form in row.get("with", row["forms"]):
                    names[f"{demonym.lower()} {form}"] = code
    forms = sorted(names, key=len, reverse=True)
    body = "|".join(re.escape(form).replace(r"\ ", r"[\s-]") for form in forms)
    return re.compile(rf"[\s\u00a0\u202f-]?(?P<unit>{body})(?:e?s)?(?![\w])", re.I), names


@cache
def _stated(key: str) -> dict[str, re.Pattern[str]]:
    """Return, by currency, the pattern of the words that name the state that uses it."""
    out = {}
    for state, code in load("units")["shared"][key]["of"].items():
        row = load("states")[state]
        known = [*row["names"], *row.get("demonyms", []), *row.get("capitals", [])]
        out[code] = re.compile(rf"\b(?:{'|'.join(map(re.escape, known))})\b")
    return out


def _shared(text: str, key: str) -> str | None:
    """Return the currency of a name that several states use: the one state named decides."""
    found = [code for code, pattern in _stated(key).items() if pattern.search(text)]
    fallback: str | None = load("units")["shared"][key]["else"]
    return found[0] if len(found) == 1 else fallback


@cache
def _symbols() -> re.Pattern[str]:
    body = "|".join(re.escape(s) for s in sorted(load("units")["symbols"], key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z])(?P<sign>{body})\s?$")


def money(text: str, start: int) -> tuple[int, str | None]:
    """Return where the amount starts with its currency sign, and the currency."""
    lead = 1 if start and text[start - 1] in "-−+" else 0
    match = _symbols().search(text[max(0, start - 5) : start - lead])
    if not match:
        return start, None
    return start - lead - len(match.group()), load("units")["symbols"][match["sign"]]


def unit(text: str, number: Number, currency: str | None) -> tuple[int, Measure]:
    """Return the end of number and unit, and the unit."""
    if number.form == "nth":
        return number.end, Measure()
    pattern, names = _units()
    match = pattern.match(text, number.end)
    if not match:
        return number.end, Measure(currency)
    name = names[
        re.sub(r"[\s-]", " ", match["unit"].lower()).replace("kilowatt hour", "kilowatt-hour")
    ]
    if name.endswith("?"):
        shared = _shared(text, name[:-1])
        if shared is None:
            return number.end, Measure(currency)
        name = shared
    if currency:
        named_money = len(name) == 3 and name.isupper() and name.isalpha()
        return (match.end() if named_money else number.end), Measure(currency)
    if name == "second" and number.spelled and number.value == 1:
        return number.end, Measure()
    tied = text[match.end() : match.end() + 1] == "-" or match.group()[0] == "-"
    return match.end(), Measure(name, tied)


@cache
def _operators(table: str) -> tuple[re.Pattern[str], dict[str, str]]:
    signs = {form: sign for sign, forms in load("units")[table].items() for form in forms}
    body = "|".join(re.escape(form) for form in sorted(signs, key=len, reverse=True))
    if table == "operators-before":
        return re.compile(rf"(?<![\w-])(?P<op>{body})\s*(?:the\s+|a\s+)?$", re.I), signs
    return re.compile(rf"[\s-](?P<op>{body})(?!\w)", re.I), signs


def before(text: str, start: int) -> tuple[int, str | None]:
    """Return where the operator before the number starts, and the operator."""
    pattern, signs = _operators("operators-before")
    left = max(0, start - 24)
    match = pattern.search(text[left:start])
    if not match:
        return start, None
    word = match["op"].lower()
    if word in ("over", "under", "about", "above", "below", "near") and _not_a_bound(
        text, left + match.start(), start
    ):
        return start, None
    return left + match.start("op"), signs[word]


def _not_a_bound(text: str, at: int, start: int) -> bool:
    """Tell `talks over two days` from `more than two days`, `row over two islands` from a bound."""
    ahead = re.match(r"[\w,.]+[\s-]([a-z]+)", text[start : start + 40], re.I)
    forms = ahead.group(1).lower().rstrip("s") if ahead else ""
    lasting = forms in (
        "second",
        "minute",
        "hour",
        "day",
        "night",
        "week",
        "month",
        "year",
        "decade",
    )
    spelled = text[start : start + 1].isalpha()
    led = bool(LASTING.search(text[max(0, at - 12) : at]))
    return (lasting or spelled) and not led and bool(text[:at].strip())


def after(text: str, end: int) -> tuple[int, str | None]:
    """Return the end of an operator behind the number, and the operator: `50 or more`, `50+`."""
    if text[end : end + 1] == "+" and not text[end + 1 : end + 2].isdigit():
        return end + 1, ">="
    pattern, signs = _operators("operators-after")
    match = pattern.match(text, end)
    return (match.end(), signs[match["op"].lower()]) if match else (end, None)
