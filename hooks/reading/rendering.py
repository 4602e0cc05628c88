"""From an activity to the HTML of the page, by the `page.html` in its kind's folder."""

from functools import cache

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

import kinds
import words
from model import nodes
from model.kind import Activity

CACHE = kinds.FOLDER.parent.parent / ".cache" / "templates"


@cache
def environment() -> Environment:
    """Return the templates: those of each kind under its name, and what they share."""
    CACHE.mkdir(parents=True, exist_ok=True)
    made = Environment(
        loader=FileSystemLoader(kinds.FOLDER),
        bytecode_cache=FileSystemBytecodeCache(str(CACHE)),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters["html"] = lambda rich: Markup(nodes.html(rich))  # noqa: S704 - nodes.html escapes every text
    made.filters["text"] = nodes.text
    return made


@cache
def page(activity: Activity, *, first: bool) -> str:
    """Return an activity as HTML; the `first` of a page brings the sentences that the core script says."""
    return render(f"{activity.head.kind}/page.html", activity, first=first)


def render(template: str, activity: Activity, **more: object) -> str:
    """Return a template filled with an activity and the words of its language. Blank lines are left out."""
    said = words.load(activity.head.language)
    html = environment().get_template(template).render(activity=activity, head=activity.head, words=said, **more)
    return "\n".join(line for line in html.split("\n") if line.strip())
