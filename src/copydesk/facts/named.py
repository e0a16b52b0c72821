"""Read who is named as the source of what is said: `according to Roe`, `in her view`."""

from copydesk.facts.borders import Borders
from copydesk.facts.laid import ARTICLES, Span
from copydesk.facts.said import VIEWS, Said, source_leads, sources


class NamedSources(Borders):
    """The sources that a wording names without a verb of speech."""

    def source(self, at: int) -> Said | None:
        """Read `according to Roe`: what follows is theirs where it leads, else what stands left."""
        if self.word(at) not in source_leads():
            return None
        for length in (4, 3, 2, 1):
            phrase = " ".join(self.word(at + n) for n in range(length))
            if phrase not in sources():
                continue
            named = self._behind(at + length)
            if not named:
                return None
            said = Said("source", phrase, at, named[1], named)
            leads = not any(self.row[n].text[0].isalnum() for n in range(at)) and not at
            if leads or self.word(at - 1) in ("but", "and"):
                said.contents = [(self._past_commas(named[1]), len(self.row))]
            else:
                said.contents = [(0, at)]
            return said
        return None

    def _behind(self, at: int) -> Span | None:
        """Return the source at a place; of `figures that the bank released` it is the bank."""
        named = self.clause.after(at)
        if named and self.word(named[1]) in ("that", "which") and not self.names(named):
            maker = self.clause.after(named[1] + 1)
            return maker if maker and self.names(maker) else named
        return named

    def own_view(self, at: int) -> Said | None:
        """Read `In her view the raid was ...`: hers are the words that follow."""
        whose, what = self.word(at + 1), self.word(at + 2)
        if self.word(at) != "in" or whose not in ("his", "her", "their", "its"):
            return None
        if what not in VIEWS:
            return None
        start = at + 3 + (self.word(at + 3) == ",")
        whole = [(start, len(self.row))] if not at else [(0, at), (start, len(self.row))]
        return Said("source", f"in {whose} {what}", at, at + 3, (at + 1, at + 2), whole)

    def _past_commas(self, at: int) -> int:
        """Pass the comma after a source, and what is set beside it, up to its own comma."""
        if self.word(at) in ARTICLES and not self.closed(at):
            return at
        if self.word(at) not in (",", "—", "–"):
            close = next((n for n in range(at, min(at + 12, len(self.row))) if self.comma(n)), at)
            return close + (self.word(close) == ",")
        return at + 1

    def names(self, named: Span) -> bool:
        """Say whether a noun phrase begins as a name does or holds one: `keeper Roe Doe`."""
        return self.starts_name(named[0]) or any(at in self.clause.name_at for at in range(*named))
