"""Check the corpus and count it, or print how far its two passes agree.

usage: python -m models.corpus check | agree
"""

import sys

from models.corpus import agree, check


def main(words: list[str]) -> int:
    """Run one command; return 1 where a mark is wrong, 2 where there is no such command."""
    match words:
        case ["check"]:
            wrong = check.faults()
            print("\n".join(wrong) if wrong else check.table(check.counts()))
            return bool(wrong)
        case ["agree"]:
            print(agree.agreement().table())
            return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
