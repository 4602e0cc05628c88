"""The guide's quizzes, read once for a worker; the browser and the served guide, as the tests of pages have them."""

from pathlib import Path

import pytest

from browser.conftest import live, open_context, started, watch
from exports.context import Context
from platforms.helpers import whole_guide

__all__ = ["live", "open_context", "started", "watch"]


@pytest.fixture(scope="session")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Context:
    """Give every page of the guide with a quiz, in all languages."""
    return whole_guide(tmp_path_factory.getbasetemp() / "guide")


@pytest.fixture(scope="session")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder for a small guide."""
    return tmp_path_factory.mktemp("alone")
