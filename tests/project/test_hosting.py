"""Other hosts than GitHub: every command of HOSTING.md is run, on a small guide, and makes a site."""

import re
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
import yaml

import _site_address
import checkout
from translation import mini_site

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "HOSTING.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
GIVEN = {
    "CI_PAGES_URL": "https://example.org/guide",
    "CI_PROJECT_URL": "https://example.org/school/guide",
    "URL": "https://example.org",
}
"""What the hosts set."""


def commands() -> list[str]:
    """Return every command, of shell lines, of GitLab's file and of Netlify's."""
    lines: list[str] = []
    for kind, block in BLOCKS:
        if kind == "sh":
            lines += block.splitlines()
        elif kind == "yaml":
            lines += yaml.safe_load(block)["pages"]["script"]
        else:
            lines.append(tomllib.loads(block)["build"]["command"])
    return lines


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a small guide."""
    root = mini_site.make(tmp_path_factory.mktemp("hosting") / "guide").root
    shutil.copy(ROOT / "requirements.txt", root)
    return root


@pytest.fixture(scope="module")
def installed(guide: Path) -> Path:
    """Give the guide what is installed here."""
    (guide / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
    return guide


def test_every_host_has_few_lines() -> None:
    """Four hosts, each with a block of five lines or so."""
    assert len(re.findall(r"^## ", TEXT, re.MULTILINE)) == len(BLOCKS) == 4
    assert max(len(block.splitlines()) for _, block in BLOCKS) <= 6


@pytest.mark.skipif(sys.platform == "win32", reason="these hosts run bash; on Windows there may be none")
@pytest.mark.parametrize("command", [line for line in commands() if "build.py" in line])
def test_a_command_builds_the_site(command: str, installed: Path) -> None:
    """Into the folder that the host publishes, and with the address that was given."""
    folder = installed / ("public" if "public" in command else "site")
    shutil.rmtree(folder, ignore_errors=True)
    command = command.replace(" --zip", "")  # which another test builds: it doubles the time
    variables = checkout.environment(PAPERS="none", **GIVEN)
    done = subprocess.run(
        ["bash", "-euc", command], cwd=installed, env=variables, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No address" not in done.stdout
    address = "http://192.168.1.2:8000/" if "192.168" in command else "https://example.org/"
    assert f'<link rel="canonical" href="{address}' in (folder / "index.html").read_text("utf-8")


def test_a_computer_in_the_school_serves_it(guide: Path) -> None:
    """The last line of the page; only the port is another here."""
    line = commands()[-1].replace("8000", "18765").removeprefix("python3 ")
    (guide / "site").mkdir(exist_ok=True)
    (guide / "site" / "seen.txt").write_text("here", "utf-8")
    with subprocess.Popen([sys.executable, *line.split()], cwd=guide, stderr=subprocess.DEVNULL) as server:
        try:
            assert _fetched("http://127.0.0.1:18765/seen.txt") == b"here"
        finally:
            server.terminate()


def _fetched(address: str) -> bytes:
    for _ in range(100):
        try:
            with urlopen(address) as answer:  # noqa: S310 (an address of this computer)
                return bytes(answer.read())
        except URLError:
            time.sleep(0.1)
    return b""


def test_a_build_without_an_address_says_what_lacks(
    guide: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only where nothing gives one, and only after a build that ended well."""
    monkeypatch.delenv("SITE_URL", raising=False)
    assert _site_address.tell(1, guide) == 1
    assert capsys.readouterr().out == ""
    assert _site_address.tell(0, guide) == 0
    assert "SITE_URL" in capsys.readouterr().out
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    assert _site_address.tell(0, guide) == 0
    assert capsys.readouterr().out == ""
