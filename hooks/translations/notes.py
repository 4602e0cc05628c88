"""What a reader of a translation is told, at the place: this part is newer in English, these parts are missing.

Each note is said in the element that has the id of its unit; where no element says it, at the page's top.
"""

from collections.abc import Iterable, Mapping
from html import escape

from guide.units import Unit

from .state import State


def of_page(state: State, english: str, sentences: Mapping[str, str], language: str) -> tuple[dict[str, str], str]:
    """Return a note for each id whose unit is behind, and what is said at the page's top: what is missing.

    `english` is the way to the English page, whose `language` the links name.
    """
    behind = {unit.id: newer(unit.id, english, sentences, language) for unit, _ in state.behind}
    return behind, missing(state.missing, english, sentences, language) if state.missing else ""


def newer(id_: str, english: str, sentences: Mapping[str, str], language: str) -> str:
    """Return the note for one unit."""
    href = escape(f"{english}#{id_}" if id_ else english)
    return f'<span class="newer"><a href="{href}" hreflang="{language}">{escape(sentences["newer"])}</a></span>'


def missing(units: Iterable[Unit], english: str, sentences: Mapping[str, str], language: str) -> str:
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
    sentence = escape(sentences["missing"].replace("{count}", count))
    return f'<div class="untranslated"><p>{sentence}</p><ul>{items}</ul></div>'
