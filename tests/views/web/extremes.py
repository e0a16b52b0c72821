"""The sheets of hard cases: a wire with 400 carriers, a long headline, hostile words."""

from dataclasses import replace

from copydesk.views.sheets import (
    Branch,
    Cell,
    Count,
    FactRow,
    FrontSheet,
    Outlet,
    StoryLine,
    StorySheet,
)
from tests.views.web.cable import (
    ARABIC,
    CABLE,
    CLASHES,
    HOSTILE,
    LINEAGE,
    OUTLETS,
    fact,
    key,
    place,
)


def wire(carriers: int) -> StorySheet:
    """Return the story of one wire text with many carriers, a rewrite and one report beside it."""
    outlets = [
        Outlet(
            key(f"wire {n}"),
            f"wire-{n:03}.txt",
            f"Town Paper {n}",
            "main",
            "Ferries collide",
            f"2031-06-{1 + n % 3:02}T{n % 24:02}:{n % 60:02}:00Z",
            "A",
            0,
            "copy" if n else "own",
        )
        for n in range(carriers)
    ]
    outlets.append(
        Outlet(key("wire d"), "d.txt", "Rewriter", "main", "x", "2031-06-03", "A", 0, "derived")
    )
    outlets.append(Outlet(key("wire b"), "b.txt", "Other", "main", "x", None, "B", 1, "own"))
    texts = ("Two ferries collide off Visby", "“we saw the lights”", "31 passengers hurt")
    facts = tuple(
        FactRow(
            key(f"wire fact {n}"),
            kind,
            text,
            "",
            "",
            Count(carriers - n, 1, 1, 1, carriers),
            tuple(
                Cell(o.letter, o.hue, o.how, place(o, 0, text)) if m >= n else None
                for m, o in enumerate(outlets)
            ),
        )
        for n, (kind, text) in enumerate(zip(("event", "quote", "figure"), texts, strict=True))
    )
    lineage = tuple(
        Branch(
            o.article,
            o.name,
            o.letter,
            o.hue,
            o.how,
            outlets[0].article if o.letter == "A" and n else None,
            "whole" if n else "",
            o.published,
        )
        for n, o in enumerate(outlets)
    )
    return StorySheet(
        key("wire story"),
        "Two ferries collide off Visby",
        "2031-06-01",
        "2031-06-03",
        None,
        Count(carriers + 2, 2, 2, 2, carriers + 2),
        carriers + 2,
        tuple(outlets),
        facts,
        (),
        lineage,
    )


LONG = replace(
    CABLE,
    story=key("long"),
    title="A headline that does not know when to stop " * 7,
    first=None,
    last=None,
    place=None,
    clashes=(),
    lineage=LINEAGE[:1],
    outlets=OUTLETS[:1],
    articles=1,
    count=Count(1, 1, 1, 1, 1),
    facts=(
        replace(
            fact(0),
            cells=fact(0).cells[:1],
            edges=(),
            fact=key("sixty"),
            wordings=tuple(f"wording {n} of one and the same fact, as printed" for n in range(60)),
        ),
    ),
)
EVIL = replace(
    CABLE,
    story=key("evil"),
    title=HOSTILE,
    place=HOSTILE,
    outlets=tuple(replace(o, name=HOSTILE, headline=HOSTILE) for o in OUTLETS),
    facts=tuple(
        replace(
            f,
            text=HOSTILE,
            detail=HOSTILE,
            note=HOSTILE,
            wordings=(HOSTILE,),
            fact=key(f"evil {n}"),
            edges=tuple(
                replace(e, evidence=((HOSTILE, replace(e.evidence[0][1], text=HOSTILE)),))
                for e in f.edges
            ),
        )
        for n, f in enumerate(CABLE.facts)
    ),
    clashes=tuple(
        replace(c, sides=tuple((HOSTILE, replace(p, text=HOSTILE)) for _, p in c.sides))
        for c in CLASHES
    ),
    lineage=tuple(replace(b, name=HOSTILE, note=HOSTILE) for b in LINEAGE),
)
ARABIC_STORY = replace(CABLE, story=key("arabic"), title=ARABIC)
WIRE = wire(400)
STORIES = {s.story: s for s in (CABLE, WIRE, LONG, EVIL, ARABIC_STORY)}


def line(sheet: StorySheet, **more: object) -> StoryLine:
    groups: dict[str, list[Outlet]] = {}
    for outlet in sheet.outlets:
        groups.setdefault(outlet.letter, []).append(outlet)
    bands = tuple((letter, its[0].hue, len(its)) for letter, its in groups.items())
    given: dict[str, object] = {
        "highlights": tuple(f.text for f in sheet.facts[:3]),
        "countries": ("EST", "URY"),
        "kinds": ("AGREE", "CONSULT"),
        "clashes": sum(c.verdict == "clash" for c in sheet.clashes),
        "inside": sum(c.inside == "article" for c in sheet.clashes),
        **more,
    }
    return StoryLine(
        sheet.story, sheet.title, sheet.first, sheet.count, sheet.articles, bands, **given
    )  # type: ignore[arg-type]


FRONT = FrontSheet(
    24,
    3,
    31,
    (
        line(CABLE),
        line(ARABIC_STORY, clashes=0, inside=0, countries=("EST",)),
        line(WIRE, countries=("SWE",), kinds=("other",), clashes=0),
        line(LONG),
        line(EVIL),
    ),
    ("EST", "SWE", "URY"),
)
