"""Score the articles of pages of HTML, beside the libraries that people use.

usage: python -m bench.articles [--peers] [--part N] [--metadata]

Reads the pages of COPYDESK_SHARED/data/articles. Printed: the four-gram F1 of the body as
score_articles.py of the shared folder prints it, processor time of one core, whether every body
is the characters that it cites, what each step costs, and with --metadata how many headlines, days
and authors are right. --peers runs trafilatura (fast, default, precision), newspaper4k, resiliparse
and readability-lxml on the same pages in the same run (extra `bench`), and says how many times as
long trafilatura fast takes. --part 5 takes every fifth page.
Floors stand in bench/floors.json under `articles`.
"""

import argparse
import gzip
import importlib.util
import json
import os
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from copydesk.articles import describe, find
from copydesk.pages import row
from copydesk.tables import Pages, build

SHARED = Path(os.environ.get("COPYDESK_SHARED", "shared"))
NEWS = ("seb", "fundus", "andy")
LISTS = ("listing", "collection")
BATCH = 100  # pages
FLOORS = Path(__file__).with_name("floors.json")
SPLIT = re.compile(r"\s*(?:[,;|&/]|\band\b)\s*")
BY = re.compile(r"^\s*(?:written\s+)?by:?\s+", re.IGNORECASE)
Page = dict[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--metadata", action="store_true")
    parser.add_argument("--part", type=int, default=1)
    given = parser.parse_args()
    scorer = load_scorer()
    news = [page for name in NEWS for page in pages(name)][:: given.part]
    lists = [page for page in pages("wcxb") if page["page_type"] in LISTS][:: given.part]
    own = Own()
    floors: dict[str, float] = {}
    for title, some in (("news", news), ("lists", lists)):
        floors[title] = report(
            scorer, title, "copydesk", some, own.body if title == "news" else own.all
        )
        for name, extract in peers().items() if given.peers else ():
            report(scorer, title, name, some, extract)
    print(f"{'spans':<10} {own.cited} of {own.bodies} bodies are the characters they cite")
    speed(news, given.peers)
    if given.metadata:
        for name, some in (
            ("andy", [p for p in news if p["bench"] == "andy"]),
            ("wcxb", wcxb(given.part)),
        ):
            floors |= {f"{name} {key}": value for key, value in metadata(name, some).items()}
    return fallen(floors) if given.part == 1 else 0


def pages(name: str) -> Iterator[Page]:
    """Yield the pages of a set with what was marked on them."""
    folder = SHARED / "data" / "articles"
    with gzip.open(folder / f"{name}.gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        gold = {page["id"]: page for page in map(json.loads, lines)}
    with gzip.open(folder / f"{name}.html.jsonl.gz", "rt", encoding="utf-8") as lines:
        for page in map(json.loads, lines):
            yield gold[page["id"]] | {"html": page["html"]}


def wcxb(part: int) -> list[Page]:
    return list(pages("wcxb"))[::part]


def load_scorer() -> Any:
    """Return the module score_articles.py of the shared folder."""
    path = SHARED / "bench" / "score_articles.py"
    spec = importlib.util.spec_from_file_location("score_articles", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Own:
    """Reads pages with copydesk; counts bodies, and those that are the characters they cite."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self.bodies = self.cited = 0

    def articles(self, page: Page) -> list[dict[str, Any]]:
        """Return the articles of a page, from its HTML."""
        table = build(Pages, [row.of_markup(row.Known(page["id"], page.get("url")), page["html"])])
        found: list[dict[str, Any]] = describe(table, find(table)).to_pylist()
        self._check(table, found)
        return found

    def _check(self, table: pa.Table, found: list[dict[str, Any]]) -> None:
        text = table["text"][0].as_py()
        for article in found:
            spans = [text[span["start"] : span["end"]] for span in article["body"]]
            self.bodies += 1
            self.cited += article["text"] == "\n".join(spans)

    def body(self, page: Page) -> str:
        """Return the text of the page's own article."""
        found = [a["text"] for a in self.articles(page) if a["kind"] == "main"]
        return found[0] if found else ""

    def all(self, page: Page) -> str:
        """Return headlines and texts of all articles of the page, in its order."""
        found = sorted(self.articles(page), key=lambda a: a["start"])
        return "\n".join(filter(None, (w for a in found for w in (a["headline"], a["text"]))))


def peers() -> dict[str, Callable[[Page], str]]:
    """Return the libraries that are compared, each as what makes a page's text of its HTML."""
    import newspaper
    import trafilatura
    from readability import Document
    from resiliparse.extract.html2text import extract_plain_text

    def news(page: Page) -> str:
        address = page.get("url") or "http://page.example/"
        return str(newspaper.article(address, input_html=page["html"], fetch_images=False).text)

    def readable(page: Page) -> str:
        from lxml.html import fromstring

        return str(fromstring(Document(page["html"]).summary() or "<p></p>").text_content())

    def trafilatura_(**how: Any) -> Callable[[Page], str]:
        return lambda page: trafilatura.extract(page["html"], include_comments=False, **how) or ""

    return {
        "trafilatura fast": trafilatura_(fast=True),
        "trafilatura": trafilatura_(),
        "trafilatura precision": trafilatura_(favor_precision=True),
        "resiliparse": lambda page: extract_plain_text(page["html"], main_content=True),
        "readability-lxml": readable,
        "newspaper4k": news,
    }


def report(
    scorer: Any, title: str, name: str, some: list[Page], extract: Callable[[Page], str]
) -> float:
    """Print how right and how fast one extractor is; return the F1 of all pages."""
    groups: dict[str, list[Any]] = {"ALL": []}
    spent, failed = 0.0, 0
    for page in some:
        start = time.process_time()
        try:
            text = extract(page)
        except Exception:  # a library that fails on a page has no text of it
            text, failed = "", failed + 1
        spent += time.process_time() - start
        scored = scorer.page(page["text"], text)
        key = page["bench"] if title == "news" else page["page_type"]
        groups.setdefault(key, []).append(scored)
        groups["ALL"].append(scored)
    for group, scores in groups.items():
        s = scorer.summary(scores)
        print(
            f"{title:<6} {name:<22} {group:<11} {s['n']:4d}  P {s['shingle_p']:.3f} "
            f"R {s['shingle_r']:.3f} F1 {s['shingle_f1']:.3f}  word F1 {s['word_f1']:.3f}"
        )
    print(f"{title:<6} {name:<22} {len(some) / spent:.0f} pages/s, {failed} failed", flush=True)
    return float(scorer.summary(groups["ALL"])["shingle_f1"])


def speed(some: list[Page], beside: bool) -> None:
    """Print what each step costs a page in batches, as a desk reads; and how trafilatura does."""
    spent = dict.fromkeys(("read", "find", "describe"), 0.0)
    for start in range(0, len(some), BATCH):
        times = [time.process_time()]
        rows = [
            row.of_markup(row.Known(page["id"], page.get("url")), page["html"])
            for page in some[start : start + BATCH]
        ]
        table = build(Pages, rows)
        times.append(time.process_time())
        segments = find(table)
        times.append(time.process_time())
        describe(table, segments)
        times.append(time.process_time())
        for name, begun, ended in zip(spent, times[:-1], times[1:], strict=True):
            spent[name] += ended - begun
    told = ", ".join(f"{name} {took / len(some) * 1000:.2f}" for name, took in spent.items())
    whole = sum(spent.values())
    print(f"speed      {told}: {whole / len(some) * 1000:.2f} ms a page, {BATCH} at a time")
    if beside:
        extract = peers()["trafilatura fast"]
        begun = time.process_time()
        for page in some:
            extract(page)
        theirs = time.process_time() - begun
        each = theirs / len(some) * 1000
        print(
            f"speed      trafilatura fast {each:.2f} ms a page, {theirs / whole:.2f} times as long"
        )


def metadata(name: str, some: list[Page]) -> dict[str, float]:
    """Print and return the shares of headlines, days and authors that are right."""
    right = dict.fromkeys(("headline", "date", "author"), 0)
    wanted = dict(right)
    own = Own()
    for page in some:
        found = [a for a in own.articles(page) if a["kind"] == "main"]
        article = found[0] if found else {}
        for key, gold, said in (
            ("headline", words(page.get("title")), words(article.get("headline"))),
            ("date", (page.get("date") or "")[:10], days(article)),
            ("author", people(page.get("author")), people(article.get("byline"))),
        ):
            if gold:
                wanted[key] += 1
                right[key] += gold in said if key == "date" else gold == said
    shares = {key: right[key] / wanted[key] for key in right if wanted[key]}
    for key, share in shares.items():
        print(f"{name:<10} {key:<9} {share:.3f}  ({right[key]} of {wanted[key]})")
    return shares


def words(line: str | None) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", line or "").lower()))


def days(article: dict[str, Any]) -> set[str]:
    """Return the day an article was published where its page is at home."""
    return {str(article["published_day"])} if article.get("published") else set()


def people(names: str | list[str] | None) -> set[str]:
    joined = ", ".join(names) if isinstance(names, list) else names or ""
    return {words(name) for name in SPLIT.split(BY.sub("", joined)) if words(name)}


def fallen(found: dict[str, float]) -> int:
    """Say which figures are below their floors; return 1 if any is."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8")).get("articles", {})
    low = [key for key, floor in floors.items() if key in found and found[key] < floor - 0.0005]
    for key in low:
        print(f"{key} is {found[key]:.3f}, below its floor {floors[key]:.3f}", file=sys.stderr)
    return int(bool(low))


if __name__ == "__main__":
    sys.exit(main())
