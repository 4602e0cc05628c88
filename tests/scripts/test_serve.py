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
            return str(urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20).read(), "utf-8")
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


def test_what_breaks_while_it_runs_is_a_sentence(tiny: Path, port: int) -> None:
    """Settings and a version that cannot be read are told with their line; what was built stays, and it goes on."""
    settings, version = tiny / "mkdocs.yml", tiny / "guide-version.toml"
    good = settings.read_text("utf-8")
    version.write_text('version = "1"\ndate = "28 November 2026"\n', "utf-8")
    with serving(tiny, port) as process:
        assert "Home" in page(port, "/")
        settings.write_text(good.replace("theme: material", "theme: [material"), "utf-8")
        time.sleep(3)
        assert "Home" in page(port, "/")
        (tiny / "docs" / "en" / "index.md").write_text("# At home\n", "utf-8")
        settings.write_text(good, "utf-8")
        for _ in range(100):
            if "At home" in page(port, "/"):
                break
            time.sleep(0.1)
        assert "At home" in page(port, "/")
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "guide-version.toml:2: “28 November 2026” is not written as year, month and day." in said
    assert "mkdocs.yml:3: “]” is missing at the end. Write “theme: [material]”." in said
    assert "Traceback" not in said


def test_settings_that_cannot_be_read_end_it_with_a_sentence(tiny: Path, port: int) -> None:
    """There is nothing to show yet: it says file, line and what to do, and ends."""
    (tiny / "mkdocs.yml").write_text("site_name: Tiny\ntheme: [\n", "utf-8")
    with serving(tiny, port) as process:
        said, _ = process.communicate(timeout=20)
    assert process.returncode == 1
    assert said.splitlines()[-1].startswith("mkdocs.yml:2: this line cannot be read. ")
    assert "Traceback" not in said
