"""The addresses among what was given to read: what is fetched into a desk, and kept of that."""

from collections.abc import Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copydesk import pages

if TYPE_CHECKING:
    from copydesk.pages.manners import Manners
    from copydesk.pages.seen import Seen


class Fetching:
    """Addresses and lists of feeds to fetch; `others` is what else was given.

    Without any, nothing is imported that knows the network.
    """

    def __init__(self, paths: Sequence[Path | str], manners: "Manners | None") -> None:
        """Part what was given."""
        self._addresses, self._lists, self.others = pages.apart(paths)
        self._manners = manners
        self._seen: Seen | None = None
        self._rows: Generator[dict[str, Any], None, None] | None = None
        self.unchanged = 0

    @property
    def given(self) -> bool:
        """Whether there is anything to fetch."""
        return bool(self._addresses or self._lists)

    def rows(self, desk: Path) -> Generator[dict[str, Any], None, None]:
        """Yield the rows of what is fetched, as they come; what is known of a desk is not."""
        self._rows = self._fetch(desk)
        return self._rows

    def keep(self) -> None:
        """Remember what was given out so far: it is in the desk."""
        if self._seen:
            self._seen.keep()

    def close(self) -> None:
        """End what is under way."""
        if self._rows:
            self._rows.close()

    def _fetch(self, desk: Path) -> Generator[dict[str, Any], None, None]:
        if not self.given:
            return
        from copydesk.pages import seen
        from copydesk.pages.fetch import UNCHANGED, fetch

        self._seen = seen.Seen(desk / seen.NAME)
        visits = fetch(self._addresses, self._lists, self._manners, self._seen)
        yield from visits.rows()
        self.unchanged = visits.told[UNCHANGED]
