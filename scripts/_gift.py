"""Find gift-pegjs, a reader of GIFT files that is not ours, or get it where that is allowed.

It is a package of npm for node. `tests/gift/package-lock.json` holds its version and its hash; it is installed into
`.cache/gift`, and no script of the package runs. Playwright brings a node of its own.
"""

import json
import shutil

import _npm
import _packages
from _setup import ROOT, say

LOCK = ROOT / "tests" / "gift"
PLACE = ROOT / ".cache" / "gift"
NAME = "gift-pegjs"
NOT_HERE = (
    "GIFT is not read by another reader: gift-pegjs is not here. scripts/check.py gets it with npm (Debian and Ubuntu: "
    "sudo apt install npm; elsewhere: nodejs.org) and needs the internet once."
)


def version() -> str:
    """Give the version that the lock names."""
    locked: dict[str, dict[str, dict[str, str]]] = json.loads((LOCK / "package-lock.json").read_text("utf-8"))
    return locked["packages"][f"node_modules/{NAME}"]["version"]


def missing() -> str | None:
    """Say in one sentence what is missing for the check; nothing, if the reader is here in the version of the lock."""
    package = PLACE / "node_modules" / NAME / "package.json"
    there = package.is_file() and json.loads(package.read_text("utf-8"))["version"] == version()
    return None if there else NOT_HERE


def get() -> None:
    """Install npm and the reader where that is allowed; say so where GIFT is not checked."""
    if missing() and not shutil.which("npm") and _packages.possible():
        say("Getting what the reader of GIFT needs (once) …")
        _packages.install("npm")
    if missing() and (npm := shutil.which("npm")):
        say("Getting the reader of GIFT (once) …")
        _npm.install(npm, LOCK, PLACE)
    if sentence := missing():
        say(sentence)
