"""What the tests of translations share."""

from pathlib import Path

import pytest

from translation.mini_site import Small, make


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """Make a small guide whose Bulgarian pages are all accepted."""
    guide = make(tmp_path / "guide")
    guide.translate("accept", "bg", "--all")
    return guide
