"""A first visit costs little data: bytes by gzip -9 of a page and of everything that loads with it."""

from pathlib import Path

import pytest

import _weight

BASE = "/peer-mentoring/"


@pytest.fixture(scope="module")
def measured(site: Path) -> dict[str, tuple[int, str]]:
    """Weigh every page once."""
    return _weight.measured(site, BASE)


@pytest.mark.parametrize("name", _weight.BUDGETS)
def test_a_budget_is_kept(measured: dict[str, tuple[int, str]], name: str) -> None:
    """What a phone loads stays under the guide's own limit, on the heaviest page in any language."""
    weight, where = measured[name]
    assert weight <= _weight.BUDGETS[name], f"{where}: {weight} bytes"


def test_a_page_without_activities_loads_no_script_of_theirs(site: Path) -> None:
    """A page pays only for what is on it: the core's and its kinds' scripts, and no other kind's."""
    for html in sorted(site.rglob("*.html")):
        elements = _weight.PageFiles(html.read_text("utf-8")).kinds
        kinds = elements & _weight.kinds(site)
        loads = {path.rpartition("/")[2] for path in _weight.first_visit(html, site, BASE) if "/activities/" in path}
        if not elements & _weight.SHARED:  # the site's own pages load a script of their own
            ours = {path.name for path in (site / _weight.ACTIVITIES).iterdir() if path.stem in kinds | {_weight.CORE}}
            assert loads == (ours if kinds else set()), html.relative_to(site)
