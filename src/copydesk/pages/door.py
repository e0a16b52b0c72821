"""The only way out to the network: connections to addresses that were checked, and watched.

The name of a host is resolved once for a connection, each address is checked (`addresses`), and
the connection goes to that very address: a name that means another machine a moment later is not
asked again. The deadline is one for all, from the name to the last byte, so that a server that
drips gains nothing, and every byte on the wire is counted.
"""

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import httpcore

from copydesk.pages.addresses import why_refused
from copydesk.pages.manners import Terms

PORTS = frozenset({80, 443, 8080, 8443})
HEAD = 131_072  # bytes of headers, and of what comes with them in one read (64 KiB)
CONNECT = 10.0  # seconds for one address to take a connection
MOVE = 20.0  # seconds for one read or write
ADDRESSES = 4  # of a host that are tried
Find = Callable[[str, int], list[str]]
"""Returns the addresses of a host, as numbers in writing."""


class Unanswered(Exception):
    """A question has no answer. It is caught within the room, and the reason becomes a row.

    `again`: it may be otherwise in a while. `host`: so it will be with all pages of the host.
    `slow`: all the time that there was is gone.
    """

    def __init__(
        self, reason: str, again: bool = False, host: bool = False, slow: bool = False
    ) -> None:
        """Keep what happened, in words."""
        super().__init__(reason)
        self.reason, self.again, self.host, self.slow = reason, again, host, slow


def find_addresses(host: str, port: int) -> list[str]:
    """Return the addresses of a host, as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Watch:
    """How much time and how many bytes an answer may still take."""

    def __init__(self, seconds: float) -> None:
        """Start the clock."""
        self._seconds, self._end = seconds, time.monotonic() + seconds
        self.most, self._taken = HEAD, 0
        self._held: socket.socket | None = None

    def hold(self, stream: httpcore.NetworkStream) -> None:
        """Know the connection that is watched."""
        self._held = stream.get_extra_info("socket")

    def cut(self) -> None:
        """End the connection from another thread: whoever waits for it is told at once."""
        if self._held is not None:
            with suppress(OSError):
                # Past the SSL socket, whose own state belongs to the thread that reads.
                socket.socket.shutdown(self._held, socket.SHUT_RDWR)

    def left(self, most: float = MOVE) -> float:
        """Return the seconds that are left, at most so many for one move."""
        left = self._end - time.monotonic()
        if left <= 0:
            why = f"The answer was not whole after {self._seconds:g} seconds."
            raise Unanswered(why, slow=True)
        return min(left, most)

    def take(self, size: int) -> None:
        """Count bytes that came."""
        self._taken += size
        if self._taken > self.most:
            what = "headers have" if self.most == HEAD else "answer has"
            raise Unanswered(f"The {what} more than {self.most:,} bytes.")


class Line(httpcore.NetworkStream):
    """A connection whose reads and writes are watched."""

    def __init__(self, stream: httpcore.NetworkStream, watch: Watch) -> None:
        """Watch a stream."""
        self._stream, self._watch = stream, watch
        watch.hold(stream)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return the next bytes."""
        part = self._stream.read(max_bytes, self._watch.left())
        self._watch.take(len(part))
        return part

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._stream.write(buffer, self._watch.left())

    def close(self) -> None:
        """Hang up."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """Go on in secret; who answers must prove that he is the host that was named."""
        stream = self._stream.start_tls(ssl_context, server_hostname, self._watch.left(CONNECT))
        return Line(stream, self._watch)

    def get_extra_info(self, info: str) -> Any:
        """Return what is known of the connection."""
        return self._stream.get_extra_info(info)


class Door(httpcore.NetworkBackend):
    """The only way out: it resolves, checks, and connects to what it has checked."""

    def __init__(self, terms: Terms, watch: Watch, find: Find) -> None:
        """Go out on these terms."""
        self._terms, self._watch, self._find = terms, watch, find

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to one of the host's addresses that may be connected to."""
        if not self._terms.any_port and port not in PORTS:
            allowed = ", ".join(map(str, sorted(PORTS)))
            raise Unanswered(f"Port {port} is none of {allowed}, and others were not asked for.")
        found = self._resolve(host.strip("[]"), port)
        why = {address: why_refused(address, self._terms.private) for address in found}
        passed = [address for address, reason in why.items() if not reason]
        if not passed:
            first = next((f"{a} is {reason}" for a, reason in why.items()), "it has none")
            raise Unanswered(f"The address of {host} is not public: {first}.", host=True)
        for address in passed[:ADDRESSES]:
            try:
                stream = httpcore.SyncBackend().connect_tcp(
                    address, port, self._watch.left(CONNECT)
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = str(error) or "it takes no connection"
                continue
            return Line(stream, self._watch)
        raise Unanswered(f"{host} cannot be reached ({last}).", again=True, host=True)

    def _resolve(self, host: str, port: int) -> list[str]:
        """Return the addresses of a host; the system's own resolver knows no deadline."""
        told: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

        def work() -> None:
            try:
                told.put(self._find(host, port))
            except (OSError, UnicodeError) as error:
                told.put(error if isinstance(error, OSError) else OSError(str(error)))

        threading.Thread(target=work, daemon=True).start()
        try:
            found = told.get(timeout=self._watch.left())
        except queue.Empty:
            raise Unanswered(f"Nobody says where {host} is.", again=True, host=True) from None
        if isinstance(found, OSError):
            again = found.errno == socket.EAI_AGAIN
            why = found.strerror or str(found)
            raise Unanswered(f"There is no host {host} ({why}).", again=again, host=True)
        return found
