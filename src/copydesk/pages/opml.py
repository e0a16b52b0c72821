"""Lists of feeds in OPML, as feed readers export them: all feeds in it, nested or not."""

import re
from xml.etree.ElementTree import ParseError

from copydesk.pages import encodings
from copydesk.pages.feed import TYPED, UNFIT
from copydesk.pages.kinds import COMMENTS

CAP = 16_000_000  # bytes of a list
MOST = 20_000  # feeds of a list
HEAD = re.compile(
    rf"\s*(?:<\?xml[^>]{{0,200}}>\s*)?{COMMENTS}<(?:!doctype\s+)?opml[\s>\[]",
    re.IGNORECASE | re.DOTALL,
)


def is_list(head: bytes) -> bool:
    """Say whether bytes begin as a list of feeds does."""
    mark, name = next(((m, n) for m, n in encodings.BOMS if head.startswith(m)), (b"", "utf-8"))
    return HEAD.match(head[len(mark) : 16_384].decode(name, "replace")) is not None


def feeds(raw: bytes) -> list[str]:
    """Return the addresses of the feeds of a list, each once, in its order.

    Raises:
        ValueError: it cannot be read, and why.
    """
    from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
    from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

    if len(raw) > CAP:
        raise ValueError(f"it has more than {CAP:,} bytes")
    text = UNFIT.sub("", encodings.clean(encodings.decode(raw)[0]))
    try:
        root = fromstring(TYPED.sub("", text, count=1).lstrip().encode())
    except DefusedXmlException:
        raise ValueError("it declares entities") from None
    except (ParseError, RecursionError) as error:
        raise ValueError(f"{type(error).__name__}: {str(error)[:150]}") from None
    named = (
        value.strip()
        for element in root.iter()
        for key, value in element.attrib.items()
        if key.lower() == "xmlurl"
    )
    return [url for url in dict.fromkeys(named) if url][:MOST]
