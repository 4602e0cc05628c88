"""The lock files: everything with a hash, no package index named, and the same versions in both."""

import re
import tomllib
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


def test_the_locks_hold_what_pyproject_asks_for() -> None:
    """What stands in pyproject.toml with its reason is what is installed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["check"]]
    locked = pins(LOCKS[1])
    assert {line: f"{line.split('==')[0]}=={locked.get(line.split('==')[0])}" for line in asked} == {
        line: line for line in asked
    }


def test_a_partner_installs_no_check_tool() -> None:
    """Serving and building needs none of the tools for programmers."""
    assert not {"pytest", "playwright", "ruff", "mypy"} & pins(LOCKS[0]).keys()


def test_one_oldest_python_is_named_everywhere() -> None:
    """The scripts stop at the same version that pyproject.toml names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["requires-python"] == ">=" + ".".join(map(str, _python.NEEDED))
