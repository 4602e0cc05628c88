r"""Give what a release is published with: python3 scripts/release.py v1.0.0."""

import sys

sys.dont_write_bytecode = True  # until the Python is known to be new enough, nothing is written

import _python  # noqa: F401 (imported for what it does: an older Python stops there with a sentence)
import _setup

_setup.enter("site")  # goes on only inside .venv, with everything installed

from _faults import run
from _release import main

sys.exit(run(main))
