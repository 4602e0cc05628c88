"""A guide that a school made its own with `school.yml`, built as it would be published."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from _site import build_into
from browser import mini_site
from conftest import ROOT, once
from exports import publish
from exports.build import ExportBuild
from exports.context import Context
from guide.guide import Guide
from model.problems import Problems
from model.site import Site
from papers import pdf_text

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="48" height="24"><path fill="#7a0019" d="M0 0h24v24z"/></svg>'
SETTINGS = """\
name: {en: "Side & side", bg: "Рамо до рамо"}
short_name: {en: Side, bg: Рамо}
logo: ours/logo.svg
colours: {main: "#7a0019", accent: "#1a4f8b"}
languages: [bg, en]
leave_out: [stories/promise.md, stories/index.md, forms/interview.md, partners.md, references.md, roles-poster]
original: "https://example.org/guide/"
"""
NAMES = ("Old Name of All", "Старото име на всички", "Hepsinin eski adı")
"""What the guide is called here before the school gives it a name: no page says such words."""
FIRST = re.compile("|".join(NAMES) + r"|IM-PRO-MENT|BIST|WINSS|94[ \u00a0](?:SU|СУ)|Lazarov|Sekin|Kovacheva")
"""Words of the first partners: what the guide was called, their project, their names, and three of its authors."""
SOURCE = re.compile(r"(?:По обучителни материали на|Based on training materials of) IM-PRO-MENT")
"""At the foot of each paper: the source, as the licence asks."""
ATTRIBUTION = ("introduction", "about")
"""The pages that tell where the guide comes from: a sentence of the introduction leads to "About"."""
LEFT_OUT = ("stories/promise", "forms/interview", "partners", "references")


def whole(folder: Path) -> None:
    """Build the whole guide as a copy that sets all it can."""
    for part in ("hooks", "overrides", "docs"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "guide-version.toml", folder)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace('!ENV [SITE_URL, ""]', "https://example.org/side/")
    for name in NAMES:
        settings = re.sub(r"( {10}site_name: )(?!Old Name|Старото|Hepsinin).*", rf"\g<1>{name}", settings, count=1)
    settings = re.sub(r"^site_name: .*", f"site_name: {NAMES[0]}", settings, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    (folder / "ours").mkdir()
    (folder / "ours" / "logo.svg").write_text(DRAWING, "utf-8")
    (folder / "school.yml").write_text(SETTINGS, "utf-8")
    with pytest.MonkeyPatch.context() as change:
        change.setattr(publish, "publish", seen := Seen(publish.publish))
        problems, languages = build_into(folder, folder / "site", show=lambda _: None)
    assert not problems, "\n".join(problems)
    assert languages == 2
    print_some(folder, seen)


class Seen:
    """Publishes papers as a build does, and keeps what they would be made of."""

    def __init__(self, publish: Callable[..., publish.Published]) -> None:
        """Keep what publishes."""
        self.publish = publish

    def __call__(self, site: Site, guide: Guide, *more: object) -> publish.Published:
        """Publish, and keep the site and the guide."""
        self.context = Context(guide, replace(site, papers=True))
        return self.publish(site, guide, *more)


def print_some(folder: Path, seen: Seen) -> None:
    """Make the whole guide on paper, and of all that belongs to one page one of each sort, in each language."""
    build = ExportBuild(seen.context, folder / "site", Problems())
    wanted = [paper for paper in build.by_url.values() if paper.name == "guide" or not paper.whole]
    first = {(paper.language, paper.what, bool(paper.other)): paper for paper in reversed(wanted)}
    for address, file in build.set(first.values(), previews=False).items():
        target = folder / address
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file.path, target)
    assert not len(build.problems)


@pytest.fixture(scope="module")
def site(shared: Path) -> Path:
    """Give the whole guide as a school's own."""
    return once(shared, "school", whole) / "site"


def texts(site: Path) -> dict[str, str]:
    """Return every file of a site that holds text, by its path."""
    suffixes = {".html", ".js", ".json", ".css", ".xml", ".svg", ".webmanifest"}
    files = (path for path in sorted(site.rglob("*")) if path.suffix in suffixes)
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in files}


def text(site: Path, page: str) -> str:
    """Return a built page."""
    return (site / page).read_text("utf-8")


def test_no_word_of_the_first_partners_is_left(site: Path) -> None:
    """Their name stands on "About" alone, where the licence asks for it; their colours and their logo nowhere."""
    everything = texts(site)
    attribution = ("собствено копие на едно училище", "a school's own copy of")
    named = {path for path, content in everything.items() if any(name in content for name in NAMES)}
    assert {path for path in named if path.endswith(".html")} == {"about/index.html", "en/about/index.html"}
    assert [path for path in named if not any(words in everything[path] for words in attribution)] == []
    pages = {path: content for path, content in everything.items() if path.endswith(".html")}
    assert [path for path, content in pages.items() if re.search(r"(?<!school-)logo\.svg|favicon", content)] == []
    assert [
        path for path, content in pages.items() if content.rfind("--brand:#7a0019") < content.find("--brand:")
    ] == []
    said = {path: found for path in pages if (found := first_partners(site, path))}
    assert said.keys() == {f"{home}{page}/index.html" for home in ("", "en/") for page in ATTRIBUTION}
    assert said["introduction/index.html"] == said["en/introduction/index.html"] == {"IM-PRO-MENT": 1}
    assert "#0b5d5b" not in everything["sw.js"] + everything["manifest.bg.webmanifest"]


def first_partners(site: Path, page: str) -> Counter[str]:
    """Return the words of the first partners that a page says, each with how often; its foot names the source."""
    return Counter(FIRST.findall(text(site, page).partition("<article")[2].partition("</article>")[0]))


def test_no_paper_says_a_word_of_the_first_partners(site: Path) -> None:
    """The foot names the source, as the licence asks; the whole guide says what "About" says; there is no more."""
    printed = pdf_text.papers(site.parent)
    assert len(printed) > 2 * len(pdf_text.LANGUAGES), "there is one of each sort in each language"
    said = {pdf_text.name(path): Counter(FIRST.findall(SOURCE.sub("", pdf_text.text(path)))) for path in printed}
    attribution = {
        f"{code}/guide": sum((first_partners(site, f"{home}{page}/index.html") for page in ATTRIBUTION), Counter())
        for code, home in (("bg", ""), ("en", "en/"))
    }
    assert {name: found for name, found in said.items() if found} == attribution


def test_the_schools_name_is_said_wherever_the_guide_is_named(site: Path) -> None:
    """In the head, as the home page's first heading, in the search, and below the icon on a phone."""
    home = text(site, "index.html")
    assert "<title>Рамо до рамо</title>" in home
    assert re.search(r"<h1[^>]*>Рамо до рамо</h1>", home)
    assert 'src="assets/school-logo.svg" alt="" width="24" height="24"><b>Рамо до рамо</b>' in home
    assert re.search(r"<h1[^>]*>Side &amp; side</h1>", text(site, "en/index.html"))
    assert "Рамо до рамо" in text(site, "404.html")
    assert "Рамо до рамо" in "".join(path.read_text("utf-8") for path in (site / "assets" / "search").rglob("*.js"))
    app = json.loads(text(site, "manifest.bg.webmanifest"))
    assert (app["name"], app["short_name"], app["theme_color"]) == ("Рамо до рамо", "Рамо", "#7a0019")
    assert all((site / icon["src"]).is_file() for icon in app["icons"])


def test_a_name_in_one_language_is_the_name_in_all(tmp_path: Path) -> None:
    """No page goes back to what the guide was called before."""
    site = small(tmp_path / "guide", "name: {tr: Yan yana}\n", {"bg/index.md": "# Джоб\n\nДуми.\n"})
    for page in ("index.html", "bg/index.html", "tr/index.html"):
        assert re.search(
            r"<title>Yan yana</title>[\s\S]*<b>Yan yana</b>[\s\S]*<h1[^>]*>Yan yana</h1>", text(site, page)
        )


def test_the_first_language_stands_at_the_root(site: Path) -> None:
    """Bulgarian begins there, English stands below, and Turkish is nowhere: not in the menu, and not in an address."""
    assert '<html lang="bg"' in text(site, "roles/index.html")
    assert '<html lang="en"' in text(site, "en/roles/index.html")
    assert 'href="../en/roles/"' in text(site, "roles/index.html")
    assert not list(site.rglob("*tr*/index.html")) or not (site / "tr").exists()
    assert 'hreflang="tr"' not in "".join(content for path, content in texts(site).items() if path.endswith(".html"))
    assert json.loads(text(site, "manifest.bg.webmanifest"))["start_url"] == "./?start"
    assert json.loads(text(site, "manifest.en.webmanifest"))["start_url"] == "./en/?start"


def test_what_is_left_out_is_nowhere(site: Path) -> None:
    """No page, no entry of the menu, no result of the search: what linked it says its words, and lists have it not."""
    everything = texts(site)
    for page in LEFT_OUT:
        assert not (site / page).exists()
        assert [path for path, content in everything.items() if re.search(rf"[\"/]{page}/", content)] == [], page
    assert "Make your own copy of the guide." in text(site, "en/index.html")
    assert "Interview sheet" not in text(site, "en/forms/index.html")


def test_about_says_whose_copy_it_is(site: Path) -> None:
    """In each language: the name and the address of the original, that words were changed, and the licence."""
    for page, original in (("about", NAMES[1]), ("en/about", NAMES[0])):
        content = text(site, f"{page}/index.html").partition('<h2 id="this-edition">')[2][:900]
        assert re.search(rf'href="https://example.org/guide/">{original}</a>', content)
        assert re.search(r'href="https://creativecommons.org/licenses/by/4.0/[^"]*">CC BY 4.0</a>', content)


FORMS = f"{mini_site.CHECKLIST}\n{mini_site.PLAN}"
SMALL: dict[str, str | None] = {
    "en/index.md": "# Pocket\n\nA [*guide*](practice.md), and [food](food.md#eat).\n\n- [Food](food.md): a list\n",
    "en/about.md": "# About\n\nWords.\n",
    "bg/food.md": None,
    "bg/practice.md": None,
}


def small(workshop: Path, text: str, changes: dict[str, str | None]) -> Path:
    """Build a small guide with this `school.yml`."""
    workshop.mkdir(parents=True)
    (workshop / "school.yml").write_text(text, "utf-8")
    return mini_site.build(workshop.parent, workshop.name, {**SMALL, **changes}, mini_site.NAV + "  - about.md\n")


def test_a_language_alone_has_only_what_is_written_in_it(tmp_path: Path) -> None:
    """Without English, nothing is compared with it; what is not translated yet is not there, and is not linked."""
    home = "# Джоб\n\n[Упражнение](practice.md) и [храна](food.md#eat).\n"
    food = mini_site.PAGES["bg/food.md"]
    site = small(tmp_path / "guide", "languages: [bg]\nname: Джобче\n", {"bg/index.md": home, "bg/food.md": food})
    assert re.search(r"<h1[^>]*>Джобче</h1>", text(site, "index.html"))
    assert '<p>Упражнение и <a href="food/#eat">храна</a>.</p>' in re.sub(
        r' data-n="\d+"', "", text(site, "index.html")
    )
    assert not (site / "practice").exists()
    assert not (site / "en").exists()


def test_a_school_says_where_its_readers_leave_to_and_what_phones_keep(tmp_path: Path) -> None:
    """A language that it does not name leads where the guide says; phones are told to let go of what they kept."""
    settings = 'offline: false\nleave_to: {bg: "https://bg.example.org/"}\n'
    pages: dict[str, str | None] = {f"{code}/about.md": f"---\nexit: true\n---\n# {code}\n" for code in ("en", "bg")}
    site = small(tmp_path / "guide", settings, pages)
    assert 'class="door" href="https://bg.example.org/"' in text(site, "bg/about/index.html")
    assert 'class="door" href="https://en.wikipedia.org/"' in text(site, "about/index.html")
    assert "unregister" in text(site, "sw.js")


def test_points_on_a_page_that_is_left_out_may_still_be_served(tmp_path: Path) -> None:
    """A quiz that asks about them stays as it is; what would lead back to them is not there."""
    site = small(tmp_path / "guide", "leave_out: [food.md]\n", {})
    home = text(site, "index.html")
    assert "and food.</p>" in home
    assert "a list" not in home
    assert "food/" not in text(site, "practice/index.html")


def test_a_mistake_stops_the_build(tmp_path: Path) -> None:
    """All mistakes at once, and nothing is published."""
    with pytest.raises(AssertionError) as stop:
        small(tmp_path / "guide", "nmae: x\nlanguages: [de]\n", {})
    assert "school.yml:1: “nmae” is no setting" in str(stop.value)
    assert "school.yml:2: the guide has no language “de”" in str(stop.value)


def test_a_paper_that_is_left_out_is_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its own name, or with all that belong to the same activity; a name that is none is told with the nearest."""
    monkeypatch.setenv("PAPERS", "all")
    site = small(
        tmp_path / "guide", "leave_out: [trip, day-large, guide]\n", {"en/practice.md": f"# Practice\n\n{FORMS}"}
    )
    papers = sorted(path.stem for path in (site / "papers" / "en").glob("*.pdf"))
    assert papers == ["day"]
    with pytest.raises(AssertionError) as stop:
        small(tmp_path / "other", "leave_out:\n  - day\n  - trips\n", {})
    assert "school.yml:3: there is no paper “trips”. Write “trip”." in str(stop.value)
