"""The switch between notebooks: for each language one script, which only devices with several notebooks load."""

import json
from collections.abc import Iterable
from pathlib import Path

import words
from model.site import PageFile, Site

from .small_files import small_script

FOLDER = Path(__file__).parent
LIST, SWITCH = FOLDER / "notebook_list.js", FOLDER / "notebook_switch.js"
PREFIX = "notebook"


def publish(site: Site, lists: Iterable[PageFile]) -> None:
    """Write the script of every language; `lists` are the pages on which notebooks are begun, one of each language."""
    addresses = {page.language: f"{page.url}#notebooks" for page in lists}
    for language in site.languages:
        said = {key: sentence for key, sentence in words.load(language.code)["frame"].items() if key.startswith(PREFIX)}
        data = {"said": said, "list": addresses.get(language.code, "")}
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        script = f"self.Notebooks={text};\n{SWITCH.read_text('utf-8')}"
        (site.output / "assets" / f"notebooks.{language.code}.js").write_text(small_script(script), "utf-8")
