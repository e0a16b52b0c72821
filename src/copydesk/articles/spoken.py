"""What a page says to its readers: to subscribe, to share, to follow; and who wrote for it."""

import re

SPOKEN_SIZE = 120  # characters of the longest line that speaks to the reader
SPOKEN = re.compile(
    r"(?:read (?:more|also|next)\b|also read\b|more (?:on|from)\b|related:?\b|recommended\b"
    r"|advertisement\b|sign up\b|subscribe\b|click here\b|follow us\b|share this\b"
    r"|photo(?:graph)?:|image:|watch:|©|copyright\b|all rights reserved|story continues"
    r"|article continues|loading\.\.\.|this material may not be published"
    r"|get (?:the|our) .*newsletter|(?:editor|author)[’']?s? note\b|thanks for (?:reading|signing)"
    r"|(?:tags?|topics?|categories|filed under|keywords?)\s*:|(?:image|photo|picture) credits?\s?:"
    r"|(?:posted|published|updated|last (?:updated|modified)|first published)\b\s*[:\d]"
    r"|(?:have|got|do you have) an? (?:news )?(?:tip|question|correction)\b|[_*=•–—-]{2,}\s*$)",
    re.IGNORECASE,
)
# Said below an article, to its readers or of its writer; within it such words are text.
CLOSING = re.compile(
    r"\bnewsletters?\b|\bsubscri(?:be|ption)|\bsign(?:ing)? up\b|\bclick here\b|\breach out\b"
    r"|\bfollow (?:us|me|him|her|your|@|\S+ \S+ on\b|\S+ on\b)|\breach (?:the|him|her)\b"
    r"|\bdelivered (?:right |straight )?(?:to|through)|\bcomments (?:on this|section|are)\b"
    r"|\be-?mail (?:us|me|him|her|\w+ at|\w+ \w+ at)\b|\bshare (?:it|this)\b"
    r"|\b(?:get|download) (?:the|our) \w* ?app\b|\b(?:visit|to) \S+\.(?:com|org|net)\b"
    r"|\b(?:is|was) (?:an?|the) (?:[\w-]+ ){0,4}"
    r"(?:editor|writer|reporter|columnist|correspondent|analyst|journalist|contributor|author)\b",
    re.IGNORECASE,
)
# Tuned on one half of the sites of the development pages (docs/decisions/0016).
CLOSING_SIZE, CLOSINGS = 300, 2  # characters of the longest such line, and how many end a text
FEWEST = 4  # lines of a text that may end in such lines


def is_spoken(line: str) -> bool:
    """Say whether a line speaks to the reader by how it begins."""
    return len(line) < SPOKEN_SIZE and SPOKEN.match(line) is not None


def last(lines: list[str]) -> int:
    """Return how many lines of a text are left without those at its end that speak to readers."""
    left = len(lines)
    while left > FEWEST and len(lines) - left < CLOSINGS and _closes(lines[left - 1]):
        left -= 1
    return left


def _closes(line: str) -> bool:
    return len(line) <= CLOSING_SIZE and CLOSING.search(line) is not None
