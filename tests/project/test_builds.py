"""The site builds without a warning, the same each time, also with MkDocs' successor, and its links lead somewhere."""

import filecmp
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import checkout
import workflows
from _folders import MARK
from conftest import ROOT, SITE_URL

ENVIRONMENT = {**os.environ, **workflows.environment(workflows.publishing()), "PAPERS": "all"}


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a tool of this environment at the root of the repository."""
    line = [shutil.which(command[0], path=Path(sys.executable).parent) or command[0], *command[1:]]
    return subprocess.run(line, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def files(folder: Path) -> list[str]:
    """Name every file in a folder; the mark of build.py is none of the site's."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in found if name != MARK)


def pages_and_papers(site: Path) -> list[str]:
    """Name every file of a site but the ZIP of all of it, which only build.py makes."""
    return [name for name in files(site) if not re.fullmatch(r"[^/]*\.zip", name)]


def test_the_site_builds_without_a_warning(site: Path) -> None:
    """build.py published the site, in which each language has its home page."""
    assert {"index.html", "bg/index.html", "tr/index.html", "404.html", "sitemap.xml"} <= set(files(site))


def test_two_builds_are_identical(site: Path, bare: Path, tmp_path: Path) -> None:
    """Not one byte depends on the clock, the folder or chance: another clone makes every page and paper anew."""
    second = checkout.another(tmp_path / "some" / "other place", bare)
    done = checkout.run(workflows.publishing(), second, TZ="Asia/Tokyo", PYTHONHASHSEED="7")
    assert done.returncode == 0, done.stdout + done.stderr
    assert files(site) == files(second / "site")
    assert any(name.endswith(".pdf") for name in files(site))
    _, different, unread = filecmp.cmpfiles(site, second / "site", files(site), shallow=False)
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
    assert files(tmp_path / "plain") == pages_and_papers(site)


def test_properdocs_builds_the_same_pages(site: Path, tmp_path: Path) -> None:
    """MkDocs is no longer maintained; its successor is our way out, and builds every page without a warning."""
    done = run("properdocs", "build", "-f", "mkdocs.yml", "--strict", "--site-dir", str(tmp_path / "proper"))
    assert done.returncode == 0, done.stderr
    assert not re.search(r"^(WARNING|ERROR|CRITICAL)\b", done.stdout + done.stderr, re.MULTILINE), done.stderr
    assert files(tmp_path / "proper") == pages_and_papers(site)


def test_every_link_of_the_unpacked_site_leads_somewhere(site: Path, tmp_path: Path) -> None:
    """In the ZIP each link ends at a file, and at an element in it that exists."""
    [packed] = site.glob("*.zip")
    shutil.unpack_archive(packed, tmp_path)
    done = run("lychee", "--offline", "--include-fragments", "--no-progress", f"{tmp_path}/**/*.html")
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(re.findall(r"(\d+) Total", done.stdout)[0]) > len(files(site))


def test_every_link_and_fragment_leads_somewhere(site: Path) -> None:
    """Each link within the site, also one with the full address, ends at a page and at an element that exists."""
    done = run(
        "lychee",
        "--offline",
        "--include-fragments",
        "--no-progress",
        f"--root-dir={site.parent}",
        "--index-files=index.html",
        f"--remap=^{SITE_URL} {site.as_uri()}/",
        f"{site}/**/*.html",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(re.findall(r"(\d+) Total", done.stdout)[0]) > len(files(site))
