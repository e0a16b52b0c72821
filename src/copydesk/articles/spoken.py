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
    r"|\bcomment section\b|\bleave (?:us )?a (?:comment|reply)\b|\bhope you (?:liked|enjoyed)\b"
    r"|\bthanks for (?:watching|reading)\b|^about the authors?\b|\bwant more (?:content|stories)\b"
    r"|\b(?:is|was) (?:an?|the) (?:[\w-]+ ){0,4}"
    r"(?:editor|writer|reporter|columnist|correspondent|analyst|journalist|contributor|author)\b",
    re.IGNORECASE,
)
# A heading below which there is no more text.
ENDING = re.compile(
    r"about the authors?|more (?:from|by|on) .{2,40}|related(?: \w+){0,2}|tags|comments"
    r"|testimonials|leave a (?:reply|comment)|you (?:may|might) also (?:like|be interested in)"
    r"|read next|recommended(?: \w+){0,2}|share this(?: \w+)*|keep reading|most (?:read|popular)",
    re.IGNORECASE,
)
ENDING_SIZE, ENDING_AFTER = 60, 0.6  # its longest, and share of the text above it
# Tuned on one half of the sites of the development pages (docs/decisions/0016).
CLOSING_SIZE, CLOSINGS = 300, 2  # characters of the longest such line, and how many end a text
FEWEST = 4  # lines of a text that may end in such lines


def is_spoken(line: str) -> bool:
    """Say whether a line speaks to the reader by how it begins."""
    return len(line) < SPOKEN_SIZE and SPOKEN.match(line) is not None


def last(lines: list[str]) -> int:
    """Return how many lines of a text are left without those at its end that speak to readers."""
    left = _ended(lines)
    most = left - CLOSINGS
    while left > max(FEWEST, most) and _closes(lines[left - 1]):
        left -= 1
    return left


def _ended(lines: list[str]) -> int:
    """Return how many lines stand above a heading that ends a text."""
    size, whole = 0, sum(map(len, lines))
    for n, line in enumerate(lines):
        below = size >= ENDING_AFTER * whole and len(line) <= ENDING_SIZE
        if below and ENDING.fullmatch(line.strip(" :")):
            return n
        size += len(line)
    return len(lines)


def _closes(line: str) -> bool:
    return len(line) <= CLOSING_SIZE and CLOSING.search(line) is not None
