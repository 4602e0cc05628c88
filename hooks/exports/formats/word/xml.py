"""Elements of XML as safe text: whatever is no element itself is escaped here, so that no word can become markup."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from html import escape

from markupsafe import Markup

FORBIDDEN = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML file can hold (XML 1.0, production 2, Char)."""

NOTHING = Markup()


def joined(elements: Iterable[Markup], between: Markup = NOTHING) -> Markup:
    """Return elements one after another."""
    return Markup(str.join(between, elements))  # noqa: S704 - elements only


def element(name: str, attributes: Mapping[str, object], *children: str) -> Markup:
    """Return an element; of its children, only those that are elements themselves stand as they are."""
    given = "".join([f' {key}="{escape(clean(str(value)))}"' for key, value in attributes.items()])
    inside = "".join([each if isinstance(each, Markup) else escape(clean(each), quote=False) for each in children])
    return Markup(f"<{name}{given}>{inside}</{name}>" if inside else f"<{name}{given}/>")  # noqa: S704 - escaped above


def w(name: str, *children: str, **attributes: object) -> Markup:
    """Return an element of WordprocessingML (ISO/IEC 29500-1, part 17): it and its attributes have the prefix `w`."""
    if not children:
        return empty(name, tuple(attributes.items()))
    return element(f"w:{name}", {f"w:{key}": value for key, value in attributes.items()}, *children)


@cache
def empty(name: str, attributes: tuple[tuple[str, object], ...]) -> Markup:
    """Return an element of WordprocessingML that holds nothing: most are the same few, again and again."""
    return element(f"w:{name}", {f"w:{key}": value for key, value in attributes})


def clean(text: str) -> str:
    """Return a text without what XML cannot hold; `check` has told the author of it."""
    return FORBIDDEN.sub("", text) if not text.isprintable() else text
