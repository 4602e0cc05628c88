"""The shape that lets a kind be a folder and an output a template: who may know whom."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from authoring.helpers import ROOT

HOOKS = ROOT / "hooks"
ACTIVITIES = HOOKS / "activities"
ORDER = ("main", "exports", "frame", "translations", "activities", "words")
KNOW_MKDOCS = {"main.py", "activities/publishing.py"}
KINDS = sorted(path.parent.name for path in ACTIVITIES.glob("*/__init__.py"))
MODULES = sorted(HOOKS.rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Go through the full names of what a module imports."""
    package = path.relative_to(HOOKS).parent.as_posix().replace("/", ".")
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            base = ".".join(filter(None, (start, node.module)))
            yield from ([base] if node.module else (f"{base}.{name.name}" for name in node.names))


def called(path: Path) -> str:
    """Return a module's path below hooks/, which names a test."""
    return path.relative_to(HOOKS).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=called)
def test_imports_go_one_way(path: Path) -> None:
    """Each part knows only those after it: main, exports, frame, translations, activities, words."""
    own = called(path).removesuffix(".py").split("/")[0]
    assert own in ORDER, f"{own} has no place in the order of the parts."
    others = {name.split(".")[0] for name in imports(path)} & set(ORDER) - {own}
    assert all(ORDER.index(own) < ORDER.index(other) for other in others), others


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_knows_only_what_every_kind_is_made_of(kind: str) -> None:
    """Its folder imports the core's base and Python itself: it can be moved, copied or thrown away."""
    for path in (ACTIVITIES / kind).rglob("*.py"):
        foreign = {name for name in imports(path) if name.split(".")[0] not in sys.stdlib_module_names}
        assert foreign <= {"activities.kind"}, path


@pytest.mark.parametrize("path", MODULES, ids=called)
def test_only_the_events_and_the_publishing_know_mkdocs(path: Path) -> None:
    """When MkDocs goes, only these two are written anew."""
    known = {name for name in imports(path) if re.match(r"mkdocs|material|properdocs", name)}
    assert not known or called(path) in KNOW_MKDOCS


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_outside_its_folder_names_a_kind(kind: str) -> None:
    """No list, condition, selector or setting: a kind that is taken out leaves nothing behind."""
    word = re.compile(rf"(?<![Ww]orking[ -])\b{kind}\b")
    places = [*HOOKS.rglob("*"), *(ROOT / "overrides").rglob("*"), ROOT / "mkdocs.yml", *(ROOT / "scripts").glob("*")]
    for path in places:
        inside = (ACTIVITIES / kind) in path.parents
        if path.suffix in {".py", ".js", ".css", ".html", ".yml", ".xml"} and not inside:
            found = word.search(path.read_text("utf-8"))
            assert not found, f"{path}: {found}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_named_like_its_folder(kind: str) -> None:
    """Script, style, words and template lie in the folder under names that need no list."""
    names = {path.name for path in (ACTIVITIES / kind).iterdir()}
    assert {"__init__.py", "page.html", "words.toml", f"{kind}.js", f"{kind}.css", "examples"} <= names


@pytest.mark.parametrize("kind", KINDS)
def test_what_opens_on_paper_by_itself_is_no_answer(kind: str) -> None:
    """Whatever a kind keeps closed is either a note, which is printed, or sealed until the reader opens it."""
    for details in re.findall(r"<details[^>]*>", (ACTIVITIES / kind / "page.html").read_text("utf-8")):
        assert ("activity-note" in details) != ("data-sealed" in details), details


def test_activities_render_where_mkdocs_is_not_installed() -> None:
    """With every import of MkDocs refused, each example becomes the HTML that is kept."""
    program = f"""
import sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0].startswith(("mkdocs", "material", "properdocs")):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Refuse())
sys.path.insert(0, {str(HOOKS)!r})
import markdown
from pathlib import Path
from activities.extension import ActivitiesExtension
for path in sorted(Path({str(ACTIVITIES)!r}).glob("*/examples/*.md")):
    extension = ActivitiesExtension()
    named = ["toc", "tables", "fenced_code", "attr_list", "def_list", "admonition", "md_in_html"]
    html = markdown.markdown(path.read_text("utf-8"), extensions=[*named, extension])
    kept = Path({str(ROOT / "tests" / "authoring" / "golden")!r}) / f"{{path.parent.parent.name}}-{{path.stem}}.html"
    assert html + "\\n" == kept.read_text("utf-8"), path
    assert not list(extension.problems), path
assert not [name for name in sys.modules if name.startswith("mkdocs")]
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
