"""Run every check. Each is a pytest test, so the runner's summary at the end counts them all."""

import os
import subprocess
import sys

import _browser
import _dictionaries
import _engines
import _gift
import _office
import _scorm
import _validator
from _setup import ROOT


def main() -> int:
    """Find browsers, dictionaries and other programs that check, then run pytest with the arguments given here."""
    _dictionaries.get()
    _engines.get()
    _validator.get()
    _gift.get()
    _scorm.get()
    _office.get()
    environment = {**os.environ, "CHROME": _browser.ready(), "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "pytest", "--numprocesses=auto", "--dist=loadfile", *sys.argv[1:]]
    try:
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 130
