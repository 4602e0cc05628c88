"""Nothing is dropped in silence: what a format cannot hold is in the line beside the file, or an error at its line."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import kinds
from exports import formats
from exports.context import Context
from exports.formats import cartridge, gift, moodle_xml
from exports.transfer.contents import contents, parts
from exports.transfer.html import Place, blocks, html, short
from exports.transfer.target import Target
from exports.transfer.template import Template, find
from kinds.quiz import Option, Question
from model.nodes import ALL, Node, Rich, Text
from model.problems import Problems
from platforms.helpers import page_of, paragraph, question_of, quiz_of, quizzes, small, small_guide

TARGETS = [moodle_xml.TARGET, gift.TARGET, cartridge.TARGET]
SINGLE = "1.  Who? { #who }\n\n    - [x] I { #i }\n    - [ ] You { #you }\n"
WORDS = [f"words {number}" for number in range(40)]

targets = pytest.mark.parametrize("target", TARGETS, ids=[target.name for target in TARGETS])


def faults(target: Target, context: Context, *asked: Question, own: Template | None = None) -> list[tuple[int, str]]:
    """Return what is wrong with a quiz of some questions, each with its line."""
    template = own or target.of_kind("quiz")
    assert template
    return target.write(context, page_of(context), quiz_of(*asked), template)[1]


def single(**more: Any) -> Question:  # noqa: ANN401 - any field of it
    """Return a question of one right answer, with something else about it."""
    return replace(question_of("single", iter(WORDS)), **more)


@targets
def test_a_type_that_no_format_knows_is_an_error(alone: Path, target: Target) -> None:
    """At the question's line."""
    ((line, message),) = faults(target, small_guide(alone), single(type="drawing", line=41))
    assert line == 41
    assert message.startswith(f"{target.name} has no “drawing”. Write a macro for it in quiz/{target.template}")


@targets
def test_a_node_that_no_format_knows_is_an_error(alone: Path, target: Target) -> None:
    """At its own line, or at that of what it stands in."""
    message = f"{target.name} has no place for “marquee”. Take it out."
    strange = single(feedback=(Node("p", (Node("marquee", (Text("words"),), (), 43),)),))
    assert faults(target, small_guide(alone), strange) == [(43, message)]
    option = Option("o9", 44, (Node("marquee", (Text("words"),)),))
    strange = single(options=(*single().options, option))
    assert faults(target, small_guide(alone), strange) == [(44, message)]


@dataclass(frozen=True)
class Question2(Question):
    """A question with a field that no template knows."""

    moral: Rich = ()


@targets
def test_a_text_that_no_template_writes_is_an_error(alone: Path, target: Target) -> None:
    """A kind gets a new field, and nobody thinks of the platforms."""
    values = {name: getattr(single(line=45), name) for name in single().__dataclass_fields__}
    ((line, message),) = faults(target, small_guide(alone), Question2(**values, moral=paragraph("Be kind.")))
    assert line == 45
    assert message.startswith(f"{target.name} loses “moral”.")


@targets
@pytest.mark.parametrize("where", ["text", "more", "hint", "feedback"])
def test_a_control_character_is_an_error_with_its_line(alone: Path, target: Target, where: str) -> None:
    """XML has no way to write it."""
    wrong = single(line=46, **{where: paragraph("a\x0bb")})
    told = faults(target, small_guide(alone), wrong)
    assert [line for line, message in told if "control character" in message] == [46]


def test_an_author_is_told_of_it(tmp_path: Path) -> None:
    """Through the whole build: file and line of the Markdown."""
    context = small(tmp_path, SINGLE.replace("- [ ] You", "- [ ] Y\x01ou"))
    problems = Problems()
    formats.check(context, problems)
    assert {str(problem).partition(", which")[0] for problem in problems if "control" in str(problem)} == {
        "docs/en/roles.md:9: quiz “roles-quiz”: a control character stands here"
    }


@pytest.mark.parametrize("target", TARGETS[:2], ids=["Moodle XML", "GIFT"])
def test_ids_have_a_longest(alone: Path, target: Target) -> None:
    """Moodle's own: a longer one ends its import."""
    assert faults(target, small_guide(alone), single(id="a" * 100)) == []
    ((line, message),) = faults(target, small_guide(alone), single(id="a" * 101, line=47))
    assert line == 47
    assert message.endswith(f"has 101 characters. {target.name} takes 100 at most. Write a shorter one.")


@pytest.mark.parametrize("target", TARGETS[:2], ids=["Moodle XML", "GIFT"])
def test_more_than_ten_answers_cannot_share_a_score(alone: Path, target: Target) -> None:
    """Neither right ones nor wrong ones, at the question's line."""
    for right, wrong in ((10, 1), (1, 10), (2, 10), (11, 1), (2, 11)):
        options = [Option(f"o{number}", 1, (Text(f"{number}"),), number < right) for number in range(right + wrong)]
        wanted = [48] if 11 in (right, wrong) else []
        asked = single(line=48, type="multiple", options=tuple(options))
        assert [line for line, _ in faults(target, small_guide(alone), asked)] == wanted


@targets
def test_a_picture_without_words_is_an_error_where_only_words_can_stand(alone: Path, target: Target) -> None:
    """Else an answer would be empty."""
    mute = Option("o8", 2, (Node("img", (), (("src", "../assets/nothing.svg"), ("alt", ""))),))
    ((_, message),) = faults(target, small_guide(alone), single(options=(*single().options, mute)))
    assert "says nothing in words" in message


def test_the_table_and_the_file_are_one(alone: Path) -> None:
    """What a template says to be lost is neither written nor an error, and the line beside the file names it."""
    target = gift.TARGET
    own = find("quiz", target.template)
    assert own
    assert own.lost == {"hint", "intro"}
    quiz = quiz_of(single())
    held = contents(quiz, own, target.without, at_home=False)
    assert (held.all, held.held, dict(held.lost)) == (1, 1, {"hint": 1})
    texts, wrong = target.write(small_guide(alone), page_of(small_guide(alone)), quiz, own)
    assert wrong == []
    (hint,) = (rich for name, rich, _ in parts(quiz.questions[0]) if name == "hint")
    assert short(hint, Place()) not in texts[0]


@targets
def test_what_stands_before_the_questions_is_named_where_it_is_lost(tmp_path: Path, target: Target) -> None:
    """A template that does not name it would lose it in silence: that is an error at the quiz's line."""
    context = small(tmp_path, f"Think of your first week.\n\n{SINGLE}")
    assert "the words before the first question" in next(target.of_language(context, "en")).holds
    own = target.of_kind("quiz")
    assert own
    silent = Template(own.kind, own.name, SimpleNamespace(single=own.module.single))
    (quiz,) = quizzes(context, "en")
    (first, *_) = target.write(context, page_of(context), quiz, silent)[1]
    assert first == (3, f"{target.name} loses what stands before the first item. Name it as “intro”.")


def test_a_kind_without_a_template_is_not_exported() -> None:
    """A format asks for the file, and for nothing else."""
    for target in TARGETS:
        assert target.of_kind("quiz")
        assert target.of_kind("checklist") is None


def test_adding_a_template_is_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A format that only a test knows takes what a template in the kind's folder writes."""
    (tmp_path / "quiz").mkdir()
    written = "{% set lost = ('hint', 'multiple') %}{% macro single(q, of) %}{{ of.name(q.text) }}{% endmacro %}"
    (tmp_path / "quiz" / "spoken.txt").write_text(written, "utf-8")
    monkeypatch.setattr(kinds, "FOLDER", tmp_path)
    own = find("quiz", "spoken.txt")
    assert own
    assert own.has(single())
    assert not own.has(single(type="multiple"))
    assert not own.has(single(type="matching"))


def every(nodes: Iterator[str]) -> Rich:
    """Return one node of each name."""
    return tuple(Node(name, (Text("x"),)) for name in nodes)


def test_every_node_that_an_activity_can_have_is_known() -> None:
    """A new one is an error in this test first."""
    assert html(every(iter(sorted(ALL - {"img"}))), Place())


def test_html_elsewhere() -> None:
    """Whole addresses, languages, no ids or classes of ours, nothing that was said to a screen alone."""
    place = Place("bg/roles/", "https://example.org/guide/", "bg")
    rich = (
        Text("a < b\nc & d "),
        Node("a", (Text("x"),), (("href", "../intro/#here"), ("id", "y"))),
        Node("a", (Text("x"),), (("href", "tel:112"),)),
        Node("em", (Text("IM"),), (("lang", "en"), ("class", "z"))),
        Node("br"),
        Node("p", (Text("Tap."),), (("class", "screen"),)),
    )
    assert html(rich, place) == (
        'a &lt; b c &amp; d <a href="https://example.org/guide/bg/intro/#here">x</a>'
        '<a href="tel:112">x</a><em lang="en">IM</em><br>'
    )
    assert html(rich[1:3], replace(place, site_url="")) == 'x<a href="tel:112">x</a>'
    assert blocks((Text("a"), Node("p", (Text("b"),), (("lang", "en"),)), Text(" ")), place) == (
        '<p lang="bg">a</p><p lang="en">b</p>'
    )
    assert blocks((Text("a"),), replace(place, language="ar")) == '<p lang="ar" dir="rtl">a</p>'
    assert short(paragraph("a"), place) == "a"
    assert short((*paragraph("a"), *paragraph("b")), place) == "<p>a</p><p>b</p>"
