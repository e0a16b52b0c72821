"""A server on this machine whose every byte a test decides."""

import socket
import threading
from contextlib import contextmanager, suppress


def answer(body=b"", status="200 OK", sort="text/html", **headers):
    """Return the bytes of an answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {sort}", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def moved(to, status="302 Found"):
    """Return the bytes of an answer that leads elsewhere."""
    return answer(status=status, Location=to)


class Server:
    """Answers by path: bytes, an iterable of bytes, or what a function of the request returns.

    `proof` is the TLS context with which it proves its name; `asked` are the requests so far, as
    (path, headers in small letters).
    """

    def __init__(self, answers, host, proof=None):
        self.answers, self.asked, self._proof = answers, [], proof
        self._socket = socket.create_server((host, 0))
        self.root = f"http://{host}:{self._socket.getsockname()[1]}"
        self.ended = threading.Event()
        self._threads = [threading.Thread(target=self._serve, daemon=True)]
        self._threads[0].start()

    @property
    def paths(self):
        return [path for path, _ in self.asked]

    def stop(self):
        self.ended.set()
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for thread in self._threads:
            thread.join(5)

    def _serve(self):
        while True:
            try:
                line, _ = self._socket.accept()
            except OSError:
                return
            self._threads.append(threading.Thread(target=self._answer, args=(line,), daemon=True))
            self._threads[-1].start()

    def _answer(self, line):
        line.settimeout(5)
        with line, suppress(OSError):
            if not self._proof:
                self._talk(line)
                return
            with self._proof.wrap_socket(line, server_side=True) as secret:
                self._talk(secret)

    def _talk(self, line):
        head = b""
        while b"\r\n\r\n" not in head and (part := line.recv(65536)):
            head += part
        first, *rest = head.decode("latin-1").split("\r\n")
        if not first:
            return
        path = first.split(" ")[1]
        headers = dict(field.lower().split(": ", 1) for field in rest if ": " in field)
        self.asked.append((path, headers))
        given = self.answers.get(path, answer(status="404 Not Found"))
        given = given(headers) if callable(given) else given
        for part in [given] if isinstance(given, bytes) else given:
            if self.ended.is_set():
                return
            line.sendall(part)


@contextmanager
def serving(answers, host="127.0.0.1", proof=None):
    """Serve while the block runs."""
    server = Server(answers, host, proof)
    try:
        yield server
    finally:
        server.stop()
