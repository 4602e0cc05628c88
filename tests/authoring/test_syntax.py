"""There is one module of syntax: what it says is what Markdown reads, and no other module says it again."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pymdownx.blocks import RE_END, RE_START

from authoring.helpers import ROOT
from guide.units import wording
from model import syntax

HOME = ROOT / "hooks" / "model" / "syntax.py"
MODULES = sorted(path for folder in ("hooks", "scripts") for path in (ROOT / folder).rglob("*.py") if path != HOME)
MODULES.append(ROOT / "tests" / "translation" / "pseudo_locale.py")
SAMPLES = {
    "braces": ("Words. { #some-id .class }", "Words. a some-id .class a", re.compile(r"\{.*#")),
    "an id": ("Words. { #some-id", "Words. a some-id", re.compile(r"\{.*#")),
    "a first line": ("/// quiz | Title", "aaa quiz | Title", re.compile(r"/// ?q")),
    "a last line": ("    ////", "    aaaa", re.compile(r"////")),
    "a box": ('!!! note "Title"', 'aaa note "Title"', re.compile(r"!!!")),
    "a closed box": ('??? note "Title"', 'aaa note "Title"', re.compile(r"\?\?\?")),
    "fenced code": ("```text", "aaatext", re.compile(r"```")),
}
"""A line of each mark, the same without it, and what a pattern of ours finds in the first."""

PIECES = some.text(alphabet=" \t>ab|:-.#/=", max_size=4)
LINES = some.builds(
    "".join,
    some.lists(some.sampled_from(["///", "////", "//", "quiz", " ", "|", "Title", "  ", "{ #id }", "x"]), max_size=7),
)


@given(some.lists(some.one_of(PIECES, some.sampled_from(["{ #id }", "{", "}", "{: .a }", "{x=1}", "#id"])), max_size=6))
def test_what_is_taken_from_a_text_is_no_wording_either(pieces: list[str]) -> None:
    """What Markdown takes from a line's end as attributes, a translation's fingerprint leaves out."""
    line = "".join(pieces)
    match = syntax.ATTRIBUTES_AT_END.search(line)
    if match:
        taken = f"{{{match[0].split('{', 1)[1]}".rstrip(" \t")
        assert [found[0] for found in syntax.ATTRIBUTES.finditer(line)][-1].endswith(taken)
        left = wording(f"{line[: match.start()]}.")  # with a full stop, since what is left may end like attributes, too
        assert wording(line).rstrip() == left.removesuffix(".").rstrip()


@pytest.mark.parametrize("attributes", ["{ #id }", "{#id}", "{: .a #id }", "{ .a }", "{ rows=3 #id }"])
def test_every_pattern_knows_the_same_braces(attributes: str) -> None:
    """At the end of a line, of a cell, and where they were left over."""
    assert syntax.ATTRIBUTES_AT_END.search(f"Words {attributes}")
    for line in (f"Words {attributes}", f"| Words {attributes} | more |"):
        assert [match[0] for match in syntax.ATTRIBUTES.finditer(line)] == [attributes]
        assert [match[0] for match in syntax.LIKE_ATTRIBUTES.finditer(line)] == [attributes]
        assert [match[2] for match in syntax.LIKE_ID.finditer(line)] == ["id"] * ("#id" in line)


@given(LINES)
def test_a_blocks_lines_are_those_that_pymdownx_reads(line: str) -> None:
    """Its own patterns decide; ours also take the marks of a quote before the slashes, and spaces behind."""
    bare = line.lstrip(" ")
    for ours, theirs in ((syntax.FIRST_LINE, RE_START), (syntax.LAST_LINE, RE_END)):
        own, other = ours.match(bare), theirs.match(bare)
        assert (own and own.groups()) == (other and other.groups())
        assert bool(ours.match(f"> > {bare}")) == bool(own)
        if own:
            assert syntax.LIKE_BLOCK_LINE.match(bare)


def patterns(tree: ast.AST) -> Iterator[str]:
    """Go through the patterns in a module's code, as far as they stand in it as text."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
            continue
        if isinstance(node.func.value, ast.Name) and node.func.value.id == "re":
            pieces = node.args[0].values if isinstance(node.args[0], ast.JoinedStr) else [node.args[0]]
            constants = (piece.value if isinstance(piece, ast.Constant) else "\0" for piece in pieces)
            yield "".join(piece for piece in constants if isinstance(piece, str))


def again(code: str) -> list[tuple[str, str]]:
    """Return the patterns in a module's code for which there is one in the module of syntax, with what they find."""
    doubled = []
    for pattern in patterns(ast.parse(code)):
        try:
            compiled = re.compile(pattern, re.MULTILINE)
        except re.error:  # it was put together of several
            continue
        for name, (line, bare, mark) in SAMPLES.items():
            match = compiled.search(line)
            if match and mark.search(match[0]) and not compiled.search(bare):
                doubled.append((pattern, name))
    return doubled


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_other_module_has_a_pattern_of_its_own(path: Path) -> None:
    """Whoever changes how something is written opens one file."""
    assert again(path.read_text("utf-8")) == []


def test_a_pattern_elsewhere_is_found() -> None:
    """The patterns that once stood in five other modules."""
    for pattern in (
        r"\{:?[ ]*(?:[#.]|[\w-]+=)[^}\n]*\}(?=[ \t]*(?:\||$))",
        r"\{:?[ ]*([#.][^}\n]*|[\w-]+=[^}\n]*)\}[ \t]*$",
        r"(?:\{.*#|^ *id: *)([\w-]+)",
        r" *(/{3,}) *([\w-]+) *(?:\| *(.*?) *)?$",
        r"[ >]*(/{3,}) *[\w-]",
        r"^[ >]*/{3,}[ \t]*$",
        r" *(/{2,})(?: *$| *([\w-]+)(?= *(?:$|[^\w/.:-])))",
        r" *(?:\?\?\?\+?|!!!) ",
        r" *(?:```|~~~)",
    ):
        assert again(f"import re\nPATTERN = re.compile(r'''{pattern}''')"), pattern
