"""The commands of the workflows on GitHub, with everything filled in as GitHub fills it in."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from model import release

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SITE_URL = "https://example.org/peer-mentoring/"
REPO_URL = "https://example.org/school/peer-mentoring"

CONTEXT = {
    "steps.pages.outputs.base_url": SITE_URL.rstrip("/"),
    "github.server_url": "https://example.org",
    "github.repository": "school/peer-mentoring",
    "github.ref_name": "main",
    "github.token": "none",
    "github.event_path": "event.json",
    "github.event.issue.number": "7",
    "github.run_id": "7",
    "github.event.pull_request.base.sha": "HEAD",
    "github.event.workflow_run.head_sha": "0123456789012345678901234567890123456789",
    "github.event.workflow_run.id": "6",
    "github.event.workflow_run.html_url": "https://example.org/school/peer-mentoring/actions/runs/6",
    "needs.propose.outputs.before": "HEAD",
    "secrets.UPDATE_TOKEN != ''": "false",
    "secrets.UPDATE_TOKEN || github.token": "none",
}
"""What GitHub puts in place of its expressions, for a repository `school/peer-mentoring`."""

TAG = f"v{release.load(ROOT / 'guide-version.toml').version}"
OF_WORKFLOW = {"release": {"github.ref_name": TAG}}
"""What is another in one workflow: a release is made where its tag is."""


def _steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in FILES:
        for name, job in yaml.safe_load(path.read_text("utf-8"))["jobs"].items():
            for number, step in enumerate(job["steps"]):
                if "run" in step:
                    yield f"{path.stem}-{name}-{number}", {**step, "env": {**job.get("env", {}), **step.get("env", {})}}


STEPS = dict(_steps())
"""Each step of each workflow that runs a command, by its workflow, job and number."""


JOBS = {
    job: [name for name in STEPS if name.rpartition("-")[0] == job]
    for job in dict.fromkeys(name.rpartition("-")[0] for name in STEPS)
}
"""The names of each job's steps that run a command, in their order, by its workflow and its own name."""


def filled(text: str, more: Mapping[str, str] | None = None) -> str:
    """Put values in place of GitHub's expressions, also some `more`; one that is not known here is a KeyError."""
    known = {**CONTEXT, **(more or {})}
    return re.sub(r"\$\{\{\s*(.+?)\s*\}\}", lambda found: known[found[1]], text)


def environment(step: dict[str, Any], more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the variables that a step sets."""
    return {key: filled(str(value), more) for key, value in step["env"].items()}


def publishing() -> dict[str, Any]:
    """Return the one step that builds what is published."""
    [step] = [step for name, step in STEPS.items() if name.startswith("publish-") and "build.py" in step["run"]]
    return step
