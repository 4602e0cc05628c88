"""How papers are made: the same bytes each time, only what changed, and in a live site when somebody asks."""

import io
import os
import shutil
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path

import pytest

from exports import cache, print_page
from exports.build import ExportBuild
from exports.formats.pdf import font_coverage, papers_by_name, previews, typst_compiler
from model.problems import Problems
from papers.helpers import context, papers, pdf
from papers.pdf_text import ROOT, text
from translation.mini_site import Small, make

PAGE = """# A page

Words. { #words }

/// checklist | A list
    id: list

- [ ] Do it. { #do-it for="words" }
///

/// plan | A form
    id: form

- Name { #form-name for="words" }
///
"""
ALL = {"PAPERS": "all", "SITE_URL": "https://example.org/guide/"}


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Small:
    """Give a small guide of its own, whose papers are made."""
    for name, value in ALL.items():
        monkeypatch.setenv(name, value)
    return make(tmp_path / "guide")


def cached(guide: Small) -> dict[str, float]:
    """Return what the guide's cache holds, with the time when each was written."""
    folder = guide.root / ".cache" / "papers"
    return {path.name: path.stat().st_ino for path in folder.iterdir() if path.suffix != ".json"}


def made(guide: Small) -> dict[str, bytes]:
    """Return the papers of the built site."""
    folder = guide.root / "site" / "papers"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.pdf")}


def test_the_same_job_makes_the_same_bytes(tmp_path: Path) -> None:
    """Made twice in this process and once in another, each kind of paper is identical to the last byte."""
    found = papers(tmp_path, {"en/page.md": PAGE})
    first = {name: pdf(paper, tmp_path).read_bytes() for name, paper in found.items()}
    assert first == {name: pdf(paper, tmp_path).read_bytes() for name, paper in found.items()}
    code = (
        "import sys; from pathlib import Path; from papers.helpers import context, papers, pdf; "
        "from papers.test_making import PAGE; folder = Path(sys.argv[1]); "
        "[pdf(paper, folder) for paper in papers(folder, {'en/page.md': PAGE}).values()]"
    )
    other = tmp_path / "other"
    other.mkdir()
    path = os.pathsep.join(map(str, (ROOT / "tests", ROOT / "hooks")))
    environment = {**os.environ, "PYTHONPATH": path, "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-c", code, str(other)], env=environment, check=True, timeout=120)
    assert first == {name: (other / f"{paper.name}.pdf").read_bytes() for name, paper in found.items()}


def test_a_second_build_makes_nothing(guide: Small) -> None:
    """Where nothing changed, no paper is made again, and the site is the same."""
    guide.build()
    before, files = cached(guide), made(guide)
    assert files
    guide.build()
    assert (cached(guide), made(guide)) == (before, files)


def test_only_what_changed_is_made_again(guide: Small) -> None:
    """A word in one form makes that form's papers anew, and those that contain it; no other's."""
    guide.build()
    before, files = cached(guide), made(guide)
    guide.edit("en/roles.md", "- The goal { #goal-one", "- Our goal { #goal-one")
    guide.build()
    assert before.items() <= cached(guide).items()
    changed = {name for name, content in made(guide).items() if files.get(name) != content}
    assert changed
    assert {name.split("/")[1].split("-")[0].removesuffix(".pdf") for name in changed} <= {"goals", "guide"}
    assert any(name.startswith("bg/") for name in files)


def test_a_lost_file_of_the_cache_is_made_again(guide: Small) -> None:
    """Whoever empties the cache, or half of it, gets the same papers."""
    guide.build()
    files = made(guide)
    for path in sorted((guide.root / ".cache" / "papers").glob("*.pdf"))[::2]:
        path.unlink()
    guide.build()
    assert made(guide) == files


def test_two_builds_share_a_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another build is writing goes by another name while this one looks for what nobody used."""
    monkeypatch.setattr(cache, "FOLDER", tmp_path)
    (tmp_path / "old.pdf").write_bytes(b"")
    os.utime(tmp_path / "old.pdf", (0, 0))
    listed = [tmp_path / "new.pdf.123", tmp_path / "old.pdf"]  # the first is gone already
    monkeypatch.setattr(Path, "iterdir", lambda _: iter(listed))
    cache.remember("made", {})
    assert not (tmp_path / "old.pdf").exists()
    assert (tmp_path / "made.json").exists()


def test_a_site_can_be_built_without_papers(guide: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    """PAPERS=none leaves them out for a quick look, and no page speaks of what is not there."""
    monkeypatch.setenv("PAPERS", "none")
    guide.build()
    assert not (guide.root / "site" / "papers").exists()
    assert "papers" not in guide.html("roles")


def test_an_activity_leads_to_its_papers(guide: Small) -> None:
    """Beside each activity stand links with pages and size, to files that are there, in the language of the text."""
    guide.build()
    for page in ("roles", "bg/roles", "tr/roles"):
        html = guide.html(page)
        href = html.partition('class="activity-papers">')[2].partition('href="')[2].partition('"')[0]
        file = (guide.root / "site" / page / href).resolve()
        assert file.is_file()
        assert f"{-(-file.stat().st_size // 1000)}\u00a0kB" in html
        assert file.parent.name == ("bg" if page.startswith("bg") else "en")
        assert "<!--papers" not in html


@contextmanager
def serving(guide: Small) -> Iterator[str]:
    """Serve a guide as scripts/serve.py does, for as long as the test takes; give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    code = "import sys; sys.path.insert(0, 'scripts'); import _serve; sys.exit(_serve.main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "--port", str(port)]
    with subprocess.Popen(command, cwd=guide.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        try:
            address = f"http://127.0.0.1:{port}/guide/"
            for _ in range(300):
                with suppress(OSError):
                    urllib.request.urlopen(address).read()
                    break
                time.sleep(0.1)
            yield address
        finally:
            process.kill()


def test_a_live_site_makes_a_paper_when_it_is_asked_for(guide: Small) -> None:
    """Nothing is made before; then the paper comes, and its picture; what is no paper is not found."""
    with serving(guide) as address:
        assert not list((guide.root / ".cache").glob("papers/*.pdf"))
        page = urllib.request.urlopen(f"{address}roles/").read().decode()  # noqa: S310
        assert "papers/en/goals.pdf" in page
        sheet = urllib.request.urlopen(f"{address}papers/en/goals.pdf").read()  # noqa: S310
        assert sheet.startswith(b"%PDF-1.7")
        assert len(list((guide.root / ".cache").glob("papers/*.pdf"))) == 1
        assert urllib.request.urlopen(f"{address}papers/en/goals.png").read().startswith(b"\x89PNG")  # noqa: S310
        for wrong in ("papers/en/none.pdf", "papers/../../secret.pdf", "papers/en/goals.exe"):
            with pytest.raises(urllib.error.HTTPError):
                urllib.request.urlopen(address + wrong)  # noqa: S310


def test_several_readers_of_a_live_site_get_the_same_files(guide: Small) -> None:
    """Six requests at once for one collection and one sheet: each gets all of it, and nothing of another language."""
    with serving(guide) as address, ThreadPoolExecutor(6) as readers:
        asked = ["papers/en/all-papers-en.zip", "papers/en/goals.pdf"] * 3
        answers = [*readers.map(lambda path: urllib.request.urlopen(address + path).read(), asked)]  # noqa: S310
        names = zipfile.ZipFile(io.BytesIO(answers[0])).namelist()
        assert len(set(answers)) == 2
        assert "en/goals.pdf" in names
        assert not [name for name in names if not name.startswith(("en/", "bg/"))], "bg/ has the forms in both"


def test_a_name_that_is_no_collection_makes_nothing(guide: Small) -> None:
    """Whoever asks a live site for some other ZIP learns that there is none, at once."""
    with serving(guide) as address:
        for wrong in ("papers/x.zip", "papers/en/x.zip", "papers/all-papers-en.zip", "papers/xx/all-papers-xx.zip"):
            with pytest.raises(urllib.error.HTTPError):
                urllib.request.urlopen(address + wrong)  # noqa: S310
        assert not list((guide.root / ".cache").glob("papers/*.pdf"))


@pytest.mark.parametrize("package", cache.MAKERS)
def test_a_new_version_of_what_makes_papers_makes_them_anew(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an upgrade nothing is taken from the cache that the old version made."""
    before = cache.stamp("", [], [])
    monkeypatch.setattr(cache, "version", lambda name: "999" if name == package else version(name))
    typst_compiler.fingerprint.cache_clear()
    try:
        assert cache.stamp("", [], []) != before
    finally:
        typst_compiler.fingerprint.cache_clear()


def test_a_preview_is_drawn_anew_by_a_new_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PDFium and Pillow draw previews: those of other versions are other files in the cache."""
    monkeypatch.setattr(cache, "FOLDER", tmp_path)
    found = papers(tmp_path, {"en/page.md": PAGE})["en/list"]
    made = found.make()
    before = previews.preview(made).path
    monkeypatch.setattr(cache, "version", lambda name: "999" if name == "pillow" else version(name))
    assert previews.preview(made).path != before


def test_every_package_that_papers_depend_on_is_counted() -> None:
    """Each dependency of the site makes papers or is known to make pages only."""
    pages_only = {"mkdocs-material"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert {line.partition("==")[0] for line in project["dependencies"]} == pages_only | set(cache.MAKERS)


def test_a_kind_that_has_no_sheet_is_told_in_the_guide(guide: Small) -> None:
    """Nothing is dropped in silence: the printed guide names the activity, and says that it is on the site."""
    shutil.copytree(ROOT / "tests/authoring/journal", guide.root / "hooks" / "kinds" / "journal")
    activity = "\n/// journal | How it goes\n    id: how-it-goes\n\n- What went well? { #went-well }\n///\n"
    for page in ((guide.root / "docs" / language / "index.md") for language in ("en", "bg")):
        page.write_text(page.read_text("utf-8") + activity, "utf-8")
    guide.build()
    said = text(guide.root / "site" / "papers" / "en" / "guide.pdf")
    assert "How it goes" in said
    assert "This activity is on the site." in said
    assert "how-it-goes" in said
    assert not list((guide.root / "site" / "papers" / "en").glob("how-it-goes*"))


def test_typst_s_word_of_a_fault_reaches_the_author(guide: Small) -> None:
    """A template that cannot be set stops the build with a sentence that names the page and its line."""
    (guide.root / "hooks" / "kinds" / "plan" / "sheet.typ").write_text("#let sheet(data) = none.no\n", "utf-8")
    code, lines = guide.run("_site")
    assert code == 1
    assert any(line.startswith("docs/en/roles.md:") and "cannot be made. Typst says:" in line for line in lines)
    assert not (guide.root / "site").exists()


def test_no_font_of_the_computer_is_used() -> None:
    """Only the fonts in the repository: a paper looks the same on every computer."""
    names = {font.family for font in typst_compiler.fonts().fonts()}
    assert names == {"Sofia Sans Paper", "Sofia Sans Poster", "Noto Sans", "Noto Sans Hebrew"}
    assert (font_coverage.FONTS / "OFL.txt").is_file()


def test_without_an_address_there_is_neither_address_nor_code(tmp_path: Path) -> None:
    """A site that does not know its own address makes papers that lead nowhere wrong."""
    found = papers_by_name(context(tmp_path, {"en/page.md": PAGE}, site_url=""), Problems())["en"]["list"]
    assert (found.job()["qr"], found.job()["url"]) == ([], "")
    assert "http" not in text(pdf(found, tmp_path))


def test_on_print_papers_in_english_stand_in(tmp_path: Path) -> None:
    """Those of a page that is not translated, marked as English; of what is translated there is no second one."""
    roles = "---\nhandout: poster\n---\n\n# Roles\n\n## Coach { #coach }\n\nA coach.\n"
    roles += '\n/// plan | More\n    id: more\n\n- Name { #more-name for="coach" }\n///\n'
    shared = context(tmp_path, {"en/page.md": PAGE, "bg/page.md": PAGE, "en/roles.md": roles})
    build = ExportBuild(shared, tmp_path / "site", Problems())
    entries = print_page.entries(build, "bg", {})[0]
    of = {entry.id: entry.language for entry in entries}
    assert (of.pop("roles-poster"), of.pop("more")) == ("en", "en")
    assert build.offered("en")
    assert not any(file.paper.offer for entry in entries for file in entry.files), "they have a page of their own"
    assert {"list", "form"} <= of.keys()
    assert set(of.values()) == {""}
    assert not any(entry.language for entry in print_page.entries(build, "en", {})[0])
