"""How pages are fetched: what is asked for, and how servers are treated."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import copydesk
from copydesk.errors import BadInput

LINKS = 50
LONGEST = 120.0  # seconds that a server may ask us to wait, for one page or between two


@dataclass(frozen=True)
class Terms:
    """What is asked for, and how much of it: `private` servers, `any_port`, bytes, seconds."""

    private: bool = False
    any_port: bool = False
    size: int = 32_000_000
    seconds: float = 60.0


@dataclass(frozen=True)
class Manners:
    """The options of fetching.

    `contact` is an address where a site finds who fetches; `links` how many pages that items of
    one feed only sum up are fetched; `delay` the seconds between two pages of one host; `pause`
    those before something is tried again, four times as long each time; `workers` how many hosts
    are asked at once.
    """

    terms: Terms = Terms()
    contact: str | None = None
    links: int = LINKS
    delay: float = 1.0
    pause: float = 2.0
    workers: int = 16

    def __post_init__(self) -> None:
        """Check what goes to servers."""
        if self.contact and not re.fullmatch(r"[!-'*-~]{3,200}", self.contact):
            raise BadInput(
                f"{self.contact!r} is no contact. Give --contact as an address of the web or of "
                f"mail, without spaces."
            )

    @property
    def agent(self) -> str:
        """Who asks, as servers are told."""
        contact = f" (+{self.contact})" if self.contact else ""
        return f"copydesk/{copydesk.__version__}{contact}"


def wait_asked(said: str | None) -> float | None:
    """Return the seconds that a server asks to wait (Retry-After), None if it does not say."""
    if not said:
        return None
    if said.strip().isdigit():
        return float(said.strip()[:9])
    try:
        when = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())
