"""What search engines are told of each page's languages: for translations, for fallbacks and under a sub-path."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest

from translation.mini_site import Small, make

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
HOSTS = {"https://example.org/": "on its own", "https://example.org/school/guide/": "under a sub-path"}


class Head(HTMLParser):
    """Reads a page's language, the language of its text, and the links that stand in its head."""

    def __init__(self, html: str) -> None:
        """Read a page."""
        super().__init__()
        self.language = self.text = self.direction = ""
        self.links: dict[str, str] = {}
        self.menu: dict[str, str] = {}
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read an element."""
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language, self.direction = given["lang"], given["dir"]
        elif tag == "article":
            self.text = given.get("lang", self.language)
        elif tag == "link" and given.get("rel") in {"canonical", "alternate"}:
            assert given.get("hreflang", given["rel"]) not in self.links, "said twice"
            self.links[given.get("hreflang", given["rel"])] = given["href"]
        elif tag == "a" and "hreflang" in given:
            self.menu[given["hreflang"]] = given["href"]
        if tag in {"h1", "h2", "h3"} and "id" in given:
            self.ids.append(given["id"])


class Site:
    """A built guide at an address: the roles are translated into Bulgarian, nothing into Turkish."""

    def __init__(self, guide: Small, address: str) -> None:
        """Read every page."""
        self.address = address
        folder = guide.root / "site"
        paths = {path.parent.relative_to(folder).as_posix(): path for path in folder.rglob("index.html")}
        self.pages = {f"{path}/" * (path != "."): Head(file.read_text("utf-8")) for path, file in paths.items()}
        tree = ET.fromstring((folder / "sitemap.xml").read_text("utf-8"))  # noqa: S314 - our own file
        self.map = {
            url.findtext(f"{SITEMAP}loc") or "": {
                link.attrib["hreflang"]: link.attrib["href"] for link in url.findall(f"{XHTML}link")
            }
            for url in tree
        }


@pytest.fixture(scope="module", params=HOSTS, ids=[*HOSTS.values()])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build the guide for an address."""
    guide = make(tmp_path_factory.mktemp("addresses") / "guide")
    for page in ("index.md", "translations.md"):
        (guide.root / "docs" / "bg" / page).unlink()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", request.param)
        guide.build()
    return Site(guide, request.param)


def test_a_translated_page_names_each_of_its_languages(site: Site) -> None:
    """Itself as the one to show, the English one for everybody else, and no language that it is not there in."""
    languages = {"en": site.address + "roles/", "bg": site.address + "bg/roles/", "x-default": site.address + "roles/"}
    assert site.pages["roles/"].links == {"canonical": site.address + "roles/", **languages}
    assert site.pages["bg/roles/"].links == {"canonical": site.address + "bg/roles/", **languages}
    assert site.pages["bg/roles/"].text == "bg"


@pytest.mark.parametrize("path", ["", "translations/"])
@pytest.mark.parametrize("language", ["bg", "tr"])
def test_a_fallback_sends_search_engines_to_the_english_page(site: Site, language: str, path: str) -> None:
    """It has no translation to offer: one canonical address, the English page's, and nothing else."""
    page = site.pages[f"{language}/{path}"]
    assert page.links == {"canonical": site.address + path}
    assert (page.language, page.text) == (language, "en")
    english = site.pages[path].links
    assert english == dict.fromkeys(("canonical", "en", "x-default"), site.address + path)


def test_the_sitemap_lists_what_is_there_and_nothing_twice(site: Site) -> None:
    """Each page that is the one to show, with the same languages as the page itself says."""
    own = {page.links["canonical"]: page for page in site.pages.values() if page.text == page.language}
    assert set(site.map) == set(own)
    for address, languages in site.map.items():
        assert {"canonical": address, **languages} == own[address].links
    assert len(site.map) == 4


def test_every_address_is_one_of_the_site(site: Site) -> None:
    """Whatever a page names exists, and pages that name each other agree."""
    for path, page in site.pages.items():
        for href in page.links.values():
            assert href.startswith(site.address)
            assert href.removeprefix(site.address) in site.pages, path
        for language, href in page.menu.items():
            there = urljoin(site.address + path, href).removeprefix(site.address)
            if "#" not in there:
                assert site.pages[there].language == language
                assert re.sub(r"^(bg|tr)/", "", there) == re.sub(r"^(bg|tr)/", "", path)


def test_anchors_are_the_same_in_every_language(site: Site) -> None:
    """Every heading's, the page's title too, whether its id was written or not."""
    for path in ("", "roles/", "translations/"):
        assert site.pages[path].ids == site.pages[f"bg/{path}"].ids == site.pages[f"tr/{path}"].ids
    assert site.pages["bg/roles/"].ids[0] == "page-roles"
    assert site.pages["tr/"].ids == ["page-home"]
