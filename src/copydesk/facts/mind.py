"""What a reader has in mind: who was named, and whom a name, an office or a pronoun means."""

from typing import Any

from copydesk.facts import names
from copydesk.facts.gazetteer import look_up, offices, tokens, usual_names
from copydesk.facts.people import Folded, People, Person, is_description

Row = dict[str, Any]
Named = tuple[str, str | None, str | None]
"""Name, office and state of somebody."""

HE = frozenset(["he", "she", "him", "her", "his", "himself", "herself"])
THEY = frozenset(["they", "them", "their", "both", "others", "the two"])
IT = frozenset(["it", "its", "itself"])
PLACING = frozenset(["in", "at", "off", "near", "over", "around", "outside", "inside", "across"])
PLACING |= frozenset(["towards", "toward", "through", "along", "into", "beside", "above", "on"])
BACK = 40  # persons and bodies that a reader still has in mind


class Mind:
    """What has been named so far in one article, the latest first."""

    def __init__(self, people: People):
        """Begin an article of a story whose people are known."""
        self.people = people
        self.persons: list[Folded] = []
        self.bodies: list[Row] = []
        self.speaker: Row | None = None  # the quote struct that was attributed last
        self.plural: Row | None = None
        self.papers: dict[str, Named] = {}
        self.near: list[Row] = []  # bodies and states of the last sentence, whom `it` may mean
        self.offices: list[Named] = []  # `Fiji's trade minister`, who may be `the minister` later

    def person_of(self, row: Row) -> Folded | None:
        """Return whom a name row names, if it is a person the story knows."""
        name = row["name"]
        if name["kind"] not in ("person", None) or (name["kind"] is None and _is_where(row)):
            return None
        if is_description(name["text"], name["role"]):
            return (
                self.people.holder(name["role"], name["iso3"], self.persons)
                if name["role"]
                else None
            )
        return self.people.royal(name["text"]) or self.people.find(name["text"], self.persons)

    def remember(self, row: Row) -> None:
        """Keep in mind what a name row names, before all that was named earlier."""
        who = self.person_of(row)
        name = row["name"]
        if who:
            self.to_front(who)
        elif (
            name["kind"] == "person" and name["iso3"] and is_description(name["text"], name["role"])
        ):
            described = (name["text"], name["role"], name["iso3"])
            self.offices = [described, *self.offices][:BACK]
        elif row["name"]["kind"] in ("organisation", "state", "group"):
            if not is_description(row["name"]["text"], row["name"]["role"]):
                self.bodies = [row["name"], *self.bodies][:BACK]
            elif row["name"]["kind"] == "group" and row["name"]["role"] != "people":
                self.plural = row["name"]
        if name["role"] and is_description(name["text"], name["role"]):
            self.bodies = [*_named_in(name["text"]), *self.bodies][:BACK]

    def keep_near(self, names: list[Row], spoke: list[Row]) -> None:
        """Keep the bodies of a sentence for the next one: whom `it` may mean there.

        Who spoke for a body comes first, as what is said of it goes on.
        """
        seats = [name for name in names if name["role"] == "capital"]
        bodies = [name for name in names if name["kind"] in ("organisation", "state")]
        bodies = [name for name in names if name in bodies or name in seats]
        bodies = [name for name in bodies if not is_description(name["text"], name["role"])]
        said = [
            {"text": q["speaker"], "role": q["speaker_role"], "iso3": q["speaker_iso3"]}
            for q in spoke
            if q["speaker"] and not self.is_person(q) and not is_plural(q["speaker"])
        ]
        self.near = [*said[:1], *bodies]

    def keep_subject(self, names: list[Row], before: int) -> None:
        """Put the body that acts before a place in this sentence first among whom `it` means."""
        acting = [
            row["name"]
            for row in names
            if row["from"] < before
            and (
                row["name"]["kind"] in ("organisation", "state") or row["name"]["role"] == "capital"
            )
            and not _is_led(row)
        ]
        if acting:
            self.near = [acting[-1], *self.near]

    def to_front(self, who: Folded) -> None:
        """Put a person before all others in mind."""
        self.persons = [who, *(each for each in self.persons if each != who)][:BACK]

    def remember_pair(self, name: Row) -> None:
        """Keep in mind two states named together, or `both presidents` once they are known."""
        if name["kind"] != "group" or not name["role"]:
            return
        states = name["iso3"] or ""
        if len(states.split()) == 2:
            self.plural = {**name}
        elif pair := self._pair(name["text"], name["role"], name["iso3"]):
            self.plural = {**name, "iso3": pair[2]}

    def remember_joined(self, names: list[Row]) -> None:
        """Keep in mind two states joined by `and`, which are `both` and `they` from then on."""
        for one, other in zip(names, names[1:], strict=False):
            text = one["text"][one["from"] - one["start"] : other["to"] - one["start"]]
            states = [row["name"]["kind"] == "state" for row in (one, other)]
            if all(states) and text == f"{one['words']} and {other['words']}":
                iso3 = f"{one['name']['iso3']} {other['name']['iso3']}"
                self.plural = {"text": text, "kind": "group", "role": None, "iso3": iso3}

    def keep_paper(self, quote: Row) -> None:
        """Remember whose statement or report was named, for when it is only `the statement`."""
        paper = (quote["speaker_role"] or "").rpartition(" ")[2]
        if paper in offices("documents") and len(_article_off(quote["speaker"]).split()) > 1:
            self.papers[paper] = (quote["speaker"], quote["speaker_role"], quote["speaker_iso3"])

    def who_is(
        self, text: str, role: str | None, iso3: str | None, before: list[Folded]
    ) -> Named | None:
        """Return name, office and state of whoever a name, office or pronoun means."""
        small = text.lower()
        if small in HE | THEY | IT:
            return self._pronoun(small, before)
        if is_plural(text) and role:
            return self._pair(text, role, iso3)
        plain = _article_off(text)
        if plain in usual_names() or text in usual_names():
            return (usual_names().get(text) or usual_names()[plain], role, iso3)
        if is_description(text, role):
            return self._described(plain, role, iso3)
        who = self.people.royal(text) or self.people.find(text, self.persons)
        if who is None:
            return self._in_short(text)
        person = self.people.person(who)
        if person == (text, None, None) and (body := self._in_short(text)):
            return body
        return _told(person, role, iso3)

    def _in_short(self, text: str) -> Named | None:
        """Return the body that a name shortens: `Meridian` for `Meridian Press`."""
        longer = (body for body in self.bodies if body["text"].startswith(f"{text} "))
        return next((_shown(body) for body in longer if body["kind"] != "state"), None)

    def _pronoun(self, word: str, before: list[Folded]) -> Named | None:
        if word in THEY and self.plural:
            return (self.plural["text"], self.plural["role"], self.plural["iso3"])
        if word in HE:
            who = next(iter([*before, *self.persons]), None)
            return _told(self.people.person(who)) if who else None
        last = self.speaker
        if word in IT and self.near:
            return _shown(self.near[0])
        if last is None or (word in IT and self.is_person(last)):
            return None
        return (last["speaker"], last["speaker_role"], last["speaker_iso3"])

    def is_person(self, quote: Row) -> bool:
        """Say whether a speaker is a person, who is never `it`."""
        named = self.people.find(quote["speaker"], []) is not None
        head = (quote["speaker_role"] or "").rpartition(" ")[2]
        return named or head in offices("heads")

    def _described(self, plain: str, role: str | None, iso3: str | None) -> Named | None:
        """Return who `the Iranian president`, `the court` or `the company` is."""
        head = plain.split()[-1].lower() if plain else ""
        if head in offices("documents"):
            return self.papers.get(head)
        if head in offices("bodies"):
            for body in self.bodies:
                if len(plain.split()) == 1 and _fits(head, body):
                    return _shown(body)
            return None
        who = self.people.holder(role, iso3, self.persons) if role else None
        if who:
            return _told(self.people.person(who), role, iso3)
        fits = (each for each in self.offices if each[1] and each[1].split()[-1] == head)
        return next(fits, None) if iso3 is None else None

    def _pair(self, text: str, role: str, iso3: str | None) -> Named | None:
        """Return a group with its states: `both presidents` are those named last."""
        if iso3 or not text.lower().startswith(("both ", "two ", "the two ", "their ")):
            return None
        if self.plural and len((self.plural["iso3"] or "").split()) == 2:
            return (text, role, self.plural["iso3"])
        states = [self.people.person(who).iso3 for who in self.persons]
        states += [body["iso3"] for body in self.bodies if body["kind"] == "state"]
        two = list(dict.fromkeys(code for code in states if code))[:2]
        return (text, role, " ".join(sorted(two))) if len(two) == 2 else None


def _is_led(row: Row) -> bool:
    """Say whether a preposition stands before a name, so that it does not act."""
    before = row["text"][: row["from"] - row["start"]].split()[-1:]
    return bool(before) and before[0].lower() in PLACING | {"of", "to", "from", "with", "by", "for"}


def _is_where(row: Row) -> bool:
    """Say whether an unexplained name stands as a place does: `off Takoradi`, `in Abomey`."""
    before = row["text"][: row["from"] - row["start"]].split()[-1:]
    return bool(before) and before[0].lower() in PLACING


def _told(person: Person, role: str | None = None, iso3: str | None = None) -> Named:
    kept = None if role in ("counterpart", "people") else role
    return (person.name, person.role or kept, person.iso3 or iso3)


def is_plural(text: str) -> bool:
    """Say whether a description is of several: `British lawmakers`, `both`."""
    return text.split()[-1].lower() in offices("plurals") or text.lower().startswith(
        ("both ", "two ")
    )


def _article_off(text: str) -> str:
    first, _, rest = text.partition(" ")
    return (
        rest if rest and first.lower() in ("the", "a", "an", "its", "his", "her", "their") else text
    )


def _named_in(text: str) -> list[Row]:
    """Return the organisations in a description: `judges of the International Criminal Court`."""
    row = tokens(text)
    tail = text.rpartition(" at ")[2]
    unlisted = [one.slots for one in names.find(tail)] if tail != text else []
    return [one for one in unlisted if one["kind"] == "organisation" and not one["role"]] + [
        {"text": text[row[at].start : row[end - 1].end], **entry._asdict()}
        for at, (end, entry) in look_up(row, shouted=False).items()
        if entry.kind == "organisation"
    ]


def _shown(body: Row) -> Named:
    """Return an organisation under the name that is usual for it."""
    name: str = body["text"]
    return (usual_names().get(name, name), body["role"], body["iso3"])


def _fits(head: str, body: Row) -> bool:
    """Say whether `the court` or `the company` can be this organisation."""
    if body["kind"] != "organisation":
        return False
    role: str = body["role"] or ""
    named = head in role.split() or head in body["text"].lower().split()
    return named or (head in offices("firms") and not role)
