r"""Ask what a guide must know of your school, and write it into school.yml: python3 scripts/begin.py."""

import sys

sys.dont_write_bytecode = True  # until the Python is known to be new enough, nothing is written

import _python  # noqa: F401 (imported for what it does: an older Python stops there with a sentence)
import _setup

_setup.enter("site")  # goes on only inside .venv, with everything installed

from _begin import main
from _faults import run

sys.exit(run(main))
