"""Score the articles found on generated pages; layouts held back from the rules apart.

usage: python -m bench.layouts [--form html|text] [--part dev|held] [--layouts] [--show NAME]

Ten pages of each of 54 layouts, each as HTML and as stripped text; figures as bench.segments has
them. --layouts prints a line a layout, --show prints what was missed on the pages of one; both only
of the part `dev`, since held layouts are not looked at. Floors stand in bench/floors.json under
`layouts`, by part and form.
"""

import argparse
import json
import sys

from bench.layouts.kinds import HELD, LAYOUTS
from bench.layouts.pages import FORMS, cases
from bench.segments import FLOORS, fallen, measure, tell
from bench.segments_match import pooled

PARTS = ("dev", "held")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--form", choices=FORMS)
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--layouts", action="store_true")
    parser.add_argument("--show")
    given = parser.parse_args()
    names = {"dev": frozenset(LAYOUTS) - HELD, "held": HELD}
    floors = json.loads(FLOORS.read_text(encoding="utf-8")).get("layouts", {})
    low: list[str] = []
    for form in (given.form,) if given.form else FORMS:
        for part in (given.part,) if given.part else PARTS:
            if given.show:
                show(form, frozenset({given.show}) & names["dev"])
                continue
            if given.layouts and part == "dev":
                for name in sorted(names[part]):
                    line(form, name)
            figures = pooled(page.tally for page in measure(cases(form, names[part]))).figures()
            for name, value in figures.items():
                print(f"{part:<5} {form:<5} {name:<28} {value:.3f}")
            low += fallen(f"{part} {form}", figures, floors.get(f"{part} {form}", {}))
    for words in low:
        print(words, file=sys.stderr)
    return int(bool(low))


def show(form: str, names: frozenset[str]) -> None:
    for page in measure(cases(form, names)):
        tell(page, True)


def line(form: str, name: str) -> None:
    figures = pooled(page.tally for page in measure(cases(form, frozenset({name})))).figures()
    keys = ("article F1", "body F1", "body without furniture", "body without other articles")
    print(
        f"{form:<5} {name:<44}", *(f"{figures[key]:.3f}" if key in figures else "-" for key in keys)
    )


if __name__ == "__main__":
    sys.exit(main())
