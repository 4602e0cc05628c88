"""From an activity to the HTML of the page, by the `page.html` in its kind's folder."""

from functools import cache

import kinds
import words
from model.kind import Activity
from model.templates import environment


@cache
def page(activity: Activity, *, first: bool) -> str:
    """Return an activity as HTML; the `first` of a page brings the sentences that the core script says."""
    template = environment(kinds.FOLDER).get_template(f"{activity.head.kind}/page.html")
    sentences = words.load(activity.head.language)
    html = template.render(activity=activity, head=activity.head, words=sentences, first=first)
    return "\n".join(line for line in html.split("\n") if line.strip())
