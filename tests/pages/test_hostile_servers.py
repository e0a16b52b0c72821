"""Servers that mean harm, or are broken: a row with the reason, in bounded time and memory."""

import gzip
import shutil
import ssl
import subprocess
import threading
import time
import tracemalloc
import zlib

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.pages.door import find_addresses
from copydesk.pages.fetch import fetch
from copydesk.pages.manners import Manners, Terms
from tests.pages.server import answer, moved, serving
from tests.pages.test_fetch import OWN, PAGE, only, rss

SMALL = Manners(
    Terms(private=True, any_port=True, size=1_000_000, seconds=1.5), delay=0, pause=0.01
)
BOMB = b" " * 40_000_000
CODINGS = {
    "gzip": gzip.compress(BOMB, 9), "deflate": zlib.compress(BOMB, 9),
    "br": brotli.compress(BOMB, quality=5), "zstd": None,
    "gzip, gzip": gzip.compress(gzip.compress(BOMB, 9), 9),
}  # fmt: skip
CLOUD = [
    "169.254.169.254", "[64:ff9b::a9fe:a9fe]", "[2002:a9fe:a9fe::]", "[::ffff:169.254.169.254]",
    "[::169.254.169.254]", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "[fd00:ec2::254]",
]  # fmt: skip


@pytest.mark.parametrize("host", CLOUD)
def test_no_redirect_leads_to_a_clouds_own_service_however_it_is_spelled(host):
    with serving({"/a": moved(f"http://{host}/latest/meta-data/")}) as server:
        row = only(f"{server.root}/a")

    assert (row["status"], "not public" in row["reason"]) == ("failed", True), row["reason"]


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://a/", "javascript:1", "http://", "//"]
)
def test_no_redirect_leads_out_of_the_web(to):
    with serving({"/a": moved(to)}) as server:
        row = only(f"{server.root}/a")

    assert row["status"] == "failed"
    assert server.paths == ["/robots.txt", "/a"]


def test_own_servers_and_odd_ports_are_reached_only_if_asked_for():
    with serving({"/a": answer(PAGE.encode())}) as server:
        port = only(f"{server.root}/a", manners=Manners(Terms(private=True), delay=0))
        public = only(f"{server.root}/a", manners=Manners(Terms(any_port=True), delay=0))

    assert "Port" in port["reason"]
    assert "127.0.0.1 is this machine" in public["reason"]
    assert server.asked == []


def test_a_name_that_means_another_machine_a_moment_later_is_not_believed():
    answers = iter([["93.184.215.14"], *[["127.0.0.1"]] * 9])
    asked = []

    def find(host, port):
        asked.append(host)
        return next(answers)

    terms = Terms(any_port=True, seconds=1)
    with serving({"/a": answer(PAGE.encode())}) as server:
        url = f"http://changing.example:{server.root.rpartition(':')[2]}/a"
        row = only(url, manners=Manners(terms, delay=0, pause=0.01), find=find)

    assert row["status"] == "failed"
    assert server.asked == []


def test_of_many_addresses_only_those_that_may_be_are_connected_to():
    def find(host, port):
        return ["169.254.169.254", "64:ff9b::7f00:1", "0.0.0.0", "127.0.0.1"]

    with serving({"/a": answer(PAGE.encode())}) as server:
        row = only(
            f"http://both.example:{server.root.rpartition(':')[2]}/a", manners=OWN, find=find
        )

    assert row["status"] == "ok"
    assert server.asked[0][1]["host"].startswith("both.example:")


def test_a_name_that_nobody_knows_and_one_that_takes_for_ever_are_rows():
    start = time.monotonic()
    lost = only("http://nowhere.invalid/")
    slow = only("http://a.example/", manners=SMALL, find=lambda *_: time.sleep(4) or [])

    assert "no host" in lost["reason"] or "Nobody says" in lost["reason"]
    assert "seconds" in slow["reason"] or "Nobody says" in slow["reason"]
    assert time.monotonic() - start < 12


@pytest.mark.parametrize("coding", CODINGS)
def test_a_bomb_is_not_unpacked(coding):
    packed = CODINGS[coding] or pytest.importorskip("zstandard").compress(BOMB)

    with serving({"/a": answer(packed, Content_Encoding=coding)}) as server:
        tracemalloc.start()
        row = only(f"{server.root}/a", manners=SMALL)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()

    assert "unpacks to more than 1,000,000" in row["reason"]
    assert peak < 20_000_000


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_what_is_packed_in_good_faith_is_read(coding):
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[coding]
    with serving({"/a": answer(pack(PAGE.encode()), Content_Encoding=coding)}) as server:
        assert only(f"{server.root}/a")["text"].startswith("Ferry waits")


def endless(start, part, pause=0.0):
    def send(_):
        yield start
        while True:
            time.sleep(pause)
            yield part

    return send


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n"
PLAIN = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
HARM = {
    "an endless body": (endless(PLAIN, b"a" * 65536), "bytes"),
    "endless chunks": (endless(CHUNKED, b"10000\r\n" + b"a" * 65536 + b"\r\n"), "bytes"),
    "endless headers": (
        endless(b"HTTP/1.1 200 OK\r\n", b"X-A: " + b"a" * 900 + b"\r\n"), "long|headers",
    ),
    "one endless header": (endless(b"HTTP/1.1 200 OK\r\nX: ", b"a" * 65536), "headers"),
    "endless beginnings": (endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 500), "headers"),
    "a large number": (PLAIN[:-2] + b"Content-Length: 9999999999\r\n\r\n", "bytes"),
    "a dripping body": (endless(PLAIN, b"a", 0.1), "seconds"),
    "a dripping head": (endless(b"HTTP/1.1 200 OK\r\n", b"X", 0.1), "seconds"),
    "silence": (lambda _: time.sleep(3) or b"", "seconds"),
    "broken chunks": (CHUNKED + b"zz\r\nabc\r\n", "HTTP"),
    "chunks that break off": (CHUNKED + b"40\r\nabc", "HTTP"),
    "half a body": (PLAIN.replace(b"\r\n\r\n", b"\r\nContent-Length: 99\r\n\r\nabc"), "HTTP"),
    "no HTTP": (b"SSH-2.0-OpenSSH_9\r\n", "HTTP"),
    "two lengths": (PLAIN[:-2] + b"Content-Length: 3\r\nContent-Length: 5\r\n\r\nabc", "HTTP"),
    "nothing": (b"", "HTTP"),
}  # fmt: skip


@pytest.mark.parametrize("harm", HARM)
def test_harm_is_a_row_in_bounded_time_and_the_next_page_is_read(harm):
    sent, why = HARM[harm]
    with serving({"/a": sent, "/b": answer(PAGE.encode())}) as server:
        start = time.monotonic()
        rows = {
            row["page"]: row
            for row in fetch([f"{server.root}/a", f"{server.root}/b"], manners=SMALL).rows()
        }
        took = time.monotonic() - start

    assert rows[f"{server.root}/a"]["status"] == "failed"
    # Which limit is met first is a matter of how the bytes come.
    assert any(word in rows[f"{server.root}/a"]["reason"] for word in why.split("|"))
    assert rows[f"{server.root}/b"]["status"] == "ok"
    assert took < 6


@pytest.fixture(scope="module")
def any_server():
    with serving({}) as server:
        yield server


@settings(max_examples=40, deadline=5000, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(
        [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 302 Found\r\nLocation: ", PLAIN, CHUNKED]
    ),
    st.binary(max_size=200),
)
def test_any_bytes_are_a_row(any_server, start, rest):
    any_server.answers["/a"] = start + rest

    row = only(f"{any_server.root}/a", manners=SMALL)

    assert row["status"] in {"ok", "failed"}
    assert row.get("reason") or row["text"]


@pytest.mark.parametrize(
    ("to", "why"), [(lambda n: 0, "circle"), (lambda n: n + 1, "more than 8 times")]
)
def test_redirects_without_end_come_to_one(to, why):
    with serving({f"/{n}": moved(f"/{to(n)}") for n in range(40)}) as server:
        row = only(f"{server.root}/0")

    assert why in row["reason"]
    assert len(server.asked) <= 10


def test_rules_that_redirect_without_end_stop_nothing_else():
    with serving({"/robots.txt": moved("/robots.txt"), "/a": answer(PAGE.encode())}) as server:
        assert only(f"{server.root}/a")["status"] == "ok"

    assert len(server.asked) <= 9


def test_a_site_that_keeps_failing_is_left_alone_after_a_while():
    with serving({f"/{n}": lambda _: time.sleep(0.2) or b"" for n in range(30)}) as server:
        rows = list(fetch([f"{server.root}/{n}" for n in range(30)], manners=SMALL).rows())

    assert len(rows) == 30
    assert len(server.asked) <= 8


def test_a_feed_cannot_send_us_into_this_machine():
    manners = Manners(Terms(any_port=True, seconds=2), delay=0, pause=0.01)
    links = [("http://127.0.0.1:1/", "a"), ("http://localhost/", "b"), ("http://[::1]/", "c")]
    with serving({"/feed": rss(*links)}) as server:
        rows = [only(link, manners=manners) for link, _ in links]
        given = list(fetch([f"{server.root}/feed"], manners=OWN).rows())

    assert all("not public" in row["reason"] for row in rows)
    assert {row["status"] for row in given} == {"failed"}


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificate")
@pytest.mark.parametrize(
    ("name", "trusted"), [("127.0.0.1", True), ("127.0.0.1", False), ("127.9.9.9", True)]
)
def test_who_cannot_prove_his_name_is_not_read(name, trusted, tmp_path, monkeypatch):
    key, proof = tmp_path / "key.pem", tmp_path / "proof.pem"
    said = f"-subj /CN=quay -addext subjectAltName=IP:{name} -keyout {key} -out {proof}"
    command = f"openssl req -x509 -newkey rsa:2048 -nodes -days 2 {said}".split()
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(proof, key)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(proof))

    with serving({"/": answer(PAGE.encode())}, proof=context) as server:
        row = only(server.root.replace("http:", "https:"))

    honest = trusted and name == "127.0.0.1"
    assert row["status"] == ("ok" if honest else "failed")
    assert honest or "cannot prove" in row["reason"]
    assert bool(server.asked) is honest


def test_nothing_goes_on_when_the_work_is_over():
    with serving({"/a": answer(PAGE.encode())}) as server:
        before = threading.active_count()
        only(f"{server.root}/a")
        end = time.monotonic() + 5
        while threading.active_count() > before and time.monotonic() < end:
            time.sleep(0.05)

    assert threading.active_count() <= before
    assert find_addresses("127.0.0.1", 80) == ["127.0.0.1"]
