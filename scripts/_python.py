"""Stop an old Python with one sentence, before anything is written.

This file and those that import it first (serve.py, build.py and the other commands) keep to what Python 2.7 can parse:
whoever starts them with an old Python shall read the sentence, not a syntax error.
"""

import sys

NEEDED = (3, 11, 5)  # the same as requires-python in pyproject.toml; a test compares them

if sys.version_info[:3] < NEEDED:
    sys.stderr.write(
        "This needs Python 3.11.5 or newer, and this is Python %d.%d.%d. "
        "Install a newer one from https://www.python.org/downloads/ and run the same command with it.\n"
        % tuple(sys.version_info[:3])
    )
    sys.exit(1)
