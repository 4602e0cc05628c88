"""Moodle XML, read back field by field: nothing is lost, and no words of an author mean anything."""

import re
from base64 import b64decode
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from lxml import html as lxml_html

from exports.context import Context
from exports.formats.moodle_xml import TARGET
from exports.transfer.writer import SHARES
from kinds.quiz import Question
from platforms.helpers import (
    KINDS,
    LANGUAGES,
    MOST_TEXTS,
    QUICK,
    Choice,
    Found,
    bare,
    differences,
    near,
    question_of,
    questions,
    quiz_of,
    quizzes,
    said,
    small,
    small_guide,
    worth,
    wrapped,
)
from platforms.nasty import distinct

TYPES = {"multichoice": "", "matching": "matching", "ordering": "ordering"}
LARGEST = 160_000
"""Bytes of the file with all quizzes."""
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


def words(element: ET.Element | None) -> str:
    """Return what a reader sees of a text that is HTML, without spaces."""
    source = (element.findtext("text") or "") if element is not None else ""
    return bare(lxml_html.fromstring(f"<div>{source}</div>").text_content())


def read(content: bytes) -> list[Found]:
    """Return the questions of a file, as Moodle's reader takes them apart."""
    found = []
    for each in ET.fromstring(content).iter("question"):  # noqa: S314 - our own file
        if (type_ := each.get("type", "")) == "category":
            continue
        kind = TYPES[type_] or {"true": "single", "false": "multiple"}[each.findtext("single") or ""]
        options = [
            Choice(words(answer), float(answer.get("fraction", "0")), words(answer.find("feedback")))
            for answer in each.findall("answer")
        ]
        options += [
            Choice(words(pair), 0, "", bare(pair.findtext("answer/text") or "")) for pair in each.findall("subquestion")
        ]
        found.append(
            Found(
                id=each.findtext("idnumber") or "",
                type=kind,
                name=each.findtext("name/text") or "",
                text=words(each.find("questiontext")),
                options=options,
                feedback=words(each.find("generalfeedback")),
                hint=words(each.find("hint")),
                tags=tuple(tag.text or "" for tag in each.findall("tags/tag/text")),
                shuffle=each.findtext("shuffleanswers") == "true",
            )
        )
    return found


def same(question: Question, found: Found) -> bool:
    """Tell whether a question is as it was written: all its words, its scoring, and whether it is mixed."""
    choice = question.type in {"single", "multiple"}
    options = [
        Choice(
            said(option.text),
            worth(question, option) if choice else each.worth,
            said(option.feedback),
            said(option.match),
        )
        for option, each in zip(question.options, found.options, strict=False)
    ]
    return (
        len(found.options) == len(question.options)
        and all(near(one.worth, other.worth) for one, other in zip(options, found.options, strict=True))
        and [(each.text, each.feedback, each.match) for each in options]
        == [(each.text, each.feedback, each.match) for each in found.options]
        and (found.type, found.text) == (question.type, said(question.text, question.more))
        and (found.feedback, found.hint) == (said(question.feedback), said(question.hint))
        and found.shuffle == (question.shuffle if choice else question.type == "matching")
        and len(found.tags) == 1
        and 0 < len(found.name) <= 255
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_in_it_as_it_was_written(guide: Context, language: str) -> None:
    """In the file with all quizzes, and once more in the file of its quiz; the words beside it say so."""
    whole, *single = TARGET.of_language(guide, language)
    written, found = questions(guide, language), read(whole.content())
    assert len(found) == len(written) > 50
    assert differences(written, found, same) == []
    assert {each.tags for each in found} == {(language,)}
    assert [each.id for each in found] == [question.id for question in written]
    assert [paper.name for paper in single] == [quiz.head.id for quiz in quizzes(guide, language)]
    for paper, quiz in zip(single, quizzes(guide, language), strict=True):
        assert differences(quiz.questions, read(paper.content()), same) == []
        assert paper.holds.count(str(len(quiz.questions))) == 2
    assert len(whole.content()) <= LARGEST
    assert whole.holds.count(str(len(written))) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quiz_is_a_category_of_the_guide(guide: Context, language: str) -> None:
    """It has the quiz's id; that of the guide says which version it is, its licence and its source."""
    whole = ET.fromstring(next(TARGET.of_language(guide, language)).content())  # noqa: S314 - our own file
    first, *others = (each for each in whole.iter("question") if each.get("type") == "category")
    about = lxml_html.fromstring(first.findtext("info/text") or "").text_content()
    for piece in ("1.2.3", "2026", "IM-PRO-MENT", "CC BY 4.0"):
        assert piece in about
    assert [each.findtext("idnumber") for each in others] == [quiz.head.id for quiz in quizzes(guide, language)]
    assert [each.findtext("category/text") for each in others] == [
        f"$course$/top/A guide/{quiz.head.title.replace('/', '//')}" for quiz in quizzes(guide, language)
    ]


@pytest.mark.parametrize("lost", ["feedback", "generalfeedback", "hint", "idnumber", "answer", "subquestion", "tags"])
def test_what_is_missing_is_noticed(guide: Context, lost: str) -> None:
    """Each single field that is taken out makes a difference: the comparison above can fail."""
    content = next(TARGET.of_language(guide, "en")).content().decode()
    start, rest = content.split("<question type=", 1)[0], content.split('<question type="multichoice">', 1)[1]
    body = re.sub(rf"<{lost}\b.*?</{lost}>", "", f'<question type="multichoice">{rest}', count=1, flags=re.DOTALL)
    assert differences(questions(guide, "en"), read((start + body).encode()), same)


def test_a_missing_question_is_noticed(guide: Context) -> None:
    """One that is not there, and one that is there twice."""
    found = read(next(TARGET.of_language(guide, "en")).content())
    assert differences(questions(guide, "en"), found[1:], same) == [found[0].id]
    assert differences(questions(guide, "en"), [*found, found[3]], same) == [found[3].id]


@pytest.mark.parametrize("right", range(1, 11))
def test_ticking_everything_scores_nothing(right: int) -> None:
    """Right answers share 100 as Moodle's own list has it, wrong ones take as much."""
    for wrong in (1, 3, 7, 10):
        assert near(right * float(SHARES[right - 1]), 100) or right * float(SHARES[right - 1]) > 99.9999
        assert abs(right * float(SHARES[right - 1]) - wrong * float(SHARES[wrong - 1])) < 0.0001


def test_a_question_to_order_does_not_end_the_import(guide: Context) -> None:
    """Without `shownumcorrect`, or with another selection than all, Moodle breaks off or leaves items out."""
    for language in LANGUAGES:
        whole = ET.fromstring(next(TARGET.of_language(guide, language)).content())  # noqa: S314 - our own file
        ordering = [each for each in whole.iter("question") if each.get("type") == "ordering"]
        assert ordering
        for each in ordering:
            assert each.findtext("shownumcorrect") == "0"
            assert (each.findtext("selecttype"), each.findtext("gradingtype")) == ("ALL", "ABSOLUTE_POSITION")
            assert all(answer.get("fraction") == "1" for answer in each.findall("answer"))


def test_a_text_says_its_language(guide: Context) -> None:
    """The question's text, whatever the platform speaks."""
    for language in LANGUAGES:
        whole = ET.fromstring(next(TARGET.of_language(guide, language)).content())  # noqa: S314 - our own file
        for source in (each.findtext("text") or "" for each in whole.iter("questiontext")):
            assert source.startswith(f'<p lang="{language}">')


@settings(max_examples=80, deadline=None, phases=QUICK)
@given(some.sampled_from(KINDS), distinct(MOST_TEXTS))
def test_no_words_mean_anything(alone: Path, kind: str, texts: list[str]) -> None:
    """Whatever an author writes, the file holds the same question, and everything in it."""
    quiz = quiz_of(question_of(kind, iter(texts)))
    found = read(wrapped(TARGET, small_guide(alone), quiz))
    assert differences(quiz.questions, found, same) == []


def test_a_picture_travels_with_each_text_it_stands_in(tmp_path: Path) -> None:
    """Once a text, under a name of its own, and with its description."""
    source = (
        "1.  What is ![a dot](../assets/a/dot.svg) and ![another](../assets/b/dot.svg) and "
        "![a dot](../assets/a/dot.svg)? { #what }\n\n"
        "    - [x] ![right](../assets/a/dot.svg) { #i }\n\n        > ![so](../assets/b/dot.svg)\n\n"
        "    - [ ] You { #you }\n"
    )
    context = small(tmp_path, source, files=[("assets/a/dot.svg", PICTURE), ("assets/b/dot.svg", PICTURE + b"\n")])
    whole = ET.fromstring(next(TARGET.of_language(context, "en")).content())  # noqa: S314 - our own file
    text = whole.find(".//questiontext")
    assert text is not None
    assert re.findall(r'src="@@PLUGINFILE@@/([^"]+)"', text.findtext("text") or "") == [
        "dot.svg",
        "1-dot.svg",
        "dot.svg",
    ]
    assert [(file.get("name"), b64decode(file.text or "")) for file in text.findall("file")] == [
        ("dot.svg", PICTURE),
        ("1-dot.svg", PICTURE + b"\n"),
    ]
    assert [len(each.findall("file")) for each in whole.iter("answer")] == [1, 0]
    assert [len(each.findall("file")) for each in whole.iter("feedback")] == [1]
    assert all(file.get("path") == "/" and file.get("encoding") == "base64" for file in whole.iter("file"))


def test_links_lead_to_the_site(tmp_path: Path) -> None:
    """They are whole addresses; where the site does not know its own, they are words, and the line beside says so."""
    source = (
        "1.  See [the roles](#who), [us](https://example.net/?a=1&b=2). { #who }\n\n"
        "    - [x] I { #i }\n    - [ ] You { #you }\n"
    )
    paper = next(TARGET.of_language(small(tmp_path / "a", source), "en"))
    assert 'href="https://example.org/guide/en/roles/#who"' in paper.content().decode()
    assert 'href="https://example.net/?a=1&amp;b=2"' in paper.content().decode()
    assert "addresses" not in paper.holds
    paper = next(TARGET.of_language(small(tmp_path / "b", source, url=""), "en"))
    assert "See the roles, <a" in paper.content().decode()
    assert "Not in it: the addresses of some links" in paper.holds


def test_a_last_option_stays_last(tmp_path: Path) -> None:
    """Moodle mixes all answers or none: where one must stay at the end, none, and the line beside says so."""
    source = "1.  Who? { #who .shuffle }\n\n    - [x] I { #i }\n    - [ ] None { #you .last }\n"
    paper = next(TARGET.of_language(small(tmp_path, source), "en"))
    assert not read(paper.content())[0].shuffle
    assert "Answers are not mixed where one must stay at the end. Number of these questions: 1." in paper.holds
