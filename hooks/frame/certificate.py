"""The page to print that says what was worked through: every chapter that asks something with a right answer.

It claims no award. Which chapters are done is found out on the device; the name is kept nowhere.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import kinds
import words
from guide.outline import is_chapter
from model.site import PageFile
from reading.page import Page
from rendering.addresses import relative
from rendering.templates import environment

SCRIPT = Path(__file__).parent / "certificate.js"


def render(here: PageFile, pages: Sequence[tuple[Page, str]], guide: str, text: str) -> str:
    """Return the sheet for the page `here`, with the name of the `guide`.

    `pages` are those with activities, each with its address from the root; `text` is what the Markdown of the page
    says, as HTML.
    """
    template = environment((SCRIPT.parent, kinds.FOLDER)).get_template("certificate.html")
    chapters = [chapter(here, page, url) for page, url in pages if is_chapter(page)]
    return template.render(text=text, chapters=chapters, guide=guide, words=words.load(here.text_language))


def chapter(here: PageFile, page: Page, url: str) -> dict[str, str]:
    """Return a chapter's title, the address of its first question, and what each answer must have been given to."""
    asked = [(activity, item) for activity in page.activities for item in activity.items() if item.version]
    return {
        "title": page.anchors[0].heading,
        "href": f"{relative(here=here.url, there=url)}#{asked[0][0].head.id}",
        "questions": json.dumps({item.id: item.version for _, item in asked}, separators=(",", ":")),
    }
