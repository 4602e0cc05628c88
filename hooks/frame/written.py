"""The page "All I wrote": what a reader filled in anywhere, by page and activity, once its script shows it."""

import json
from collections.abc import Sequence
from pathlib import Path

import kinds
import words
from model import nodes
from model.kind import Entry
from model.site import PageFile
from reading.page import Page
from rendering.addresses import relative
from rendering.templates import environment

SCRIPT = Path(__file__).parent / "written.js"


def render(here: PageFile, pages: Sequence[tuple[Page, str]], text: str) -> str:
    """Return the list for the page `here`; `pages` are those with activities, each with its address from the root.

    `text` is what the Markdown of the page says, as HTML.
    """
    template = environment((SCRIPT.parent, kinds.FOLDER), reading).get_template("written.html")
    listed = [
        (page.anchors[0].heading, relative(here=here.url, there=url), activities)
        for page, url in pages
        if (activities := [activity for activity in page.activities if activity.written])
    ]
    return template.render(text=text, pages=listed, words=words.load(here.text_language))


def reading(entry: Entry) -> str:
    """Return as JSON what the script must know to say a value: its type, words of options, columns of a table."""
    return json.dumps(_meaning(entry), ensure_ascii=False, separators=(",", ":"))


def _meaning(entry: Entry) -> dict[str, object]:
    options = {id_: nodes.text(words) for id_, words in entry.options.items()}
    columns = [{"id": each.id, "label": nodes.text(each.label), **_meaning(each)} for each in entry.columns]
    known = {"type": entry.type if entry.type != "text" else "", "options": options, "columns": columns}
    return {name: value for name, value in known.items() if value}
