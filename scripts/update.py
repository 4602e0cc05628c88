r"""Bring your copy to the newest release: python3 scripts/update.py (Windows: py scripts\update.py)."""

import sys

sys.dont_write_bytecode = True  # until the Python is known to be new enough, nothing is written

import _python  # noqa: F401 (imported for what it does: an older Python stops there with a sentence)
import _setup

_setup.enter("site")  # goes on only inside .venv, with everything installed

from _faults import run
from _update import main

sys.exit(run(main))
