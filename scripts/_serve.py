"""Serve the site while someone writes: MkDocs' own server, on this computer only."""

import argparse
import logging
import os
import socket
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from _faults import disk
from _setup import ROOT, say
from _site import load, set_date, setting


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Serve the site on this computer only, building it again when a file changes."""
    parser = argparse.ArgumentParser(prog="serve.py", description="Show the guide while you write; Ctrl-C ends it.")
    parser.add_argument("--port", type=int, default=8000, help="the port on 127.0.0.1 (default: 8000)")
    port = parser.parse_args(arguments).port
    if taken(port):
        say(f"Port {port} is in use. End the other program, or take another port: --port {port + 1}")
        return 1
    say(f"The guide will be at http://127.0.0.1:{port}/ in a moment. Ctrl-C ends it.")
    os.chdir(root)
    try:
        live(root, f"127.0.0.1:{port}")
    except KeyboardInterrupt:
        pass
    except (Exception, SystemExit) as stop:  # noqa: BLE001 (what the first build fell over is a sentence, too)
        say(sentence(stop, root))
        return 1
    return 0


def live(root: Path, address: str) -> None:
    """Serve the site until Ctrl-C. What stops a build is said, and the site of the build before stays."""
    from mkdocs.exceptions import Abort

    serve: Any = import_module("mkdocs.commands.serve")

    def told(build: Callable[..., Any]) -> Callable[..., Any]:
        def tried(*arguments: Any, **more: Any) -> Any:  # noqa: ANN401 (MkDocs' own functions, handed on)
            try:
                return build(*arguments, **more)
            except Abort:
                raise
            except Exception as wrong:
                raise Abort(sentence(wrong, root)) from wrong

        return tried

    def configured(**more: Any) -> Any:  # noqa: ANN401 (MkDocs' own)
        if wrong := set_date(root):
            log.warning(wrong)
        more.pop("config_file")
        return load(root / "mkdocs.yml", lambda path: load_config(path, **more))

    class Server(serve.LiveReloadServer):  # type: ignore[misc] # MkDocs' own
        """Shows what was built before, where MkDocs' own would show nothing until it can be built again."""

        def __init__(self, builder: Callable[[], None], **more: Any) -> None:  # noqa: ANN401 (as MkDocs calls it)
            def build() -> None:
                try:
                    builder()
                except (Exception, SystemExit) as stop:  # noqa: BLE001 (whatever it is, it is said)
                    log.error(sentence(stop, root))  # noqa: TRY400 (in a sentence)

            super().__init__(build, **more)

    load_config = serve.load_config
    log = listen(root)
    serve.LiveReloadServer = Server
    serve.load_config, serve.build = told(configured), told(serve.build)
    serve.serve(dev_addr=address)


def listen(root: Path) -> logging.Logger:
    """Show what MkDocs, its plugins and our hooks say, each line as a build says it."""

    class Lines(logging.Formatter):
        def format(self, record: logging.LogRecord) -> str:
            message = setting(record.getMessage(), root / "mkdocs.yml")
            return message if record.levelno == logging.INFO else f"{record.levelname}: {message}"

    shown = logging.StreamHandler()
    shown.setFormatter(Lines())
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.INFO)
    log.addHandler(shown)
    return log


def sentence(wrong: BaseException, root: Path) -> str:
    """Return what is told of whatever stopped a build."""
    from mkdocs.exceptions import MkDocsException

    if isinstance(wrong, MkDocsException):
        return wrong.format_message()
    if isinstance(wrong, OSError):
        return disk(wrong, root)
    return f"The build itself is at fault, not a page: {type(wrong).__name__}: {wrong}"


def taken(port: int) -> bool:
    """Whether something on this computer already answers there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
