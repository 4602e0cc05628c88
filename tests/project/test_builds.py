"""The site builds without a warning, the same each time, also with MkDocs' successor, and its links lead somewhere."""

import filecmp
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "https://example.org/peer-mentoring/"
ENVIRONMENT = {
    **os.environ,
    "SITE_URL": ADDRESS,
    "REPO_URL": "https://example.org/school/peer-mentoring",
    "EDIT_URI": "edit/main/docs/",
    "PAPERS": "all",
}


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a tool of this environment at the root of the repository."""
    line = [shutil.which(command[0], path=Path(sys.executable).parent) or command[0], *command[1:]]
    return subprocess.run(line, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def files(folder: Path) -> list[str]:
    """Name every file in a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_the_site_builds_without_a_warning(site: Path) -> None:
    """build.py published the site, in which each language has its home page."""
    assert {"index.html", "bg/index.html", "tr/index.html", "404.html", "sitemap.xml"} <= set(files(site))


def test_two_builds_are_identical(site: Path, tmp_path: Path) -> None:
    """Not one byte depends on the clock, the folder or chance."""
    done = run("python", "scripts/build.py", "--into", str(tmp_path / "again"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert files(site) == files(tmp_path / "again")
    _, different, unread = filecmp.cmpfiles(site, tmp_path / "again", files(site), shallow=False)
    assert (different, unread) == ([], [])


def test_it_builds_without_an_address(tmp_path: Path) -> None:
    """Neither the site's address nor the repository's is needed to build on one's own computer."""
    bare = {name: value for name, value in ENVIRONMENT.items() if name not in {"SITE_URL", "REPO_URL", "EDIT_URI"}}
    bare["PAPERS"] = "none"  # tests/papers makes those without an address
    command = [sys.executable, "scripts/build.py", "--into", str(tmp_path / "bare")]
    done = subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_mkdocs_itself_builds_the_same_pages(site: Path, tmp_path: Path) -> None:
    """Whoever knows MkDocs can use its own command."""
    done = run("mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "plain"))
    assert done.returncode == 0, done.stderr
    assert files(tmp_path / "plain") == files(site)


def test_properdocs_builds_the_same_pages(site: Path, tmp_path: Path) -> None:
    """MkDocs is no longer maintained; its successor is our way out, and builds every page without a warning."""
    done = run("properdocs", "build", "-f", "mkdocs.yml", "--strict", "--site-dir", str(tmp_path / "proper"))
    assert done.returncode == 0, done.stderr
    assert not re.search(r"^(WARNING|ERROR|CRITICAL)\b", done.stdout + done.stderr, re.MULTILINE), done.stderr
    assert files(tmp_path / "proper") == files(site)


def test_every_link_and_fragment_leads_somewhere(site: Path) -> None:
    """Each link within the site, also one with the full address, ends at a page and at an element that exists."""
    done = run(
        "lychee",
        "--offline",
        "--include-fragments",
        "--no-progress",
        f"--root-dir={site.parent}",
        "--index-files=index.html",
        f"--remap=^{ADDRESS} {site.as_uri()}/",
        f"{site}/**/*.html",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(re.findall(r"(\d+) Total", done.stdout)[0]) > len(files(site))
