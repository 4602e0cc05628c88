"""SCORM 1.2 packages: whole, by the standard, and played on a platform by a reader who answers right and wrong."""

import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from playwright.sync_api import Browser, BrowserContext, Frame

import _scorm
import words
from browser import page_survey
from browser.conftest import Watch
from browser.host import Host
from exports import cache as made_files
from exports.context import Context
from exports.formats import scorm
from exports.formats.scorm import package, report
from exports.formats.scorm.package import ScormPaper
from guide.guide import Guide
from kinds.quiz import Question, Quiz
from missing import lacking
from model.kind import Activity
from model.nodes import Node, Text, text
from model.problems import Problems
from papers.helpers import context as guide_of
from platforms.scorm_platform import READY, Platform, read
from reading.page import Page
from rendering.text.hyphens import JOINER

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
LANGUAGES = ("en", "bg", "tr")
SITE = "https://example.org/guide/"
LARGEST = 60_000
CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
MD = "{http://www.imsglobal.org/xsd/imsmd_rootv1p2p1}"
ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
KINDS = {"quiz", "checklist", "story", "scale"}
TYPES = {"single": "choice", "multiple": "choice", "ordering": "sequencing", "matching": "matching"}
ONE = """# A page { #a-page }

/// quiz | One of each
    id: quiz

1.  One? { #one for="a-page" }

    - [x] Yes { #yes }

        > Because [of that](page.md#a-page).

    - [ ] No { #no }

        > Not so.

    > All in all.

    //// hint
    Think.
    ////

2.  Several? { #several }

    - [x] This { #this }
    - [x] That { #that }
    - [ ] Other { #other }

3.  In order? { #order }

    1. First { #first }
    2. Second { #second }
    3. Third { #third }

4.  Which is which? { #match }

    Left { #left }
    :   Links

    Right { #right }
    :   Rechts

///
"""


class Reader(HTMLParser):
    """Reads a page: its words, its ids, what its elements name, and what it loads."""

    def __init__(self, html: str) -> None:
        """Read it."""
        super().__init__()
        self.words, self.ids, self.loads, self.links = "", set[str](), list[str](), list[dict[str, str | None]]()
        self.options: list[str] = []
        self.silent = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        given = dict(attrs)
        self.silent = tag if tag in {"script", "style"} else ""
        self.ids |= {given.get("id") or ""}
        self.loads += [value or "" for name, value in attrs if name == "src" or (tag == "link" and name == "href")]
        self.options += [value or "" for name, value in attrs if name == "data-option"]
        self.words += "".join(f" {value} " for name, value in attrs if name == "data-date")  # the script's to show
        if tag == "a":
            self.links.append(given)

    def handle_endtag(self, _: str) -> None:
        """Hear again what comes after a script."""
        self.silent = ""

    def handle_data(self, data: str) -> None:
        """Note what is to be read."""
        if not self.silent:
            self.words += data


def leaves(value: object) -> Iterator[str]:
    """Go through every text that an author wrote in an activity."""
    if isinstance(value, Text):
        yield value.text
    elif isinstance(value, Node):
        yield from leaves(value.children)
    elif isinstance(value, tuple):
        for each in value:
            yield from leaves(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from leaves(getattr(value, each.name))


def plain(sentence: str) -> str:
    """Return words without what only layout adds."""
    return " ".join(sentence.replace(JOINER, "").split())


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Context:
    """Give the whole guide as it is read, in all its languages."""
    folder = tmp_path_factory.mktemp("guide")
    shutil.copytree(DOCS, folder / "docs")
    return guide_of(folder, {path.relative_to(DOCS).as_posix(): path.read_text("utf-8") for path in pages()}, SITE)


def pages() -> list[Path]:
    """Return the pages of the guide in every language."""
    return sorted(path for language in LANGUAGES for path in (DOCS / language).rglob("*.md"))


@pytest.fixture(scope="module")
def packages(guide: Context) -> dict[str, dict[str, ScormPaper]]:
    """Give every package of each language by its activity's id."""
    return {language: {each.of: each for each in own} for language, own in scorm.papers(guide, Problems()).items()}


def parts(paper: ScormPaper) -> tuple[Context, Page, Activity]:
    """Return what a package is made from."""
    assert paper.parts
    return paper.parts[:3]


@cache
def inside(paper: ScormPaper) -> dict[str, bytes]:
    """Return what lies in a package, in its order."""
    with zipfile.ZipFile(paper.make().path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def unpacked(packages: dict[str, dict[str, ScormPaper]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with every package unpacked, and the platform's own page."""
    folder = tmp_path_factory.mktemp("platform")
    for language, own in packages.items():
        for id_, paper in own.items():
            shutil.unpack_archive(paper.make().path, folder / language / id_, "zip")
    return folder


def of_one(folder: Path, text_: str = ONE, site: str = SITE) -> tuple[Context, ScormPaper]:
    """Return a guide of one page with one activity, and its package."""
    found = guide_of(folder, {"en/page.md": text_}, site)
    (paper,) = scorm.papers(found, Problems())["en"]
    return found, paper


def test_every_activity_of_its_kinds_has_one_and_no_form(
    guide: Context, packages: dict[str, dict[str, ScormPaper]]
) -> None:
    """Quizzes, checklists, stories and scales travel, the same in every language. What a reader writes does not."""
    for language in LANGUAGES:
        activities = [activity for page in guide.pages(language) for activity in page.activities]
        assert {each.head.id for each in activities if each.head.kind in KINDS} == packages[language].keys()
        assert {each.head.kind for each in activities} > KINDS
    assert packages["en"].keys() == packages["bg"].keys() == packages["tr"].keys()
    assert {paper.offer for own in packages.values() for paper in own.values()} == {"scorm"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_an_activity_is_missing(language: str, packages: dict[str, dict[str, ScormPaper]]) -> None:
    """Every text, feedback and hint that the author wrote is on the page, and every id is that of an element."""
    for paper in packages[language].values():
        activity = parts(paper)[2]
        page = Reader(inside(paper)["index.html"].decode())
        read_words = plain(page.words)
        missing = [each for each in leaves(activity) if plain(each) not in read_words]
        assert not missing, f"{paper.name}: {missing}"
        assert {each.id for each in activity.items()} <= page.ids
        if isinstance(activity, Quiz):
            assert sorted(page.options) == sorted(option.id for each in activity.questions for option in each.options)
            feedbacks = [option for each in activity.questions for option in each.options if option.feedback]
            html = inside(paper)["index.html"].decode()
            assert len(feedbacks) == html.count("<dd data-feedback=")
            assert html.count('class="quiz-hint"') == sum(bool(each.hint) for each in activity.questions)
            assert html.count("<div data-feedback>") == sum(bool(each.feedback) for each in activity.questions)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_knows_every_question_as_the_model_does(
    language: str, packages: dict[str, dict[str, ScormPaper]]
) -> None:
    """Its id, its type and its right answer, in the order of the quiz."""
    for paper in packages[language].values():
        activity = parts(paper)[2]
        data = json.loads(re.findall(r'id="scorm">(.*?)</script>', inside(paper)["index.html"].decode())[0])
        assert [each[0] for each in data["counted"]] == [item.id for item in activity.counted()]
        questions = activity.questions if isinstance(activity, Quiz) else ()
        assert [(each["id"], each["type"]) for each in data["interactions"]] == [
            (each.id, TYPES[each.type]) for each in questions
        ]
        for each, asked in zip(data["interactions"], questions, strict=True):
            assert re.fullmatch(asked.asked.right, each["right"]), each
        kept = set() if activity.head.kind == "scale" else {item.id for item in activity.items()}
        assert data["keeps"].keys() == kept, "the choices of a scale are for nobody else"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_beside_it_says_how_much_is_in_it(language: str, packages: dict[str, dict[str, ScormPaper]]) -> None:
    """It counts what is counted, and is in the language: no sentence stands for another kind's."""
    sentences = words.load(language)
    for paper in packages[language].values():
        activity = parts(paper)[2]
        of_kind = sentences[activity.head.kind]["package_holds"]
        assert paper.holds.startswith(of_kind.format(count=len([*activity.counted()])))
        assert paper.holds.endswith(sentences["scorm"]["links"])
        assert "{" not in paper.holds


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_manifest_says_what_it_is(language: str, packages: dict[str, dict[str, ScormPaper]]) -> None:
    """Title, language, source, licence, version and date; one part to open; and every file, no more and no less."""
    frame = words.load(language)["frame"]
    for paper in packages[language].values():
        context, _, activity = parts(paper)
        files, release = inside(paper), context.site.release
        assert next(iter(files)) == "imsmanifest.xml"
        root = etree.fromstring(files["imsmanifest.xml"])
        assert root.findtext(f"{CP}metadata/{CP}schemaversion") == "1.2"
        titles = [
            root.findtext(f".//{MD}title/{MD}langstring"),
            *(each.text for each in root.iterfind(f".//{CP}title")),
        ]
        assert set(titles) == {activity.head.title}
        assert root.find(f".//{MD}title/{MD}langstring").get(LANG) == language
        assert root.findtext(f".//{MD}general/{MD}language") == language
        assert root.findtext(f".//{MD}lifecycle/{MD}version/{MD}langstring") == release.version == root.get("version")
        assert root.findtext(f".//{MD}datetime") == release.date.isoformat()
        rights = root.findtext(f".//{MD}rights/{MD}description/{MD}langstring") or ""
        assert frame["licence_url"] in rights
        assert release.project in rights
        (resource,) = root.iterfind(f".//{CP}resource")
        assert (resource.get(f"{ADL}scormtype"), resource.get("href")) == ("sco", "index.html")
        assert [root.find(f".//{CP}item").get("identifierref")] == [resource.get("identifier")]
        assert sorted(each.get("href") or "" for each in resource) == sorted({*files} - {"imsmanifest.xml"})


def schemas(folder: Path) -> Any:  # noqa: ANN401 - lxml has no types
    """Return ADL's and IMS' schemas of 2001 in one, as a strict reader takes them; `folder` is for its copies.

    Two things in them are no schema by the final standard: the prefix `xml` is bound anew, and a wildcard may be what
    stands beside it, too.
    """
    for path in _scorm.path(_scorm.SCHEMAS).glob("*.xsd"):
        schema = path.read_text("utf-8").replace('xmlns="http://www.w3.org/XML/1998/namespace"', "", 1)
        (folder / path.name).write_text(schema.replace("##any", "##other"), "utf-8")
    names = {CP: "imscp_rootv1p1p2", MD: "imsmd_rootv1p2p1", ADL: "adlcp_rootv1p2"}
    parts_ = "".join(f'<import namespace="{of[1:-1]}" schemaLocation="{name}.xsd"/>' for of, name in names.items())
    (folder / "all.xsd").write_text(f'<schema xmlns="http://www.w3.org/2001/XMLSchema">{parts_}</schema>', "utf-8")
    return etree.XMLSchema(etree.parse(folder / "all.xsd", etree.XMLParser(no_network=True)))


def test_every_manifest_is_as_the_schemas_ask(packages: dict[str, dict[str, ScormPaper]], tmp_path: Path) -> None:
    """Those of ADL and IMS: content packaging, metadata and SCORM's own attributes."""
    if sentence := _scorm.missing():
        lacking(sentence)
    schema = schemas(tmp_path)
    for own in packages.values():
        for paper in own.values():
            schema.assertValid(etree.fromstring(inside(paper)["imsmanifest.xml"]))
    broken = inside(paper)["imsmanifest.xml"].replace(b"<schemaversion>", b"<schemaversion2>")
    assert not schema.validate(etree.fromstring(broken.replace(b"</schemaversion>", b"</schemaversion2>")))


def test_everything_is_inside_and_small(packages: dict[str, dict[str, ScormPaper]]) -> None:
    """A page loads what lies beside it and nothing else; nothing stands inline; a quiz has at most 60 kB."""
    for own in packages.values():
        for paper in own.values():
            files = inside(paper)
            html = files["index.html"].decode()
            page = Reader(html)
            assert {*page.loads} <= {*files}
            assert not re.search(r"<style|<[^>]*\s(style|on[a-z]+)=|<script>|<form|<!--", html)
            assert "connect-src" not in html
            assert "default-src &#39;none&#39;" in html
            assert not re.search(rb"url\((?!['\"]?data:)|@import", files["style.css"])
            away = [link for link in page.links if (link.get("href") or "").startswith("http")]
            assert all(link["target"] == "_blank" and "noopener" in (link["rel"] or "") for link in away)
            assert paper.make().size <= LARGEST


def test_it_is_the_same_each_time(
    packages: dict[str, dict[str, ScormPaper]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every byte, and no date of its making: its entries have the oldest that there is, and an order."""
    for id_ in ("roles-quiz", "conduct"):
        before = packages["bg"][id_].make()
        with monkeypatch.context() as elsewhere:
            elsewhere.setattr(made_files, "FOLDER", tmp_path)
            again = packages["bg"][id_].make()
        assert again.path != before.path
        assert again.path.read_bytes() == before.path.read_bytes()
        with zipfile.ZipFile(again.path) as archive:
            entries = archive.infolist()
        assert {each.date_time for each in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert [each.filename for each in entries][1:] == sorted(each.filename for each in entries[1:])


def test_links_lead_to_the_site_or_nowhere(tmp_path: Path) -> None:
    """With the site's address they are whole; without it their words stay, and the line beside the file says so."""
    _, known = of_one(tmp_path / "known")
    html = inside(known)["index.html"].decode()
    assert (
        '<a href="https://example.org/guide/en/page/#a-page" target="_blank" rel="noopener noreferrer">of that' in html
    )
    assert 'Read again: <a href="https://example.org/guide/en/page/#a-page" target="_blank"' in html
    _, unknown = of_one(tmp_path / "unknown", site="")
    html = inside(unknown)["index.html"].decode()
    assert "Because <span>of that</span>." in html
    assert "Read again: A page" in html
    assert unknown.holds.endswith(words.load("en")["scorm"]["no_links"])


def faults(folder: Path, change: Callable[[Quiz], Quiz]) -> list[str]:
    """Return what is said of the quiz of one page when it is changed so."""
    context, _ = of_one(folder)
    page = context.guide.pages["docs/en/page.md"]
    quiz = page.activities[0]
    assert isinstance(quiz, Quiz)
    problems = Problems()
    changed = Guide(pages={page.path: replace(page, activities=(change(quiz),))})
    scorm.check(replace(context, guide=changed), problems)
    return [str(problem) for problem in problems]


def first(quiz: Quiz, **values: Any) -> Quiz:  # noqa: ANN401 - whatever a question has
    """Return a quiz whose first question is another."""
    return replace(quiz, questions=(replace(quiz.questions[0], **values), *quiz.questions[1:]))


def test_what_scorm_has_no_place_for_is_said_with_its_line(tmp_path: Path) -> None:
    """A type of question that nobody named, an id or an answer that is too long, more than a platform keeps."""
    assert faults(tmp_path / "1", lambda quiz: quiz) == []
    (wrong,) = faults(tmp_path / "2", lambda quiz: first(quiz, type="essay"))
    assert wrong.startswith("docs/en/page.md:6: SCORM has no question of the type “essay”. Name one")
    (wrong,) = faults(tmp_path / "3", lambda quiz: first(quiz, id="x" * 256))
    assert wrong.startswith("docs/en/page.md:6: an answer can be longer than the 255 characters")
    many: Callable[[Quiz], Quiz] = lambda quiz: replace(  # noqa: E731 - short, as the others
        quiz, questions=tuple(replace(quiz.questions[2], id=f"question-{number}") for number in range(60))
    )
    (wrong,) = faults(tmp_path / "4", many)
    assert re.match(r"docs/en/page.md:3: what is kept of this can have \d{4} characters, and SCORM has room", wrong)


def test_no_package_of_the_guide_can_need_more_than_a_platform_keeps(guide: Context) -> None:
    """Whatever is answered."""
    problems = Problems()
    scorm.check(guide, problems)
    assert [str(problem) for problem in problems] == []


SIGNS = (
    "<",
    "&",
    "]]>",
    "{",
    "}",
    "{{",
    "%50%",
    "####",
    "//",
    "=",
    "->",
    '"',
    "'",
    "</script>",
    "<!--",
    "&amp;",
    "\\n",
)
LETTERS = ("İ", "ı", "ş", "Ъ", "שלום", "\u202e", " ", "a", "\u2028", "x" * 500)
NASTY = st.lists(st.sampled_from(SIGNS + LETTERS), min_size=1, max_size=12).map("".join)


@cache
def small(folder: Path) -> tuple[Context, Page, Quiz]:
    """Return the quiz of one page."""
    context, _ = of_one(folder)
    page = context.guide.pages["docs/en/page.md"]
    quiz = page.activities[0]
    assert isinstance(quiz, Quiz)
    return context, page, quiz


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(NASTY.filter(lambda sentence: sentence.strip()), min_size=6, max_size=6))
def test_words_are_data(guide_folder: Path, sentences: list[str]) -> None:
    """Whatever an author writes is read again as it was written, and changes no question and no file."""
    context, page, quiz = small(guide_folder)
    title, *rich = sentences
    asked, answer, feedback, hint, match = ((Text(each),) for each in rich)
    option = replace(quiz.questions[0].options[0], text=answer, feedback=feedback)
    pair = replace(quiz.questions[3].options[0], match=match)
    question: Question = replace(
        quiz.questions[0], text=asked, hint=hint, options=(option, *quiz.questions[0].options[1:])
    )
    matching = replace(quiz.questions[3], options=(pair, *quiz.questions[3].options[1:]))
    changed = replace(quiz, head=replace(quiz.head, title=title), questions=(question, *quiz.questions[1:3], matching))
    files = package.files(context, page, changed, dict)
    html = Reader(files["index.html"].decode())
    for each in sentences:
        assert plain(each) in plain(html.words)
    assert html.options == Reader(package.files(context, page, quiz, dict)["index.html"].decode()).options
    manifest = etree.fromstring(files["imsmanifest.xml"])
    assert manifest.findtext(f"{CP}organizations/{CP}organization/{CP}title") == title
    data = re.findall(r'id="scorm">(.*?)</script>', files["index.html"].decode())[0]
    assert json.loads(data) == report.data(quiz) | {"keeps": json.loads(data)["keeps"]} | {
        name: json.loads(json.dumps(value)) for name, value in report.data(quiz).items()
    }


@pytest.fixture(scope="module")
def guide_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder for a guide of one page."""
    return tmp_path_factory.mktemp("words")


# What follows is played: in a browser, on a platform.


@pytest.fixture(scope="module")
def host(unpacked: Path) -> Iterator[Host]:
    """Serve the platform with every package."""
    if sentence := _scorm.missing():
        lacking(sentence)
    Platform.furnish(unpacked)
    host = Host(unpacked)
    yield host
    host.close()


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """Give a reader, of whom nothing may be stored, and whose pages may not fail or ask another origin."""
    watch = Watch()
    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(15000)
    watch.follow(context)
    yield context
    for page in context.pages:
        if page.url.startswith("http"):
            assert page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == []
            assert page.evaluate("indexedDB.databases()") == []
    assert context.cookies() == []
    watch.end()
    away = [url for url in watch.requests if not url.startswith(("http://127.0.0.1:", "data:", "file:", "about:"))]
    assert not watch.wrong + away


RIGHT = """() => {
  const all = (part, what) => [...part.querySelectorAll(what)], one = document.querySelector(".activity");
  const touch = (field) => field.dispatchEvent(new Event("input", { bubbles: true }));
  for (const question of all(one, ".quiz-question")) {
    const right = question.dataset.right.split(" "), { type } = question.dataset;
    if (type === "matching") all(question, "label select").forEach((field) => {
      field.value = field.closest("li").dataset.option;
      touch(field);
    });
    else if (type === "ordering") right.forEach((id, place) => {
      const at = () => all(question, ".quiz-order > li").findIndex((row) => row.dataset.option === id);
      while (at() > place) question.querySelector(`[data-option="${id}"] [data-do=up]`).click();
    });
    else right.forEach((id) => question.querySelector(`[value="${id}"]`).click());
    question.querySelector("[data-do=check]").click();
  }
  all(one, "[type=checkbox][data-item]").forEach((box) => box.click());
  all(one, ".scale-steps").forEach((row) => row.querySelector("input").click());
  const next = () => one.querySelector(".story-passage.is-now .story-choices a");
  while (next()) next().click();
}"""
"""Does all of an activity, of whatever kind, as it is right: with the elements that a reader touches."""
SHOWN = """() => Object.fromEntries([...document.querySelectorAll(
  ".activity :is([data-item], label select, [data-option] input, .quiz-order > li, .quiz-question, .story-passage)"
)].map((one) => [
  [one.closest(".quiz-question")?.id, one.id, one.dataset.item, one.closest("[data-option]")?.dataset.option, one.value]
    .join(" "),
  [one.checked, one.value, one.dataset.state, one.classList.contains("is-now"),
    one.closest(".quiz-order") && [...one.parentElement.children].indexOf(one)],
]))"""
"""What a reader sees of the answers, by ids: options lie mixed each time."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_package_is_played_right_and_found_again(
    language: str, packages: dict[str, dict[str, ScormPaper]], host: Host, reader: BrowserContext
) -> None:
    """The platform hears what the dataclasses say: status, score, each question. Opened again, answers are back."""
    platform = Platform(host, reader.new_page())
    for id_, paper in packages[language].items():
        activity = parts(paper)[2]
        frame = platform.open(f"{language}/{id_}")
        fresh = frame.evaluate(SHOWN)
        frame.evaluate(RIGHT)
        shown = frame.evaluate(SHOWN)
        kept = platform.leave()
        assert all(call[-1] == "true" for call in platform.calls()), platform.calls()
        assert [platform.calls()[place][0] for place in (0, -2, -1)] == ["LMSInitialize", "LMSCommit", "LMSFinish"]
        values = read(kept)
        questions = activity.questions if isinstance(activity, Quiz) else ()
        assert values["core"]["lesson_status"] == ("passed" if questions else "completed"), id_
        assert values["core"]["score"] == (
            {"raw": "100", "min": "0", "max": "100"} if questions else {"raw": "", "min": "", "max": "100"}
        )
        assert [(each["id"], each["type"], each["result"]) for each in values["interactions"].values()] == [
            (each.id, TYPES[each.type], "correct") for each in questions
        ]
        for each in values["interactions"].values():
            assert each["student_response"] == each["correct_responses"]["0"]["pattern"]
        assert len(values["suspend_data"]) <= 4096
        frame = platform.open(f"{language}/{id_}", kept)
        keeps = activity.head.kind != "scale"
        assert frame.evaluate(SHOWN) == (shown if keeps else fresh)
        assert shown != fresh
        assert platform.calls()[1:] == [["LMSSetValue", "cmi.core.exit", "suspend", "true"]], "nothing has changed"
        platform.leave()


def quiz(platform: Platform, kept: str = "") -> Frame:
    """Play one of the guide's quizzes."""
    return platform.open("en/roles-quiz", kept)


def answer(frame: Frame, question: str, option: str) -> str:
    """Answer a question with one option; return what is said of it."""
    frame.evaluate(
        """([question, option]) => {
          const part = document.getElementById(question);
          part.querySelector(`[value="${option}"]`).click();
          part.querySelector("[data-do=check]").click();
        }""",
        [question, option],
    )
    return str(frame.locator(f"#{question} .quiz-result").inner_text())


def test_a_wrong_answer_is_explained_and_told(
    packages: dict[str, dict[str, ScormPaper]], host: Host, reader: BrowserContext
) -> None:
    """Its own feedback is shown, and the platform hears it. What comes right later is not right at the first try."""
    platform = Platform(host, reader.new_page())
    frame = quiz(platform)
    roles = parts(packages["en"]["roles-quiz"])[2]
    assert isinstance(roles, Quiz)
    question = next(each for each in roles.questions if each.type == "single" and len(each.options) > 2)
    number = roles.questions.index(question)
    wrong, other = [option for option in question.options if not option.right][:2]
    assert plain(text(wrong.feedback)) in plain(answer(frame, question.id, wrong.id))
    told = platform.written()
    assert told[f"cmi.interactions.{number}.student_response"] == wrong.id
    assert told[f"cmi.interactions.{number}.result"] == "wrong"
    assert (told["cmi.core.lesson_status"], told["cmi.core.score.raw"]) == ("incomplete", "0")
    assert "cmi.interactions.0.student_response" not in told
    frame = quiz(platform, platform.leave())
    assert plain(text(wrong.feedback)) in plain(frame.locator(f"#{question.id} .quiz-result").inner_text())
    assert plain(text(other.feedback)) in plain(answer(frame, question.id, other.id))
    assert platform.written()[f"cmi.interactions.{number}.student_response"] == other.id
    rest = RIGHT.replace('all(one, ".quiz-question")', f'all(one, ".quiz-question:not(#{question.id})")')
    frame.evaluate(rest)
    all_, score = len(roles.questions), str(round(100 * (len(roles.questions) - 1) / len(roles.questions)))
    assert platform.written()["cmi.core.lesson_status"] == "failed"
    assert platform.written()["cmi.core.score.raw"] == score
    frame.evaluate("document.querySelector('[data-do=retry]').click()")
    right = next(option for option in question.options if option.right)
    assert plain(text(right.feedback)) in plain(answer(frame, question.id, right.id))
    assert platform.written()["cmi.core.lesson_status"] == "passed"
    frame.evaluate("document.querySelector('[data-do=reset]').click()")
    values = read(platform.leave())
    assert values["core"]["lesson_status"] == "passed", "it is not taken away from who learns once more"
    assert values["core"]["score"]["raw"] == score
    assert len(values["interactions"]) == all_


def test_only_what_changed_is_written(host: Host, reader: BrowserContext) -> None:
    """A platform may take its time over each value: a second answer does not bring the first again."""
    platform = Platform(host, reader.new_page())
    frame = quiz(platform)
    answer(frame, "roles-quarrel", "listen")
    before = len(platform.calls())
    answer(frame, "roles-essay", "tell")
    written = [call[1] for call in platform.calls()[before:] if call[0] == "LMSSetValue"]
    number = "cmi.interactions.3"
    assert written == ["cmi.suspend_data", f"{number}.student_response", f"{number}.result"]
    platform.page.wait_for_function("() => calls.at(-1)[0] === 'LMSCommit'")


def test_what_a_reader_could_type_is_never_told(host: Host, reader: BrowserContext) -> None:
    """Only ids that the author gave to the same item leave the page."""
    platform = Platform(host, reader.new_page())
    frame = quiz(platform)
    frame.evaluate("""() => {
      const { store } = Activities;
      store.write("roles-quarrel", { v: "my mentee is called Ivan" });
      store.write("roles-essay", { v: "listen" });
      store.write("goal-one", { v: "truth" });
      store.write("roles-new", { v: "club", note: "Ivan" });
    }""")
    kept = json.loads(read(platform.leave())["suspend_data"])
    assert kept == {"schema": 1, "items": {"roles-new": {"v": "club", "r": ""}}}


def test_a_scale_tells_only_that_it_was_filled_in(
    packages: dict[str, dict[str, ScormPaper]], host: Host, reader: BrowserContext
) -> None:
    """What a mentor thinks of themselves is for nobody else."""
    scale = next(id_ for id_, paper in packages["tr"].items() if parts(paper)[2].head.kind == "scale")
    platform = Platform(host, reader.new_page())
    frame = platform.open(f"tr/{scale}")
    assert frame.locator(".scorm-notice").inner_text() == words.load("tr")["scorm"]["told"]
    frame.evaluate(RIGHT)
    platform.leave()
    assert {*platform.written()} == {"cmi.core.exit", "cmi.core.lesson_status"}


def test_an_answer_to_an_older_question_does_not_count(host: Host, reader: BrowserContext) -> None:
    """What the platform kept from another edition, or what is no answer at all, does no harm."""
    platform = Platform(host, reader.new_page())
    frame = quiz(platform)
    answer(frame, "roles-quarrel", "listen")
    kept = platform.leave()
    frame = quiz(platform, re.sub(r'(\\"r\\":\\")\w+', r"\1abcdef", kept))
    assert frame.locator("#roles-quarrel").get_attribute("data-state") == "open"
    assert words.load("en")["quiz"]["say_changed"] in frame.locator("#roles-quarrel .quiz-result").inner_text()
    platform.leave()
    for damaged in ("{", "null", "[]", '{"items": 3}', '{"items": {"roles-quarrel": null}}', "Storyline=1"):
        frame = quiz(platform, json.dumps(read(kept) | {"suspend_data": damaged}))
        assert frame.locator("#roles-quarrel").get_attribute("data-state") == "open"
        platform.leave()


def test_without_a_platform_it_works_and_says_that_nothing_is_kept(unpacked: Path, reader: BrowserContext) -> None:
    """Opened from a folder, in light and in dark; and when it is opened again, nothing of it is left."""
    page = reader.new_page()
    grounds = set()
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        page.goto((unpacked / "bg/roles-quiz/index.html").as_uri())
        page.wait_for_function(READY)
        assert page.locator(".scorm-notice").inner_text() == words.load("bg")["scorm"]["alone"]
        assert page.locator("[data-state=right]").count() == 0
        page.evaluate(RIGHT)
        assert page.locator("[data-state=right]").count() == page.locator(".quiz-question").count()
        assert page.locator(".activity-state").inner_text() in {"", words.load("bg")["scorm"]["noted"]}
        grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(grounds) == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_page_is_for_everybody(
    scheme: Literal["light", "dark"],
    unpacked: Path,
    packages: dict[str, dict[str, ScormPaper]],
    browser: Browser,
) -> None:
    """One of each kind in a narrow frame, fresh and done: axe finds nothing, and nothing is cut off or too small."""
    context = browser.new_context(
        reduced_motion="reduce",
        color_scheme=scheme,
        viewport={"width": 320, "height": 640},
        bypass_csp=True,  # axe reads the style, which the page itself never does
    )
    page, found = context.new_page(), list[str]()
    for id_ in {parts(paper)[2].head.kind: id_ for id_, paper in packages["bg"].items()}.values():
        page.goto((unpacked / "bg" / id_ / "index.html").as_uri())
        page.wait_for_function(READY)
        for _ in range(2):
            found += page_survey.run_axe(page)
            found += page.evaluate(page_survey.TOO_WIDE) + page.evaluate(page_survey.TOO_SMALL)
            page.evaluate(RIGHT)
    context.close()
    assert found == []


def test_a_platform_of_another_origin_is_none(host: Host, reader: BrowserContext, tmp_path: Path) -> None:
    """A page that shows it in a frame may not be looked into: no error, and nothing is kept."""
    frame = f'<iframe title="A package" src="{host.url("en/roles-quiz/index.html")}"></iframe>'
    (tmp_path / "index.html").write_text(f'<link rel="icon" href="data:,"><script>var API = 1</script>{frame}', "utf-8")
    other = Host(tmp_path)
    page = reader.new_page()
    page.goto(other.url("index.html"))
    notice = page.frame_locator("iframe").locator(".scorm-notice")
    notice.wait_for()
    assert notice.inner_text() == words.load("en")["scorm"]["alone"]
    other.close()


REFUSES = """
  self.API = Object.fromEntries(["LMSInitialize", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSFinish"].map((name) =>
    [name, (key = "") => name === "LMSGetValue" ? "" : String(!self.full || !/suspend_data/.test(key))]));
  document.querySelector("iframe").src = "en/conduct/index.html";
"""


def test_a_platform_that_refuses_is_told_to_the_reader(host: Host, reader: BrowserContext) -> None:
    """And when it takes what it refused, the sentence goes."""
    page = reader.new_page()
    page.goto(host.url("index.html"))
    page.evaluate(f"() => {{ self.full = true; {REFUSES} }}")
    frame = page.frames[1]
    notice, said = frame.locator(".scorm-notice"), words.load("en")["scorm"]
    notice.and_(frame.get_by_text(said["refused"])).wait_for()
    page.evaluate("self.full = false")
    frame.locator("[type=checkbox]").first.check()
    notice.and_(frame.get_by_text(said["kept"])).wait_for()
