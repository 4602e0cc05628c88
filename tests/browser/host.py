"""A web server for a built site under /peer-mentoring/, as GitHub Pages would serve it beside other sites."""

import functools
import http.server
import math
import socket
import sys
import threading
import time
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

PREFIX = "/peer-mentoring/"
NEIGHBOUR = "/other/"


class Host:
    """Serves one folder, which can be changed while the browser keeps what the old one stored."""

    def __init__(self, root: Path, prefix: str = PREFIX, *, cache: str = "no-store") -> None:
        """Begin to serve a folder under a path, on a port that is free, and say how long files may be kept."""
        self.root = root
        self.prefix = prefix
        self.cache = cache
        self.asked: list[str] = []
        self.left = math.inf
        """How many more answers it gives; after that it breaks every connection, as a line does that is gone."""
        self.delay = 0.0
        """Seconds before it answers."""
        self.server = Server(("127.0.0.1", 0), functools.partial(Answer, self))
        self.origin = f"http://127.0.0.1:{self.server.server_port}"
        self.home = self.origin + prefix
        threading.Thread(target=functools.partial(self.server.serve_forever, 0.05), daemon=True).start()

    def url(self, path: str = "") -> str:
        """Give the address of a page of the site."""
        return self.home + path

    def close(self) -> None:
        """Stop serving."""
        self.server.shutdown()
        self.server.server_close()


class Server(http.server.ThreadingHTTPServer):
    """Says nothing of a browser that left before it had the whole answer: a test often leaves a page early."""

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 (as the library calls it)
        """Report what else went wrong."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Answer(http.server.SimpleHTTPRequestHandler):
    """One answer: a file, a folder's index.html, or the 404 page with its status."""

    protocol_version = "HTTP/1.1"

    def __init__(self, host: Host, *arguments: Any) -> None:  # noqa: ANN401 (what the server hands every answer)
        """Answer for a host."""
        self.host = host
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Send what the address names."""
        path = unquote(urlsplit(self.path).path)
        if self.host.left <= 0:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.host.left -= 1
        time.sleep(self.host.delay)
        self.host.asked.append(path.removeprefix(self.host.prefix))
        if path.startswith(NEIGHBOUR):
            self.answer(200, b'<!doctype html><link rel="icon" href="data:,"><title>Another site</title>', ".html")
            return
        file = self.host.root / path.removeprefix(self.host.prefix)
        if not path.startswith(self.host.prefix):
            self.answer(404, b"Nothing is here.", ".txt")
        elif file.is_dir() and not path.endswith("/"):
            self.send_response(301)
            self.send_header("Location", path + "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif (file := file / "index.html" if file.is_dir() else file).is_file():
            self.answer(200, file.read_bytes(), file.suffix)
        else:
            self.answer(404, (self.host.root / "404.html").read_bytes(), ".html")

    def answer(self, status: int, body: bytes, suffix: str) -> None:
        """Send a status and a body."""
        kind = self.guess_type("file" + suffix)
        self.send_response(status)
        self.send_header("Content-Type", kind + ("; charset=utf-8" if kind.startswith("text/") else ""))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", self.host.cache)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: a test says what went wrong."""
