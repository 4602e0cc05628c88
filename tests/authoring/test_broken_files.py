"""Files that a build cannot use are told for what they are, with their line, and never by a traceback."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

import words
from missing import lacking
from model import release
from sources import settings
from sources.readable import unreadable
from translation.mini_site import Small, make
from translations import record, terms

BEFORE = "Take the file as it was before your change."
NOBODY = 65534
Change = Callable[[str], str]
RUN = "import sys; sys.path.insert(0, 'scripts'); import _faults, {module}; "
RUN += "sys.exit(_faults.run({module}.main))"


def put(old: str, new: str) -> Change:
    """Return a change of one place in a text."""

    def change(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return change


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """Give a small guide, in which each test leaves everything as it was."""
    return make(tmp_path_factory.mktemp("files") / "guide")


def line_of(path: Path, text: str) -> int:
    """Return the line of a file that holds a text."""
    return next(number for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if text in line)


@pytest.fixture
def changed(guide: Small) -> Iterator[Callable[[str, Change], None]]:
    """Give a function that changes a file of the guide until the test has ended."""
    kept: dict[Path, bytes] = {}

    def change(name: str, how: Change) -> None:
        path = guide.root / name
        kept.setdefault(path, path.read_bytes())
        path.write_text(how(path.read_text("utf-8")), "utf-8")

    yield change
    for path, content in kept.items():
        path.write_bytes(content)


VERSIONS = {
    'version = "1"\ndate = "28 November 2026"\n': "2: “28 November 2026” is not written as year, month and day. ",
    'version = "1"\ndate = 2026-11-28T10:00:00\n': "2: “2026-11-28 10:00:00” is not written as year, month and day. ",
    'version = "1"\ndate = 2026-13-01\n': "2: this line cannot be read. ",
    'version = "1\ndate = 2026-11-28\n': "1: this line cannot be read. ",
    "version = 1.2.3\ndate = 2026-11-28\n": "1: this line cannot be read. ",
    '# x\nversion = ""\ndate = 2026-11-28\n': "2: this is no version. ",
    "# x\ndate = 2026-11-28\n": "2: this file has no version. ",
    'version = "1"\n': "1: this file has no date. ",
    'version = "1"\nversion = "2"\ndate = 2026-11-28\n': "2: this name stands here twice. ",
}


@pytest.mark.parametrize("text", VERSIONS)
def test_a_version_that_cannot_be_read(text: str, tmp_path: Path) -> None:
    """Its line, and how a version and a date are written."""
    path = tmp_path / "guide-version.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(words.FileError) as wrong:
        release.load(path)
    assert str(wrong.value).startswith(f"guide-version.toml:{VERSIONS[text]}")
    assert re.search(r"“version = |“date = 2026-11-28”|Delete one", wrong.value.message)


WORDS = {
    "a quotation mark is missing": ('skip = "İçeriğe geç"', "skip = İçeriğe geç", "this line cannot be read. "),
    "the other one is missing": ('skip = "İçeriğe geç"', 'skip = "İçeriğe geç', "this line cannot be read. "),
    "a sign is missing": ('skip = "', 'skip "', "this line cannot be read. "),
    "twice": ('skip = "İçeriğe geç"', 'skip = "a"\nskip = "b"', "this name stands here twice. "),
    "a name that is not there": ('skip = "', 'skipp = "', "“skipp” is no sentence of [frame]. Write “skip”, "),
    "a part that is not there": ("[frame]", "[fram]", "“[fram]” is no part of the words. Write “[frame]”."),
    "under no part": ("[frame]\n", "", "“skip” stands under no part. "),
    "empty": ('skip = "İçeriğe geç"', 'skip = ""', "“skip” says no words. "),
    "a number": ('skip = "İçeriğe geç"', "skip = 3", "“skip” says no words. "),
    "a place that is misspelt": ("{version}", "{versio}", "“{version}” is missing. Write “{date}” and “{version}” "),
    "a place too many": ('skip = "', 'skip = "{n} ', "“{n}” is not filled in here. Write nothing in braces "),
}


@pytest.mark.parametrize("name", WORDS)
def test_words_that_cannot_be_used(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A translator reads file and line, also of a place that is filled in and of a name that is misspelt."""
    old, new, expected = WORDS[name]
    text = put(old, new)((words.HERE / "tr.toml").read_text("utf-8"))
    path = tmp_path / "words" / "tr.toml"
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    place = new.splitlines()[-1] if new.strip() else "skip"
    line = line_of(path, "{versio}" if "{versio}" in new else place)
    english = words.english()
    monkeypatch.setattr(words, "english", lambda: english)
    monkeypatch.setattr(words, "english_files", list)
    monkeypatch.setattr(words, "HERE", path.parent)
    found = list(words.check())
    assert found[0].path == path
    assert (found[0].line, found[0].message[: len(expected)]) == (line, expected)


SETTINGS: dict[str, tuple[str, str, str, str]] = {
    "an open bracket": (
        "site_name: Peer mentoring guide",
        "site_name: [",
        "site_name: [",
        "this line cannot be read. ",
    ),
    "a colon too many": (
        "site_name: Peer",
        "site_name: Peer: a",
        "site_name: Peer: a",
        'words with “:” in them stand between quotation marks. Write “site_name: "Peer: a mentoring guide"”.',
    ),
    "what holds itself": (
        "site_name: Peer mentoring guide",
        "site_name: &a [*a]",
        "site_name: &a",
        "“&” has a meaning of its own at the beginning of a value. ",
    ),
    "a tab": ("  name: material", "\tname: material", "\tname", "this line begins with a tab. Write spaces instead."),
    "twice": (
        "            Home: Начало",
        "            Home: А\n            Home: Б",
        "Home: Б",
        "“Home” stands here twice. ",
    ),
    "a page that is not there": (
        "- Roles: roles.md",
        "- Roles: rolls.md",
        "rolls.md",
        "the menu leads to “rolls.md”, ",
    ),
    "a page twice": (
        "- Roles: roles.md",
        "- Roles: index.md",
        "- Roles: index.md",
        "“index.md” stands in the menu twice, ",
    ),
    "a title without a page": ("- Roles: roles.md", "- Roles:", "- Roles:", "“Roles” leads nowhere. "),
    "two titles in one": (
        "- Roles: roles.md",
        "- A: roles.md\n    B: x.md",
        "- A: roles",
        "this is no part of a menu. ",
    ),
    "a title that is misspelt": (
        "Home: Начало",
        "Hom: Начало",
        "Hom: Н",
        "the menu has no “Hom” to be translated. Write “Home”.",
    ),
    "a title without words": ("Home: Начало", "Home:", "            Home:", "“Home” is not translated. "),
    "no code": ("- locale: bg\n          name", "- name", "name: Български", "this language has no “locale”. "),
    "no code of a language": ("locale: bg", "locale: Bulgarian", "Bulgarian", "“Bulgarian” is no code of a language. "),
    "a language twice": ("locale: tr", "locale: bg", "- locale: bg", "the language “bg” stands here twice, "),
    "a word for a language": (
        "name: Türkçe",
        "nam: Türkçe",
        "nam:",
        "“nam” means nothing in the entry of a language. ",
    ),
    "neither true nor false": (
        "  default: true",
        "  default: maybe",
        "default: maybe",
        "“default” cannot be “maybe”. Write “true” ",
    ),
    "no first language": ("          default: true\n", "", "      languages:", "no language has “default: true”. "),
    "a text for a list": ("more_languages:", "more_languages: rom", "more_languages", "this is no list of languages. "),
    "an exit that is not safe": (
        "tr: https://tr.wikipedia.org/",
        "tr: http://example.org/",
        "tr: http:",
        "“exit_url” cannot be “http://example.org/”. ",
    ),
    "a picture": ("assets/logo.svg", "assets/lgo.svg", "lgo.svg", "there is no picture “assets/lgo.svg” in docs. "),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_settings_that_mean_nothing(name: str, guide: Small, changed: Callable[[str, Change], None]) -> None:
    """MkDocs would tell some of it without a line, and the rest not at all."""
    old, new, place, expected = SETTINGS[name]
    changed("mkdocs.yml", put(old, new))
    path = guide.root / "mkdocs.yml"
    written = path.read_text("utf-8").splitlines()
    lines = [number for number, line in enumerate(written, 1) if line == place]
    lines = lines or [number for number, line in enumerate(written, 1) if place in line]
    found = settings.check(path, guide.root / "docs", "en")
    assert (lines[-1], expected) in [(line, message[: len(expected)]) for line, message in found]


def test_the_settings_as_they_are_have_nothing_wrong(guide: Small) -> None:
    """Neither the guide's nor those of a smaller one, whose menu has fewer titles than are translated."""
    for root in (guide.root, Path(__file__).resolve().parents[2]):
        assert settings.check(root / "mkdocs.yml", root / "docs", "en") == []


MKDOCS = {
    "a setting that is not there": (
        "site_description:",
        "site_descripton:",
        "“site_descripton” is no setting. Write “site_d",
    ),
    "a theme": ("name: material", "name: materiall", f"{BEFORE}"),
    "an extension": ("  - abbr\n", "  - abbrr\n", f"failed to load extension 'abbrr'. {BEFORE}"),
    "a word deep inside": ("absolute_links: warn", "absolute_links: wran", f"got 'wran'. {BEFORE}"),
}


@pytest.mark.parametrize("name", MKDOCS)
def test_what_mkdocs_says_of_settings_has_its_line(
    name: str, guide: Small, changed: Callable[[str, Change], None]
) -> None:
    """What only MkDocs knows is told as everything else is."""
    old, new, expected = MKDOCS[name]
    changed("mkdocs.yml", put(old, new))
    line = line_of(guide.root / "mkdocs.yml", new.strip())
    code, lines = guide.run("_site")
    assert (code, lines[-1]) == (1, "1 problem. Nothing was published.")
    assert lines[0].startswith(f"mkdocs.yml:{line}: ")
    assert expected in lines[0]


TERMS = {
    "- {term: a, english: b\n": "1: this line cannot be read. ",
    "- {term: a, english: b}\n- {term: c}\n": "2: this is no term. ",
    "- {term: a, english: b, avoided: [c]}\n": "1: this is no term. ",
    "- {term: a, english: b, avoid: c}\n": "1: “avoid” needs a list. ",
    "# x\n- {term: a, english: b, avoid: ['(c']}\n": "2: this word to avoid is no pattern. ",
    "term: a\n": "1: this is no list of terms. ",
}


@pytest.mark.parametrize("text", TERMS)
def test_terms_that_cannot_be_read(text: str, tmp_path: Path) -> None:
    """Each with its line; and those of the guide have nothing wrong."""
    path = tmp_path / terms.NAME
    path.write_text(text, "utf-8")
    found = [f"{line}: {message}" for line, message in terms.check(path)]
    assert len(found) == 1
    assert found[0].startswith(TERMS[text])
    for own in (Path(__file__).resolve().parents[2] / "docs").glob("*/.terms.yml"):
        assert terms.check(own) == []
        assert yaml.safe_load(own.read_text("utf-8"))


def test_a_record_that_is_damaged_is_told_line_by_line(tmp_path: Path) -> None:
    """Also where it is no text at all; what can be read of it is."""
    path = tmp_path / record.NAME
    path.write_bytes(b"# x\nroles: 0123456789\nbad: \xff\xfe\n<<<<<<< HEAD\n")
    assert record.read(path) == ({"roles": "0123456789"}, [3, 4])


def test_links_and_folders_that_lead_nowhere(tmp_path: Path) -> None:
    """A circle of folders or files, a link to nothing or out of the guide, and a folder called like a page."""
    docs = tmp_path / "docs"
    (docs / "en" / "page.md").mkdir(parents=True)
    (docs / "en" / "good.md").write_text("# Good\n", "utf-8")
    for name, target in {"circle": ".", "self.md": "self.md", "gone.md": "none.md", "out.png": "/etc/passwd"}.items():
        (docs / "en" / name).symlink_to(target)
    (docs / "en" / "also.md").symlink_to("good.md")
    (docs / "a").mkdir()
    (docs / "b").mkdir()
    (docs / "a" / "other").symlink_to("../b")
    (docs / "b" / "other").symlink_to("../a")
    found = {
        each.path.relative_to(docs).as_posix(): (each.message.partition(".")[0], each.fatal)
        for each in unreadable(docs, tmp_path)
    }
    circle = "this link leads back to a folder that holds it"
    assert found == {
        "a/other/other": (circle, True),
        "b/other/other": (circle, True),
        "en/circle": (circle, True),
        "en/self.md": ("this link leads in a circle", False),
        "en/gone.md": ("this link leads to a file that is not there", False),
        "en/out.png": ("this link leads out of the guide's folder", False),
        "en/page.md": ("this is a folder, and a file must be here", False),
    }


def test_everything_is_told_at_once(guide: Small, changed: Callable[[str, Change], None]) -> None:
    """One build reports what is wrong in every kind of file, in all languages, each once; no consequence is told."""
    for name, how in {
        "guide-version.toml": put("date = ", "date = 28 November "),
        "hooks/words/tr.toml": put('menu = "', 'menus = "'),
        "docs/en/index.md": put("description: Home.", "description: Home.\ntemplate: progres.html"),
        "docs/bg/roles.md": lambda _: "---\ndescription: Roles.\n---\n",
        "docs/en/translations.md": put(
            "# Translations", "# Translations\n\n![A](../assets/a.svg)\n\n![B](../assets/b.png)\n\n# Again"
        ),
    }.items():
        changed(name, how)
    assets = guide.root / "docs" / "assets"
    new = {
        assets / "a.svg": b"<svg xmlns='http://www.w3.org/2000/svg'>\n<g>\n</svg>",
        assets / "b.png": (Path(__file__).resolve().parents[2] / "pictures" / "quiz.png").read_bytes()[:2000],
        guide.root / "docs" / "en" / "new.md": b"# New\n",
        guide.root / "docs" / "bg" / "rols.md": "# Роли\n".encode(),
        guide.root / "docs" / "bg" / ".terms.yml": b"- {term: a}\n",
    }
    try:
        for path, content in new.items():
            path.write_bytes(content)
        code, lines = guide.run("_site")
    finally:
        for path in new:
            path.unlink()
    version, menus = (
        line_of(guide.root / "guide-version.toml", "date ="),
        line_of(guide.root / "hooks/words/tr.toml", "menus ="),
    )
    assert code == 1
    assert sorted(re.sub(r"(?<=\. )[A-Z].*", "…", line) for line in lines[:-1]) == sorted(
        [
            f"guide-version.toml:{version}: this line cannot be read. …",
            f"hooks/words/tr.toml:{menus}: “menus” is no sentence of [frame]. …",
            "docs/bg/.terms.yml:1: this is no term. …",
            "docs/bg/roles.md:1: this page has no text under its “---” lines. …",
            "docs/bg/rols.md:1: there is no docs/en/rols.md that this page translates. …",
            "docs/en/index.md:3: “template” cannot be “progres.html”. …",
            "docs/en/new.md:1: this page is not in the menu. …",
            "docs/en/translations.md:8: the picture “assets/a.svg” is broken in its line 3. …",
            "docs/en/translations.md:10: the picture “assets/b.png” is broken: a part of the file is missing. …",
            "docs/en/translations.md:12: this page has its title in line 6 already. …",
        ]
    )


def test_without_the_words_of_a_kind_nothing_else_is_told(guide: Small, changed: Callable[[str, Change], None]) -> None:
    """No page can be made without them: their line alone is reported."""
    changed("hooks/kinds/plan/words.toml", put(' = "', " = "))
    code, lines = guide.run("_site")
    assert (code, len(lines)) == (1, 2)
    assert re.match(r"hooks/kinds/plan/words\.toml:\d+: this line cannot be read\. ", lines[0])


def anyone(tmp_path: Path, root: Path) -> list[str]:
    """Return how a Python is run as somebody who may not read everything, as root may."""
    python = [str(Path(sys.prefix).resolve() / "bin" / "python")]
    if os.geteuid() != 0:
        return python
    for folder in (tmp_path, *list(tmp_path.parents)[:3]):
        folder.chmod(folder.stat().st_mode | 0o011)
    for path in (root, *root.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    command = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *python]
    if not shutil.which("setpriv") or subprocess.run([*command, "-c", "import json"], check=False).returncode:
        lacking("Root may read everything, and nobody else may run this Python: what may not be read was not tried.")
    return command


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_what_may_not_be_read_or_written_is_a_sentence(tmp_path: Path) -> None:
    """A page, a picture, a folder; the settings; a folder that takes no files: each is said as what it is."""
    root = make(tmp_path / "guide").root
    python = anyone(tmp_path, root)
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PAPERS": "none"}

    def run(module: str, *arguments: str) -> list[str]:
        command = [*python, "-c", RUN.format(module=module), *arguments]
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 1, done
        return str(done.stdout + done.stderr).splitlines()

    picture, page, folder = (root / "docs" / each for each in ("assets/favicon.svg", "bg/roles.md", "tr"))
    for path in (picture, page, folder):
        path.chmod(0)
    said = "you may not {} this {}. Give yourself the right to read it"
    assert run("_site") == [
        f"docs/assets/favicon.svg:1: {said.format('read', 'file')}.",
        f"docs/bg/roles.md:1: {said.format('read', 'file')}.",
        f"docs/tr:1: {said.format('open', 'folder')} and all in it.",
        "3 problems. Nothing was published.",
    ]
    shut = "may not be read or written. Allow it, or copy the guide into a folder of your own "
    shut += "and run the same command there."
    folder.chmod(0o755)
    assert run("_ids") == [f"docs/bg/roles.md {shut}"]
    assert run("_translate", "status") == [f"docs/bg/roles.md {shut}"]
    for path in (picture, page, folder):
        path.chmod(0o755)
    (root / "mkdocs.yml").chmod(0)
    for module in ("_ids", "_translate", "_serve", "_site"):
        told = run(
            module, *(["status"] if module == "_translate" else ["--port", "18543"] if module == "_serve" else [])
        )
        assert "mkdocs.yml:1: this file cannot be read (Permission denied). Allow it to be read." in told
    (root / "mkdocs.yml").chmod(0o644)
    root.chmod(0o555)
    assert run("_site") == [f"The guide's folder {shut}"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file's size")
def test_a_full_disk_is_a_sentence(guide: Small) -> None:
    """Where a file may not grow as on a full disk, nothing is published, and the disk is blamed."""
    program = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000)); " + RUN.format(module="_site")
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=guide.root, capture_output=True, encoding="utf-8", check=False
    )
    lines = (done.stdout + done.stderr).splitlines()
    assert (done.returncode, len(lines)) == (1, 2), lines
    assert lines[0].endswith("cannot be written: the disk is full. Make room on it, and run the same command again.")
