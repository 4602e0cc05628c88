r"""Draw every page of every paper of the built site: python3 scripts/contact_sheets.py (Windows: with `py`)."""

import sys

sys.dont_write_bytecode = True  # until the Python is known to be new enough, nothing is written

import _python  # noqa: F401 (imported for what it does: an older Python stops there with a sentence)
import _setup

_setup.enter("check")  # goes on only inside .venv, with everything installed

from _contact_sheets import main

sys.exit(main())
