"""Elements of XML as safe text: whatever is no element itself is escaped here, so that no word can become markup."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from html import escape

from markupsafe import Markup

FORBIDDEN = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML file can hold (XML 1.0, production 2, Char)."""


class Xml(str):
    """Elements. A template takes them as they are (`__html__`); text that it has escaped itself is a `Markup`."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return the elements as they are: this is how Jinja asks."""
        return str(self)


NOTHING = Xml()
SAFE = (Xml, Markup)


def joined(elements: Iterable[Xml], between: Xml = NOTHING) -> Xml:
    """Return elements one after another."""
    return Xml(str.join(between, elements))


def element(name: str, attributes: Mapping[str, object], *children: str) -> Xml:
    """Return an element; of its children, only those that are safe already stand as they are."""
    given = (
        "".join([f' {key}="{escape(clean(str(value)))}"' for key, value in attributes.items()]) if attributes else ""
    )
    inside = "".join([each if isinstance(each, SAFE) else escape(clean(each), quote=False) for each in children])
    return Xml(f"<{name}{given}>{inside}</{name}>" if inside else f"<{name}{given}/>")


def w(name: str, *children: str, **attributes: object) -> Xml:
    """Return an element of WordprocessingML (ISO/IEC 29500-1, part 17): it and its attributes have the prefix `w`."""
    if not children:
        return empty(name, tuple(attributes.items()))
    return element(f"w:{name}", {f"w:{key}": value for key, value in attributes.items()}, *children)


@cache
def empty(name: str, attributes: tuple[tuple[str, object], ...]) -> Xml:
    """Return an element of WordprocessingML that holds nothing: most are the same few, again and again."""
    return element(f"w:{name}", {f"w:{key}": value for key, value in attributes})


def clean(text: str) -> str:
    """Return a text without what XML cannot hold; `limits` tells the author of it."""
    return text if text.isprintable() else FORBIDDEN.sub("", text)
