"""Scripts and styles that stand in a page itself, where a file would come too late.

A template writes one through a filter, `{% filter inline_script %}…{% endfilter %}` or `inline_style`, which gives the
whole element. Browsers refuse every other one: a page's policy (`frame/policy.py`) names by its hash what a
filter wrote.
"""

import hashlib
from base64 import b64encode

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

_hashes: set[str] = set()


@pass_context
def inline_script(context: Context, text: str) -> Markup:  # noqa: ARG001 - with it, Jinja keeps nothing made before
    """Return a script as the element that stands in a page (a filter of the templates)."""
    return element("script", text)


@pass_context
def inline_style(context: Context, text: str) -> Markup:  # noqa: ARG001 - as above
    """Return a style as the element that stands in a page (a filter of the templates)."""
    return element("style", text)


def element(name: str, text: str) -> Markup:
    """Return a `script` or a `style` with this text, which pages may hold from now on.

    Raises ValueError where the text would end the element.
    """
    text = str(text)
    if f"</{name}" in text.lower() or "<!--" in text:
        raise ValueError(f"a {name} in a page cannot hold “</{name}” or “<!--”")
    _hashes.add(source(text))
    return Markup(f"<{name}>{text}</{name}>")  # noqa: S704 - it stands as it is, and cannot end before its end


def source(text: str) -> str:
    """Return how a policy names what stands in a page: by the hash of all between the tags."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def known(text: str) -> bool:
    """Tell whether a filter wrote this text, and not an author."""
    return source(text) in _hashes
