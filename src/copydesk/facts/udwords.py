"""Cut a wording into words as the English treebanks of Universal Dependencies do.

The trained reader learned trees over such words, so it must be given such words: `don't` is
`do` and `n't`, `Iran's` is `Iran` and `'s`, `US-led` three words, `pro-Beijing` one.
"""

import re

LETTER = r"[^\W\d_]"
TAIL = r"['’](?:s|m|re|ve|ll|d)\b"
PREFIX = (
    "anti|co|counter|cross|de|e|ex|extra|inter|intra|macro|mega|micro|mid|mini|mis|multi|neo|non"
    "|pan|para|post|pre|pro|proto|pseudo|quasi|re|semi|socio|sub|super|trans|ultra|un|vice"
)
SHORT = (
    "Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|Gen|Sen|Rep|Gov|Col|Lt|Sgt|Capt|Maj|Adm|Cmdr|Pres|Hon|Rev"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
    "|Inc|Corp|Ltd|Co|Bros|vs|etc|cf|al|approx|est|Vol|Fig|pp|Ave|Blvd|Rd|Mt|Ft"
    "|Ph\\.D|Ala|Ariz|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo"
    "|Mont|Neb|Nev|Okla|Ore|Pa|Penn|Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
)
# Characters that nobody sees: of control, of no width, of direction.
UNSEEN = (
    r"\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f"
    r"\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
WORD = re.compile(
    r"(?:https?://|www\.)\S+[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # links and addresses
    rf"|\b(?:{LETTER}\.){{2,}}|\b(?:{SHORT})\.(?!\w)"  # abbreviations
    r"|\bNos?\.(?=\s?\d)|\b[A-Z]\.(?=\s+[A-Z])"
    rf"|(?<=\w){TAIL}|(?<=[a-zA-Z])[nN]['’][tT]\b"  # what hangs on a word
    rf"|{LETTER}+(?=[nN]['’][tT]\b)|(?:[cC]an)(?=not\b)|(?<=[cC]an)not\b"
    r"|[gG]on(?=na\b)|(?<=[gG]on)na\b|[wW]an(?=na\b)|(?<=[wW]an)na\b"
    r"|[gG]ot(?=ta\b)|(?<=[gG]ot)ta\b"
    rf"|\b(?i:{PREFIX})[-‐‑](?={LETTER}){LETTER}+"
    rf"|{LETTER}+(?:(?!{TAIL})['’&]{LETTER}+|\d+)*"  # words, O'Brien, AT&T, B12
    r"|\d{1,4}(?:/\d{1,4})+"  # 9/11
    r"|\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|s)\b)?"  # numbers, 5th, 1990s, 7:30
    rf"|\.{{2,}}|-{{2,}}|([!?<>=*#~])\1+|[^\w\s{UNSEEN}]|_+|\w"
)


def cut(text: str) -> list[tuple[int, int]]:
    """Return the code points of each word and mark of the text, in order."""
    return [match.span() for match in WORD.finditer(text)]
