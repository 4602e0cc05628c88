"""Find LibreOffice, which opens the documents for Word as another program does, or get it where that is allowed."""

import shutil

import _packages
from _setup import say

PACKAGE = "libreoffice-writer-nogui"
NOT_HERE = (
    "No document was opened by LibreOffice: it is not here. Install it (Debian and Ubuntu: sudo apt install "
    f"{PACKAGE}; elsewhere: libreoffice.org)."
)


def program() -> str | None:
    """Give LibreOffice's program, if it is installed."""
    return shutil.which("soffice")


def get() -> None:
    """Install what Debian has where that is allowed; say so where no document is opened by it."""
    if not program() and _packages.possible():
        say("Getting LibreOffice for the tests (once) …")
        _packages.install(PACKAGE)
    if not program():
        say(NOT_HERE)
