"""Where in a page's text the one stylesheet of the site is asked for: before the first thing that needs it.

What stands before it is seen as soon as the page itself has come, with the style that stands in every page
(`overrides/partials/first.css`). A browser shows what comes after it when the stylesheet is there too, never unstyled.
"""

import re
from collections.abc import Collection

PLAIN = frozenset({"h1", "h2", "h3", "p", "ul", "ol", "li", "a", "strong", "em", "b", "i", "br", "span", "abbr"})
"""The elements that need no more than the style in the page, as long as they have no class."""
PLAIN_CLASSES = frozenset({"word", "meaning"})
"""Words whose meaning opens in place bring their style along in the page."""
ENOUGH = 2500
"""Letters of HTML text after which no first screen goes on, not even on a desk."""

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^>]*)>")
_CLASS = re.compile(r'\sclass="([^"]*)"')
_VOID = frozenset({"br", "img", "input", "hr", "link", "wbr", "source"})
_HEADINGS = frozenset({"h2", "h3", "h4"})


def place(html: str, plain: Collection[str] = ()) -> int:
    """Return where in a page's text the stylesheet is asked for: between two of its blocks, or at its end.

    `plain` are classes that this page's own style knows, such as the first page's cards.
    """
    depth = begun = letters = after = 0
    before = ""
    for tag in _TAG.finditer(html):
        closing, name, attributes = tag[1], tag[2].lower(), tag[3]
        letters += tag.start() - after
        after = tag.end()
        if closing:
            depth -= 1
            continue
        if not depth:
            if before not in _HEADINGS:  # a heading stays with what it is about
                begun = tag.start()
                if letters > ENOUGH:
                    return begun
            before = name
        if not _is_plain(name, attributes, plain):
            return begun
        depth += name not in _VOID and not attributes.endswith("/")
    return len(html)


def _is_plain(name: str, attributes: str, plain: Collection[str]) -> bool:
    classes = _CLASS.search(attributes)
    if not classes:
        return name in PLAIN or (name == "div" and bool(plain))
    return set(classes[1].split()) <= {*PLAIN_CLASSES, *plain}
