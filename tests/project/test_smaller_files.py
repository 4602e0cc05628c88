"""What readers download is written small, and still says the same."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from frame.smaller import small_files, styles, used_names

ROOT = Path(__file__).resolve().parents[2]
LONGEST_LINE = 180
SCRIPTS = [*sorted((ROOT / "overrides").rglob("*.js")), *sorted((ROOT / "hooks").rglob("*.js"))]


@pytest.fixture(params=["as here", "with the simpler tool alone"])
def small_script(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Make a script small as on this machine, and as on one for which the better tool is not ready made."""
    if request.param != "as here":
        monkeypatch.setattr(small_files, "minify", None)
    return small_files.small_script.__wrapped__


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_our_scripts_can_still_be_read(script: Path, small_script: Callable[[str], str], tmp_path: Path) -> None:
    """A script made small is a smaller script, and it does not grow or end when it is made small again."""
    written = script.read_text("utf-8")
    small = small_script(written)
    assert len(small) < len(written)
    again = small_script(small)
    assert again == small or (vars(small_files)["minify"] and len(again) <= len(small)), (
        "only short names may be given out anew"
    )
    if node := shutil.which("node"):  # where it is not installed, the tests in a browser notice
        (tmp_path / "small.js").write_text(small, "utf-8")
        subprocess.run([node, "--check", str(tmp_path / "small.js")], check=True, capture_output=True)


def test_names_that_others_use_stay(small_script: Callable[[str], str]) -> None:
    """What a script names outside of its functions, and the properties of its objects, are seen by other scripts."""
    small = small_script("var frame = 'a';\nfunction mark(some) { return some.store.read(frame); }\nmark(window);")
    assert {"frame", "mark", "store", "read"} <= set(re.findall(r"\w+", small))


@pytest.mark.parametrize("template", sorted((ROOT / "overrides").rglob("*.html")), ids=lambda path: path.name)
def test_a_script_in_a_page_is_written_to_be_read(template: Path) -> None:
    """It is made small when the page is made, as the files are, and not by hand."""
    written = template.read_text("utf-8")
    assert not re.search("<(script|style)>", written), "browsers refuse what no filter wrote"
    for script in written.split("{% filter small_script | inline_script %}")[1:]:
        assert max(map(len, script.partition("{% endfilter")[0].splitlines())) < LONGEST_LINE


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("a  >  b , i { color : red ; margin : 0  1px }", "a>b,i{color:red;margin:0  1px}"),
        ('b::after { content : "a , > b" }', 'b::after{content:"a , > b"}'),
        (
            "b { width : calc(1px + 2px) ; font : 1rem / 2 a , b !important }",
            "b{width:calc(1px + 2px);font:1rem / 2 a,b!important}",
        ),
        ("@media ( min-width : 2px ) { b { top : 0 } }", "@media ( min-width : 2px ){b{top:0}}"),
    ],
)
def test_a_style_loses_only_what_means_nothing(written: str, sent: str) -> None:
    """No space goes from a sum or from what stands in quotes; letters that are not ASCII are announced."""
    known = frozenset("abi")
    assert styles.trim(written, known, written) == sent
    assert styles.trim(f'b {{ content : "✓" }} {written}', known, written) == (
        f'@charset "UTF-8";b{{content:"✓"}}{sent}'
    )


@pytest.mark.parametrize(
    ("page", "script", "stays"),
    [
        ('<p class="card note">', "", True),
        ("<p class=note>", "", True),
        ("<p class='note'>", "", True),
        ("<p>", 'one.className = "card " + (more ? "is-open note" : "");', True),
        ("<p>", "one.innerHTML = `<b class=note>`;", True),
        ('<p id="note" data-what="note">', "", False),
        ("<p>", "const note = one.note;", False),
    ],
)
def test_a_class_is_known_where_it_can_be_one(page: str, script: str, stays: bool) -> None:  # noqa: FBT001 - a table
    """An ordinary word in a script or in another attribute keeps no rule of a class of that name."""
    known = used_names.of_pages([page]) | used_names.of_scripts([script])
    assert styles.trim(".note{top:0}", known, "") == (".note{top:0}" if stays else "")
    assert styles.trim("p:not(.note){top:0}", known, "") == "p:not(.note){top:0}"
