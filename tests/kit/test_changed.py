"""What says something else: between two revisions, and between two built sites."""

from pathlib import Path

import pytest
import typst

import _changed
import _page_pictures
import _release
from _changes import Change, compare
from _git import Git
from _snapshots import activities, of_revision, of_site
from kit import copies
from kit.copies import Repository

SITE = """\
<!doctype html><html lang="{language}"><head><title>{title}</title></head><body><nav>{menu}</nav>
<main id="text"><h1>{title}</h1><p>{words}</p><script>{menu}</script></main>
<footer><p>{foot}</p></footer></body></html>
"""
EDITION = 'Version {0} of the guide, <time datetime="2026-11-28">{0}</time>.'


@pytest.fixture
def guide(tmp_path: Path) -> Repository:
    """Give a small guide."""
    return copies.original(tmp_path / "guide")


def between(guide: Repository, before: str, after: str) -> list[tuple[str, str, str]]:
    """Return what changed between two revisions: language, name and how."""
    git = Git(guide.root)
    changes = compare(of_revision(git, before), of_revision(git, after))
    return [(each.language, each.name, each.how) for each in (*changes.pages, *changes.papers)]


def test_only_words_count(guide: Repository) -> None:
    """Ids, line ends and spaces change nothing for a reader; a word of a quiz changes its page and its worksheet."""
    guide.commit(guide.edited("docs/en/roles.md", "{ #coach }", "{ #coach .wide }"))
    assert between(guide, "v1.0.0", "HEAD") == []
    guide.commit(guide.edited("docs/bg/roles.md", "Five {", "Four {"))
    assert between(guide, "v1.0.0", "HEAD") == [("bg", "roles.md", "changed"), ("bg", "roles-quiz", "changed")]
    guide.commit({"docs/tr/engage.md": None, "docs/en/new.md": "# New\n"})
    assert between(guide, "HEAD~1", "HEAD")[:2] == [("en", "new.md", "new"), ("tr", "engage.md", "gone")]


def test_the_papers_of_pages_are_told_too(guide: Repository) -> None:
    """A page's handout changes with the page; its pack with that, and with the quiz whose key is in it."""
    pack = "---\npack:\n  - roles-quiz-key: teacher\n---\n\n# All together\n"
    poster = "---\nhandout: poster\n---\n\n# On the wall\n\nOne word.\n"
    guide.commit({"docs/bg/pack.md": pack, "docs/bg/stages/index.md": poster})
    guide.commit(guide.edited("docs/bg/stages/index.md", "One word", "Two words"))
    assert between(guide, "HEAD~1", "HEAD") == [
        ("bg", "stages/index.md", "changed"),
        ("bg", "stages-poster", "changed"),
    ]
    guide.commit(guide.edited("docs/bg/roles.md", "Five {", "Four {"))
    assert between(guide, "HEAD~1", "HEAD") == [
        ("bg", "roles.md", "changed"),
        ("bg", "pack", "changed"),
        ("bg", "roles-quiz", "changed"),
    ]


def test_the_list_is_read_by_people(guide: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """It names language, title and file; a title cannot bring a link or a picture into it."""
    guide.commit({"docs/en/new.md": "# A ![x](https://example.org/x) <b>\n"})
    assert _changed.main(["v1.0.0", "HEAD"], guide.root) == 0
    assert (
        "### Pages: English\n\n- A \\!\\[x\\](https://example.org/x) \\<b\\>, `new.md` (new)" in capsys.readouterr().out
    )
    assert _changed.main(["HEAD", "HEAD"], guide.root) == 0
    assert capsys.readouterr().out == "No page and no paper says anything else.\n"
    assert _changed.main(["v7", "HEAD"], guide.root) == 1
    assert capsys.readouterr().out == "“v7” is no revision of this repository. Name a commit, a branch or a tag.\n"


def test_every_activity_of_the_guide_is_found() -> None:
    """Each that begins on a page is one that ends, with its id and its title."""
    pages = sorted((copies.ROOT / "docs" / "en").rglob("*.md"))
    texts = [page.read_text("utf-8") for page in pages]
    begins = sum(line.startswith("/// ") for text in texts for line in text.splitlines())
    found = [activity for text in texts for activity in activities(text)]
    assert len(found) == len({id_ for _, id_, _, _ in found}) == begins > 50
    assert all(title for _, _, title, _ in found)


def built(folder: Path, words: str, version: str) -> Path:
    """Make the files of a built site in two languages, with a paper."""
    for language, place in (("en", "roles"), ("bg", "bg/roles")):
        page = folder / place / "index.html"
        page.parent.mkdir(parents=True)
        foot = EDITION.format(version)
        page.write_text(SITE.format(language=language, title="Roles", words=words, menu=version, foot=foot), "utf-8")
    return folder


def test_built_sites_are_compared_by_what_they_say(tmp_path: Path) -> None:
    """The menu, scripts and the edition are not what a page says."""
    old, same, new = (
        built(tmp_path / "1", "One", "1"),
        built(tmp_path / "2", "One", "2"),
        built(tmp_path / "3", "Two", "2"),
    )
    assert compare(of_site(old), of_site(same)).pages == ()
    changes = compare(of_site(old), of_site(new)).pages
    assert changes == (
        Change("bg", "bg/roles/index.html", "Roles", "changed"),
        Change("en", "roles/index.html", "Roles", "changed"),
    )
    assert [_page_pictures.file(new, each) for each in changes] == [new / each.name for each in changes]
    assert _page_pictures.file(new, Change("bg", "roles.md", "", "new")) == new / "bg" / "roles" / "index.html"
    assert _page_pictures.file(new, Change("tr", "roles.md", "", "new")) is None


def test_papers_are_compared_by_what_they_say(tmp_path: Path) -> None:
    """Two PDFs of other bytes may say the same."""
    sites = []
    for number, words in enumerate(
        ("A sheet. Version 1 of the guide, 1", "A sheet. Version 2 of the guide, 2", "A leaf.")
    ):
        site = built(tmp_path / str(number), "One", str(number + 1))
        paper = site / "papers" / "en" / "sheet.pdf"
        paper.parent.mkdir(parents=True)
        paper.write_bytes(typst.compile(f'#set document(title: "Sheet")\n{words}'.encode()))
        sites.append(of_site(site))
    assert compare(sites[0], sites[1]).papers == ()
    assert compare(sites[1], sites[2]).papers == (Change("en", "sheet", "Sheet", "changed"),)


def test_pages_are_drawn(tmp_path: Path, chromium: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each changed page becomes a picture, named by language and page."""
    monkeypatch.setenv("CHROME", chromium)
    site = built(tmp_path / "site", "One", "1")
    _page_pictures.draw(site, tmp_path / "pictures", [Change("bg", "roles.md", "", "changed")])
    assert (tmp_path / "pictures" / "bg-roles.png").read_bytes().startswith(b"\x89PNG")


def test_a_release_is_what_its_tag_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Tag, version and changelog agree, or nothing is published; the ZIP and every language's papers are attached."""
    site = tmp_path / "site"
    for name in ("guide.zip", "papers/en/all-papers-en.zip", "papers/bg/all-papers-bg.zip", "papers/bg/sheet.pdf"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(b"x")
    (tmp_path / "guide-version.toml").write_text('version = "1.2"\ndate = 2026-11-28\n', "utf-8")
    log = tmp_path / "CHANGELOG.md"
    log.write_text("# Changes\n\n## 1.2 (not yet released)\n\n- New.\n\n## 1.1 (May)\n\n- Old.\n", "utf-8")
    command = ["v1.2", "--into", str(tmp_path / "release"), "--site", str(site)]
    assert _release.main(command, tmp_path) == 1
    assert "CHANGELOG.md does not say what 1.2 is." in capsys.readouterr().out
    log.write_text(log.read_text("utf-8").replace("not yet released", "28 November 2026"), "utf-8")
    assert _release.main(["v1.3", *command[1:]], tmp_path) == 1
    assert "Name the tag v1.2." in capsys.readouterr().out
    assert _release.main(command, tmp_path) == 0
    files = {path.name for path in (tmp_path / "release").iterdir()}
    assert files == {"text.md", "guide.zip", "all-papers-en.zip", "all-papers-bg.zip"}
    assert (tmp_path / "release" / "text.md").read_text("utf-8") == "- New.\n"
