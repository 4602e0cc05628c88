"""Find the Nu HTML checker, the one behind validator.w3.org, or get it where that is allowed.

It is a Java program in a package of npm. `tests/nu/package-lock.json` holds its version and its hash; it is installed
into `.cache/nu`, and no script of the package runs.
"""

import json
import shutil
from pathlib import Path

import _npm
import _packages
from _setup import ROOT, say

LOCK = ROOT / "tests" / "nu"
PLACE = ROOT / ".cache" / "nu"
JAR = PLACE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
PACKAGES = {"java": "default-jre-headless", "npm": "npm"}
NO_JAVA = (
    "HTML is not checked: Java 17 or newer is not here. Install it (Debian and Ubuntu: sudo apt install "
    "default-jre-headless; elsewhere: adoptium.net)."
)
NO_JAR = (
    "HTML is not checked: the Nu checker is not here. scripts/check.py gets it with npm (Debian and Ubuntu: sudo apt "
    "install npm; elsewhere: nodejs.org) and needs the internet once."
)


def version() -> str:
    """Give the version that the lock names."""
    locked: dict[str, dict[str, dict[str, str]]] = json.loads((LOCK / "package-lock.json").read_text("utf-8"))
    return locked["packages"]["node_modules/vnu-jar"]["version"]


def jar() -> Path | None:
    """Give the checker, if it is here in the version of the lock."""
    package = JAR.parents[2] / "package.json"
    there = JAR.is_file() and package.is_file() and json.loads(package.read_text("utf-8"))["version"] == version()
    return JAR if there else None


def missing() -> str | None:
    """Say in one sentence what is missing for the check; nothing, if all is here."""
    if not shutil.which("java"):
        return NO_JAVA
    return None if jar() else NO_JAR


def get() -> None:
    """Install Java, npm and the checker where that is allowed; say so where HTML is not checked."""
    needed = [name for name in PACKAGES if not shutil.which(name) and (name == "java" or not jar())]
    if needed and _packages.possible():
        say("Getting what the HTML checker needs (once) …")
        _packages.install(*(PACKAGES[name] for name in needed))
    if not jar() and (npm := shutil.which("npm")):
        say("Getting the HTML checker (once) …")
        install(npm)
    if sentence := missing():
        say(sentence)


def install(npm: str) -> None:
    """Have npm fetch exactly what the lock names; a package with another hash is refused."""
    _npm.install(npm, LOCK, PLACE)
