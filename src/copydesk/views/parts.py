"""What is known of an article besides its text, in words: when it changed, section, addresses."""

from copydesk.views.lookup import Row, moment

Known = tuple[tuple[str, str], ...]
MOST = 6  # headlines to read as well that are shown


def known(article: Row, text: str) -> Known:
    """Return what is known of an article, each with its name; what is not known is left out."""
    changed = article["modified"]
    told = article["declared_language"]
    other = told if told and told.partition("-")[0] != article["language"] else None
    found = (
        ("zone", zone(article["zone"])),
        ("changed", moment(changed["at"], changed["precision"]) if changed else None),
        ("section", article["section"]),
        ("declared language", other),
        ("address", article["canonical"]),
        ("leads to", article["link"]),
        ("paywall", {True: "yes", False: "no", None: None}[article["paywall"]]),
        *(
            ("also read", " ".join(text[link["start"] : link["end"]].split()))
            for link in (article["also_read"] or ())[:MOST]
        ),
    )
    return tuple((name, words) for name, words in found if words)


def zone(minutes: int | None) -> str | None:
    """Return by how much a clock is ahead of UTC.

    >>> zone(330), zone(-300), zone(0)
    ('UTC+05:30', 'UTC-05:00', 'UTC')
    """
    if not minutes:
        return None if minutes is None else "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '-'}{hours:02d}:{rest:02d}"
