"""The Python code is clean: ruff finds nothing, the formatter changes nothing, every type is right."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "tool",
    [["ruff", "check", "--quiet"], ["ruff", "format", "--check", "--quiet", "--diff"], ["mypy", "--no-error-summary"]],
    ids=["ruff", "format", "mypy"],
)
def test_the_code_passes(tool: list[str]) -> None:
    """The tool has nothing to say about the code."""
    done = subprocess.run([sys.executable, "-m", *tool], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"\n{done.stdout}{done.stderr}"
