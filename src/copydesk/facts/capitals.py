"""Which words can be part of a name, and which only begin a sentence."""

from functools import cache

from copydesk.facts.gazetteer import cues, offices, spelled
from copydesk.lexicon import load

# What may stand behind the comma after a name: `Roe, a farmer`, `Roe, for his part, ...`.
BESIDE = frozenset(
    ["who", "whose", "a", "an", "the", "his", "her", "too", "meanwhile", "however", "though"]
    + ["himself", "herself"]
)
GIVEN = frozenset(["Jan", "April", "May", "June", "August"])
DATING = frozenset(
    ["in", "on", "since", "until", "by", "last", "early", "late", "mid", "of", "from"]
)
PARTS = frozenset(f"for {whose} part" for whose in ("his", "her", "its", "their"))
# Ends of words that describe a name and are no part of it: Suva-based, Fiji-flagged.
DESCRIBING = ("-based", "-born", "-backed", "-led", "-owned", "-listed", "-flagged", "-run")


@cache
def calendar() -> frozenset[str]:
    """Return days, months and other capitals that name nobody."""
    days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    months = ["January", "February", "March", "April", "May", "June", "July", "August", "September"]
    months += ["October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug"]
    other = ["Sep", "Sept", "Oct", "Nov", "Dec", "I", "I'm", "I've", "I'll", "Mr", "Mrs", "Ms"]
    return frozenset([*days, *months, *other])


@cache
def small_words() -> frozenset[str]:
    """Return the words too common to be a name."""
    return frozenset(load("stopwords")["en"].split())


def is_capital(word: str) -> bool:
    """Say whether a word is spelled as a name: Roe, al-Sisi, d'Arc, O'Neil; a lone letter too."""
    if word[:1].isupper():
        return not word.isdigit() and not word.endswith(DESCRIBING)
    head, dash, rest = word.partition("-" if "-" in word else "'" if "'" in word else "’")
    return bool(dash) and head in particles() and rest[:1].isupper()


def is_acronym(words: list[str]) -> bool:
    """Say whether words are one word of capitals: WFP."""
    return len(words) == 1 and len(words[0]) > 1 and words[0].isupper() and words[0].isalpha()


@cache
def particles() -> frozenset[str]:
    """Return the small words inside names, and those joined to them."""
    return spelled("particles") | {"ash", "an", "ad", "as", "at", "az", "d", "l", "ar"}


@cache
def titles() -> frozenset[str]:
    """Words that end a name when they follow it, unless they are surnames as well."""
    surnames = {"king", "bishop", "pope", "major", "marshal", "prince"}
    return (offices("heads") | offices("plurals")) - surnames - offices("bodies")


@cache
def verbs() -> frozenset[str]:
    """Return the words of speech."""
    return frozenset([*cues("say"), *cues("call"), *cues("that"), *cues("to")])


@cache
def no_names() -> frozenset[str]:
    """Return the titles and words of speech: alone, with a capital, none of them is a name."""
    return titles() | verbs()


@cache
def acts() -> frozenset[str]:
    """Words after which a lone capital at the start of a sentence was a name."""
    common = (
        "has had was is will would could can may might must also did does and who whose met won "
        "left flew took gave sent held made began lost fell rose went came became beat led hit "
        "cut put drew broke brought built bought chose drove ate fought found forgot got grew hung "
        "heard hid kept knew laid lay lent let paid ran read rang sang sat saw sold set shook shot "
        "shut slept spent spoke stood stole struck swam swept swore swung taught tore thought "
        "threw told understood woke wore wrote withdrew overtook upheld quit split bent bowed"
    )
    return frozenset(common.split()) | verbs()
