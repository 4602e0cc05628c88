r"""Show the live guide on this computer: python3 scripts/serve.py (Windows: py scripts\serve.py)."""

import sys

sys.dont_write_bytecode = True  # until the Python is known to be new enough, nothing is written

import _python  # noqa: F401 (imported for what it does: an older Python stops there with a sentence)
import _setup

_setup.enter("site")  # goes on only inside .venv, with everything installed

from _faults import run
from _serve import main

sys.exit(run(main))
