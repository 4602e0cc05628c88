"""The page "For your platform": teachers find every file on it, and nobody meets it by searching."""

import re
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import pytest

LANGUAGES = {"en": "", "bg": "bg/", "tr": "tr/"}
PAGE = "platforms/index.html"
SLOTS = {"moodle-xml", "gift", "cartridge", "scorm", "word", "word-key", "all"}
ROOT = Path(__file__).resolve().parents[2]


class Links(HTMLParser):
    """The files that a page links to as downloads for a platform, and whether search engines may list it."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.files: set[str] = set()
        self.all: set[str] = set()
        self.noindex = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a link, or what search engines are told."""
        values = {name: value or "" for name, value in attrs}
        if tag == "a" and "papers/" in values.get("href", ""):
            name = values["href"].rpartition("papers/")[2]
            self.all.add(name)
            if values.get("rel") == "nofollow":
                self.files.add(name)
        self.noindex |= tag == "meta" and values.get("name") == "robots" and "noindex" in values.get("content", "")


def platform_page(site: Path, language: str) -> Links:
    """Read the page of a language."""
    return Links((site / LANGUAGES[language] / PAGE).read_text("utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_engines_do_not_list_it(site: Path, language: str) -> None:
    """It says so itself, and it is not in the site's map; the page for teachers is."""
    assert platform_page(site, language).noindex
    written = (site / "sitemap.xml").read_text("utf-8")
    assert f"/{LANGUAGES[language]}teachers/" in written
    assert "platforms" not in written


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_site_s_own_search_does_not_find_it(site: Path, language: str) -> None:
    """Neither its address nor its words are in the index, and it is not listed from A to Z."""
    index = (site / "assets" / "search" / f"{language}.js").read_text("utf-8")
    assert '"teachers/"' in index or f'"{language}/teachers/"' in index
    assert "platforms/" not in index
    texts = "".join(path.read_text("utf-8") for path in (site / "assets" / "search" / language).glob("*.js"))
    assert "SCORM" not in texts
    listed = (site / LANGUAGES[language] / "find" / "index.html").read_text("utf-8").partition("<article")[2]
    assert "platforms/" not in listed.partition("</article>")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_offered_file_is_on_it(site: Path, language: str) -> None:
    """It links to each file that the one with all holds, to that one too, and to nothing that is not there."""
    page, papers = platform_page(site, language), site / "papers"
    assert [name for name in page.files if not (papers / name).is_file()] == []
    whole = f"{language}/for-your-platform-{language}.zip"
    if not (papers / whole).exists():  # no format offers anything: then the page links to nothing
        assert page.files == set()
        return
    with ZipFile(papers / whole) as packed:
        inside = {f"{language}/{name}" for name in packed.namelist()}
    assert page.files == inside - {f"{language}/README.txt"} | {whole}


def test_no_other_page_links_to_them(site: Path) -> None:
    """Files with answers are on the pages for platforms alone."""
    pages = {path: Links(path.read_text("utf-8")) for path in site.rglob("*.html")}
    listed = {path for path in pages if path.parent.name == "platforms"}
    offered = {name for path in listed for name in pages[path].files}
    assert [path for path in pages if path not in listed and pages[path].all & offered] == []
    assert len(listed) == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_file_has_its_place(language: str) -> None:
    """Each offer's slot stands in the page, and no other: a misspelt one would stay empty."""
    text = (ROOT / "docs" / language / "platforms.md").read_text("utf-8")
    assert set(re.findall(r"(?m)^<!--files ([a-z-]+)-->$", text)) == SLOTS
    assert set(re.findall(r"<!--(?:files )?([^>]*?)-->", text)) == SLOTS


@pytest.mark.parametrize("language", LANGUAGES)
def test_teachers_are_led_to_it(site: Path, language: str) -> None:
    """The pages for teachers and for printing link to it."""
    for name in ("teachers", "print"):
        html = (site / LANGUAGES[language] / name / "index.html").read_text("utf-8")
        article = html.partition("<article")[2].partition("</article>")[0]
        assert 'href="../platforms/"' in article


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_loads_no_script_beyond_a_page_without_activities(site: Path, language: str) -> None:
    """Its scripts are those of the glossary."""
    pages = [
        (site / LANGUAGES[language] / name / "index.html").read_text("utf-8") for name in ("platforms", "glossary")
    ]
    own, other = (re.findall(r"<script[^>]*src=\"([^\"]+)", html) for html in pages)
    assert own == other
