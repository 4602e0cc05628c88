"""The commands of the workflows on GitHub, with everything filled in as GitHub fills it in."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SITE_URL = "https://example.org/peer-mentoring/"
REPO_URL = "https://example.org/school/peer-mentoring"

CONTEXT = {
    "steps.pages.outputs.base_url": SITE_URL.rstrip("/"),
    "github.server_url": "https://example.org",
    "github.repository": "school/peer-mentoring",
    "github.ref_name": "main",
}
"""What GitHub puts in place of its expressions, for a repository `school/peer-mentoring`."""


def _steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in FILES:
        for name, job in yaml.safe_load(path.read_text("utf-8"))["jobs"].items():
            for number, step in enumerate(job["steps"]):
                if "run" in step:
                    yield f"{path.stem}-{name}-{number}", {**step, "env": {**job.get("env", {}), **step.get("env", {})}}


STEPS = dict(_steps())
"""Each step of each workflow that runs a command, by its workflow, job and number."""


def filled(text: str) -> str:
    """Put values in place of GitHub's expressions; one that is not known here is a KeyError."""
    return re.sub(r"\$\{\{\s*(.+?)\s*\}\}", lambda found: CONTEXT[found[1]], text)


def environment(step: dict[str, Any]) -> dict[str, str]:
    """Return the variables that a step sets."""
    return {key: filled(str(value)) for key, value in step["env"].items()}


def publishing() -> dict[str, Any]:
    """Return the one step that builds what is published."""
    [step] = [step for step in STEPS.values() if "build.py" in step["run"]]
    return step
