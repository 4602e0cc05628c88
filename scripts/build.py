r"""Build the guide into site/: python3 scripts/build.py (Windows: py scripts\build.py)."""

import sys

sys.dont_write_bytecode = True  # until the Python is known to be new enough, nothing is written

import _python  # noqa: F401 (imported for what it does: an older Python stops there with a sentence)
import _setup

_setup.enter("site")  # goes on only inside .venv, with everything installed

from _faults import run
from _site import main
from _site_address import tell

sys.exit(run(lambda: tell(main())))
