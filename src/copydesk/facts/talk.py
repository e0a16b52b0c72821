"""Follow an article from sentence to sentence: who speaks, who is `he`, what `the court` is."""

from collections import defaultdict
from typing import Any

from copydesk.facts import dateline
from copydesk.facts.chains import mend
from copydesk.facts.gazetteer import offices, singular, usual_names
from copydesk.facts.lands import Lands
from copydesk.facts.mind import Mind, Named, is_plural
from copydesk.facts.people import Folded, People, folded, is_description
from copydesk.facts.within import Within, speaks_at

Row = dict[str, Any]

LEAD = 2  # sentences in which an article says what state it is about
STATELY = (
    "government", "ministry", "presidency", "parliament", "police", "army", "military", "cabinet",
    "administration", "office", "navy", "authorities", "statement", "minister",
    "prosecutor", "treasury", "forces", "troops", "secretary", "guard",
)  # fmt: skip


class Talk:
    """One article, read in order; what is remembered changes from sentence to sentence."""

    def __init__(self, people: People, article: list[Row]):
        """Take the statements of one article, in order."""
        self.mind = Mind(people)
        self.sentences: dict[int, list[Row]] = defaultdict(list)
        for row in article:
            self.sentences[row["n"]].append(row)
        self.home = self._first_state(article)
        self.lands = Lands(self.home, self._states(article))
        self.sole = len(self._lead_states(article)) <= 1

    @staticmethod
    def _first_state(article: list[Row]) -> str | None:
        """Return the state an article is written from: one that it begins with, if any."""
        begins = [row["name"] for row in article if row["says"] == "name" and row["n"] <= LEAD]
        states = [name for name in begins if name["iso3"] and name["role"] != "people"]
        people = [name for name in begins if name["iso3"]]
        return str((states or people)[0]["iso3"]).split()[0] if people else None

    @staticmethod
    def _lead_states(article: list[Row]) -> set[str]:
        """Return the states that the beginning of an article names."""
        begins = [row["name"] for row in article if row["says"] == "name" and row["n"] <= LEAD]
        return {code for name in begins for code in (name["iso3"] or "").split()}

    @staticmethod
    def _states(article: list[Row]) -> set[str]:
        """Return all states that an article names."""
        names = [row["name"] for row in article if row["says"] == "name"]
        return {code for name in names for code in (name["iso3"] or "").split()}

    def follow(self) -> list[Row]:
        """Return the rows with their references read, and the quotations mended."""
        told: list[Row] = []
        for n in sorted(self.sentences):
            told += self._sentence(self.sentences[n])
        return mend(self.sentences, told)

    def _sentence(self, rows: list[Row]) -> list[Row]:
        if len(rows) == 1 and rows[0]["says"] is None:
            self.mind.near = []
            return rows
        names = [row for row in rows if row["says"] == "name" and not _in_dateline(row)]
        quotes = [row for row in rows if row["says"] == "quote"]
        here = self._state_here(names)
        outside = [row for row in names if not _inside(row, quotes)]
        placed = [(row["from"], who) for row in outside if (who := self.mind.person_of(row))]
        before = [who for _, who in placed]
        for row in names:
            self.mind.remember_pair(row["name"])
        self.mind.remember_joined(names)
        spoken = []
        for row in quotes:
            earlier = [who for at, who in placed if at < speaks_at(row)]
            if (row["quote"]["speaker"] or "").lower() == "it":
                self.mind.keep_subject(outside, speaks_at(row))
            spoken.append({**row, "quote": self._quote(row["quote"], earlier, here)})
        told = [row for row in rows if row["says"] not in ("quote", "event")] + spoken
        for row in rows:
            if row["says"] == "event":
                within = Within(self.mind, row, spoken, names)
                event = self._event(row["event"], before, here, within)
                told.append({**row, "event": self._with_states(event, names)})
        self.lands.note(names)
        self.mind.keep_near([row["name"] for row in outside], [row["quote"] for row in spoken])
        for row in reversed(names):
            self.mind.remember(row)
        for who in reversed(before):
            self.mind.to_front(who)
        spoke = [self.mind.people.find(row["quote"]["speaker"] or "", []) for row in spoken]
        if spoke and spoke[-1]:
            self.mind.to_front(spoke[-1])
        return told

    def _state_here(self, names: list[Row]) -> str | None:
        """Return for which state `the government` stands here: one the sentence begins with."""
        first = names[0]["name"] if names and names[0]["from"] == names[0]["start"] else None
        return first["iso3"] if first and first["kind"] == "state" else self.home

    def _quote(self, quote: Row, before: list[Folded], here: str | None) -> Row:
        """Return the quotation with its speaker and addressee by their full names."""
        if quote["speaker"] is None:
            return quote
        read = dict(quote)
        named = self.mind.who_is(
            quote["speaker"], quote["speaker_role"], quote["speaker_iso3"], before
        )
        if named:
            read["speaker"], read["speaker_role"], read["speaker_iso3"] = named
        described = is_description(quote["speaker"], quote["speaker_role"])
        if read["speaker_iso3"] is None and _is_stately(read["speaker_role"]):
            read["speaker_iso3"] = here if described or self.sole else None
        if quote["addressee"]:
            to = self.mind.who_is(quote["addressee"], None, None, before)
            read["addressee"] = to[0] if to else quote["addressee"]
        if quote["via"]:
            read["via"] = usual_names().get(quote["via"], quote["via"])
        self.mind.speaker = read
        self.mind.keep_paper(read)
        if quote["speaker_role"] and is_plural(quote["speaker"]):
            self.mind.plural = {
                "text": read["speaker"],
                "role": read["speaker_role"],
                "iso3": read["speaker_iso3"],
            }
        return read

    def _event(self, event: Row, before: list[Folded], here: str | None, within: Within) -> Row:
        """Return the event with its actors by full name and state, a pair as two actors."""
        actors: list[Row] = []
        for actor in event["actors"] or []:
            named = None
            if actor["name"] is not None:
                named = within.means(actor["name"]) or self._actor(actor, before)
            if named is None:
                other = here in {a["iso3"] for a in event["actors"] if a["role"] != actor["role"]}
                stately = _is_stately(_role_in(actor["name"] or ""))
                lone = actor["iso3"] is None and stately and not other
                actors.append({**actor, "iso3": here} if lone else actor)
                continue
            name, _, iso3 = named
            org = name if name in usual_names().values() else actor["org"]
            for code in (iso3 or actor["iso3"] or "").split() or [None]:
                read = {"name": name, "iso3": code, "org": None if code else org}
                actors.append({**actor, **read})
        return {**event, "actors": actors, "claimed_by": self._claimant(event, before, within)}

    def _with_states(self, event: Row, names: list[Row]) -> Row:
        """Return the event with the states of those beside whom none is printed."""
        actors = []
        for actor in event["actors"]:
            who = self.mind.people.find(actor["name"] or "", []) if actor["name"] else None
            # A name without an office may be that of a firm or a place.
            held = who is not None and self.mind.people.person(who).role is not None
            states = self.lands.states(actor, held, event, names)
            actors += [{**actor, "iso3": state} for state in states] or [actor]
        return {**event, "actors": actors}

    def _claimant(self, event: Row, before: list[Folded], within: Within) -> str | None:
        """Return the name of who claims or denies an event, where a pronoun says it."""
        word: str | None = event["claimed_by"]
        if word is None:
            return None
        named = self._actor({"name": word, "iso3": None}, before)
        return named[0] if named else word

    def _actor(self, actor: Row, before: list[Folded]) -> Named | None:
        role = _role_in(actor["name"])
        others = [who for who in before if folded(actor["name"]) != who]
        named = self.mind.who_is(actor["name"], role, actor["iso3"], others)
        return named if named and (named[2] or not actor["iso3"]) else None


def _in_dateline(row: Row) -> bool:
    """Say whether a name only tells where the report was written."""
    return bool(row["from"] - row["start"] < dateline.end(row["text"]))


def _inside(name: Row, quotes: list[Row]) -> bool:
    """Say whether a name stands in somebody's words."""
    return any(quote["from"] <= name["from"] and name["to"] <= quote["to"] for quote in quotes)


def _is_stately(role: str | None) -> bool:
    return role is not None and role.split()[-1] in STATELY and not role.startswith("former")


def _role_in(text: str) -> str | None:
    """Return the office that a description ends in, if it is one."""
    last = text.split()[-1].lower() if text.split() else ""
    return (
        singular(last) if any(last in offices(p) for p in ("heads", "plurals", "bodies")) else None
    )
