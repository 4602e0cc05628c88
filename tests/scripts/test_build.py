"""build.py on a tiny guide of two languages: every problem once, in every language, and nothing half published."""

import subprocess
import sys
from pathlib import Path

import pytest

from _folders import working_folder

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
RUN = "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]); import _site; "
RUN += "sys.exit(_site.main(sys.argv[3:], root=Path(sys.argv[2])))"


def build(root: Path, *arguments: str) -> tuple[int, list[str]]:
    """Build a guide as build.py does; give the exit code and the lines it prints."""
    command = [sys.executable, "-c", RUN, str(SCRIPTS), str(root), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.returncode, (done.stdout + done.stderr).splitlines()


def test_a_good_guide_is_published(tiny: Path) -> None:
    """The last line says what was built; beside the site nothing is left."""
    assert build(tiny) == (0, ["Built 4 pages in 2 languages into site/"])
    assert (tiny / "site" / "bg" / "other" / "index.html").exists()
    assert not list(tiny.glob(".site-*"))


def test_problems_of_every_language_are_counted(tiny: Path) -> None:
    """A broken link in the second language fails the build, and one in the first does not hide it."""
    for language in ("en", "bg"):
        (tiny / "docs" / language / "other.md").write_text(f"# Other\n\n[gone]({language}-gone.md)\n", "utf-8")
    code, lines = build(tiny)
    assert code == 1
    assert sum("en-gone.md" in line for line in lines) == 1
    assert sum("bg-gone.md" in line for line in lines) == 1
    assert lines[-1] == "2 problems. Nothing was published."


def test_a_warning_in_the_second_language_alone_is_enough(tiny: Path) -> None:
    """The default language may be perfect."""
    (tiny / "docs" / "bg" / "other.md").write_text("# Other\n\n[gone](gone.md)\n", "utf-8")
    code, lines = build(tiny)
    assert (code, lines[-1]) == (1, "1 problem. Nothing was published.")


def test_a_failed_build_keeps_the_old_site(tiny: Path) -> None:
    """What was published stays as it was, and nothing half done is left."""
    build(tiny)
    before = (tiny / "site" / "index.html").read_bytes()
    (tiny / "docs" / "en" / "index.md").write_text("# New\n\n[gone](gone.md)\n", "utf-8")
    assert build(tiny)[0] == 1
    assert (tiny / "site" / "index.html").read_bytes() == before
    assert not list(tiny.glob(".site-*"))


def test_a_good_build_takes_the_old_site_s_place(tiny: Path) -> None:
    """A page that is gone from the guide is gone from the site."""
    build(tiny)
    (tiny / "docs" / "en" / "index.md").write_text("# Home\n", "utf-8")
    (tiny / "docs" / "bg" / "index.md").write_text("# Home\n", "utf-8")
    for language in ("en", "bg"):
        (tiny / "docs" / language / "other.md").unlink()
    assert build(tiny) == (0, ["Built 2 pages in 2 languages into site/"])
    assert not (tiny / "site" / "other").exists()


def test_what_our_hooks_report_and_stop_for_is_said_once(tiny: Path) -> None:
    """A hook logs its problems and then stops the build: only the problems are shown and counted."""
    (tiny / "hook.py").write_text(
        "import logging\nfrom mkdocs.exceptions import Abort\n"
        "def on_post_build(config):\n"
        "    for _ in range(2):\n"
        "        logging.getLogger('mkdocs.hooks').error('docs/bg/roles.md:41: no answer is marked right.')\n"
        "    raise Abort('stopped')\n",
        "utf-8",
    )
    assert build(tiny) == (1, ["docs/bg/roles.md:41: no answer is marked right.", "1 problem. Nothing was published."])


def test_a_fault_of_the_code_is_said_without_a_traceback(tiny: Path) -> None:
    """An author reads one line, and a programmer learns how to see more."""
    (tiny / "hook.py").write_text("def on_pre_build(config):\n    raise ValueError('odd')\n", "utf-8")
    code, lines = build(tiny)
    assert code == 1
    assert lines[0] == "The build itself is at fault, not a page: ValueError: odd"
    assert not any("Traceback" in line for line in lines)
    assert any("Traceback" in line for line in build(tiny, "--traceback")[1])


def test_settings_that_cannot_be_read_are_one_problem(tiny: Path) -> None:
    """A mistake in mkdocs.yml is a sentence too."""
    (tiny / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
    code, lines = build(tiny)
    assert (code, lines[-1]) == (1, "1 problem. Nothing was published.")
    assert not any("Traceback" in line for line in lines)


def listed(folder: Path) -> list[str]:
    """Name everything in a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_it_replaces_nothing_but_what_it_made(tiny: Path) -> None:
    """A folder named by mistake keeps its files: the author's pages, another website, what a link leads to."""
    other = tiny / "another-website"
    (other / "photos").mkdir(parents=True)
    (other / "index.html").write_text("<title>Our school</title>", "utf-8")
    (other / "photos" / "one.jpg").write_bytes(b"jpg")
    (tiny / "site").symlink_to(other)
    file = tiny / "file.txt"
    file.write_text("words", "utf-8")
    before = listed(tiny)
    for named in (["--into", str(tiny / "docs")], ["--into", str(other)], ["--into", str(file)], []):
        code, lines = build(tiny, *named)
        assert code == 1
        assert "was not made by this command, so it is not replaced" in lines[0]
    assert listed(tiny) == before


def test_it_replaces_what_it_made_wherever_that_is(tiny: Path) -> None:
    """An empty folder and an older site of its own are filled anew, also where a link leads to them."""
    elsewhere = tiny / "elsewhere"
    elsewhere.mkdir()
    (tiny / "site").symlink_to(elsewhere)
    assert build(tiny)[0] == 0
    (elsewhere / "old.html").write_text("old", "utf-8")
    assert build(tiny)[0] == 0
    assert (tiny / "site").is_symlink()
    assert (elsewhere / "index.html").is_file()
    assert not (elsewhere / "old.html").exists()


SLOW = "import time\ndef on_pre_build(config):\n    print('begun', flush=True)\n    time.sleep(60)\n"


@pytest.fixture
def killed(tiny: Path) -> Path:
    """Give the working folder that a build left behind when it was killed without warning."""
    hook = (tiny / "hook.py").read_text("utf-8")
    (tiny / "hook.py").write_text(SLOW, "utf-8")
    command = [sys.executable, "-c", RUN, str(SCRIPTS), str(tiny)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "begun\n"
        process.kill()
    (tiny / "hook.py").write_text(hook, "utf-8")
    [left] = tiny.glob(".site-*")
    return left


def test_what_a_killed_build_left_goes_with_the_next(tiny: Path, killed: Path) -> None:
    """Nothing half built stays for ever; a folder with a like name that is somebody's own stays."""
    own = tiny / ".site-of-mine"
    own.mkdir()
    (own / "notes.txt").write_text("mine", "utf-8")
    assert build(tiny)[0] == 0
    assert not killed.exists()
    assert (own / "notes.txt").is_file()


def test_a_site_that_a_killed_build_had_moved_away_comes_back(tiny: Path, killed: Path) -> None:
    """Killed between two renames: the old site is there again, even if the next build finds a mistake."""
    (killed / "old").mkdir()
    (killed / "old" / "index.html").write_text("old", "utf-8")
    (tiny / "docs" / "en" / "index.md").write_text("# New\n\n[gone](gone.md)\n", "utf-8")
    assert build(tiny)[0] == 1
    assert (tiny / "site" / "index.html").read_text("utf-8") == "old"


def test_a_build_that_is_still_running_keeps_its_folder(tiny: Path) -> None:
    """Of two at once neither takes the other's half-built site away."""
    with working_folder(tiny / "site") as working:
        (working / "half").touch()
        assert build(tiny)[0] == 0
        assert (working / "half").exists()
    assert not working.exists()
