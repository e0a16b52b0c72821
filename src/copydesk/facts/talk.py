"""Follow an article from sentence to sentence: who speaks, who is `he`, what `the court` is."""

from collections import defaultdict
from functools import cache
from typing import Any

from copydesk.facts.gazetteer import offices, singular
from copydesk.facts.people import Folded, People, Person, folded, is_description
from copydesk.lexicon import load

Row = dict[str, Any]

HE = frozenset(["he", "she", "him", "her", "himself", "herself"])
THEY = frozenset(["they", "them", "both", "others", "the two"])
IT = frozenset(["it", "itself"])
STATELY = (
    "government", "ministry", "presidency", "parliament", "police", "army", "military", "cabinet",
    "administration", "office", "navy", "authorities", "statement", "minister",
    "prosecutor", "treasury", "forces", "troops",
)  # fmt: skip
FIRMS = frozenset(
    [
        "company",
        "firm",
        "group",
        "corporation",
        "bank",
        "airline",
        "carrier",
        "automaker",
        "carmaker",
    ]
    + [
        "retailer",
        "manufacturer",
        "club",
        "team",
        "union",
        "agency",
        "organisation",
        "organization",
    ]
    + [
        "charity",
        "party",
        "institute",
        "university",
        "lender",
        "startup",
        "regulator",
        "association",
    ]
)
BODIES = (
    "court",
    "bank",
    "council",
    "agency",
    "commission",
    "union",
    "alliance",
    "bloc",
    "ministry",
)
BACK = 40  # persons and bodies that a reader still has in mind
MIDDLE = 4  # sentences without marks that a long quotation may run through


@cache
def _usual() -> dict[str, str]:
    """Return the name under which each listed organisation is shown."""
    listed = load("organisations")
    return {name: each["names"][0] for each in listed for name in each["names"]}


class Talk:
    """One article, read in order; what is remembered changes from sentence to sentence."""

    def __init__(self, people: People, article: list[Row]):
        """Take the statements of one article, in order."""
        self.people = people
        self.sentences: dict[int, list[Row]] = defaultdict(list)
        for row in article:
            self.sentences[row["n"]].append(row)
        self.persons: list[Folded] = []  # named last stands first
        self.bodies: list[Row] = []
        self.speaker: Row | None = None  # the quote struct that was attributed last
        self.plural: Row | None = None
        self.papers: dict[str, tuple[str, str | None, str | None]] = {}
        self.home = self._first_state(article)

    @staticmethod
    def _first_state(article: list[Row]) -> str | None:
        for wanted in ("body", "headline"):
            for row in article:
                name = row["name"] if row["says"] == "name" and row["role"] == wanted else None
                if name and name["iso3"] and name["role"] != "people":
                    return str(name["iso3"]).split()[0]
        return None

    def follow(self) -> list[Row]:
        """Return the rows with their references read, and the quotations mended."""
        told: list[Row] = []
        for n in sorted(self.sentences):
            told += self._sentence(self.sentences[n])
        return self._chains(told)

    # one sentence -------------------------------------------------------------------------------

    def _sentence(self, rows: list[Row]) -> list[Row]:
        names = [row for row in rows if row["says"] == "name"]
        quotes = [row for row in rows if row["says"] == "quote"]
        here = self._state_here(names)
        outside = [row for row in names if not _inside(row, quotes)]
        before = [who for row in outside if (who := self._person_of(row)) is not None]
        for row in outside:
            if row["name"]["kind"] == "group" and len((row["name"]["iso3"] or "").split()) == 2:
                self.plural = row["name"]
        told = []
        for row in rows:
            if row["says"] == "quote":
                told.append({**row, "quote": self._quote(row["quote"], before, here)})
            elif row["says"] == "event":
                told.append({**row, "event": self._event(row["event"], before, here)})
            else:
                told.append(row)
        for row in reversed(names):
            self._remember(row)
        for who in reversed(before):
            self._to_front(who)
        return told

    def _state_here(self, names: list[Row]) -> str | None:
        """Return for which state `the government` stands here: one the sentence begins with."""
        first = names[0]["name"] if names and names[0]["from"] == names[0]["start"] else None
        return first["iso3"] if first and first["kind"] == "state" else self.home

    def _person_of(self, row: Row) -> Folded | None:
        name = row["name"]
        if name["kind"] not in ("person", None):
            return None
        if is_description(name["text"], name["role"]):
            return (
                self.people.holder(name["role"], name["iso3"], self.persons)
                if name["role"]
                else None
            )
        return self.people.royal(name["text"]) or self.people.find(name["text"], self.persons)

    def _remember(self, row: Row) -> None:
        who = self._person_of(row)
        if who:
            self._to_front(who)
        elif row["name"]["kind"] in ("organisation", "state", "group"):
            if not is_description(row["name"]["text"], row["name"]["role"]):
                self.bodies = [row["name"], *self.bodies][:BACK]
            elif row["name"]["kind"] == "group" and row["name"]["role"] != "people":
                self.plural = row["name"]

    def _to_front(self, who: Folded) -> None:
        self.persons = [who, *(each for each in self.persons if each != who)][:BACK]

    # quotations ---------------------------------------------------------------------------------

    def _quote(self, quote: Row, before: list[Folded], here: str | None) -> Row:
        """Return the quotation with its speaker and addressee by their full names."""
        if quote["speaker"] is None:
            return quote
        read = dict(quote)
        named = self._who(quote["speaker"], quote["speaker_role"], quote["speaker_iso3"], before)
        if named:
            read["speaker"], read["speaker_role"], read["speaker_iso3"] = named
        if read["speaker_iso3"] is None and _is_stately(read["speaker_role"]):
            read["speaker_iso3"] = here
        if quote["addressee"]:
            to = self._who(quote["addressee"], None, None, before)
            read["addressee"] = to[0] if to else quote["addressee"]
        if quote["via"]:
            read["via"] = _usual().get(quote["via"], quote["via"])
        self.speaker = read
        self._keep_paper(read)
        if quote["speaker_role"] and _is_plural(quote["speaker"]):
            self.plural = {
                "text": read["speaker"],
                "role": read["speaker_role"],
                "iso3": read["speaker_iso3"],
            }
        return read

    def _keep_paper(self, quote: Row) -> None:
        """Remember whose statement or report was named, for when it is only `the statement`."""
        paper = (quote["speaker_role"] or "").rpartition(" ")[2]
        if paper in offices("documents") and len(_article_off(quote["speaker"]).split()) > 1:
            self.papers[paper] = (quote["speaker"], quote["speaker_role"], quote["speaker_iso3"])

    def _who(
        self, text: str, role: str | None, iso3: str | None, before: list[Folded]
    ) -> tuple[str, str | None, str | None] | None:
        """Return name, office and state of whoever a name, office or pronoun means."""
        small = text.lower()
        if small in HE | THEY | IT:
            return self._pronoun(small, before)
        if _is_plural(text) and role:
            return self._pair(text, role, iso3)
        plain = _article_off(text)
        if plain in _usual() or text in _usual():
            return (_usual().get(text) or _usual()[plain], role, iso3)
        if is_description(text, role):
            return self._described(plain, role, iso3)
        who = self.people.royal(text) or self.people.find(text, self.persons)
        if who is None:
            return None
        person = self.people.person(who)
        return _told(person, role, iso3)

    def _pronoun(
        self, word: str, before: list[Folded]
    ) -> tuple[str, str | None, str | None] | None:
        if word in THEY and self.plural:
            return (self.plural["text"], self.plural["role"], self.plural["iso3"])
        if word in HE:
            spoke = self.speaker and self.people.find(self.speaker["speaker"], [])
            who = before[0] if before else spoke or (self.persons[0] if self.persons else None)
            return _told(self.people.person(who)) if who else None
        if word in IT and self.speaker is None and self.bodies:
            body = self.bodies[0]
            return (_usual().get(body["text"], body["text"]), body["role"], body["iso3"])
        if self.speaker is None:
            return None
        last = self.speaker
        return (last["speaker"], last["speaker_role"], last["speaker_iso3"])

    def _described(
        self, plain: str, role: str | None, iso3: str | None
    ) -> tuple[str, str | None, str | None] | None:
        """Return who `the Iranian president`, `the court` or `the company` is."""
        head = plain.split()[-1].lower() if plain else ""
        if head in offices("documents"):
            return self.papers.get(head)
        if head in offices("bodies"):
            for body in self.bodies:
                text, kind = body["text"], (body["role"] or "")
                alike = head in kind.split() or head in text.lower().split()
                firm = head in FIRMS and body["kind"] == "organisation" and not body["role"]
                if (alike or firm) and body["kind"] == "organisation" and len(plain.split()) == 1:
                    return (_usual().get(text, text), body["role"], body["iso3"])
            return None
        who = self.people.holder(role, iso3, self.persons) if role else None
        return _told(self.people.person(who), role, iso3) if who else None

    def _pair(
        self, text: str, role: str, iso3: str | None
    ) -> tuple[str, str | None, str | None] | None:
        """Return a group with its states: `both presidents` are those named last."""
        if iso3 or not text.lower().startswith(("both", "two", "the two", "the leaders")):
            return None
        if self.plural and len((self.plural["iso3"] or "").split()) == 2:
            return (text, role, self.plural["iso3"])
        states = [self.people.person(who).iso3 for who in self.persons]
        states += [body["iso3"] for body in self.bodies if body["kind"] == "state"]
        two = list(dict.fromkeys(code for code in states if code))[:2]
        return (text, role, " ".join(sorted(two))) if len(two) == 2 else None

    # events -------------------------------------------------------------------------------------

    def _event(self, event: Row, before: list[Folded], here: str | None) -> Row:
        """Return the event with its actors by full name and state, a pair as two actors."""
        actors: list[Row] = []
        for actor in event["actors"] or []:
            named = None if actor["name"] is None else self._actor(actor, before)
            if not named:
                actors.append(actor)
                continue
            name, _, iso3 = named
            for code in (iso3 or actor["iso3"] or "").split() or [None]:
                actors.append({"name": name, "iso3": code, "role": actor["role"]})
        return {**event, "actors": actors}

    def _actor(self, actor: Row, before: list[Folded]) -> tuple[str, str | None, str | None] | None:
        role = _role_in(actor["name"])
        others = [who for who in before if folded(actor["name"]) != who]
        named = self._who(actor["name"], role, actor["iso3"], others)
        return named if named and (named[2] or not actor["iso3"]) else None

    # quotations over several sentences ----------------------------------------------------------

    def _chains(self, told: list[Row]) -> list[Row]:
        """Give a quotation that runs over sentences one speaker; drop what nobody said."""
        quotes: dict[int, list[Row]] = defaultdict(list)
        for row in told:
            if row["says"] == "quote":
                quotes[row["n"]].append(row)
        added: list[Row] = []
        for n in sorted(self.sentences):
            opened = next((row for row in quotes[n] if row["quote"]["open"]), None)
            if opened:
                added += self._run_on(opened, n, quotes)
            for row in quotes[n]:
                if row["quote"]["speaker"] is None:
                    self._lend(row, quotes.get(n - 1, []))
        kept = [row for row in [*told, *added] if row["says"] != "quote" or row["quote"]["speaker"]]
        return kept + self._silent(told, kept)

    def _run_on(self, opened: Row, n: int, quotes: dict[int, list[Row]]) -> list[Row]:
        """Follow marks that do not close to the sentence that closes them."""
        middle: list[Row] = []
        for later in range(n + 1, n + 2 + MIDDLE):
            closing = next((row for row in quotes.get(later, []) if _closes(row)), None)
            if closing:
                _share(opened, closing)
                return [_middle(row, opened) for row in middle]
            rows = self.sentences.get(later)
            if not rows or quotes.get(later):
                break
            middle.append(rows[0])
        return []

    @staticmethod
    def _lend(row: Row, previous: list[Row]) -> None:
        """Take the speaker of the quotation in the sentence before."""
        direct = [other for other in previous if other["quote"]["direct"] == "direct"]
        if direct and row["quote"]["direct"] == "direct" and direct[-1]["quote"]["speaker"]:
            row["quote"] = {**row["quote"], **_speaker(direct[-1]["quote"])}

    @staticmethod
    def _silent(told: list[Row], kept: list[Row]) -> list[Row]:
        """Keep a carrier whose only statement fell away, as one that says nothing."""
        present = {(row["article_id"], row["n"], row["start"]) for row in kept}
        lost = {}
        for row in told:
            place = (row["article_id"], row["n"], row["start"])
            if place not in present:
                gone = ("item", "says", "from", "to", "words", "event", "quote", "figure", "name")
                lost[place] = {**row, **dict.fromkeys(gone)}
        return list(lost.values())


def _inside(name: Row, quotes: list[Row]) -> bool:
    """Say whether a name stands in somebody's words."""
    return any(quote["from"] <= name["from"] and name["to"] <= quote["to"] for quote in quotes)


def _told(
    person: Person, role: str | None = None, iso3: str | None = None
) -> tuple[str, str | None, str | None]:
    kept = None if role in ("counterpart", "people") else role
    return (person.name, person.role or kept, person.iso3 or iso3)


def _is_stately(role: str | None) -> bool:
    return role is not None and role.split()[-1] in STATELY and not role.startswith("former")


def _is_plural(text: str) -> bool:
    return text.split()[-1].lower() in offices("plurals") or text.lower().startswith(
        ("both ", "two ")
    )


def _article_off(text: str) -> str:
    first, _, rest = text.partition(" ")
    return (
        rest if rest and first.lower() in ("the", "a", "an", "its", "his", "her", "their") else text
    )


def _role_in(text: str) -> str | None:
    """Return the office that a description ends in, if it is one."""
    last = text.split()[-1].lower() if text.split() else ""
    return (
        singular(last) if any(last in offices(p) for p in ("heads", "plurals", "bodies")) else None
    )


def _closes(row: Row) -> bool:
    """Say whether a quotation closes marks that an earlier sentence opened."""
    return bool(row["from"] == row["start"]) and row["quote"]["direct"] == "direct"


def _speaker(quote: Row) -> Row:
    return {part: quote[part] for part in ("speaker", "speaker_role", "speaker_iso3", "via")}


def _share(opened: Row, closing: Row) -> None:
    for one, other in ((opened, closing), (closing, opened)):
        if one["quote"]["speaker"] is None and other["quote"]["speaker"]:
            one["quote"] = {**one["quote"], **_speaker(other["quote"])}


def _middle(row: Row, opened: Row) -> Row:
    """Return a sentence inside a long quotation as a part of it."""
    quote = {**opened["quote"], "content": row["text"], "direct": "direct", "open": True}
    return {
        **row,
        "item": 0,
        "says": "quote",
        "from": row["start"],
        "to": row["end"],
        "words": row["text"],
        "quote": quote,
    }
