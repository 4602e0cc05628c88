"""Find pdftotext, which reads what a browser prints, or get it where that is allowed."""

import os
import shutil
import subprocess
import sys

from _setup import say


def get() -> None:
    """Install Debian's package where that is allowed; say so where prints of pages will not be read."""
    if not shutil.which("pdftotext") and sys.platform == "linux" and shutil.which("apt-get") and os.geteuid() == 0:
        say("Getting pdftotext for the checks of what is printed (once) …")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-qy", "poppler-utils"]):
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    if not shutil.which("pdftotext"):
        say("What a browser prints is not read: pdftotext is not here (Debian and Ubuntu: poppler-utils).")
