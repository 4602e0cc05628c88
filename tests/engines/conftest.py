"""Three engines, each with one reader, and the pocket guide that they read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import _engines
from browser import mini_site
from browser.host import Host
from engines._chromium import Chromium
from engines._engine import Engine
from engines._firefox import Firefox
from engines._webkit import WebKit
from missing import lacking


def pocket(folder: Path) -> Path:
    """Build the pocket guide with a page whose words are explained in place."""
    return mini_site.build(folder, "pocket", mini_site.EXPLAINED, mini_site.NAV + mini_site.EXPLAINED_NAV)


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Serve the pocket guide as GitHub Pages does, which lets browsers keep a page: only then they restore fields."""
    host = Host(pocket(tmp_path_factory.mktemp("engines")), cache="max-age=600")
    yield host
    host.close()


@pytest.fixture(scope="session", params=["chromium", "firefox", "webkit"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Give each browser in turn; one that is not here is said to be missing."""
    name: str = request.param
    opened: Engine
    if name == "chromium":
        opened = Chromium(request.getfixturevalue("browser"))
    elif name == "firefox":
        opened = Firefox(_engines.firefox() or lacking(_engines.NONE[name]))
    else:
        opened = WebKit(*(_engines.webkit() or lacking(_engines.NONE[name])))
    yield opened
    opened.quit()


@pytest.fixture
def reader(engine: Engine, host: Host) -> Iterator[Engine]:
    """Give a browser in which nothing is kept yet, on the page with one of each activity."""
    first = engine.tab()
    engine.wide()
    engine.open(host.origin + "/other/")
    engine.run("localStorage.clear()")
    engine.open(host.url("practice/"))
    yield engine
    if engine.tab() != first:
        engine.close_tab()
        engine.switch(first)
