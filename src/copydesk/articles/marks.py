"""What a line of furniture is, by its words: labels, buttons, promotions, leaks, credits.

The words stand in `lexicon/labels.yaml`, in several languages, so that a reader can add to
them. A line is furniture by its words only where it has nothing else on it; a sentence that
contains the word "comments" is a sentence.
"""

import re
from functools import cache, lru_cache
from typing import Any

from copydesk import lexicon
from copydesk import text as words_of
from copydesk.articles import lines, traces
from copydesk.text import Span

# A line with more characters than that is never looked up among labels.
LONGEST_LABEL = 90
# "More from Harbour Post" is a label, "More from the minister on the tax" may be a headline.
LABEL_WORDS = 5
LONGEST_TAGS, TAG_WORDS = 300, 4
TAG = re.compile(r"[,;|·•#/]")
# A call for an app or a letter is short; a paragraph of news is often longer.
PROMOTION_WORDS = 45
SURE_WORDS = 12  # "Subscribe for 4 crowns a month" needs no word of what it sells
TOLD = re.compile(
    r",\s+(?:[\w’'-]+\s+){0,4}(?:says?|said|tells?|told|urges?|urged|warns?|warned|asks?|begs?)\b",
    re.IGNORECASE,
)

COUNTED = re.compile(r"[(\[]\s*(?!(?:19|20)\d\d\b)\d{1,6}\s*[)\]]\s*$")  # "Open the debate (0)"
COUNTS = re.compile(r"[\d.,]+\s*(?:[kKmM]\b)?\+?")
LABELS = ("listing", "comments", "comment_sign", "tags", "section", "stamp", "link")

LEAK = re.compile(
    r"\{\{[^{}\n]{0,200}\}\}|\{%[^%\n]{0,200}%\}|<%[^%\n]{0,200}%>|\$\{[^{}\n]{0,200}\}"
    r"|#\{[^{}\n]{0,200}\}|<\?(?:php|=)[^\n]{0,200}?\?>|\[object \w{1,30}\]|%%\w{1,60}%%"
    r"|(?<![\w.@/])@?[A-Za-z_]\w{0,60}(?:\[\w{0,40}\])?"
    r"(?:\?\.[A-Za-z_]\w{0,60}(?:\(\w{0,40}\))?|\.[A-Za-z_]\w{0,60}(?:\(\w{0,40}\))?){0,20}"
    r"(?:\?\.[A-Za-z_]\w{0,60}(?:\(\w{0,40}\))?|\.[A-Za-z_]\w{0,60}\(\w{0,40}\))(?![\w.])"
    r"|(?<!\S)@(?:Model|Html|ViewBag|Url)\.[\w.]{1,80}(?:\([^)\n]{0,80}\))?"
    # "undefined page.items[0].title": an index in a path, or a path behind what has no value.
    r"|(?<![\w.@/])(?:(?:undefined|null|NaN)\s+)?@?[A-Za-z_]\w{0,60}(?:\.\w{1,60}){0,20}"
    r"\[\w{1,20}\](?:\.\w{1,60}|\[\w{1,20}\]){1,20}(?!\w)"
    r"|(?<!\S)(?:undefined|null|NaN)\s+[A-Za-z_]\w{0,60}(?:\.\w{1,60}){1,20}(?!\S)"
    r"|\[\[\s?[\w.]{1,60}\s?\]\]|%\(\w{1,40}\)s"
)
BARE_LEAK = re.compile(
    r"(?:undefined|null|NaN|None|%s|%d|%\(\w{1,40}\)s|\{\d\}|\{[a-z_]{1,40}\}|__[A-Z_]{2,40}__)$"
)
SLUG = re.compile(r"(?=[\d_-]*[a-z])[a-z0-9]+(?:[-_][a-z0-9]+){2,}$")
FILE = re.compile(r"[\w%()+ -]{1,120}\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|avif)$", re.IGNORECASE)
COPYRIGHT = re.compile(
    r"(?:©|\(c\)\s*(?:19|20)\d\d|copyright\b(?!\s+(?:law|act|office|rules|reform|bill|case)))"
    r"|\b(?:all rights reserved|tous droits réservés|alle rechte vorbehalten"
    r"|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati"
    r"|tüm hakları saklıdır|все права защищены|усі права захищені)|جميع الحقوق محفوظة",
    re.IGNORECASE,
)
OWNED = (
    "©", "(c)", "copyright", "all rights", "tous droits", "alle rechte", "todos los derechos",
    "todos os direitos", "tutti i diritti", "tüm hak", "все права", "усі права", "جميع الحقوق",
)  # fmt: skip
COPYRIGHT_WORDS = 60
CAPTION = re.compile(
    r"(?:in th(?:is|ese) (?:\w+\s){0,3}?(?:photos?|images?|pictures?|photographs?|frame|grab)\b"
    r"(?=[^.]{0,60}(?:,|released|provided|taken|made|showing|by|from|shot))"
    r"|\(?(?:file|archive|handout|undated)\s?(?:photos?|images?|pictures?)?\s*(?:[:\-–—|]|photo\b)"
    r"|file\s+(?:photo|picture|image)\b"
    r"|[\[(]?(?:photo|image|picture|photograph|pic|foto|fotos|bild|fotoğraf|photo d.archives"
    r"|archivbild|archivfoto|symbolbild|foto de archivo|immagine|фото|صورة|تصویر)"
    r"(?:\s+(?:credit|by|source|courtesy|illustration|d.illustration))?\s*[:/©]"
    r"|photos?\s+(?:by|courtesy)\s+\S+|photo d.archives\b|foto de archivo\b|صورة (?:أرشيفية|من)"
    r"|(?:pictured|above|left|right)\s*:|\([^()/\n]{2,40}/[^()/\n]{2,40}\)$)",
    re.IGNORECASE,
)
# An agency alone in brackets credits the text; with a name before or after it, a picture.
PICTURES = (
    r"getty images|shutterstock|wikimedia commons|ap photo|afp photo|epa|handout|file photo|file|"
    r"pool|screengrab|screenshot"
)
AGENCIES = r"reuters|afp|ap|xinhua|anadolu|dpa|ansa|efe|tass"
OWNER = r"[^\[\]()|/.:;\n]{2,50}"
CREDIT_END = re.compile(
    rf"(?:[\[(|/—–-]\s*(?:{OWNER}[/,]\s?)?(?:{PICTURES})(?:[/,]\s?[^.:;\n]{{2,50}})?[\])]*\.?"
    rf"|[\[(|—–-]\s*(?:{OWNER}/\s?(?:{AGENCIES})|(?:{AGENCIES})/\s?{OWNER})[\])]*\.?"
    rf"|(?:via\s+|/\s*)(?:{PICTURES}|{AGENCIES})\b[\])]*\.?"
    r"|(?:getty images|shutterstock|ap photo|afp photo)[\])]*"
    r"|[\[(][^()\[\]\n]{0,40}\b(?:photos?|images?|pictures?|pool|foto|handout)\s*/[^()\[\]\n]{2,40}[\])]\.?"
    r"|[\[(][^()\[\]/\n]{2,40}/[^()\[\]/\n]{0,40}\b(?:photos?|images?|pictures?|pool|foto)[\])]\.?"
    r"|[\[(]\s*(?:\w+\s+)?courtesy\b(?!\s+(?:call|visit))[^()\[\]\n]{2,60}[\])]\.?"
    r"|[\[(](?-i:[A-ZÀ-Þ])[^()\[\]\n]{1,50}\bvia\s(?-i:[A-ZÀ-Þ])[^()\[\]\n]{1,40}[\])]\.?"
    r"|[\[(|.]\s*(?:photo|image|picture|foto|bild|credit|fotoğraf|صورة)\s*[:/©]\s*[^.:;\n]{2,60}"
    r"[\])]?\.?)$",
    re.IGNORECASE,
)


@cache
def _table(name: str) -> frozenset[str]:
    lists: Any = lexicon.load("labels")
    return frozenset(words_of.fold(phrase) for phrase in lists[name])


@cache
def _labels() -> dict[str, str]:
    """Return the list that each label is on; the first of several."""
    return {label: name for name in reversed(LABELS) for label in _table(name)}


@cache
def _listing_starts() -> tuple[str, ...]:
    return tuple(f"{start} " for start in _table("listing_start"))


@lru_cache(maxsize=1 << 14)
def label(line: str) -> str | None:
    """Return which list of `labels.yaml` the whole line is on, or None.

    >>> label("RELATED ARTICLES (5)"), label("Related articles agree on the cause")
    ('listing', None)
    """
    if len(line) > LONGEST_LABEL:
        return None
    folded = lines.fold(COUNTS.sub(" ", line))
    if not folded:
        return None
    name = _labels().get(folded)
    if name is not None:
        return name
    if len(folded.split()) <= LABEL_WORDS and not line.rstrip().endswith((".", "!", "?")):
        if folded.startswith(_listing_starts()):
            return "listing"
        if COUNTED.search(line) and _table("comment_words") & set(folded.split()):
            return "comments"
    return None


# "Also in the Post: ...", "Read more at the Post: ..."
ELSEWHERE = r"(?:(?:read|see) )?(?:also|more) (?:on|in|from|at) [^:.\n]{2,30}:\s+"


def tags(line: str) -> int:
    """Return how many characters of a line of tags are its label; 0 for no such line.

    >>> tags("Tags: Ports, Navies"), tags("Topic: how the port was won in one night")
    (5, 0)
    """
    start = line.find(":") + 1
    if not start or len(line) > LONGEST_TAGS or label(line[:start]) != "tags":
        return 0
    items = [lines.words(item) for item in TAG.split(line[start:]) if item.strip()]
    return start if items and all(len(item) <= TAG_WORDS for item in items) else 0


@cache
def _inline() -> re.Pattern[str]:
    phrases = sorted((str(p) for p in lexicon.load("labels")["inline"]), key=lambda p: -len(p))
    spaced = "|".join(re.escape(p).replace(r"\ ", r"['’\s]+") for p in phrases)
    return re.compile(
        rf"[\[(*>»\s]*(?:(?:{spaced})(?:\s+(?:on|here|this|now))?[\])*]*\s*[:：|>»–—]+\s*"
        rf"|{ELSEWHERE})",
        re.IGNORECASE,
    )


def inline(line: str) -> int:
    """Return how many characters of the line are a label such as "Also Read:"; 0 for none."""
    match = _inline().match(line)
    return len(match.group().rstrip()) if match else 0


def is_inline(line: str) -> bool:
    """Say whether the whole line is a label that stands before one other headline."""
    return len(line) <= LONGEST_LABEL and lines.fold(line) in _table("inline")


@cache
def _phrase(name: str) -> re.Pattern[str]:
    lists: Any = lexicon.load("labels")
    ordered = sorted((str(p) for p in lists["promotion"][name]), key=lambda p: -len(p))
    joined = "|".join(re.escape(p).replace(r"\ ", r"['’\s-]+") for p in ordered)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


@cache
def _callers() -> frozenset[str]:
    """Return the first letters of each call."""
    return traces.first_letters(lexicon.load("labels")["promotion"]["calls"])


@cache
def _notices() -> tuple[re.Pattern[str], tuple[str, ...]]:
    phrases = [str(p) for p in lexicon.load("labels")["notice"]]
    joined = "|".join(re.escape(p) for p in phrases)
    return re.compile(joined, re.IGNORECASE), tuple(p.lower() for p in phrases)


def _is_notice(block: str) -> bool:
    pattern, phrases = _notices()
    return traces.may_have(block, phrases) and bool(pattern.search(block))


def is_promotion(block: str) -> bool:
    """Say whether a block asks the reader to take, join or pay for something.

    >>> is_promotion("Download our app today."), is_promotion("Users download the app daily.")
    (True, False)
    """
    if len(block) > PROMOTION_WORDS * 12:
        return False
    if _is_notice(block):
        return True
    found = traces.letters(block)
    if len(lines.words(block)) > PROMOTION_WORDS or (found and found.isdisjoint(_callers())):
        return False
    spans = words_of.sentences(block)
    call = any(_phrase("calls").match(block[a:b].lstrip("\"'“‘«•*>-–— ")) for a, b in spans)
    if not call:
        return False
    return bool(_phrase("things").search(block)) or _asks(block, spans[0])


def is_told(line: str) -> bool:
    """Say whether the line quotes somebody, so that its "you" is not the reader of the page."""
    return bool(set(line) & set('"“”«»„')) or bool(TOLD.search(line))


def _asks(block: str, first: Span) -> bool:
    """Say whether a block that names no thing still speaks to the reader: "Support our work"."""
    sentence = block[first[0] : first[1]]
    call = _phrase("calls").match(sentence)
    if call is None or is_told(block):
        return False
    if _phrase("sure_calls").match(sentence) and len(lines.words(sentence)) <= SURE_WORDS:
        return True
    near = _phrase("addressed").search(sentence, call.end())
    return near is not None and (near.start() <= call.end() + 1 or block[-1] in ":!")


def is_copyright(block: str) -> bool:
    """Say whether the block says whose the page is."""
    if len(block) > COPYRIGHT_WORDS * 12 or not traces.may_have(block, OWNED):
        return False
    if not COPYRIGHT.search(block):
        return False
    return "©" in block[:40] or bool(COPYRIGHT.match(block)) or len(block) <= 160


def is_alt_text(line: str) -> bool:
    """Say whether the line is what a screen reader says in place of a picture."""
    if len(line) > LONGEST_LABEL:
        return False
    if SLUG.match(line) or FILE.match(line):
        return True
    bare = lines.fold(line).split()
    if not bare or len(bare) > 4 or line[-1] in ".!?:":
        return False
    # "Orange background", but not "New York Times": only a line's first word has a capital.
    plain = [w for w in line.split()[1:] if w[:1].isupper()]
    return not plain and any(" ".join(bare[-n:]) in _table("alt_text") for n in (1, 2))


def is_caption(block: str) -> bool:
    """Say whether the block tells what a picture shows, or whose picture it is."""
    if len(block) > 900:
        return False
    if CAPTION.match(block):
        return True
    return len(block) <= 600 and traces.may_end_in_credit(block) and bool(CREDIT_END.search(block))


def leaks(block: str) -> list[Span]:
    """Return the spans of template code that was not filled in."""
    if len(block) <= 60 and BARE_LEAK.match(block):
        return [(0, len(block))]
    return [match.span() for match in LEAK.finditer(block)] if traces.may_leak(block) else []
