"""Inflect the verbs and nouns of the lexicon: `strike` is also strikes, struck, striking."""

import re
from dataclasses import dataclass
from functools import cache

from copydesk.lexicon import load


@dataclass(frozen=True)
class Form:
    """A form of a verb: `base`, `s`, `past` or `ing`."""

    lemma: str
    tag: str


def _inflect(verb: str) -> list[tuple[str, str]]:
    """Return the forms of a verb of one word with their tags."""
    irregular = load("verbs")["irregular"].get(verb, [])
    sibilant = re.search(r"(?:s|sh|ch|x|z|o)$", verb)
    stem = verb[:-1] if verb.endswith("e") else verb
    y = verb.endswith("y") and verb[-2:-1] not in tuple("aeiou")
    forms = [(verb, "base"), (verb[:-1] + "ies" if y else verb + ("es" if sibilant else "s"), "s")]
    keeps_e = verb.endswith(("ee", "ye", "oe"))
    forms.append(((verb if keeps_e else stem) + "ing", "ing"))
    doubled = re.search(r"[^aeiou][aeiou][bdgklmnprt]$", verb)
    if doubled:
        forms += [(verb + verb[-1] + "ing", "ing"), (verb + verb[-1] + "ed", "past")]
    if irregular:
        forms += [(form, "ing" if form.endswith("ing") else "past") for form in irregular]
    if not irregular or all(form.endswith("ing") for form in irregular):
        forms.append((verb[:-1] + "ied" if y else stem + "ed", "past"))
    return forms


SPECIAL = {
    **{word: Form("be", "s") for word in ("is", "are", "was", "were", "am")},
    **{word: Form("be", "past") for word in ("been",)},
    "being": Form("be", "ing"), "has": Form("have", "s"), "had": Form("have", "past"),
    "does": Form("do", "s"), "did": Form("do", "past"), "done": Form("do", "past"),
}  # fmt: skip


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Return the forms of all verbs that the lexicon names, by lower-case spelling."""
    words = load("verbs")
    lemmas = {verb for row in words["verbs"].values() for verb in row}
    lemmas |= {*words["light"], *words["saying"], *words["other"], *words["claiming"]}
    hedges = {verb for row in words["hedges"].values() for verb in row}
    lemmas |= hedges - set(words["adjectives"])
    lemmas |= {verb for rule in words["over"].values() for verb in rule["verbs"]}
    lemmas |= {verb for row in load("objects")["rows"] for verb in row["verbs"]}
    lemmas |= set(load("objects")["behind"])
    table: dict[str, list[Form]] = {}
    for lemma in sorted({lemma.split()[0] for lemma in lemmas}):
        for form, tag in _inflect(lemma):
            if Form(lemma, tag) not in table.setdefault(form, []):
                table[form].append(Form(lemma, tag))
    for form, special in SPECIAL.items():
        table[form] = [special]
    return {form: tuple(found) for form, found in table.items()}


def plural(noun: str) -> list[str]:
    """Return a noun's forms."""
    if noun.endswith("s"):
        return [noun]
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return [noun, noun[:-1] + "ies"]
    return [noun, noun + ("es" if re.search(r"(?:s|sh|ch|x)$", noun) else "s")]
