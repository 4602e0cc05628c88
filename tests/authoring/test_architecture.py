"""The shape that lets a kind be a folder and an output a template: who may know whom."""

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from authoring.helpers import ROOT

HOOKS = ROOT / "hooks"
FOLDER = HOOKS / "kinds"
ORDER = (
    "main",
    "mkdocs_site",
    "site_build",
    "exports",
    "offline",
    "frame",
    "overlay",
    "translations",
    "guide",
    "reading",
    "rendering",
    "school",
    "sources",
    "kinds",
    "model",
    "words",
)
KNOW_MKDOCS = {"main.py", "mkdocs_site.py"}
MOST_FILES, LARGEST = 10, 0.33
"""How many Python files a folder may hold, and which part of all their lines."""

NO_NOUNS = {"made", "found", "said", "told"}
"""Names that say only that something was done."""

KINDS = sorted(path.parent.name for path in FOLDER.glob("*/__init__.py"))
MODULES = sorted(HOOKS.rglob("*.py"))
SCRIPTS = sorted((ROOT / "scripts").glob("*.py"))


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
    """Each part knows only those after it in this order: no two know each other."""
    own = called(path).removesuffix(".py").split("/")[0]
    assert own in ORDER, f"{own} has no place in the order of the parts."
    others = {name.split(".")[0] for name in imports(path)} & set(ORDER) - {own}
    assert all(ORDER.index(own) < ORDER.index(other) for other in others), others


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_knows_only_what_every_kind_is_made_of(kind: str) -> None:
    """Its folder imports the model's base and Python itself: it can be moved, copied or thrown away."""
    for path in (FOLDER / kind).rglob("*.py"):
        foreign = {name for name in imports(path) if name.split(".")[0] not in sys.stdlib_module_names}
        assert foreign <= {"model.kind"}, path


def names(path: Path) -> set[str]:
    """Return every name that a module's code uses, of attributes and arguments too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
    return found


@pytest.mark.parametrize("path", MODULES, ids=called)
def test_only_the_events_and_the_adapter_know_mkdocs(path: Path) -> None:
    """When MkDocs goes, only these two are written anew: nothing else imports it, or is handed what it knows."""
    if called(path) not in KNOW_MKDOCS:
        assert not {name for name in imports(path) if re.match(r"mkdocs|material|properdocs", name)}
        assert not {"config", "i18n", "plugins", "MkDocsConfig"} & names(path)


def test_one_module_says_what_is_behind_or_new() -> None:
    """What was accepted is kept with the guide, filled from the record, and compared in one place."""
    knowing = {called(path) for path in MODULES if "accepted" in names(path)}
    assert knowing == {"guide/guide.py", "translations/publish.py", "translations/state.py"}
    assert "accepted" not in {name for path in MODULES if called(path) == "guide/guide.py" for name in read(path)}


def read(path: Path) -> set[str]:
    """Return the attributes that a module's code reads."""
    return {node.attr for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute)}


def local_names(path: Path) -> Iterator[tuple[int, str]]:
    """Go through the names that a module gives to values and parameters, each with its line."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg


@pytest.mark.parametrize("path", [*MODULES, *SCRIPTS], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_name_says_what_it_holds(path: Path) -> None:
    """Five different things were once called "made": a value is named by a noun."""
    assert not [(line, name) for line, name in local_names(path) if name in NO_NOUNS]


def test_the_folders_are_small_enough_to_know() -> None:
    """No folder holds more than ten Python files, and the largest part is less than a third of all."""
    folders = {path.parent for path in MODULES}
    assert {
        folder: len(list(folder.glob("*.py"))) for folder in folders if len(list(folder.glob("*.py"))) > MOST_FILES + 1
    } == {}
    lines = {path: len(path.read_text("utf-8").splitlines()) for path in MODULES}
    parts = Counter[str]()
    for path, count in lines.items():
        parts[called(path).split("/")[0]] += count
    assert max(parts.values()) / sum(lines.values()) < LARGEST, parts


def naming(kind: str) -> re.Pattern[str]:
    """Return how code names a kind: in quotes, as its element, its section of words, its folder or its module.

    The bare word may mean anything else: a kind may be called scale, note or table.
    """
    return re.compile(
        rf"""(["'`]){kind}\1|[</]activity-{kind}\b|activity-{kind}["']|words\.{kind}\b|kinds[./]{kind}\b"""
    )


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_outside_its_folder_names_a_kind(kind: str) -> None:
    """No list, condition, selector or setting: a kind that is taken out leaves nothing behind."""
    places = [*HOOKS.rglob("*"), *(ROOT / "overrides").rglob("*"), ROOT / "mkdocs.yml", *(ROOT / "scripts").glob("*")]
    for path in places:
        inside = FOLDER in path.parents and path.relative_to(FOLDER).parts[0] in KINDS
        if path.suffix in {".py", ".js", ".css", ".html", ".typ", ".yml", ".xml"} and not inside:
            found = naming(kind).search(path.read_text("utf-8"))
            assert not found, f"{path}: {found}"


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_names_another(kind: str) -> None:
    """Each folder stands for itself."""
    for other in (path for path in FOLDER.glob("*/*") if path.suffix in {".py", ".js", ".css", ".html", ".typ"}):
        if other.parent.name != kind:
            found = naming(kind).search(other.read_text("utf-8"))
            assert not found, f"{other}: {found}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_named_like_its_folder(kind: str) -> None:
    """Script, style, words and template lie in the folder under names that need no list."""
    names = {path.name for path in (FOLDER / kind).iterdir()}
    assert {"__init__.py", "page.html", "words.toml", f"{kind}.js", f"{kind}.css", "examples"} <= names


@pytest.mark.parametrize("kind", KINDS)
def test_what_opens_on_paper_by_itself_is_no_answer(kind: str) -> None:
    """Whatever a kind keeps closed is either a note, which is printed, or sealed until the reader opens it."""
    for details in re.findall(r"<details[^>]*>", (FOLDER / kind / "page.html").read_text("utf-8")):
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
from rendering.draft import Surroundings
from reading.extension import ActivitiesExtension
for path in sorted(Path({str(FOLDER)!r}).glob("*/examples/*.md")):
    extension = ActivitiesExtension()
    extension.current.around = Surroundings(links_to=lambda points: [(point, f"#{{point}}") for point in points])
    named = ["toc", "tables", "fenced_code", "attr_list", "def_list", "admonition", "md_in_html"]
    html = markdown.markdown(path.read_text("utf-8"), extensions=[*named, extension])
    assert html + "\\n" == path.with_suffix(".html").read_text("utf-8"), path
    assert not list(extension.problems), path
assert not [name for name in sys.modules if name.startswith("mkdocs")]
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
