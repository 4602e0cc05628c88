"""serve.py on a tiny guide: it shows problems and goes on, and ends quietly."""

import contextlib
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
# As in a terminal: whoever runs the checks in the background may have told them to ignore Ctrl-C.
RUN = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
RUN += "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]); import _serve; "
RUN += "sys.exit(_serve.main(['--port', sys.argv[3]], root=Path(sys.argv[2])))"


@pytest.fixture
def port() -> int:
    """Give a port that is free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def serving(root: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """Serve a guide for as long as the test takes."""
    command = [sys.executable, "-c", RUN, str(SCRIPTS), str(root), str(port)]
    output = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "encoding": "utf-8"}
    with subprocess.Popen(command, **output) as process:  # type: ignore[call-overload] # the options are in a dict
        try:
            yield process
        finally:
            process.kill()


def page(port: int, path: str) -> str:
    """Ask for a page until it is there."""
    for _ in range(100):
        with contextlib.suppress(OSError):
            return str(urllib.request.urlopen(f"http://127.0.0.1:{port}{path}").read(), "utf-8")
        time.sleep(0.1)
    pytest.fail("The page never came.")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot send Ctrl-C to one process")
def test_it_serves_a_guide_with_a_problem_and_ends_quietly(tiny: Path, port: int) -> None:
    """A broken link is shown, the page is served all the same, and Ctrl-C leaves no traceback."""
    (tiny / "docs" / "bg" / "other.md").write_text("# Друго\n\n[gone](gone.md)\n", "utf-8")
    with serving(tiny, port) as process:
        assert "Друго" in page(port, "/bg/other/")
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "gone.md" in said
    assert "Traceback" not in said


def test_a_port_in_use_is_a_sentence(tiny: Path, port: int) -> None:
    """It names another port, and MkDocs is not even started."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        with serving(tiny, port) as process:
            said, _ = process.communicate(timeout=20)
    assert process.returncode == 1
    assert said == f"Port {port} is in use. End the other program, or take another port: --port {port + 1}\n"
