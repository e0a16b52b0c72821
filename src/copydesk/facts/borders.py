"""Say where what was said ends, and which attributions only tell through whom it came."""

from itertools import zip_longest

from copydesk.facts.around import Around
from copydesk.facts.gazetteer import cues
from copydesk.facts.laid import is_agency
from copydesk.facts.said import ASKING, Said, participles


class Borders(Around):
    """The attributions of one clause once they are found: their ends, and who carried them."""

    def end_contents(self) -> None:
        """End what was said where the next attribution begins."""
        for said, after in zip_longest(self.found, self.found[1:]):
            start, end = said.contents[0]
            if end <= said.begin or start < said.begin:
                continue
            if said.relative:
                end = next((n for n in range(start, end) if self.comma(n)), end)
            if after and start < after.begin <= end:
                end = self._parted(start, after.begin, end)
            turns = (n for n in range(start + 1, end) if self._turns(n) or self._asks_too(n))
            said.contents[0] = (start, next(turns, end))

    def _parted(self, start: int, after: int, end: int) -> int:
        """Return where what was said ends before a further attribution, without the joint."""
        stop = next((n for n in range(start, after) if self.word(n) == ";"), None)
        if stop is None and not self._breaks(after):
            return end
        stop = after if stop is None else stop
        while stop > start + 1 and self.word(stop - 1) in (",", "and", "but", "while", "as"):
            stop -= 1
        return stop

    def _asks_too(self, at: int) -> bool:
        """Say whether who spoke does more: `said it was not told | and asked for an answer`."""
        return self.word(at) == "and" and self.word(at + 1) in ASKING and not self.closed(at)

    def _turns(self, at: int) -> bool:
        """Say whether a participle of speech turns from what was said to how: `, citing ...`."""
        word = self.word(at)
        if not word.endswith("ing") or not (
            self.word(at - 1) == "," or at - 1 in self.clause.quote_at
        ):
            return False
        return word in participles() and not self.closed(at)

    def _breaks(self, at: int) -> bool:
        before = self.word(at - 1)
        return before in (",", "—", "–", ";", "and", "but", "while") or (
            self.word(at) in ("according",) or at - 1 in self.clause.quote_at
        )

    def carried(self) -> list[Said]:
        """Turn `..., according to Acme News` after another speaker into that speaker's `via`."""
        kept: list[Said] = []
        told = [said for said in self.found if not self._only_retold(said)]
        for said in told:
            inner = [
                other
                for other in told
                if other is not said
                and other.how in ("say", "quoted", "to", "call")
                and any(a <= other.begin and other.end <= b for a, b in said.contents)
            ]
            carries = said.how == "source" or self._medium(said)
            joint = self._joint(inner[-1].end, said.begin) if inner and carries else None
            if joint and said.how == "source" and self._person(said):
                inner[-1].contents[0] = (inner[-1].contents[0][0], joint)
                said.contents = [(joint + 2, said.begin)]
                kept.append(said)
            elif inner and said.end > inner[-1].end and (carries or said.how == "quoted"):
                for other in inner:
                    other.via = other.via or (said.via if said.how == "quoted" else said.speaker)
            else:
                kept.append(said)
        return kept

    def _joint(self, start: int, end: int) -> int | None:
        """Return where a further clause begins: `she said it was over, yet shots fell`."""
        joints = (n for n in range(start, end - 2) if self.comma(n))
        return next((n for n in joints if self.word(n + 1) in ("yet", "but", "while")), None)

    def _only_retold(self, said: Said) -> bool:
        """Say whether a state only acts in what a person tells."""
        if self._person(said) or said.how == "quoted" or said.speaker is None:
            return False
        return any(
            other.how == "quoted"
            and self._person(other)
            and any(a <= said.begin and said.end <= b for a, b in other.contents)
            for other in self.found
        )

    def _person(self, said: Said) -> bool:
        """Say whether the speaker is a person, by name or pronoun."""
        start, end = said.speaker or (0, 0)
        kinds = (
            self.clause.name_at[at].slots["kind"]
            for at in range(start, end)
            if at in self.clause.name_at
        )
        return "person" in kinds or self.word(start) in ("he", "she")

    def _medium(self, said: Said) -> bool:
        name = self.clause.name_at.get(said.speaker[0]) if said.speaker else None
        if name is None:
            return False
        reports = cues("that").get(said.cue) == "report"
        return is_agency(name) or (reports and name.slots["kind"] in ("organisation", None))
