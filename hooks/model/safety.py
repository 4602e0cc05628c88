"""What a page may bring along: HTML, attributes and addresses, each from a short list.

A page may come from a stranger's pull request, and mentors of 16 read it. So nothing of it may run a script, load
something from another host, or tell anyone who reads. What is dangerous cannot be listed; what is needed can. The lists
hold what Markdown and the extensions in `mkdocs.yml` make themselves, what the guide's pages use, and nothing else. Raw
HTML is not parsed in order to be judged, because a browser may parse it otherwise: it is compared whole.

Addresses are read as browsers read them: entities are resolved, white space and control characters do not count, and a
backslash is a slash.
"""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path

from markdown.util import AMP_SUBSTITUTE, ETX, STX

from .nodes import BREAK, ENTITY

REPOSITORY = Path(__file__).parents[2]

COMMENT = re.compile(
    r"<!--(?!-?>)(?:(?!--!?>|<!--).)*-->\s*", re.DOTALL
)  # a browser ends “<!-->” where Markdown does not
HTML_LIKE = re.compile(r"</?[a-zA-Z!?][^<>]*>?")
TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
SCRIPT = re.compile(r"(<(script|style)\b[^>]*>)(.*?)(?=</\2|\Z)", re.DOTALL | re.IGNORECASE)
CODE_TAG = re.compile(r"</?(?:div|pre|code|span|table|tbody|tr|td)(?: (?:class|id)=\"[\w .-]*\")*>")
"""What highlighted code is made of. Its attributes come from the author, in whatever form they were written."""

ELEMENTS = frozenset(
    (
        *("a", "abbr", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt", "em", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "hr", "img", "kbd", "li", "ol", "p", "pre", "span", "strong", "sub", "summary", "sup"),
        *("table", "tbody", "td", "th", "thead", "tr", "ul"),
    )
)
"""What Markdown and its extensions make."""

EVERYWHERE = frozenset(("id", "class", "lang", "dir", "title"))
SOMEWHERE = {
    "a": frozenset(("href",)),
    "img": frozenset(("src", "alt", "width", "height")),
    "ol": frozenset(("start",)),
    "details": frozenset(("open",)),
    "th": frozenset(("style", "align")),
    "td": frozenset(("style", "align")),
}
"""The attributes of an element; those of Markdown's own are made by it."""

NUMBER = re.compile(r"\d{1,4}")
VALUES = {
    "style": (re.compile(r"text-align: (?:left|right|center);"), "Take it out"),
    "align": (re.compile(r"left|right|center"), "Take it out"),
    "start": (NUMBER, "Write a number"),
    "width": (NUMBER, "Write a number"),
    "height": (NUMBER, "Write a number"),
    "open": (re.compile(r"open|"), "Take it out"),
    "dir": (re.compile(r"ltr|rtl"), "Write “ltr” or “rtl”"),
    "lang": (re.compile(r"[a-z]{2,3}(?:-[A-Za-z\d]{2,8})*"), "Write the short code of a language, such as “bg”"),
}
"""What the value of an attribute must be, and what to do where it is not."""

ESCAPED = re.compile(rf"{STX}(\d+){ETX}")
SCHEME = re.compile(r"([^/?#]*?):")
SCHEMES = frozenset(("http", "https", "mailto", "tel"))
PICTURE = re.compile(r"(?:\.{1,2}/)*assets/[^:?#\\]+\.(?:svg|png|jpe?g|gif|webp)", re.IGNORECASE)

INSTEAD = {
    **dict.fromkeys(("b", "strong"), "**words**"),
    **dict.fromkeys(("i", "em"), "*words*"),
    **dict.fromkeys(("code", "tt", "samp"), "`words`"),
    "a": "[words](address)",
    "img": "![words](../assets/picture.svg)",
    "ul": "- words",
    "li": "- words",
    "ol": "1. words",
    "blockquote": "> words",
    "details": '??? note "Title"',
    **{f"h{level}": f"{'#' * level} words" for level in range(1, 7)},
}
INLINE_HTML = frozenset(
    (
        *("a", "abbr", "acronym", "audio", "b", "base", "bdi", "bdo", "bgsound", "big", "blink", "button", "cite"),
        *("code", "data", "datalist", "del", "dfn", "em", "embed", "font", "frame", "i", "iframe", "image", "img"),
        *("input", "ins", "kbd", "keygen", "label", "link", "map", "mark", "marquee", "meta", "meter", "object"),
        *("param", "picture", "portal", "q", "rp", "rt", "ruby", "s", "samp", "script", "select", "slot", "small"),
        *("source", "span", "strike", "strong", "style", "sub", "sup", "svg", "template", "textarea", "time", "title"),
        *("track", "tt", "u", "var", "video", "wbr", "xmp"),
    )
)
"""Names of HTML elements beside the block-level ones that Markdown knows: any other word in brackets is an author's."""

LONGEST = 40
"""How much a problem shows of what was written."""
IDS = re.compile(r"\bid=\"([a-z][\w-]*)(\{\{|\")")


def shown(raw: str) -> str:
    """Return how a problem shows what was written: short, and on one line."""
    line = " ".join(raw.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def html(raw: str, blocks: frozenset[str]) -> str:
    """Return what is wrong with a piece of raw HTML, and what to write instead; nothing where it may stand.

    `blocks` are the names of elements that Markdown treats as blocks.
    """
    if ENTITY.fullmatch(raw.strip()) or BREAK.fullmatch(raw.strip()) or COMMENT.fullmatch(raw):
        return ""
    tag = TAG.match(raw)
    if raw.startswith("<!--"):
        return "this comment does not end as a browser ends it. Write “<!-- words -->”, without “--” in the words."
    if tag is None:
        return f"“{shown(raw)}” is HTML, which a page cannot hold. Take it out, or write “\\<” for its “<”."
    return element(tag[2], raw[: raw.find(">") + 1] or raw, blocks)


def tags(raw: str) -> Iterator[tuple[int, str, str]]:
    """Go through the start tags in raw HTML: how many lines down, the element's name in small letters, and the tag."""
    bare = SCRIPT.sub(lambda match: match[1] + "\n" * match[3].count("\n"), raw)
    for match in TAG.finditer(bare):
        if not match[1]:
            yield bare.count("\n", 0, match.start()), match[2].lower(), bare[match.start() :].partition(">")[0] + ">"


def element(name: str, raw: str, blocks: frozenset[str]) -> str:
    """Return why an element of this name cannot be written as HTML, and what to write instead; `raw` is its tag."""
    name = name.lower()
    if name not in INLINE_HTML and name not in blocks:
        return f"“{shown(raw)}” would vanish, for a browser takes it for HTML. Write “\\{shown(raw)}”."
    end = "/" if raw.startswith("</") else ""
    what = f"“<{end}{name}>”"
    if name in INSTEAD:
        return f"{what} is HTML, which a page cannot hold. Write it in Markdown: “{INSTEAD[name]}”."
    return f"{what} is HTML, which a page cannot hold. Take it out, or write “\\<{end}{name}>” to show it as text."


def code(html: str) -> str:
    """Return what is wrong with the first line of fenced code that became `made`; nothing where all is well."""
    if "<" in CODE_TAG.sub("", html):
        return "the first line of this code says more than it can. Write “```” and the language, nothing else."
    return ""


def attribute(tag: str, name: str, value: str) -> str:
    """Return why an attribute cannot stand at an element, and what can; nothing where it may."""
    if name not in EVERYWHERE and name not in SOMEWHERE.get(tag, ()):
        return f"“{shown(name)}” cannot be set here. Take it out: only an id, a class, “lang”, “dir” and “title” can."
    if name in VALUES and not VALUES[name][0].fullmatch(value):
        return f"“{name}” cannot be “{shown(value)}”. {VALUES[name][1]}."
    return ""


def html_in(text: str) -> str:
    """Return the first HTML in a text that pages hold as it is, such as a description, or nothing."""
    return match[0] if "<" in text and (match := HTML_LIKE.search(text)) else ""


def written(address: str) -> str:
    """Return an address as it will stand in the page: Markdown still keeps some of its characters apart."""
    return ESCAPED.sub(lambda match: chr(int(match[1])), address.replace(AMP_SUBSTITUTE, "&"))


@cache
def plain(address: str) -> str:
    """Return an address as a browser reads it: entities resolved, no white space, no control characters."""
    read = unescape(written(address))
    return "".join(char for char in read if char.isprintable() and not char.isspace()).replace("\\", "/")


@cache
def link(address: str) -> str:
    """Return what is wrong with where a link leads, and what to write instead; nothing where it may lead there."""
    read = plain(address)
    if not read or read == "#":
        return "this link leads nowhere. Write its address in the round brackets: “[words](page.md)”."
    if read.startswith("//"):
        return f"“{shown(written(address))}” lacks its beginning. Write “https:{shown(read)}”."
    scheme = SCHEME.match(read)
    if scheme and scheme[1].lower() not in SCHEMES:
        return f"a link cannot begin with “{shown(scheme[0])}”. Write an address with “https:” or “mailto:”, or a page."
    return ""


@cache
def picture(address: str) -> str:
    """Return what is wrong with where a picture comes from, and what to write instead; nothing where it may."""
    if PICTURE.fullmatch(plain(address)) and plain(address) == written(address):
        return ""
    problem = f"a picture cannot come from “{shown(written(address))}”"
    return f"{problem}. Put it into docs/assets, or into ours/assets if it is yours, and write “../assets/name.svg”."


@cache
def ids_of_frame() -> re.Pattern[str]:
    """Return a pattern of the ids that the templates of the site's pages use themselves.

    One that ends in a name filled in, such as `offer-{{ … }}`, is taken with each code of a language.
    """
    found_in = (path for folder in ("overrides", "hooks") for path in sorted((REPOSITORY / folder).rglob("*.html")))
    places = (path for path in found_in if path.parent.name != "examples")  # what examples become is no template
    ids = {match for path in places for match in IDS.findall(path.read_text("utf-8"))}
    return re.compile("|".join(sorted(re.escape(name) + ("[a-z]{2,3}" if more == "{{" else "") for name, more in ids)))


def of_frame(id_: str) -> bool:
    """Tell whether the frame of the site's pages uses an id itself."""
    return ids_of_frame().fullmatch(id_) is not None
