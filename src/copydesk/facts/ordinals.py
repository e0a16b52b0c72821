"""Tell ordinals that count (`the third round`) from shares and fixed phrases (`a third of`)."""

from functools import cache

from copydesk.lexicon import load

COMPARING = frozenset(["less", "more", "fewer", "lower", "higher", "as"])  # a third less
LED_BY = frozenset(["a", "the", "its", "their", "his", "her", "every", "s", "this", "that"])


def touch(text: str, tokens: list[tuple[int, int, str]], at: int) -> bool:
    """Say whether only a space or a hyphen stands between a token and the one before it."""
    return text[tokens[at - 1][1] : tokens[at][0]] in (" ", "-", "\u00a0")


def is_ordinal(text: str, tokens: list[tuple[int, int, str]], n: int) -> bool:
    """Tell `the third round` and `a fifth round` from `a third of`, `twenty-fifth`, `third party`.

    First, second and third begin much that counts nothing: they need an article or an owner.
    """
    words = load("units")
    word, before = tokens[n][2], tokens[n - 1][2] if n else ""
    after = tokens[n + 1][2] if n + 1 < len(tokens) and touch(text, tokens, n + 1) else ""
    if before in words["small"] and touch(text, tokens, n):
        return False
    if after in COMPARING:
        return False
    if after in words["not-ordinal"].get(word, ()) or after in words["small"]:
        return False
    if word in words["ordinals"] and before != "a":
        return True
    return (
        before in LED_BY
        and bool(after)
        and after not in words["stop"]
        and text[tokens[n][0]].islower()
    )


@cache
def ordinals() -> dict[str, int]:
    """Return the value of each ordinal in letters."""
    words = load("units")
    return {**words["ordinals"], **words["ordinals-led"]}
