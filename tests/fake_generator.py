"""A generator of the tests' own: real HTTP over a socket of the file system, because the internet is out of bounds."""

from __future__ import annotations

import json
import socket
import socketserver
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from studyapp.generator import Address


class FakeGenerator:
    """Answers as it is told to; remembers what it was asked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.asked: list[dict[str, object]] = []
        self.status = 200
        self.headers: dict[str, str] = {}
        self.cards: list[object] = []
        self.body: bytes | None = None
        self.addresses: list[Address] = []
        self.gate = threading.Event()
        self.gate.set()
        self.heard = threading.Event()

    def connect(self, address: Address, timeout_s: float) -> socket.socket:
        """Stand in for the one function that opens a socket to this machine."""
        self.addresses.append(address)
        made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        made.settimeout(timeout_s)
        try:
            made.connect(str(self.path))
        except OSError:
            made.close()
            raise
        return made

    def answer(self, path: str) -> bytes:
        if self.body is not None:
            return self.body
        if path.endswith("/models"):
            return json.dumps({"data": [{"id": "small"}, {"id": "large"}]}).encode()
        content = json.dumps({"cards": self.cards})
        return json.dumps({"choices": [{"message": {"content": content}}]}).encode()


@contextmanager
def serving(folder: Path) -> Iterator[FakeGenerator]:
    """Run the fake; its thread has ended afterwards."""
    fake = FakeGenerator(folder / "generator.sock")
    server = socketserver.UnixStreamServer(str(fake.path), _handler(fake))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield fake
    finally:
        fake.gate.set()
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(fake: FakeGenerator) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = 5

        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            fake.asked.append(json.loads(self.rfile.read(length)))
            self._answer()

        def _answer(self) -> None:
            fake.heard.set()
            fake.gate.wait(5)
            body = fake.answer(self.path)
            try:
                self.send_response(fake.status)
                for name, value in fake.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                self.close_connection = True

        def log_message(self, *_args: object) -> None:
            return

    return Handler
