"""One question to one server, and its answer.

No cookies, no proxies, no redirects: what leads elsewhere is a new question, and its address is
checked anew (`door`). Sizes are capped on the wire and again after unpacking.
"""

import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote, urljoin, urlsplit

import httpcore

from copydesk.pages import encodings
from copydesk.pages.door import HEAD, Door, Find, Unanswered, Watch, find_addresses
from copydesk.pages.manners import Terms
from copydesk.pages.unpack import TooMuch, body

URL_LENGTH = 8_000
MOVED = frozenset({301, 302, 303, 307, 308})
NOT_READ = ("image/", "audio/", "video/", "font/")  # sorts of which no byte need come
DEFAULT = {"http": 80, "https": 443}
CODINGS = "gzip, deflate, br"


@dataclass(frozen=True)
class Answer:
    """What a server answered, unpacked; names of headers are in small letters."""

    url: str
    status: int
    headers: Mapping[str, str]
    content: bytes
    at: datetime

    @property
    def leads(self) -> str | None:
        """Where the answer leads, if it leads elsewhere: a plain address.

        Raises:
            Unanswered: it leads out of the web.
        """
        if self.status not in MOVED or "location" not in self.headers:
            return None
        raw = self.headers["location"].encode("latin-1", "replace")
        try:
            return plain(raw.decode(), self.url)
        except UnicodeDecodeError:
            return plain(raw.decode("latin-1"), self.url)


def plain(url: str, base: str = "") -> str:
    """Return an address as it is asked: without fragment, in ASCII, its host in small letters.

    `base` is the address of the page that names it.

    Raises:
        Unanswered: it is no address of the web.

    >>> plain("HTTPS://Bücher.Example/a b?q=ä#top")
    'https://xn--bcher-kva.example/a%20b?q=%C3%A4'
    """
    try:
        url = encodings.clean(urljoin(base, url.strip()))
        parts = urlsplit(url)
        known = parts.port is None or parts.port == DEFAULT.get(parts.scheme)
        port = "" if known else f":{parts.port}"
        host = parts.hostname or ""
        host = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii").lower()
    except (ValueError, UnicodeError):
        raise Unanswered("It is no address of the web.") from None
    if parts.scheme not in {"http", "https"}:
        raise Unanswered(f"Only http and https are fetched, not {parts.scheme[:20] or 'nothing'}.")
    if not host or len(url) > URL_LENGTH or not host.isprintable() or " " in host:
        raise Unanswered("It is no address of the web.")
    if parts.username is not None:
        raise Unanswered("An address with a name or password in it is not fetched.")
    safe = "%/:@!$&'()*+,;=~-._[]?|"
    query = f"?{quote(parts.query, safe)}" if parts.query else ""
    return f"{parts.scheme}://{host}{port}{quote(parts.path, safe) or '/'}{query}"


class Asker:
    """Asks servers, from any number of threads, on the same terms."""

    def __init__(self, terms: Terms, find: Find = find_addresses) -> None:
        """`find` resolves names."""
        self._terms, self._find = terms, find
        self._watches: set[Watch] = set()
        self._context: ssl.SSLContext | None = None
        self._making = threading.Lock()

    def stop(self) -> None:
        """End all connections; whoever waits for one is told at once."""
        for watch in list(self._watches):
            watch.cut()

    def ask(self, url: str, headers: Mapping[str, str], size: int | None = None) -> Answer:
        """Return the answer to a GET of a plain address; `size` caps its bytes.

        Raises:
            Unanswered: there is none that may be taken; it says why.
        """
        watch = Watch(self._terms.seconds)
        parts = urlsplit(url)
        port = parts.port if parts.port is not None else DEFAULT[parts.scheme]
        connection = httpcore.HTTPConnection(
            httpcore.Origin(parts.scheme.encode(), (parts.hostname or "").encode(), port),
            ssl_context=self._tls() if parts.scheme == "https" else None,
            network_backend=Door(self._terms, watch, self._find),
        )
        self._watches.add(watch)
        try:
            return self._answer(connection, url, headers, (watch, size or self._terms.size))
        except httpcore.NetworkError as error:
            raise _unreached(error, parts.hostname or "") from error
        except httpcore.TimeoutException as error:
            watch.left()  # says so if all the time is gone
            raise Unanswered("The server stopped answering.", again=True) from error
        except httpcore.ProtocolError as error:
            # A line that was cut may hold next time; an answer that is wrong stays wrong.
            again = "disconnected" in str(error) or "closed" in str(error)
            raise Unanswered(f"The answer is no whole HTTP ({str(error)[:150]}).", again) from error
        finally:
            connection.close()
            self._watches.discard(watch)

    def _answer(
        self,
        connection: httpcore.HTTPConnection,
        url: str,
        headers: Mapping[str, str],
        watched: tuple[Watch, int],
    ) -> Answer:
        watch, size = watched
        parts = urlsplit(url)
        said = {"Host": parts.netloc, "Accept-Encoding": CODINGS, "Connection": "close", **headers}
        target = httpcore.URL(
            scheme=parts.scheme, host=parts.hostname or "", port=parts.port,
            target=parts.path + (f"?{parts.query}" if parts.query else ""),
        )  # fmt: skip
        response = connection.handle_request(
            httpcore.Request("GET", target, headers=[(k, v.encode()) for k, v in said.items()])
        )
        at = datetime.now(UTC)
        told = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in response.headers}
        status, sort = response.status, told.get("content-type", "").lower()
        content = b""
        if status == 200 and not sort.startswith(NOT_READ):
            length = told.get("content-length", "0")
            if length.isdigit() and int(length) > size:
                raise Unanswered(
                    f"The answer has {int(length):,} bytes; at most {size:,} are read."
                )
            watch.most = HEAD + size
            whole = b"".join(response.iter_stream())
            content = _unpacked(whole, told.get("content-encoding", ""), size)
        return Answer(url, status, told, content, at)

    def _tls(self) -> ssl.SSLContext:
        """Return what proves a server's name: this machine's own list, and Mozilla's."""
        with self._making:
            if self._context is None:
                import certifi

                self._context = ssl.create_default_context()
                self._context.load_verify_locations(certifi.where())
            return self._context


def _unpacked(raw: bytes, coding: str, size: int) -> bytes:
    try:
        content = body(raw, "", coding, size)
    except TooMuch:
        raise Unanswered(f"The answer unpacks to more than {size:,} bytes.") from None
    if len(content) > size:
        raise Unanswered(f"The answer has more than {size:,} bytes.")
    return content


def _unreached(error: httpcore.NetworkError, host: str) -> Unanswered:
    """Return why a connection broke; who cannot prove his name is not asked again."""
    cause = error.__cause__
    if isinstance(cause, ssl.SSLCertVerificationError):
        why = f"{host} cannot prove that it is {host} ({cause.verify_message})."
        return Unanswered(why, host=True)
    return Unanswered(f"The connection to {host} broke ({str(error)[:150]}).", again=True)
