"""Which words a sentence must hold to tell of an event at all: a look before `scan`."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from copydesk.facts import harm, worded
from copydesk.facts.glance import signs
from copydesk.facts.inflect import forms
from copydesk.facts.objects import behind, rules
from copydesk.facts.wordlists import noun_roots, verb_roots, words_of

ALONE_BY_VERB = frozenset({"call", "recall"})


def _by_object() -> Iterator[tuple[str, list[list[str]]]]:
    """Yield the verbs that an object or words behind give their root, with all such words."""
    for lemma, found in rules().items():
        for rule in found:
            things = [*rule.things, *rule.phrases]
            yield lemma, [[*rule.particles, *thing.split()] for thing in things]
    for lemma, row in behind().items():
        yield lemma, [list(words) for words, _ in row]


@cache
def telling() -> dict[str, tuple[frozenset[str], ...]]:
    """Return the words that a trigger can begin with, each with the words that one also needs.

    See `Scan._trigger`; of these further words a text must hold all of one set.
    """
    needs: dict[str, set[frozenset[str]]] = defaultdict(set)
    for lemma, rows in verb_roots().items():
        needs[lemma] |= {signs(particles) for particles, _ in rows}
    for lemmas, kinds in (
        (worded.SENDING, harm.words("relief") | harm.words("forces")),
        (words_of("naming"), words_of("bad")),
        (worded.SUING, harm.words("courts")),
        (worded.LISTING, worded.PUNISHING),
        ({"leave"}, words_of("forces")),
        (ALONE_BY_VERB, {""}),
    ):
        for lemma in lemmas:
            needs[lemma] |= {signs([kind]) for kind in kinds}
    for lemma, sets in _by_object():
        needs[lemma] |= {signs(words) for words in sets}
    table: dict[str, set[frozenset[str]]] = defaultdict(set)
    for form, read in forms().items():
        for sign in signs([form]):
            table[sign] |= {need for one in read for need in needs.get(one.lemma, ())}
    for past in needs.keys() - forms().keys():  # `listed`, which no list of verbs has
        table[past] |= needs[past]
    for noun, nouns in noun_roots().items():
        for sign in signs([noun]):
            table[sign] |= {signs(before) for before, _, _ in nouns}
    return {word: tuple(kinds) for word, kinds in table.items() if kinds}


def may_tell(words: frozenset[str]) -> bool:
    """Say whether a text with these bare words can tell of an event."""
    begun = telling()
    return any(need <= words for word in words if word in begun for need in begun[word])
