"""The cartridge: its structure as the standard has it, and every choice question as Moodle's reader takes it apart."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from lxml import html as lxml_html

import words as sentences
from exports.context import Context, title
from exports.formats.cartridge import TARGET
from kinds.quiz import Question
from model.nodes import Node, Text
from platforms.helpers import (
    LANGUAGES,
    MOST_TEXTS,
    QUICK,
    URL,
    Choice,
    Found,
    bare,
    differences,
    question_of,
    questions,
    quiz_of,
    quizzes,
    said,
    small,
    small_guide,
    wrapped,
)
from platforms.nasty import distinct

LARGEST = 60_000
"""Bytes of a cartridge: under 950 for each choice question."""
SPACES = {
    "cp": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1",
    "lom": "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest",
    "qti": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2",
    "wl": "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1",
}
QUIZ, LINK = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment", "imswl_xmlv1p1"
PROFILES = {"cc.multiple_choice.v0p1": ("single", "Single"), "cc.multiple_response.v0p1": ("multiple", "Multiple")}
Wording = Callable[[str], str]


def files(content: bytes) -> dict[str, bytes]:
    """Return what is in a cartridge, by its names."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def words(source: str) -> str:
    """Return what a reader sees of HTML, without spaces."""
    return bare(lxml_html.fromstring(f"<div>{source}</div>").text_content())


def resolved(source: str) -> str:
    """Return HTML as Moodle keeps a cartridge's: its `safexml` resolves entities once."""
    return unescape(source)


def loaded(source: str) -> str:
    """Return a question's text as Moodle keeps it: twice read as Latin-1 and written in ASCII, then resolved."""
    for _ in range(2):
        tree = lxml_html.document_fromstring(source.encode(), parser=lxml_html.HTMLParser(encoding="iso-8859-1"))
        source = lxml_html.tostring(tree, encoding="ascii").decode()
        source = re.sub("</?(?:html|body)>", "", source)
    return unescape(source.replace("%24", "$"))


def mattext(element: ET.Element | None) -> str:
    """Return the HTML in a piece of material."""
    texts = element.findall(".//qti:mattext", SPACES) if element is not None else []
    assert all(each.get("texttype") == "text/html" for each in texts)
    return "".join(each.text or "" for each in texts)


def read_item(item: ET.Element, of_question: Wording, of_text: Wording) -> Found:
    """Return a question, as Moodle's reader takes it apart; the structure is checked on the way."""
    assert [each.tag.rpartition("}")[2] for each in item][:3] == ["itemmetadata", "presentation", "resprocessing"]
    assert {each.tag.rpartition("}")[2] for each in list(item)[3:]} <= {"itemfeedback"}
    profile = item.findtext("qti:itemmetadata//qti:fieldentry", "", SPACES)
    kind, cardinality = PROFILES[profile]
    given = item.find("qti:presentation/qti:response_lid", SPACES)
    assert given is not None
    assert given.get("rcardinality") == cardinality
    conditions = item.findall("qti:resprocessing/qti:respcondition", SPACES)
    feedback = {each.get("ident", ""): mattext(each) for each in item.findall("qti:itemfeedback", SPACES)}
    shown = [each.get("linkrefid", "") for each in item.iter(f"{{{SPACES['qti']}}}displayfeedback")]
    assert sorted(shown) == sorted(feedback)
    assert {each.get("case") for each in item.iter(f"{{{SPACES['qti']}}}varequal")} == {"Yes"}
    general, of_option, score = [], {}, {}
    for condition in conditions:
        own = [feedback[each.get("linkrefid", "")] for each in condition.findall("qti:displayfeedback", SPACES)]
        if condition.get("continue") == "Yes":
            general += own
        if (chosen := condition.findtext("qti:conditionvar/qti:varequal", "", SPACES)) and condition.get(
            "continue"
        ) is None:
            of_option[chosen] = "".join(own)
            score[chosen] = float(condition.findtext("qti:setvar", "0", SPACES))
    labels = given.findall("qti:render_choice/qti:response_label", SPACES)
    if kind == "multiple":
        (scored,) = [each for each in conditions if each.find("qti:setvar", SPACES) is not None]
        right = [each.text or "" for each in scored.findall("qti:conditionvar/qti:and/qti:varequal", SPACES)]
        wrong = [each.text or "" for each in scored.findall("qti:conditionvar/qti:and/qti:not/qti:varequal", SPACES)]
        assert sorted(right + wrong) == sorted(label.get("ident", "") for label in labels)
        score = dict.fromkeys(right, 100.0)
    text = item.find("qti:presentation/qti:material", SPACES)
    return Found(
        id=item.get("ident", ""),
        type=kind,
        name=item.get("title", ""),
        text=words(of_question(mattext(text))),
        options=[
            Choice(words(of_text(mattext(label))), score.get(id_, 0), words(of_text(of_option.get(id_, ""))))
            for label in labels
            for id_ in [label.get("ident", "")]
        ],
        feedback=words(of_text("".join(general))),
        shuffle=given.find("qti:render_choice[@shuffle='Yes']", SPACES) is not None,
    )


def read(content: bytes, of_question: Wording = str, of_text: Wording = str) -> list[Found]:
    """Return the questions of a cartridge in the order of its list."""
    inside = files(content)
    found = []
    for path in paths(inside, QUIZ):
        items = ET.fromstring(inside[path]).iterfind("qti:assessment/qti:section/qti:item", SPACES)  # noqa: S314 - ours
        found += [read_item(item, of_question, of_text) for item in items]
    return found


def paths(inside: dict[str, bytes], type_: str) -> list[str]:
    """Return the files of a type in the order in which the manifest lists them."""
    manifest = ET.fromstring(inside["imsmanifest.xml"])  # noqa: S314 - ours
    resources = {each.get("identifier"): each for each in manifest.iterfind("cp:resources/cp:resource", SPACES)}
    listed = [
        each.get("identifierref") for each in manifest.iter(f"{{{SPACES['cp']}}}item") if each.get("identifierref")
    ]
    assert sorted(map(str, listed)) == sorted(map(str, resources))
    own = [resources[name] for name in listed if resources[name].get("type") == type_]
    return [each.findall("cp:file", SPACES)[0].get("href", "") for each in own]


def same(question: Question, found: Found) -> bool:
    """Tell whether a choice question is as it was written, but for its hint."""
    wanted = [
        (said(option.text), 100.0 if option.right else 0, said(option.feedback), "") for option in question.options
    ]
    return (
        wanted == [(each.text, each.worth, each.feedback, each.match) for each in found.options]
        and (found.type, found.text) == (question.type, said(question.text, question.more))
        and found.feedback == said(question.feedback)
        and found.shuffle == question.shuffle
        and 0 < len(found.name) <= 255
    )


def choices(context: Context, language: str) -> list[Question]:
    """Return the questions of a language that a cartridge can hold."""
    return [each for each in questions(context, language) if each.type in {"single", "multiple"}]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_question_is_in_it_as_it_was_written(guide: Context, language: str) -> None:
    """As the file has it, and as Moodle keeps it, which reads a text as Latin-1 and resolves entities once more."""
    (paper,) = TARGET.of_language(guide, language)
    content, written = paper.content(), choices(guide, language)
    assert differences(written, read(content), same) == []
    assert differences(written, read(content, loaded, resolved), same) == []
    assert [each.id for each in read(content)] == [question.id for question in written]
    assert len(content) <= LARGEST


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_line_says_how_many_are_not_in_it(guide: Context, language: str) -> None:
    """By type, as they are counted in the guide."""
    (paper,) = TARGET.of_language(guide, language)
    own, every = sentences.load(language)["quiz"], questions(guide, language)
    line = own["platform_in"].replace("{held}", str(len(choices(guide, language)))).replace("{all}", str(len(every)))
    assert paper.holds.startswith(line)
    for type_ in ("ordering", "matching"):
        number = sum(question.type == type_ for question in every)
        assert own[f"platform_lost_{type_}"].replace("{number}", str(number)) in paper.holds
    assert own["platform_lost_hint"] in paper.holds
    ticks = sum(question.type == "multiple" for question in every)
    assert own["platform_note_ticks"].replace("{number}", str(ticks)) in paper.holds


@pytest.mark.parametrize("lost", ["displayfeedback.*?/>", "setvar.*?</setvar>", "response_label.*?</response_label>"])
def test_what_is_missing_is_noticed(guide: Context, lost: str) -> None:
    """Each single piece that is taken out makes a difference, or the structure is wrong: the reading above can fail."""
    (paper,) = TARGET.of_language(guide, "en")
    inside = files(paper.content())
    name = paths(inside, QUIZ)[0]
    inside[name] = re.sub(f"<{lost}", "", inside[name].decode(), count=1, flags=re.DOTALL).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path, content in inside.items():
            archive.writestr(path, content)
    try:
        assert differences(choices(guide, "en"), read(packed.getvalue()), same)
    except AssertionError:
        assert "displayfeedback" in lost


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_packed_as_the_standard_has_it(guide: Context, language: str) -> None:
    """Every file is in the manifest and every name in it is there; the same bytes each time."""
    (paper,) = TARGET.of_language(guide, language)
    content = paper.content()
    assert paper.content() == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == sorted(archive.namelist())
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    inside = files(content)
    assert {*paths(inside, QUIZ), *paths(inside, LINK), "imsmanifest.xml"} == set(inside)
    manifest = ET.fromstring(inside["imsmanifest.xml"])  # noqa: S314 - ours
    assert manifest.findtext("cp:metadata/cp:schema", "", SPACES) == "IMS Common Cartridge"
    assert manifest.findtext("cp:metadata/cp:schemaversion", "", SPACES) == "1.1.0"
    assert manifest.find("cp:organizations/cp:organization[@structure='rooted-hierarchy']", SPACES) is not None
    names = [each.get("identifier", "") for each in manifest.iter() if each.get("identifier")]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", name) for name in names)
    described = manifest.findtext("cp:metadata/lom:lom/lom:general/lom:description/lom:string", "", SPACES)
    for piece in ("1.2.3", "2026", "IM-PRO-MENT", "CC BY 4.0", URL):
        assert piece in described
    assert manifest.findtext(".//lom:general/lom:language", "", SPACES) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_chapter_is_a_folder_with_a_link(guide: Context, language: str) -> None:
    """And with one to each quiz of which some questions are not in it, which are on the site."""
    (paper,) = TARGET.of_language(guide, language)
    inside = files(paper.content())
    manifest = ET.fromstring(inside["imsmanifest.xml"])  # noqa: S314 - ours
    root = manifest.find("cp:organizations/cp:organization/cp:item", SPACES)
    assert root is not None
    pages = [page for page in guide.pages(language) if page.activities]
    pages = [page for page in pages if any(each in quizzes(guide, language) for each in page.activities)]
    assert [each.findtext("cp:title", "", SPACES) for each in root.findall("cp:item", SPACES)] == list(
        map(title, pages)
    )
    links = [ET.fromstring(inside[path]).find("wl:url", SPACES) for path in paths(inside, LINK)]  # noqa: S314 - ours
    lacking = [
        quiz
        for quiz in quizzes(guide, language)
        if {"ordering", "matching"} & {question.type for question in quiz.questions}
    ]
    wanted = {guide.address(page) for page in pages}
    wanted |= {guide.address(guide.guide.pages[quiz.head.path], quiz.head.id) for quiz in lacking}
    assert {each.get("href") for each in links if each is not None} == wanted
    assert len(links) == len(wanted)


@settings(max_examples=80, deadline=None, phases=QUICK)
@given(some.sampled_from(["single", "multiple"]), distinct(MOST_TEXTS))
def test_no_words_mean_anything(alone: Path, kind: str, texts: list[str]) -> None:
    """Whatever an author writes, the file holds the same question, and so does Moodle."""
    quiz = quiz_of(question_of(kind, iter(texts)))
    content = wrapped(TARGET, small_guide(alone), quiz)
    assert differences(quiz.questions, read(content), same) == []
    assert differences(quiz.questions, read(content, loaded, resolved), same) == []


def test_a_chapter_s_title_cannot_break_moodle_s_own_file(tmp_path: Path) -> None:
    """Moodle writes the title of a folder into its XML as it is: no mark of XML is in it."""
    context = small(tmp_path, "1.  Who? { #who }\n\n    - [x] I { #i }\n    - [ ] You { #you }\n")
    path, page = next(iter(context.guide.pages.items()))
    context.guide.pages[path] = replace(page, prose=(Node("h1", (Text("You & <us>"),)),))
    (paper,) = TARGET.of_language(context, "en")
    manifest = ET.fromstring(files(paper.content())["imsmanifest.xml"])  # noqa: S314 - ours
    folder = manifest.find("cp:organizations/cp:organization/cp:item/cp:item", SPACES)
    assert folder is not None
    assert folder.findtext("cp:title", "", SPACES) == "You ＆ ‹us›"


def test_without_an_address_it_has_no_links(tmp_path: Path) -> None:
    """The quizzes are there all the same."""
    context = small(tmp_path, "1.  Who? { #who }\n\n    - [x] I { #i }\n    - [ ] You { #you }\n", url="")
    (paper,) = TARGET.of_language(context, "en")
    assert paths(files(paper.content()), LINK) == []
    assert differences(questions(context, "en"), read(paper.content()), same) == []
