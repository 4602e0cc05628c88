"""The lock files: everything with a hash, no package index named, and the same versions in both."""

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import _python

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ["requirements.txt", "requirements-check.txt"]


def pins(name: str) -> dict[str, str]:
    """Read a lock file: each package's version."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_has_a_hash_and_no_index_is_named(name: str) -> None:
    """Each line that is no comment is a pinned package, a hash or a condition; none is an option or an address."""
    lines = [line for line in (ROOT / name).read_text("utf-8").splitlines() if not line.lstrip().startswith("#")]
    packages = [line for line in lines if not line.startswith(" ")]
    assert packages
    assert all(re.fullmatch(r"[a-z0-9-]+==[\w.+!]+( ; [^\\]+)? \\", line) for line in packages)
    assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line) for line in lines if line.startswith(" "))
    assert "://" not in (ROOT / name).read_text("utf-8")


def test_the_check_tools_come_on_top_of_the_site_s_own() -> None:
    """Whoever runs the checks has the same versions as whoever builds the site, and all of them."""
    assert pins(LOCKS[0]).items() <= pins(LOCKS[1]).items()


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_what_pyproject_asks_for(name: str) -> None:
    """What stands in pyproject.toml with its reason is what is installed: to build the site, and to run the checks."""
    project, locked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8")), pins(name)
    asked = list(project["project"]["dependencies"])
    if name == "requirements-check.txt":
        asked += project["dependency-groups"]["check"]
    exact = [line.partition(";")[0] for line in asked]  # a condition says for which machines
    assert exact == [f"{line.split('==')[0]}=={locked.get(line.split('==')[0])}" for line in exact]


def imported(path: Path) -> set[str]:
    """Return the names of the modules that a file imports, wherever in it, without what is inside them."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            found.add(node.module.partition(".")[0])
    return found


CHECKS = {"_checks.py", "_browser.py", "_dictionaries.py", "_benchmark.py", "_lab.py", "_weight.py"}
"""The scripts that need the tools of the checks: whoever serves, builds or translates runs none of them."""

installed = cache(packages_distributions)
"""Which packages bring a module, for each that is installed here: looked up once."""

SITE_CODE = [*sorted((ROOT / "hooks").rglob("*.py")), *sorted((ROOT / "scripts").glob("*.py"))]


@pytest.mark.parametrize("path", [path for path in SITE_CODE if path.name not in CHECKS], ids=lambda path: path.name)
def test_whatever_the_site_imports_is_in_its_own_lock(path: Path) -> None:
    """Each import is Python's own, ours, or of a package in requirements.txt: there the checks' packages are not."""
    ours = {each.stem for folder in ("hooks", "scripts") for each in (ROOT / folder).iterdir()}
    ours |= {each.stem for each in path.parent.iterdir()}
    packages, locked = installed(), pins("requirements.txt")
    for module in imported(path) - ours - sys.stdlib_module_names:
        known = {re.sub(r"[-_.]+", "-", name).lower() for name in packages.get(module, [])}
        assert known & locked.keys(), f"{module} is of no package in requirements.txt"


def test_an_import_is_found_wherever_it_stands(tmp_path: Path) -> None:
    """Also inside a function, where it is loaded late, and for types only."""
    file = tmp_path / "code.py"
    file.write_text("import a.b\ndef f():\n    from c.d import e\n    if e:\n        import g as h\nfrom . import i\n")
    assert imported(file) == {"a", "c", "g"}


def test_a_partner_installs_no_check_tool() -> None:
    """Serving and building needs none of the tools for programmers."""
    assert not {"pytest", "playwright", "ruff", "mypy"} & pins(LOCKS[0]).keys()


def test_one_oldest_python_is_named_everywhere() -> None:
    """The scripts stop at the same version that pyproject.toml names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["requires-python"] == ">=" + ".".join(map(str, _python.NEEDED))
