"""Read an archive of a crawl from end to end, beside fastwarc and trafilatura.

usage: python -m bench.warc [--part N] [--whole]

Makes a WARC.gz of the pages of COPYDESK_SHARED/data/articles (seb, fundus, andy) as CC-NEWS lays it
out: a request and a response for each page, each record packed alone, and among them revisits,
redirects and answers that are no HTML. Then measured, as processor time on one core:

- copydesk: the archive is read, articles are found and described, and pages, segments and articles
  rest in a desk, by the engine's own functions with the first two steps of the path: page files of
  Parquet that are flushed to disk, and an index in SQLite that is committed (synchronous FULL);
- fastwarc and trafilatura (fast): records are read, the text of each page is written as a line of
  JSON with its address and time, and the file is flushed to disk.

Of copydesk's time is printed what reading and finding take alone; the rest is storing. --whole also
prints `copydesk read` with the whole path (copies, stories, facts, witnesses). --part 5 takes every
fifth page. Exits 1 where the ratio is below its floor in bench/floors.json under `warc`.
"""

import argparse
import gzip
import json
import os
import resource
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
from bench.articles import NEWS, Page, pages

from copydesk.desk import PATH, Step
from copydesk.engine.files import writing
from copydesk.engine.grow import Doing
from copydesk.engine.index import index_name, open_index, transaction
from copydesk.engine.intake import parts, take, work_file
from copydesk.engine.local import work
from copydesk.engine.store import Desk
from copydesk.pages import given
from copydesk.tables import Pages, build
from copydesk.views import intake

FLOORS = Path(__file__).with_name("floors.json")
WHEN = "2025-11-08T12:00:00Z"
ARTICLES = PATH[:2]  # find, describe
EVERY = 7  # pages; after so many comes something that is no page


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", type=int, default=1)
    parser.add_argument("--whole", action="store_true")
    asked = parser.parse_args()
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    some = [page for name in NEWS for page in pages(name)][:: asked.part]
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "crawl.warc.gz"
        few = Path(folder) / "few.warc.gz"
        write(few, list(islice(pages("wcxb"), 50)))
        write(archive, some)
        # What is loaded once (modules, models) is no part of the pages' time.
        store(build(Pages, list(given.read([few]))), Path(folder) / "few", Times())
        peer(few, Path(folder) / "few.jsonl")
        print(f"{len(some)} pages, {archive.stat().st_size / 1e6:.1f} MB packed", flush=True)
        ratio = compare(archive, Path(folder), len(some))
        if asked.whole:
            start = spent()
            intake.take_in([archive], Path(folder) / "whole")
            show("copydesk read, the whole path", len(some), spent() - start)
    floor = json.loads(FLOORS.read_text("utf-8"))["warc"]["ratio"]
    if asked.part == 1 and ratio < floor:
        print(f"the ratio is {ratio:.2f}, below its floor {floor:.2f}", file=sys.stderr)
        return 1
    return 0


def write(archive: Path, some: list[Page]) -> None:
    """Write the pages as the answers of servers, and what else a crawl keeps."""
    with archive.open("wb") as out:
        about = b"software: bench\r\n"
        out.write(packed("warcinfo", archive.name, about, "application/warc-fields"))
        for n, page in enumerate(some):
            for record in records(n, page):
                out.write(record)


def records(n: int, page: Page) -> Iterator[bytes]:
    address = page.get("url") or f"https://page-{n}.example/news/{n}"
    asks = f"GET /{n} HTTP/1.1\r\nHost: page.example\r\nAccept: text/html\r\n\r\n"
    yield packed("request", address, asks.encode())
    yield packed("response", address, answer(page["html"].encode("utf-8", "replace")))
    if n % EVERY == 0:
        yield packed("revisit", address, answer(b"", "304 Not Modified"))
        yield packed("response", f"{address}?old", answer(b"", "301 Moved Permanently"))
        data = answer(b'{"answer": 1}' * 500, sort="application/json")
        yield packed("response", f"{address}.json", data)


def answer(body: bytes, status: str = "200 OK", sort: str = "text/html; charset=utf-8") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {sort}", "Server: bench", "Vary: Accept"]
    lines += [f"X-Crawler-Content-Length: {len(body)}", f"Content-Length: {len(body)}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def packed(kind: str, address: str, content: bytes, sort: str = "") -> bytes:
    sort = sort or f"application/http; msgtype={'request' if kind == 'request' else 'response'}"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: {WHEN}\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash((kind, address)))}>\r\nContent-Type: {sort}\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + content + b"\r\n\r\n")


def compare(archive: Path, folder: Path, count: int) -> float:
    """Print how fast both read the archive; return the ratio."""
    times = Times()
    start = spent()
    table = build(Pages, list(given.read([archive])))
    times.took("reading", start)
    assert store(table, folder / "desk", times) == count
    ours = spent() - start
    start = spent()
    assert peer(archive, folder / "peer.jsonl") == count
    theirs = spent() - start
    times["storing"] = ours - sum(times.values())
    for name, took in times.items():
        print(f"  {name:<32} {took / count * 1000:7.2f} ms a page")
    show("copydesk", count, ours)
    show("fastwarc and trafilatura fast", count, theirs)
    print(f"ratio {theirs / ours:.2f}")
    return theirs / ours


class Times(dict[str, float]):
    """The processor time of each piece of work."""

    def took(self, name: str, start: float) -> None:
        """Add what was spent since `start`."""
        self[name] = self.get(name, 0.0) + spent() - start

    def work(self, step: Step, tables: dict[str, pa.Table]) -> pa.Table:
        """Work a step, as the engine does in one process."""
        start = spent()
        table = work(step, tables)
        self.took(step.name, start)
        return table


def store(table: pa.Table, folder: Path, times: Times) -> int:
    """Keep the pages and their articles in a desk, as its writer does; return how many there are.

    The writer itself works the whole path, and files it to be searched.
    """
    Desk.create(folder).close()
    with writing(folder):
        index = open_index(folder, index_name(1), write=True, path=ARTICLES)
        for part in parts(table):
            number = take(index, part)
            assert number is not None
            before = open_index(folder, index_name(1), path=ARTICLES)
            with transaction(index.database):
                work_file(index, before, number, Doing(times.work, times.work), None)
            before.database.close()
        count = int(index.database.execute("SELECT count(*) FROM pages").get)
        index.database.close()
    return count


def peer(archive: Path, file: Path) -> int:
    """Write the text of each page as a line of JSON; return how many pages there were."""
    with file.open("w", encoding="utf-8") as out:
        count = 0
        for line in extracted(archive):
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
            count += 1
        out.flush()
        os.fsync(out.fileno())
    return count


def extracted(archive: Path) -> Iterator[dict[str, Any]]:
    import trafilatura
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    with archive.open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
            headers = record.http_headers
            sort = headers.get("Content-Type") or ""
            if headers.status_code != 200 or not sort.startswith("text/html"):
                continue
            html = record.reader.read().decode("utf-8", "replace")
            yield {
                "url": record.headers.get("WARC-Target-URI"),
                "date": record.headers.get("WARC-Date"),
                "text": trafilatura.extract(html, include_comments=False, fast=True) or "",
            }


def spent() -> float:
    """Return the processor time of this process and of those that it waited for."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def show(name: str, count: int, seconds: float) -> None:
    print(f"{name:<34} {count / seconds:7.1f} pages/s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
