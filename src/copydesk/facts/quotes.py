"""Find quotations: the words, how directly they are given, and who is said to have said them.

Words in marks are `direct` where they make a clause of their own, `partial` where they stand
in a sentence of the reporter's; a clause that is reported without marks is `indirect`. Words
in marks that nobody is said to have said (`the 'smart' oven`) are no quotation, unless they
are the whole sentence: then the quotation goes on from the sentence before, and `resolve`
knows the speaker.
"""

from copydesk.facts import marks, spoken
from copydesk.facts.capitals import DESCRIBING
from copydesk.facts.clause import Clause
from copydesk.facts.found import Found
from copydesk.facts.gazetteer import APOSTROPHES, cues
from copydesk.facts.glance import bare
from copydesk.facts.headlines import DASHES, colon
from copydesk.facts.laid import ARTICLES, AUXILIARIES, TIES, Span
from copydesk.facts.marks import Quoted
from copydesk.facts.parse import Parse
from copydesk.facts.said import JUDGING_AS, Said, speaking
from copydesk.facts.speech import Speech

REPORTED = 3  # words without marks that make a reported clause; fewer are left-overs of a partial
AROUND = 2  # words outside the marks of a sentence that is nothing but a quotation
HEADED = frozenset((":", *DASHES))  # what parts a headline from who speaks in it
EDGES = " \t\n,;:—–-\u00a0"


def find(
    text: str, names: list[Found], headline: bool = False, parse: Parse | None = None
) -> list[Found]:
    """Return the quotations in the text, by where they stand; a headline's colon speaks too.

    With the tree of the text, verbs of speech are read too that the rules pass over.
    """
    told = attributions(text, names, headline, parse)
    if told is None:
        return []
    clause, said = told
    found = [quote for quoted in clause.quoted for quote in _marked(clause, said, quoted)]
    for attribution in said:
        found += _reported(clause, attribution)
    found = [quote for quote in found if not any(_repeats(quote, other) for other in found)]
    if parse:
        found = [quote for quote in found if not _is_thing(clause, quote, parse)]
    return sorted(found, key=lambda quote: (quote.start, quote.end, quote.slots["direct"]))


def attributions(
    text: str, names: list[Found], headline: bool = False, parse: Parse | None = None
) -> tuple[Clause, list[Said]] | None:
    """Return the words laid out and who is said to have said which; None where nobody speaks."""
    quoted = marks.find(text)
    colon_speaks = headline and not HEADED.isdisjoint(text)
    if not quoted and not colon_speaks and bare(text).isdisjoint(speaking()):
        return None
    clause = Clause(text, names, quoted)
    said = Speech(clause).read()
    if parse and not headline:
        said = sorted([*said, *spoken.attributions(clause, parse, said)], key=lambda s: s.begin)
    return clause, said if said or not headline else colon(clause)


def _is_thing(clause: Clause, quote: Found, parse: Parse) -> bool:
    """Say whether a thing was stressed or pledged: reported words without marks or a verb."""
    if quote.slots["direct"] != "indirect" or quote.slots["cue"] in cues("call"):
        return False
    if quote.slots["content"].startswith(("to ", "not to ", "any ")):
        return False
    marked = any(quote.start <= each.start and each.end <= quote.end for each in clause.quoted)
    words = range(*parse.words(quote.start, quote.end))
    return not marked and not any(parse.tags[word] in spoken.FINITE for word in words)


def _repeats(quote: Found, other: Found) -> bool:
    """Say whether reported words only repeat a part of longer ones of the same speaker."""
    if quote is other or {quote.slots["direct"], other.slots["direct"]} != {"indirect"}:
        return False
    inside = other.start <= quote.start and quote.end <= other.end
    shorter = quote.end - quote.start < other.end - other.start
    return inside and shorter and quote.slots["speaker"] == other.slots["speaker"]


def _marked(clause: Clause, said: list[Said], quoted: Quoted) -> list[Found]:
    """Return the quotation between two marks, if somebody said it."""
    place = next(at for at, here in clause.quote_at.items() if here is quoted)
    covering = [
        (end - start, other)
        for other in said
        for start, end in other.contents
        if start <= place < end
    ]
    outside = sum(token.text[0].isalnum() for token in clause.row)
    goes_on = place > 0 and clause.word(place - 1) == "." and bool(said)
    if not covering and not goes_on and outside > AROUND and quoted.closed and quoted.opened:
        return []
    if not covering and not _is_sentence(clause, quoted):
        return []
    by = min(covering, key=lambda pair: pair[0])[1] if covering else _before(clause, said, place)
    start, end = _trim(clause.text, quoted.start, quoted.end)
    direct = _directness(clause, place, by)
    end -= direct == "partial" and clause.text[end - 1] == "."
    slots = {
        "content": clause.text[start:end],
        "direct": direct,
        "open": not quoted.closed,
        **_attribution(clause, by),
    }
    return [Found("quote", start, end, slots)] if end > start else []


def _before(clause: Clause, said: list[Said], place: int) -> Said | None:
    """Return who spoke in the sentence before, where one wording holds two."""
    earlier = (
        [other for other in said if other.end <= place] if clause.word(place - 1) == "." else []
    )
    return earlier[-1] if earlier else None


def _is_sentence(clause: Clause, quoted: Quoted) -> bool:
    """Say whether unattributed words may be the rest of a longer quotation."""
    words = len(clause.text[quoted.start : quoted.end].split())
    return words >= REPORTED and (not quoted.opened or clause.text[quoted.start].isupper())


def _directness(clause: Clause, place: int, by: Said | None) -> str:
    """Say whether words in marks are a clause of their own or part of the reporter's."""
    quoted = clause.quote_at[place]
    words = clause.text[quoted.start : quoted.end].split()
    before = clause.word(place - 1)
    apart = before in ("", ".", ",", ":", "—", "–") or (by is not None and place == by.end)
    capital = words[0][:1].isupper() or not quoted.opened
    starts = not any(token.text[0].isalnum() for token in clause.row[:place])
    follows = by is not None and place > by.begin and before in (",", ":")
    ends = words[-1][-1:] in ",.!?…" or clause.word(place + 1) in (",", ":", "")
    if len(words) > 1 and (
        (apart and capital and (ends or not starts)) or (follows and not capital)
    ):
        return "direct"
    return "direct" if starts and capital and ends else "partial"


def _attribution(clause: Clause, by: Said | None) -> dict[str, str | None]:
    if by is None:
        nobody = ("speaker", "speaker_role", "speaker_iso3", "addressee", "cue", "via")
        return dict.fromkeys(nobody)
    name, role, iso3 = _named(clause, by.speaker)
    return {
        "speaker": name,
        "speaker_role": role,
        "speaker_iso3": iso3,
        "addressee": _named(clause, by.addressee)[0],
        "cue": by.cue,
        "via": _named(clause, by.via)[0],
    }


def _named(clause: Clause, span: Span | None) -> tuple[str | None, str | None, str | None]:
    """Return the name, office and state in a noun phrase: a person's name, else the phrase."""
    if span is None:
        return None, None, None
    start, end = span
    inside = list({id(n): n for at in range(start, end) if (n := clause.name_at.get(at))}.values())
    whole_end = clause.row[end - 1].end
    whole = clause.text[clause.row[start].start : whole_end]
    if not inside:
        return whole, None, None
    first, last = inside[0], inside[-1]
    if last.slots["kind"] != "place" and _set_beside(clause, span, last):
        first = last = first if clause.word(_place(clause, span, last)) in ARTICLES else last
        whole = str(first.slots["text"])
        return whole, first.slots["role"] or last.slots["role"], first.slots["iso3"]
    place = _place(clause, span, first)
    cut = (
        place > span[0] and clause.row[place - 1].text.istitle() and place - 1 not in clause.name_at
    )
    if cut and len(str(first.slots["text"]).split()) == 1 and not first.slots["role"]:
        return whole, None, None  # State House, of which only House was taken for a name
    if (
        clause.word(place - 1) in TIES and span[0] < place
    ):  # the owner of Acme, an association in Suva
        return whole, None, None
    elif any(
        clause.word(at) in ("and", "&") for at in range(start, end) if at not in clause.name_at
    ):
        states = dict.fromkeys(code for n in inside if (code := n.slots["iso3"]))
        return whole, first.slots["role"], " ".join(states) or None
    slots = first.slots
    proper = slots["kind"] == "person" and slots["text"].istitle()
    if first is last and first.start <= clause.row[start].start and last.end >= whole_end:
        proper = True
    tail = clause.text[first.end : whole_end]
    proper = proper and not tail.startswith(APOSTROPHES)
    leads = first is last or first.start <= clause.row[start].start
    name = slots["text"] if proper and leads else whole
    role = None if slots["role"] == "people" and name == whole else slots["role"]
    return name, role, slots["iso3"]


def _set_beside(clause: Clause, span: Span, name: Found) -> bool:
    """Say whether a name ends a noun phrase behind a comma: `one of them, Roe Doe`."""
    place = _place(clause, span, name)
    while place > span[0] and clause.word(place - 1).endswith(DESCRIBING):
        place -= 1
    return place - 1 > span[0] and clause.word(place - 1) == ","


def _place(clause: Clause, span: Span, name: Found) -> int:
    """Return where a name begins inside a noun phrase."""
    return next(at for at in range(*span) if clause.name_at.get(at) is name)


def _reported(clause: Clause, said: Said) -> list[Found]:
    """Return the clause that is reported without marks, if there is one."""
    start, end = said.contents[0]
    if said.how == "call" and not _judges(clause, said, start, end):
        return []
    if said.how == "call":
        start = next(at + 1 for at in range(start, end) if clause.word(at) == "as")
    plain = [at for at in range(start, end) if at not in clause.quote_at]
    # `to reflect` is a whole request, `a lie` all that something is called.
    few = said.how in ("to", "names")
    if sum(clause.row[at].text[0].isalnum() for at in plain) < REPORTED - few:
        return []
    end -= clause.row[end - 1].text == "."
    first, last = _trim(clause.text, clause.row[start].start, clause.row[end - 1].end)
    if first >= last:
        return []
    slots = {
        "content": clause.text[first:last],
        "direct": "indirect",
        "open": False,
        **_attribution(clause, said),
    }
    return [Found("quote", first, last, slots)]


def _judges(clause: Clause, said: Said, start: int, end: int) -> bool:
    judging = cues("call").get(said.cue) in JUDGING_AS - {"cite", "see"}
    places = [at for at in range(start, end) if clause.word(at) == "as"]
    if places and clause.word(places[0] + 1) in AUXILIARIES:  # rejected it, as had others
        return False
    return judging and bool(places) and places[0] + 1 not in clause.quote_at


def _trim(text: str, start: int, end: int) -> Span:
    """Return the span without white space and commas at its edges."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end
