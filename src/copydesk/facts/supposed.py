"""Suppose whose state each of two office holders speaks for, where no page prints it.

`The leaders of Fiji and Tonga met. Presidents Roe Doe and Ann Poe signed ...`: two holders of one
office, two states. The order is a hint, and so is in whose name each speaks (`Poe said Tonga
would help`). Both are weak: any printed state outweighs them (`people`).
"""

from collections import defaultdict
from typing import Any

from copydesk.facts.people import Folded, People, is_description

Row = dict[str, Any]

READY = (
    "would ",
    "will ",
    "was ready",
    "is ready",
    "was '",
    "was “",
    'was "',
    "is '",
    "stands ready",
    "wants ",
)
OF_STATE = ("minister", "president", "premier", "chancellor", "king", "queen", "emir")
VOICE = 3  # times the order of names: who speaks in a state's name is the better hint


def suppose(people: People, article: list[Row]) -> None:
    """Note the states of a pair of office holders in one article."""
    for who, iso3 in _followers(people, article):
        people.suppose(who, iso3)
    pair = _pair(people, article)
    states = _states(article)
    if len(pair) != 2 or len(states) != 2:
        return
    for who, iso3 in zip(pair, states, strict=True):
        people.suppose(who, iso3)
    for who, iso3 in _voices(people, article, states):
        if who in pair:
            other = pair[1 - pair.index(who)]
            rest = states[1 - states.index(iso3)]
            for _ in range(VOICE):
                people.suppose(who, iso3)
                people.suppose(other, rest)


def _followers(people: People, article: list[Row]) -> list[tuple[Folded, str]]:
    """Return who holds an office of no printed state in the sentence after one that a state begins.

    `Fiji denied the report. ... , Defence Minister Roe Doe said.`: most likely he is Fiji's.
    """
    begun = {
        row["n"]: row["name"]["iso3"]
        for row in article
        if row["says"] == "name"
        and row["from"] == row["start"]
        and (row["name"]["kind"] in ("state", "organisation") or row["name"]["role"] == "capital")
        and len((row["name"]["iso3"] or "").split()) == 1
    }
    found = []
    for row in article:
        name = row["name"] if row["says"] == "name" else None
        role = (name and name["role"]) or ""
        governs = role.endswith(OF_STATE) or "ministry" in role
        if name is None or name["iso3"] or not governs:
            continue
        iso3, who = begun.get(row["n"] - 1), people.find(name["text"], [])
        if iso3 and who and not is_description(name["text"], name["role"]):
            found.append((who, iso3))
    return found


def _pair(people: People, article: list[Row]) -> list[Folded]:
    """Return two persons named side by side with one office."""
    names = [row for row in article if row["says"] == "name"]
    for one, other in zip(names, names[1:], strict=False):
        same = one["start"] == other["start"] and 0 < other["from"] - one["to"] <= len(" and ")
        role = one["name"]["role"]
        if same and role and role == other["name"]["role"] and role not in ("people",):
            pair = [people.find(row["name"]["text"], []) for row in (one, other)]
            if None not in pair and not any(row["name"]["iso3"] for row in (one, other)):
                return [who for who in pair if who]
    return []


def _states(article: list[Row]) -> list[str]:
    """Return the two states whose leaders or governments the article names together."""
    for row in article:
        if row["says"] != "name" or not row["name"]["iso3"]:
            continue
        codes = row["name"]["iso3"].split()
        if len(codes) == 2 and is_description(row["name"]["text"], row["name"]["role"]):
            return list(codes)
    named = [row for row in article if row["says"] == "name" and row["name"]["kind"] == "state"]
    first = [row["name"]["iso3"] for row in named if row["n"] <= 1]
    codes = list(dict.fromkeys(first))
    return codes if len(codes) == 2 else []


def _voices(people: People, article: list[Row], states: list[str]) -> list[tuple[Folded, str]]:
    """Return who says that a state will do or is ready for something."""
    found = []
    begin: dict[int, list[Row]] = defaultdict(list)
    for row in article:
        if row["says"] == "name":
            begin[row["from"]].append(row)
    for row in article:
        if row["says"] != "quote" or row["quote"]["direct"] != "indirect":
            continue
        who = people.find(row["quote"]["speaker"], []) if row["quote"]["speaker"] else None
        if not who:
            continue
        for name in begin[row["from"]]:
            rest = row["quote"]["content"][name["to"] - name["from"] :].lstrip()
            if name["name"]["iso3"] in states and rest.startswith(READY):
                found.append((who, name["name"]["iso3"]))
    return found
