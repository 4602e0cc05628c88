"""A first visit costs little data: bytes by gzip -9 of a page and of everything that loads with it."""

import os
import tomllib
from pathlib import Path

import pytest

import _weight
from frame.smaller import small_files

AGREED = Path(__file__).with_name("weights.toml")
BASE = "/peer-mentoring/"


@pytest.fixture(scope="module")
def measured(site: Path) -> dict[str, tuple[int, str]]:
    """Weigh every page once."""
    return _weight.measured(site, BASE)


def over(measured: dict[str, tuple[int, str]]) -> list[str]:
    """Give a table of the limits that are broken."""
    rows = [
        f"{name:48}{weight:8}{_weight.BUDGETS[name]:8}{weight - _weight.BUDGETS[name]:+8}  {where}"
        for name, (weight, where) in measured.items()
        if weight > _weight.BUDGETS[name]
    ]
    return [f"{'what':48}{'is':>8}{'limit':>8}{'over':>8}  where", *rows] if rows else []


def test_the_limits_are_kept(measured: dict[str, tuple[int, str]]) -> None:
    """What a phone loads stays under the guide's own limits, on the heaviest page in any language."""
    assert not (table := over(measured)), "\n" + "\n".join(table)


def test_nothing_grew_unasked(site: Path, measured: dict[str, tuple[int, str]]) -> None:
    """Each script and style, the frame of a page and the first page weigh what was agreed, or a word more.

    `RENEW=1` agrees to what they weigh now, as long as no limit is broken; read the difference before you commit it.
    """
    now = _weight.agreed(site, BASE)
    if not vars(small_files)["minify"]:  # there scripts, and pages that hold some, keep their long names: styles alone
        now = {name: weight for name, weight in now.items() if name.endswith(".css")}
    elif os.environ.get("RENEW"):
        assert not (table := over(measured)), "\n" + "\n".join(table)
        rows = "".join(f'"{name}" = {weight}\n' for name, weight in now.items())
        AGREED.write_text(f"# Bytes by gzip -9 that were agreed on: test_weight.py\n{rows}", "utf-8")
        pytest.fail("Agreed anew: read each line of the difference, then run again without RENEW.")
    before = tomllib.loads(AGREED.read_text("utf-8"))
    assert not (table := _weight.grown(before, now)), "\n" + "\n".join(table)


def test_what_grew_is_told_in_a_table() -> None:
    """Each row says what it was, what it is and by how much it grew; a word more is no growth, and less is welcome."""
    before = {"site.css": 2000, "text.js": 900, "first page": 10_000}
    assert not _weight.grown(before, {"site.css": 2030, "text.js": 500, "first page": 10_090})
    head, *rows = _weight.grown(before, {"site.css": 2100, "new.js": 90, "text.js": 900})
    assert head.split() == ["what", "was", "is", "grew"]
    assert [row.split() for row in rows] == [["site.css", "2000", "2100", "+100"], ["new.js", "0", "90", "+90"]]


def test_a_page_without_activities_loads_no_script_of_theirs(site: Path) -> None:
    """A page pays only for what is on it, read to its end: the core's and its kinds' scripts, and no other kind's."""
    for html in sorted(site.rglob("*.html")):
        elements = _weight.PageFiles(html.read_text("utf-8")).kinds
        kinds = elements & _weight.kinds(site)
        loads = {path.rpartition("/")[2] for path in _weight.first_visit(html, site, BASE) if "/activities/" in path}
        if not elements & _weight.SHARED:  # the site's own pages load a script of their own
            allowed = tuple(f"{name}." for name in kinds | {_weight.CORE, "later"}) if kinds else ()
            assert all(name.startswith(allowed) for name in loads), html.relative_to(site)
