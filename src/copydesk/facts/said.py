"""What an attribution is, and the words that make one."""

import re
from dataclasses import dataclass, field
from functools import cache

from copydesk.facts.gazetteer import cues
from copydesk.facts.glance import signs
from copydesk.facts.inflect import forms
from copydesk.facts.laid import Span
from copydesk.lexicon import load

JUDGING_AS = frozenset(
    ["describe", "condemn", "denounce", "characterize", "characterise", "dismiss", "refer", "label"]
    + ["brand", "portray", "depict", "hail", "praise", "slam", "criticise", "criticize", "regard"]
    + [
        "see",
        "view",
        "call",
        "decry",
        "deride",
        "reject",
        "cite",
        "frame",
        "cast",
        "paint",
        "liken",
    ]
    + ["castigate", "rubbish", "trash", "brush", "celebrate", "mourn", "acknowledge", "commend"]
)
# Forms that are nouns as often as verbs: cues only where a clause or quotation follows at once.
NOUNS = frozenset(
    [
        "tweet",
        "tweets",
        "claims",
        "states",
        "state",
        "report",
        "reports",
        "promise",
        "promises",
        "note",
        "notes",
    ]
    + ["estimates", "estimate", "stress", "stresses", "comment", "comments", "complaints", "hope"]
    + ["hopes", "fear", "fears", "finds", "plans", "vow", "vows", "pledge", "pledges", "demand"]
    + ["demands", "request", "requests", "call", "calls", "warns", "rule", "rules", "show", "shows"]
    + [
        "answer",
        "answers",
        "claim",
        "reply",
        "replies",
        "signal",
        "signals",
        "forecast",
        "forecasts",
        "post",
    ]
    + [
        "posts",
        "joke",
        "jokes",
        "remark",
        "remarks",
        "advise",
        "judge",
        "judges",
        "reading",
        "read",
    ]
    + [
        "feeling",
        "thinking",
        "projects",
        "project",
        "document",
        "adds",
        "repeat",
        "boast",
        "counter",
    ]
)
# Verbs of judging that are nouns as often: `in stark terms`, `the latest attack`.
JUDGING_NOUNS = frozenset(
    ["term", "terms", "brand", "brands", "label", "labels", "view", "views", "talk", "talks"]
    + ["attack", "attacks", "offer", "offers", "voice", "voices", "back", "backs", "praise"]
    + ["frame", "frames", "cast", "casts", "paint", "rate", "rates", "charge", "charges", "fault"]
    + [
        "faults",
        "credit",
        "credits",
        "object",
        "objects",
        "protest",
        "protests",
        "demand",
        "demands",
    ]
    + [
        "promise",
        "promises",
        "pledge",
        "pledges",
        "rubbish",
        "trash",
        "brush",
        "blame",
        "appeal",
        "appeals",
        "echo",
        "echoes",
        "salute",
        "salutes",
        "honour",
        "honours",
    ]
)
ADDRESSED = frozenset(
    ["reporters", "journalists", "lawmakers", "parliament", "supporters", "investors", "analysts"]
    + ["viewers", "listeners", "police", "crowds", "delegates", "staff", "employees", "fans"]
    + ["jurors", "voters", "residents", "officials", "ministers", "shareholders", "colleagues"]
    + ["people", "users", "customers", "members", "congress", "senators", "leaders", "teammates"]
)
NOMINATIVE = frozenset(["he", "she", "they", "it", "we", "i", "there"])
# What shows something says it only in a clause: `the chart shows "Total" in red` is no quotation.
SHOWING = frozenset(
    ["show", "find", "reveal", "indicate", "suggest", "know", "feel", "learn", "see"]
)
ASKING = frozenset(["asked", "urged", "demanded", "appealed", "called"])
NOBODY = frozenset(["no", "nobody", "none", "neither", "nothing", "something"])
TAKING_THINGS = frozenset(
    ["claim", "confirm", "deny", "pledge", "promise", "admit", "swear", "vow"]
)
# `a statement by Fiji that ...`: what Fiji stated is denied, met or quoted by somebody else.
TELLING_NOUNS = frozenset(["report", "reports", "statement", "claim", "claims", "allegation"])
TELLING_NOUNS |= frozenset(["allegations", "assertion", "accusation", "announcement", "warning"])
# What begins a clause that tells when or under which condition something was said or holds.
CONDITIONS = frozenset(["after", "before", "while", "when", "as", "since", "until", "unless", "if"])
VIEWS = ("view", "opinion", "words", "telling", "eyes")  # `in her view`
MODALS = frozenset(["would", "must", "can", "could", "should", "may", "might", "to"])
SAYING = frozenset(["saying", "telling", "stating", "warning", "claiming", "adding", "calling"])


@dataclass
class Said:
    """An attribution: spans count places in the row of the clause."""

    how: str  # say, to, call, source, quoted or colon
    cue: str
    begin: int  # where the attribution itself begins and ends, without what was said
    end: int
    speaker: Span | None
    contents: list[Span] = field(default_factory=list)
    addressee: Span | None = None
    via: Span | None = None
    relative: bool = False


@cache
def manner() -> re.Pattern[str]:
    """Return what may stand between a cue and what was said: when, where, how."""
    phrases = "|".join(load("cues")["manner"])
    return re.compile(rf"(?:{phrases})(?![\w-])", re.IGNORECASE)


@cache
def foreign_cues() -> frozenset[str]:
    """Return the words of speech of other languages."""
    return frozenset(load("cues")["foreign"])


@cache
def things() -> frozenset[str]:
    """Return the forms of verbs that as often take a thing: claimed the raid, pledged radars."""
    return frozenset(form for form, base in cues("say").items() if base in TAKING_THINGS)


@cache
def past_forms() -> frozenset[str]:
    """Return the past forms of verbs that are told by their form alone: gave, signed."""
    listed = {form for form, read in forms().items() if any(each.tag == "past" for each in read)}
    return frozenset(listed | {form for part in ("say", "that") for form in cues(part)}) - NOUNS


@cache
def sources() -> frozenset[str]:
    """Return the phrases before the source of what is said."""
    phrases = ["according to", "in the words of", "in the view of", "in the opinion of"]
    return frozenset([*phrases, *load("cues")["foreign_sources"]])


@cache
def source_leads() -> frozenset[str]:
    """Return the first words of these phrases."""
    return frozenset(phrase.split()[0] for phrase in sources())


@cache
def openers() -> frozenset[str]:
    """Return the words at which an attribution can be read; other words need no look."""
    parts = ("quote", "say", "to", "that", "call", "pairs", "phrases")
    listed = [*sources(), *foreign_cues(), *(form for part in parts for form in cues(part))]
    return frozenset({"in", *TELLING_NOUNS, *(form.split()[0] for form in listed)})


@cache
def speaking() -> frozenset[str]:
    """Return the words of which a text without quotation marks must hold one to quote anybody."""
    parts = ("quote", "say", "to", "that", "call", "pairs", "phrases")
    listed = [*sources(), *foreign_cues(), *(form for part in parts for form in cues(part))]
    return signs([*listed, *VIEWS, *TELLING_NOUNS])


@cache
def participles() -> frozenset[str]:
    """Return the participles of speech: saying, adding, calling."""
    parts = ("say", "that", "call", "to", "quote")
    return frozenset(form for part in parts for form in cues(part) if form.endswith("ing"))
