"""Serve the site while someone writes: MkDocs' own server, on this computer only."""

import argparse
import os
import socket
import sys
from pathlib import Path

from _setup import ROOT, rerun, say
from _site import set_date


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Serve the site on this computer only, building it again when a file changes."""
    parser = argparse.ArgumentParser(prog="serve.py", description="Show the guide while you write; Ctrl-C ends it.")
    parser.add_argument("--port", type=int, default=8000, help="the port on 127.0.0.1 (default: 8000)")
    port = parser.parse_args(arguments).port
    if taken(port):
        say(f"Port {port} is in use. End the other program, or take another port: --port {port + 1}")
        return 1
    set_date(root)
    say(f"The guide will be at http://127.0.0.1:{port}/ in a moment. Ctrl-C ends it.")
    os.chdir(root)
    return rerun([sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"])


def taken(port: int) -> bool:
    """Whether something on this computer already answers there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
