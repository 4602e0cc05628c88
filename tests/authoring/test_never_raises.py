"""Whatever an author does to a page, there is a sentence about it or a page, and never a traceback."""

from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

from authoring.helpers import HERE, ROOT, convert
from reading.extension import ActivitiesExtension

GOOD = [path.read_text("utf-8") for path in sorted((ROOT / "hooks" / "kinds").glob("*/examples/*.md"))]
BROKEN = [path.read_text("utf-8") for path in sorted((HERE / "broken").glob("*.md"))]
STRANGE = [
    "///",
    "////",
    "/// quiz | Q",
    "//// hint",
    "```",
    "> x",
    "- [x] a { #a }",
    "1.  b",
    ":   c",
    "# d",
    "\t- e",
    "    id: f",
    "<div>",
    "{ #",
    "| a |",
    "|---|",
    "-",
    "\xa0",
    "[x]: y",
    "<!--",
    "&nbsp;",
    "*[a]: b",
    "\x00",
    "",
    "<initials> x",
    "</div>",
    "<div markdown>",
    "<script",
    "<!-->",
    "[a][b]",
    "[^1]",
    "[c]: d",
    "[](#",
    "![e](//f)",
    "{: onclick=x }",
    "**g",
    "##",
    "###### h { .i }",
    "| a | b | c |",
    "| |",
    "|:-:|",
    "!!! note Title",
    '??? card "<b>"',
    "\u200b- [ ] j",
    "\uff0f\uff0f\uff0f quiz | K",
    "~~~",
    "1)  l",
    "\\\\\\",
]


@some.composite
def spoilt(draw: some.DrawFn) -> str:
    """Give a good page on which some lines are gone, doubled, moved, indented otherwise, cut or strange."""
    lines = draw(some.sampled_from(GOOD + BROKEN)).split("\n")
    for _ in range(draw(some.integers(1, 6))):
        at = draw(some.integers(0, len(lines) - 1))
        other = draw(some.integers(0, len(lines) - 1))
        what = draw(some.sampled_from(["drop", "double", "indent", "outdent", "swap", "cut", "insert", "join"]))
        if what == "drop" and len(lines) > 1:
            del lines[at]
        elif what == "double":
            lines.insert(other, lines[at])
        elif what == "indent":
            lines[at] = " " * draw(some.integers(1, 8)) + lines[at]
        elif what == "outdent":
            lines[at] = lines[at].lstrip()
        elif what == "swap":
            lines[at], lines[other] = lines[other], lines[at]
        elif what == "cut":
            lines[at] = lines[at][: draw(some.integers(0, len(lines[at])))]
        elif what == "insert":
            lines.insert(at, draw(some.sampled_from(STRANGE)))
        elif what == "join" and at + 1 < len(lines):
            lines[at : at + 2] = [lines[at] + lines[at + 1]]
    return "\n".join(lines)


def check(text: str) -> ActivitiesExtension:
    """Convert a page; every problem stands on a line of it, and is said in at least two sentences."""
    _, extension = convert(text, "pymdownx.superfences", "pymdownx.details", "abbr")
    last = text.count("\n") + 1
    for problem in extension.problems:
        assert 1 <= problem.line <= last, problem
        assert problem.message.count(". ") >= 1, problem
    assert all(1 <= anchor.line <= last for anchor in extension.page.anchors)
    return extension


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(spoilt())
@example("/// quiz | Q\n    id: q\n\n1.\n///")
@example("/// checklist | C\n    id: c\n\n- [ ]\n///")
@example("/// quiz | Q\n    id: q\n\n:   x\n\n1.  a { #a }\n\n    :   b\n///")
@example("/// plan | P\n    id: p\n\n//// rows\n////\n///")
@example("> /// checklist | C\n>     id: c\n>\n> - [y] a { #a }\n> ///")
@example("- /// checklist | C\n      id: c\n\n    - [y] a { #a }\n    ///")
@example("/// checklist | <b>\n    id: c\n\n- [ ] <b { #a }\n///")
@example("/// checklist | C\n    id: c\n    attrs: {id: x}\n\n- [ ] a { #a }\n///")
def test_a_spoilt_page_never_raises(text: str) -> None:
    """Each problem of a page that someone spoilt stands on a line of that page."""
    check(text)


def test_the_pages_of_the_guide_never_raise() -> None:
    """Each page of the guide loses its first half, then its second."""
    for path in sorted(Path(ROOT / "docs" / "en").glob("*.md")):
        lines = path.read_text("utf-8").split("\n")
        check("\n".join(lines[len(lines) // 2 :]))
        check("\n".join(lines[: len(lines) // 2]))
