"""What search engines and screen readers are told about languages, as it stands in the built files."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest

from conftest import SITE_URL

LANGUAGES = ("en", "bg", "tr")
NOTICES = {
    "bg": "Тази страница още не е преведена. Четеш я на английски.",
    "tr": "Bu sayfa henüz çevrilmedi. Sayfayı İngilizce okuyorsun.",
}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


class Seen(HTMLParser):
    """What a page says: its elements' attributes, and its texts with the language they are said in."""

    def __init__(self, path: Path) -> None:
        """Read a page."""
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None], tuple[str, ...]]] = []
        self.texts: list[tuple[str, str, tuple[str, ...]]] = []
        self.open: list[tuple[str, str, str]] = []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, its language and its place."""
        given = dict(attrs)
        inherited = self.open[-1][1] if self.open else ""
        self.elements.append((tag, given, self.place()))
        if tag not in VOID:
            self.open.append((tag, given.get("lang") or inherited, given.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Note a text, its language and its place."""
        if data.strip() and self.open:
            self.texts.append((data.strip(), self.open[-1][1], self.place()))

    def place(self) -> tuple[str, ...]:
        """Give the elements and classes around what is read now."""
        return tuple(word for tag, _, classes in self.open for word in (tag, *classes.split()))

    def links(self, relation: str) -> dict[str, str]:
        """Give the addresses of the head's links of a kind, by their language."""
        return {
            given.get("hreflang") or "": given.get("href") or ""
            for tag, given, _ in self.elements
            if tag == "link" and given.get("rel") == relation
        }


def split(path: str) -> tuple[str, str]:
    """Give the language and the rest of an address."""
    first, _, rest = path.partition("/")
    return (first, rest) if first in LANGUAGES else ("en", path)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Seen]:
    """Read every page of the site."""
    folders = {path.parent.relative_to(site).as_posix(): path for path in site.rglob("index.html")}
    return {"" if folder == "." else f"{folder}/": Seen(path) for folder, path in folders.items()}


def translated(pages: dict[str, Seen], path: str) -> bool:
    """Whether a page is in its own language: then its article names no other."""
    (article,) = (given for tag, given, _ in pages[path].elements if tag == "article")
    return article.get("lang") in {None, split(path)[0]}


def test_every_page_is_there_in_every_language(pages: dict[str, Seen]) -> None:
    """The three languages have the same pages, and each says its language."""
    found = {language: {split(path)[1] for path in pages if split(path)[0] == language} for language in LANGUAGES}
    assert found["en"] == found["bg"] == found["tr"]
    assert len(found["en"]) >= 29
    for path, page in pages.items():
        assert page.elements[0][1].get("lang") == split(path)[0], path


def test_a_page_not_translated_says_so_and_is_marked_as_english(pages: dict[str, Seen]) -> None:
    """Its notice is in the reader's language; its article and its headings' list are marked as English."""
    for path, page in pages.items():
        language = split(path)[0]
        notices = [text for text, _, place in page.texts if "notice" in place]
        (article,) = (given.get("lang") for tag, given, _ in page.elements if tag == "article")
        if translated(pages, path):
            assert notices == [], path
            continue
        assert article == "en", path
        assert notices == [NOTICES[language]], path
        assert {said for _, said, place in page.texts if "notice" in place} == {language}, path
        headings = {said for _, said, place in page.texts if "toc" in place and "a" in place}
        assert headings <= {"en"}, path


def test_no_english_title_stands_unmarked_in_another_languages_menu(pages: dict[str, Seen]) -> None:
    """A title in the menu that is the same as in English is marked as English, or is the same word in both."""

    def menu(path: str) -> set[tuple[str, str]]:
        places = {"menu", "next", "above"}
        texts = pages[path].texts
        return {(text, said) for text, said, place in texts if places & set(place) and "button" not in place}

    english = {text for path in pages if split(path)[0] == "en" for text, _ in menu(path)}
    for path in pages:
        language = split(path)[0]
        if language != "en":
            assert {text for text, said in menu(path) if said == language} & english == set(), path


def test_canonical_and_alternates(pages: dict[str, Seen]) -> None:
    """A page offers its translations with absolute addresses; one not translated is offered nowhere."""
    for path, page in pages.items():
        language, rest = split(path)
        versions = {code: (f"{code}/" if code != "en" else "") + rest for code in LANGUAGES}
        offered = {code: SITE_URL + url for code, url in versions.items() if translated(pages, url)}
        canonical = page.links("canonical")
        if translated(pages, path):
            assert canonical == {"": SITE_URL + path}, path
            assert page.links("alternate") == {**offered, "x-default": SITE_URL + versions["en"]}, path
        else:
            assert language != "en"
            assert canonical == {"": SITE_URL + versions["en"]}, path
            assert page.links("alternate") == {}, path


def test_the_sitemap_names_each_translated_page_once(pages: dict[str, Seen], site: Path) -> None:
    """All pages in their own language are listed with their translations and x-default, and no other.

    But for the page that only teachers look for: some of its files hold the answers.
    """
    root = ET.parse(site / "sitemap.xml").getroot()  # noqa: S314 (a file that we built)
    listed: dict[str, dict[str, str]] = {}
    for entry in root.findall(f"{SITEMAP}url"):
        address = entry.findtext(f"{SITEMAP}loc") or ""
        assert address not in listed
        listed[address] = {link.get("hreflang", ""): link.get("href", "") for link in entry.findall(f"{XHTML}link")}
    found = {path for path in pages if translated(pages, path) and not path.endswith("platforms/")}
    assert set(listed) == {SITE_URL + path for path in found}
    for address, versions in listed.items():
        assert versions == pages[address.removeprefix(SITE_URL)].links("alternate"), address


def test_every_local_address_leads_to_a_file(pages: dict[str, Seen], site: Path) -> None:
    """Each link, picture, style and script of every page is there, under the sub-path and nowhere else."""
    base = "/peer-mentoring/"
    checked = set()
    for path, page in {**pages, "404.html": Seen(site / "404.html")}.items():
        for tag, given, _ in page.elements:
            address = given.get("src") or given.get("href") or ""
            if not address or ":" in address or address.startswith("#"):
                continue
            target = urljoin(base + path, address).partition("#")[0]
            assert target.startswith(base), (path, tag, address)
            file = site / target.removeprefix(base)
            checked.add(file)
            assert (file / "index.html" if file.is_dir() else file).is_file(), (path, tag, address)
    assert len(checked) > 90


@pytest.mark.parametrize("home", ["", "bg/", "tr/"])
def test_each_page_leads_to_the_next(pages: dict[str, Seen], home: str) -> None:
    """At the end of each page stands one next step, from the introduction to the last page of the menu."""
    path, seen = f"{home}introduction/", [""]
    while path != seen[-1]:
        assert path not in seen
        seen.append(path)
        steps = [given["href"] or "" for _, given, _ in pages[path].elements if given.get("rel") == "next"]
        assert len(steps) <= 1
        path = urljoin(SITE_URL + path, steps[0]).removeprefix(SITE_URL) if steps else path
    assert len(seen) > 25


def test_a_translated_page_takes_part(pocket_site: Path) -> None:
    """A page translated into Bulgarian is offered as such, with its own canonical address and no notice."""
    page = Seen(pocket_site / "bg" / "food" / "index.html")
    assert page.links("canonical") == {"": f"{SITE_URL}bg/food/"}
    assert page.links("alternate") == {
        "en": f"{SITE_URL}food/",
        "bg": f"{SITE_URL}bg/food/",
        "x-default": f"{SITE_URL}food/",
    }
    assert not [text for text, _, place in page.texts if "notice" in place]
    other = Seen(pocket_site / "tr" / "food" / "index.html")
    assert other.links("canonical") == {"": f"{SITE_URL}food/"}
    assert [text for text, _, place in other.texts if "notice" in place] == [NOTICES["tr"]]
