"""Make rewrites of known degree out of the wires of this folder: python -m bench.rewrites.make

Each degree does more than the one before: words are exchanged for others of their class, the
phrases of a sentence change places and some of them go, quotations are cut, sentences are left
out, joined to the next and set in another order, and sentences of another event's wire stand
between them as background. What is made reads badly and says the same, which is all that counts
here: it shows from which share of the wire's phrases on a rewrite is lost. Printed: of each degree
and part how many are derived, a copy, or neither.
"""

import random
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.rewrites.events import PARTS, dependencies, events

# Words that one may stand for another in news, a class a line.
CLASSES = [
    line.split(", ") for line in (Path(__file__).parent / "words.txt").read_text().splitlines()
]
OTHERS = {name: [word for word in some if word != name] for some in CLASSES for name in some}
KNOWN = re.compile(r"\b(" + "|".join(sorted(map(re.escape, OTHERS), key=len)[::-1]) + r")\b")
QUOTATION = re.compile(r'"([^"]{40,})"')
# Where one phrase of a sentence ends and the next begins.
PHRASE = re.compile(
    r",? (?=(?:of|in|on|at|from|to|for|with|by|after|before|that|which|who|when|and|as|but) )|, "
)
SHORTEST = 3  # phrases of a sentence whose places can be changed
SEED = 11


@dataclass(frozen=True)
class Degree:
    """How often words are exchanged, phrases change places and go, sentences go or are joined, and
    how many sentences of another event stand among them."""

    words: float
    moved: float
    gone: float
    dropped: float
    joined: float
    background: int


DEGREES = (
    Degree(0.4, 0.2, 0.05, 0.0, 0.0, 0),
    Degree(0.8, 0.5, 0.15, 0.1, 0.2, 1),
    Degree(1.0, 0.8, 0.3, 0.2, 0.3, 2),
    Degree(1.0, 1.0, 0.4, 0.3, 0.4, 2),
    Degree(1.0, 1.0, 0.5, 0.4, 0.5, 3),
    Degree(1.0, 1.0, 0.6, 0.5, 0.5, 4),
)


def rewrite(wire: str, other: str, degree: Degree, dice: random.Random) -> str:
    """Return the wire rewritten to a degree, with sentences of the other wire for background."""
    sentences = [line for line in wire.splitlines() if dice.random() >= degree.dropped]
    told = [_retold(sentence, degree, dice) for sentence in sentences]
    for n in range(len(told) - 1):
        if dice.random() < degree.moved:
            told[n], told[n + 1] = told[n + 1], told[n]
    for sentence in other.splitlines()[-degree.background :] if degree.background else ():
        told.insert(dice.randrange(1, len(told) + 1) if told else 0, sentence)
    return "\n".join(_joined(told, degree, dice))


def _retold(sentence: str, degree: Degree, dice: random.Random) -> str:
    """Return the sentence with other words, its phrases in another order and some of them gone."""

    def exchanged(match: re.Match[str]) -> str:
        return dice.choice(OTHERS[match[0]]) if dice.random() < degree.words else match[0]

    def shortened(match: re.Match[str]) -> str:
        words = match[1].split()
        if dice.random() < degree.words:
            del words[len(words) // 2]
        return '"' + " ".join(words) + '"'

    parts = re.split(r'("[^"]*")', QUOTATION.sub(shortened, sentence.rstrip(".")))
    told = [p if p.startswith('"') else _turned(p, degree, dice) for p in parts]
    told = [p if p.startswith('"') else KNOWN.sub(exchanged, p) for p in told]
    text = " ".join(part.strip() for part in told if part.strip())
    return f"{text[:1].upper()}{text[1:]}."


def _turned(text: str, degree: Degree, dice: random.Random) -> str:
    phrases = [phrase for phrase in PHRASE.split(text) if phrase.strip()]
    if len(phrases) < SHORTEST:
        return text
    kept = [phrase for phrase in phrases if dice.random() >= degree.gone] or phrases[:1]
    for n in range(len(kept) - 1):
        if dice.random() < degree.moved:
            kept[n], kept[n + 1] = kept[n + 1], kept[n]
    return " ".join(kept)


def _joined(told: list[str], degree: Degree, dice: random.Random) -> list[str]:
    lines: list[str] = []
    for sentence in told:
        if lines and lines[-1].endswith(".") and dice.random() < degree.joined / 2:
            lines[-1] = f"{lines[-1][:-1]}, while {sentence[0].lower()}{sentence[1:]}"
        else:
            lines.append(sentence)
    return lines


def made(degree: Degree, part: str) -> list[dict[str, Any]]:
    """Return the English events of a part, each with its wire rewritten to this degree alone."""
    dice = random.Random(SEED)
    told = [event for event in events() if event["part"] == part and "language" not in event]
    wires = [event["wire"] for event in told]
    return [
        {
            **event, "reports": [],
            "rewrites": [{"text": rewrite(event["wire"], wires[n - 1], degree, dice)}],
        }
        for n, event in enumerate(told)
    ]  # fmt: skip


def main() -> int:
    for number, degree in enumerate(DEGREES, 1):
        for part in PARTS:
            some = made(degree, part)
            found = dependencies(some)
            pair = frozenset(("wire", "rewrites 0"))
            kinds = [found.get((event["name"], pair), {}) for event in some]
            derived, copied = (sum(kind in k for k in kinds) for kind in ("derived", "copy"))
            neither = sum(not k for k in kinds)
            print(
                f"degree {number}, {part}: {derived} derived, {copied} copied, {neither} neither, "
                f"of {len(some)}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
