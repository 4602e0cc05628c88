"""What the frame does to a page's own HTML, after Markdown has made it."""

import re
from html import escape, unescape
from urllib.parse import urldefrag, urljoin, urlsplit

from words import load

_ADDED = re.compile(r'(<div class="admonition added"[^>]*>\s*<p class="admonition-title">)')
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_LINK = re.compile(r'<!--.*?-->|<(/?)(a|details)\b((?:"[^"]*"|[^">])*)>', re.DOTALL)
_TARGET = re.compile(r'\shref="([^"]*)"')


def finish(html: str, language: str, address: str) -> str:
    """Finish a page's own HTML in the language of its text; `address` is the page's, empty where it is not known."""
    said = load(language)["frame"]
    return number_links(mark_up(html, added=said["added"], wide_table=said["wide_table"]), address, said["links"])


def mark_up(html: str, *, added: str, wide_table: str) -> str:
    """Tag what this edition adds in words, and let wide tables move sideways inside a box the keyboard reaches.

    Only what Markdown itself writes is touched: a table with a class or a role has its own template.
    """
    html = _ADDED.sub(rf'\1<span class="tag">{escape(added)}</span> ', html)
    box = f'<div class="wide" tabindex="0" role="group" aria-label="{escape(wide_table)}">'
    return _TABLE.sub(lambda table: f"{box}{table[0]}</div>", html)


def number_links(html: str, here: str, title: str) -> str:
    """Give each link that leads away from the page at `here` a number, and list the addresses at its end, for paper.

    A part with `data-sealed` is what a reader has to ask for first, such as an answer: the list, which everybody
    prints, must not tell where it leads.
    """
    numbers: dict[str, int] = {}
    sealed = [False]

    def mark(tag: re.Match[str]) -> str:
        closing, element, attributes = tag.groups()
        if element == "details" and not closing:
            sealed.append(sealed[-1] or "data-sealed" in attributes)
        elif element == "details" and len(sealed) > 1:
            sealed.pop()
        elif element == "a" and not closing and not sealed[-1] and (address := _address(attributes, here)):
            return f'{tag[0][:-1]} data-n="{numbers.setdefault(address, len(numbers) + 1)}">'
        return tag[0]

    html = _LINK.sub(mark, html)
    if not numbers:
        return html
    lines = "\n".join(f"<li>{escape(address)}</li>" for address in numbers)
    return f'{html}\n<div class="links" hidden>\n<p>{escape(title)}</p>\n<ol dir="ltr">\n{lines}\n</ol>\n</div>'


def _address(attributes: str, here: str) -> str:
    """Return the whole address that a link leads to, or nothing if it stays on its page or has no whole address."""
    target = _TARGET.search(attributes)
    try:
        address = urljoin(here, unescape(target[1])) if target else ""
        known = urlsplit(address).scheme in {"http", "https", "mailto"}
    except ValueError:  # no address at all, such as http://[
        return ""
    return address.removeprefix("mailto:") if known and urldefrag(address)[0] != here else ""
