"""What a page may load and run: its Content-Security-Policy, in a `<meta>` before all that it governs.

Everything comes from the site itself. What stands inline is named by its hash, so a page that somehow held another
script, handler or style would not run it. The policy is written last, over the page's own finished text: whatever a
slot or a filter put there is known then. Templates leave a place for it, `<!--policy-->`.

A browser that meets such a `<meta>` no longer looks ahead for what a page will load, so stylesheets in the page's text
would come one after the other, each after a whole way to the server and back. They are asked for right behind it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from model.problems import Problems
from rendering import inline

SLOT = "<!--policy-->"
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1", re.DOTALL | re.IGNORECASE)
NO_CODE = re.compile(r"\bsrc=|\btype=\"application/(?:ld\+)?json\"")
ATTRIBUTE = re.compile(r"<[a-z][^<>]*\s(style|on[a-z]+)\s*=", re.IGNORECASE)
WITHOUT_SCRIPTS = re.compile(r"<noscript\b.*?</noscript>", re.DOTALL)
STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
AHEAD = '\n<link rel="preload" as="style" href="{}">'
META = '<meta http-equiv="Content-Security-Policy" content="{}">\n<meta name="referrer" content="no-referrer">'
ALWAYS = {
    "default-src": "'none'",
    "script-src": "'self'",  # a worker's, too
    "style-src": "'self'",
    "img-src": "'self' data:",  # the theme's and the frame's small drawings stand in their style
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
MANIFEST, WITH_MANIFEST = '<link rel="manifest"', {"manifest-src": "'self'"}
LIVE = re.compile("(script-src )[^;]*")
OF_ELEMENT = {"script": "script-src", "style": "style-src"}
NO_SLOT = f"this page has no place for its policy. Write “{SLOT}” after “<meta charset=…>” in your template."


def publish(site: Path, overrides: Path, problems: Problems, *, live: bool = False) -> None:
    """Write the policy into every page of a built site; report what browsers would refuse.

    `overrides` is the folder of the frame's templates, in which the places of problems are looked for. MkDocs' own
    server puts a script into every page that it shows (`live`): there, and only there, scripts may stand in a page.
    """
    refused: dict[str, str] = {}
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if SLOT not in html:
            problems.add(path.relative_to(site).as_posix(), 1, NO_SLOT)
            continue
        sources, unknown = of(html)
        if live:
            sources = LIVE.sub(r"\1'self' 'unsafe-inline'", sources)
        refused |= dict.fromkeys(unknown, path.relative_to(site).as_posix())
        path.write_text(html.replace(SLOT, META.format(sources) + ahead(html), 1), encoding="utf-8")
    templates = {each: each.read_text(encoding="utf-8") for each in sorted(overrides.rglob("*.html"))}
    for text, page in refused.items():
        problems.add(*place(text, templates, overrides.parent, page), _without_filter(text))
    for path, template in templates.items():
        for line, name in attributes(template):
            problems.add(path.relative_to(overrides.parent).as_posix(), line, _attribute(name))


def of(html: str) -> tuple[str, list[str]]:
    """Return the policy of a page, and what is inline in it that no filter wrote."""
    always = ALWAYS | (WITH_MANIFEST if MANIFEST in html else {})
    sources = {name: [value] for name, value in always.items()}
    unknown = []
    for name, attributes_, text in INLINE.findall(COMMENT.sub("", html)):
        if name.lower() == "script" and NO_CODE.search(attributes_):
            continue
        if inline.known(text):
            sources[OF_ELEMENT[name.lower()]].append(inline.source(text))
        else:
            unknown.append(text)
    return "; ".join(f"{name} {' '.join(dict.fromkeys(values))}" for name, values in sources.items()), unknown


def ahead(html: str) -> str:
    """Return what asks for a page's stylesheets at once: not for those that only a browser without scripts loads."""
    text = COMMENT.sub("", WITHOUT_SCRIPTS.sub("", html))
    return "".join(AHEAD.format(address) for address in dict.fromkeys(STYLESHEET.findall(text)))


def place(text: str, templates: dict[Path, str], root: Path, page: str) -> tuple[str, int]:
    """Return the template and the line where a script or style begins, or the page where no template has it."""
    start = next((line.strip() for line in text.splitlines() if line.strip()), "")
    for path, template in templates.items():
        for number, line in enumerate(template.splitlines(), 1):
            if start and start in line:
                return path.relative_to(root).as_posix(), number
    return page, 1


def attributes(template: str) -> Iterator[tuple[int, str]]:
    """Go through the attributes in a template that browsers will refuse, each with its line."""
    for match in ATTRIBUTE.finditer(COMMENT.sub(lambda comment: re.sub(r"\S", " ", comment[0]), template)):
        yield template.count("\n", 0, match.start(1)) + 1, match[1]


def _without_filter(text: str) -> str:
    start = " ".join(text.split())[:40]
    return (
        f"browsers will not use “{start}…”, which stands in the page itself. Put it into a file, or write it in "
        "“{% filter inline_script %}…{% endfilter %}” (a style: “inline_style”), without tags."
    )


def _attribute(name: str) -> str:
    if name.lower() == "style":
        return "browsers will not use “style=…”. Write a class, and its style in a stylesheet."
    return f"browsers will not run “{name}=…”. Write a script, in a file, that listens."
