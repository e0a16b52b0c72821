"""A page that knows its own segments: what is put on it is what must be found on it."""

from dataclasses import dataclass, field

Segment = tuple[int, int, str, str | None]


@dataclass
class Sheet:
    """Text so far, and the segments put on it: start, end, role and the name of the article."""

    text: str = ""
    segments: list[Segment] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    article: str | None = None

    def open(self, name: str, kind: str) -> "Sheet":
        """Begin, or go on with, an article: what is put next belongs to it."""
        self.article = name
        self.kinds.setdefault(name, kind)
        return self

    def put(self, words: str, role: str, after: str = "\n") -> "Sheet":
        """Print words with a role, for the open article."""
        return self._put(words, role, self.article, after)

    def bare(self, words: str, role: str, after: str = "\n") -> "Sheet":
        """Print words that belong to no article."""
        return self._put(words, role, None, after)

    def space(self, blanks: str) -> "Sheet":
        """Print white space."""
        self.text += blanks
        return self

    def paragraphs(self, *words: str, between: str = "\n", after: str = "\n") -> "Sheet":
        """Print paragraphs of one body, in one segment."""
        return self.put(between.join(words), "body", after)

    def _put(self, words: str, role: str, article: str | None, after: str) -> "Sheet":
        start = len(self.text)
        self.text += words + after
        self.segments.append((start, start + len(words), role, article))
        return self
