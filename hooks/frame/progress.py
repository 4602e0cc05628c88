"""The page "My progress": every activity of the guide in the menu's order, and what can be done with what is kept."""

import json
from collections.abc import Iterable
from pathlib import Path

import words
from model.addresses import relative
from model.kind import Activity
from model.site import PageFile
from model.templates import environment
from reading.page import Page

TEMPLATE = "progress.html"
"""What the page's front matter names."""

SCRIPT = Path(__file__).parent / "progress.js"


def render(here: PageFile, pages: Iterable[tuple[Page, str]]) -> str:
    """Return the list for the page `here`; `pages` are those with activities, each with its address from the root."""
    template = environment(SCRIPT.parent).get_template(TEMPLATE)
    listed = [
        {
            "title": page.anchors[0].heading,
            "activities": [
                {
                    "head": activity.head,
                    "href": f"{relative(here=here.url, there=url)}#{activity.head.id}",
                    "items": items,
                }
                for activity in page.activities
                for items in [versions(activity)]
            ],
        }
        for page, url in pages
    ]
    return template.render(pages=listed, words=words.load(here.text_language))


def versions(activity: Activity) -> str:
    """Return for each item what an answer must have been given to, as JSON: the script counts by it."""
    return json.dumps({item.id: item.version for item in activity.items()}, separators=(",", ":"))
