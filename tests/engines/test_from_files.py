"""The unpacked site in three engines: files beside a page load under its policy, and pages share storage."""

import zipfile
from pathlib import Path

from engines._engine import Engine


def test_a_tick_is_known_on_another_page(engine: Engine, site: Path, tmp_path: Path) -> None:
    """What is ticked on one page stands in the list on another one, in another folder and language."""
    [packed] = site.glob("*.zip")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path)
    home = (tmp_path / packed.stem).as_uri()
    engine.wide()
    engine.open(f"{home}/code-of-conduct.html")
    engine.run("localStorage.clear()")
    engine.open(f"{home}/code-of-conduct.html")
    engine.click(".checklist-items label")
    engine.ticked(".checklist-items input")
    engine.open(f"{home}/bg/progress.html")
    engine.until("return document.querySelectorAll('.progress-list .is-begun').length === 1")
    engine.open(f"{home}/index.html")
    engine.until("return document.querySelector('#last-place a')?.href.endsWith('/code-of-conduct.html#conduct')")
    engine.run("localStorage.clear()")
