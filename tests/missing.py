"""What a check needs and this computer lacks: said in the summary of a run, and a failure where nobody reads that."""

import os
from typing import NoReturn

import pytest


def lacking(sentence: str) -> NoReturn:
    """Skip a test with the reason, which the summary shows; where `CI` is set nothing may be missing, so it fails."""
    if os.environ.get("CI"):
        pytest.fail(f"{sentence} Where the variable CI is set, no check may be left out.", pytrace=False)
    pytest.skip(sentence)
