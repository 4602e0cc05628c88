"""What a reader of a translation is told, at the place: this part is newer in English, these parts are missing.

A note is put into the finished HTML of the page at the element that has the id of the unit, whatever made that element:
no kind of activity needs to know of it.
"""

import re
from collections.abc import Iterable, Mapping
from html import escape

from guide.units import Unit

from .state import State

ELEMENT = r'<([a-z][\w-]*)(?=[ >])[^>]*? id="{}"[^>]*>'
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def add(html: str, state: State, english: str, said: Mapping[str, str], language: str) -> str:
    """Return a page's HTML with a note at each unit that is behind, and one at its top for those that are missing.

    `english` is the way to the English page, whose `language` the links name.
    """
    for own, _ in state.behind:
        html = _put(html, own.id, newer(own.id, english, said, language))
    if state.missing:
        html = _at_top(html, missing(state.missing, english, said, language))
    return html


def newer(id_: str, english: str, said: Mapping[str, str], language: str) -> str:
    """Return the note for one unit."""
    href = escape(f"{english}#{id_}" if id_ else english)
    return f'<span class="newer"><a href="{href}" hreflang="{language}">{escape(said["newer"])}</a></span>'


def missing(units: Iterable[Unit], english: str, said: Mapping[str, str], language: str) -> str:
    """Return the note for what a page lacks. It has the ids, so that a link to such a part arrives at the note."""
    titles: dict[str, list[str]] = {}
    for unit in units:
        titles.setdefault(unit.title, []).append(unit.id)
    items = ""
    for title, ids in titles.items():
        anchors = "".join(f'<span id="{id_}"></span>' for id_ in ids)
        link = f'<a href="{escape(english)}#{ids[0]}" lang="{language}" hreflang="{language}">{escape(title)}</a>'
        items += f"<li>{anchors}{link}</li>"
    count = str(sum(map(len, titles.values())))
    return f'<div class="untranslated"><p>{escape(said["missing"].replace("{count}", count))}</p><ul>{items}</ul></div>'


def _at_top(html: str, note: str) -> str:
    title = html.find("</h1>")
    cut = title + len("</h1>") if title >= 0 else 0
    return html[:cut] + note + html[cut:]


def _put(html: str, id_: str, note: str) -> str:
    """Put a note into the element with an id, before all else that may come first; after it, if it is a heading."""
    match = re.search(ELEMENT.format(re.escape(id_)), html) if id_ else None
    if match is None:
        return _at_top(html, note)
    after = {"fieldset": "</legend>"}.get(match[1], f"</{match[1]}>" if match[1] in HEADINGS else "")
    cut = html.index(after, match.end()) + len(after) if after else match.end()
    return html[:cut] + note + html[cut:]
