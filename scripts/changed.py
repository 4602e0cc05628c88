r"""List the pages and papers that differ between two revisions or built sites: python3 scripts/changed.py OLD NEW."""

import sys

sys.dont_write_bytecode = True  # until the Python is known to be new enough, nothing is written

import _python  # noqa: F401 (imported for what it does: an older Python stops there with a sentence)
import _setup

_setup.enter("site")  # goes on only inside .venv, with everything installed

from _changed import main
from _faults import run

sys.exit(run(main))
