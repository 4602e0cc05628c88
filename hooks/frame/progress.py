"""The page "My progress": every activity of the guide in the menu's order, and what can be done with what is kept."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import kinds
import words
from model.kind import Activity
from model.site import PageFile
from reading.page import Page
from rendering.addresses import relative
from rendering.templates import environment

SCRIPT = Path(__file__).parent / "progress.js"
NOTEBOOKS = SCRIPT.with_name("notebook_list.js")


def render(here: PageFile, pages: Sequence[tuple[Page, str]], known: Iterable[Page], text: str) -> str:
    """Return the list for the page `here`; `pages` are those with activities, each with its address from the root.

    An activity in which nothing counts as done is not listed. `text` is what the Markdown of the page says, as HTML.
    `known` are all pages read so far, also in other languages: what only they ask for belongs to the guide as well.
    """
    template = environment((SCRIPT.parent, kinds.FOLDER)).get_template("progress.html")
    listed = [
        {
            "title": page.anchors[0].heading,
            "href": relative(here=here.url, there=url),
            "activities": [
                {
                    "head": activity.head,
                    "items": json.dumps(answered(activity), separators=(",", ":")),
                }
                for activity in page.activities
                if answered(activity)
            ],
        }
        for page, url in pages
        if any(answered(activity) for activity in page.activities)
    ]
    listed_ids = {item.id for page, _ in pages for activity in page.activities for item in activity.counted()}
    others = json.dumps(sorted(items(known) - listed_ids), separators=(",", ":"))
    return template.render(text=text, pages=listed, others=others, words=words.load(here.text_language))


def items(pages: Iterable[Page]) -> set[str]:
    """Return the ids of everything that a reader can tick, answer or fill in on some pages."""
    return {item.id for page in pages for activity in page.activities for item in activity.items()}


def versions(activity: Activity) -> dict[str, str]:
    """Return for each item that counts what an answer must have been given to: the scripts count by it."""
    return {item.id: item.version for item in activity.counted()}


def answered(activity: Activity) -> dict[str, str | list[str]]:
    """Return the same for the list, where a question with a right answer also tells when an answer is right."""
    asked = {item.id: [item.version, item.asked.right] for item in activity.counted() if item.asked}
    return versions(activity) | {id_: [*dict.fromkeys(both)] for id_, both in asked.items()}
