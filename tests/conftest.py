"""What many tests share: the built site, and a browser."""

import logging
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

import checkout
from workflows import REPO_URL, SITE_URL

__all__ = ["REPO_URL", "ROOT", "SITE_URL"]
SITE = "peer-mentoring"
ROOT = Path(__file__).resolve().parent.parent
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # machines differ
settings.register_profile("same", PATIENT, derandomize=True)  # a check says the same of the same code, each time
settings.register_profile("new", PATIENT)  # check.py --hypothesis-profile=new tries what was never tried
settings.load_profile("same")
logging.getLogger("asyncio").propagate = False  # what a browser leaves behind is said at any time: no word of a build
os.environ.setdefault("PAPERS", "none")  # papers take longer than the rest of a build: only where they are tested


def once(shared: Path, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that the first worker makes who needs it; the others wait for it, or fail for the same reason."""
    folder, done, failed = (shared / f"{name}{end}" for end in ("", ".done", ".failed"))
    with FileLock(shared / f"{name}.lock"):
        if not done.exists() and not failed.exists():
            try:
                make(folder)
                done.touch()
            except AssertionError as wrong:
                failed.write_text(str(wrong), "utf-8")
    if failed.exists():
        pytest.fail(failed.read_text("utf-8"), pytrace=False)
    return folder


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Give the folder that all workers of one run share."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def bare(shared: Path) -> Path:
    """Give a clone in which the site was built as the publish workflow builds it: once a run, with nothing borrowed."""
    return once(shared, "clone", checkout.published)


@pytest.fixture(scope="session")
def site(shared: Path, bare: Path) -> Path:
    """Give the whole site as it is published under /peer-mentoring/, papers and all."""
    return once(shared, "host", lambda folder: shutil.copytree(bare / "site", folder / SITE)) / SITE


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
