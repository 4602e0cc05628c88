"""What a release may touch, and where a page leads who asks which one it is."""

import json
import re
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import _source
from _git import number
from _merge import THEIRS
from frame.variables import releases
from kit.test_update import SCHOOL
from model.release import Release
from model.school import School
from model.site import Site

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "school.example.yml"
SETTING = re.compile(r"^# ([a-z_]+):", re.MULTILINE)


def test_the_example_explains_every_setting() -> None:
    """All of it is commented out, and what is behind the marks can be read."""
    text = EXAMPLE.read_text("utf-8")
    wanted = set(_source.settings(SCHOOL))
    if (ROOT / "school.schema.json").exists():
        wanted |= json.loads((ROOT / "school.schema.json").read_text("utf-8"))["properties"].keys()
    assert _source.settings(text) == {}
    assert wanted - {*SETTING.findall(text)} == set()
    uncommented = re.sub(r"^# (?=[a-z_]+:| )", "", text, flags=re.MULTILINE)
    assert wanted <= {*_source.settings(uncommented)}


def test_a_release_leaves_alone_what_is_a_partners() -> None:
    """After the first one, neither school.yml nor ours/ changes here: so GitHub's own “Sync fork” merges as well.

    New settings stand in school.example.yml. A copy in which a school has set something may change what is its own.
    """
    school = ROOT / "school.yml"
    if not school.exists() or _source.settings(school.read_text("utf-8")) or not (ROOT / ".git").exists():
        return
    tags = sorted(filter(number, git("tag", "--list", "v*", "--merged", "HEAD").split()), key=number)
    for tag in tags[:1]:
        assert git("diff", "--name-only", tag, "--", *THEIRS) == ""


def git(*arguments: str) -> str:
    """Return what git says of this repository."""
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout


ORIGINALS = {
    "https://github.com/school/guide": "https://github.com/school/guide/releases",
    "https://github.com/school/guide.git": "https://github.com/school/guide/releases",
    "https://school.github.io/guide/": "https://github.com/school/guide/releases",
    "https://guide.example/": "https://example.org/fork/releases",
    "": "https://example.org/fork/releases",
}


@pytest.mark.parametrize(("original", "address"), ORIGINALS.items())
def test_the_version_leads_to_the_releases(original: str, address: str, tmp_path: Path) -> None:
    """Of the original, where it is known and has a repository; else of the site's own repository."""
    edition = Release(version="1", date=date(2026, 11, 28))
    site = Site(root=tmp_path, docs=tmp_path, output=tmp_path, languages=(), release=edition)
    assert releases(site) == ""
    assert releases(replace(site, repository="https://example.org/fork", school=School(original=original))) == address
