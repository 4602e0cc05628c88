"""The page "My progress": every activity of the guide in the menu's order, and what can be done with what is kept."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from textwrap import shorten

import kinds
import words
from model import nodes
from model.kind import Activity
from model.site import PageFile
from reading.page import Page
from rendering.addresses import relative
from rendering.templates import environment

SCRIPT = Path(__file__).parent / "progress.js"
LONGEST = 90
"""Letters of a question in the list of those to practise again."""


def render(here: PageFile, pages: Sequence[tuple[Page, str]], known: Iterable[Page]) -> str:
    """Return the list for the page `here`; `pages` are those with activities, each with its address from the root.

    `known` are all pages read so far, also in other languages: what only they ask for belongs to the guide as well.
    """
    template = environment((SCRIPT.parent, kinds.FOLDER)).get_template("progress.html")
    listed = [
        {
            "title": page.anchors[0].heading,
            "activities": [
                {
                    "head": activity.head,
                    "href": f"{relative(here=here.url, there=url)}#{activity.head.id}",
                    "items": json.dumps(versions(activity), separators=(",", ":")),
                    "asked": list(questions(activity, f"{relative(here=here.url, there=url)}")),
                }
                for activity in page.activities
            ],
        }
        for page, url in pages
    ]
    others = json.dumps(sorted(items(known) - items(page for page, _ in pages)), separators=(",", ":"))
    return template.render(pages=listed, others=others, words=words.load(here.text_language))


def items(pages: Iterable[Page]) -> set[str]:
    """Return the ids of everything that a reader can tick, answer or fill in on some pages."""
    return {item.id for page in pages for activity in page.activities for item in activity.items()}


def versions(activity: Activity) -> dict[str, str]:
    """Return for each item what an answer must have been given to: the scripts count by it."""
    return {item.id: item.version for item in activity.items()}


def questions(activity: Activity, page: str) -> Iterator[dict[str, str]]:
    """Go through the items that have a right answer: what is asked, in short, its address, and when it is right."""
    for item in activity.items():
        if item.asked:
            words_of = shorten(nodes.text(item.asked.text), LONGEST, placeholder=" …")
            yield {"id": item.id, "text": words_of, "href": f"{page}#{item.id}", "right": item.asked.right}
