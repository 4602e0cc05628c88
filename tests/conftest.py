"""What many tests share: the built site, and a browser."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("PAPERS", "none")  # papers take longer than the rest of a build: only where they are tested
SITE_URL = "https://example.org/peer-mentoring/"
REPO_URL = "https://example.org/school/peer-mentoring"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the whole site, built once by scripts/build.py as for a copy under /peer-mentoring/."""
    target = tmp_path_factory.mktemp("host") / "peer-mentoring"
    environment = {
        **os.environ,
        "SITE_URL": SITE_URL,
        "REPO_URL": REPO_URL,
        "EDIT_URI": "edit/main/docs/",
        "PAPERS": "all",
    }
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "--into", str(target)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f"The site was not built:\n{done.stdout}{done.stderr}", pytrace=False)
    return target


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the path of the browser that scripts/check.py found, or of one that is installed."""
    path = os.environ.get("CHROME") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        pytest.fail("No browser. Run scripts/check.py, which finds or installs one.", pytrace=False)
    return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Give the one browser that all tests share."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium)
        yield opened
        opened.close()
