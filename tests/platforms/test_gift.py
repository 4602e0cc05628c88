"""GIFT, read by a reader that is not ours: nothing is lost but what the line beside says, and words stay words."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from lxml import html as lxml_html
from playwright._impl._driver import compute_driver_executable

import _gift
import words as sentences
from exports.context import Context
from exports.formats.gift import TARGET
from kinds.quiz import Question
from missing import lacking
from model.nodes import Node, Text
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
    page_of,
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

Reader = Callable[[str], list[dict[str, Any]]]
LARGEST = 105_000
"""Bytes of the file with all quizzes: 1,400 a question in Bulgarian, whose letters take two each."""
WEIGHTS = re.compile(r"^~%(-?[\d.]+)%", re.MULTILINE)


@pytest.fixture(scope="session")
def gift() -> Iterator[Reader]:
    """Give a function that returns the questions of a file, as gift-pegjs reads them."""
    if sentence := _gift.missing():
        lacking(sentence)
    node, _ = compute_driver_executable()
    command = [str(node), str(Path(__file__).with_name("gift.js")), str(_gift.PLACE / "node_modules" / _gift.NAME)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as reader:
        assert reader.stdin
        assert reader.stdout

        def read(text: str) -> list[dict[str, Any]]:
            assert reader.stdin
            assert reader.stdout
            reader.stdin.write(f"{json.dumps(text)}\n")
            reader.stdin.flush()
            answer = json.loads(reader.stdout.readline())
            assert "wrong" not in answer, answer["wrong"]
            return list(answer["questions"])

        yield read
        reader.stdin.close()


def words(value: dict[str, str] | None) -> str:
    """Return what a reader sees of a text; all but the right sides of pairs say that they are HTML."""
    if value is None:
        return ""
    assert value["format"] == "html"
    return bare(lxml_html.fromstring(f"<div>{value['text']}</div>").text_content())


def plain(answer: str) -> str:
    """Return the right side of a pair: gift-pegjs keeps its escaped marks as `&&058;`, which Moodle resolves."""
    return re.sub(r"&&(\d{3});", lambda mark: chr(int(mark[1])), answer)


def choice(each: dict[str, Any]) -> Choice:
    """Return an option of a choice; one without a weight is worth all or nothing."""
    weight = each["weight"]
    return Choice(words(each["text"]), 100 * each["isCorrect"] if weight is None else weight, words(each["feedback"]))


def found_in(read: list[dict[str, Any]]) -> list[Found]:
    """Return the questions of a file that was read."""
    return [
        Found(
            id=each["id"],
            type=each["type"],
            name=each["title"],
            text=words(each["stem"]),
            options=[choice(option) for option in each.get("choices", [])]
            or [
                Choice(words(pair["subquestion"]), match=bare(plain(pair["subanswer"]))) for pair in each["matchPairs"]
            ],
            feedback=words(each["globalFeedback"]),
            tags=tuple(each["tags"] or ()),
        )
        for each in read
        if each["type"] != "Category"
    ]


def same(question: Question, found: Found) -> bool:
    """Tell whether a question is as it was written, but for its hint; an order is matched to 1, 2, 3 and so on."""
    how: tuple[Text, ...] = ()
    if question.type in {"single", "multiple"}:
        wanted = [
            Choice(said(option.text), worth(question, option), said(option.feedback)) for option in question.options
        ]
    elif question.type == "matching":
        wanted = [Choice(said(option.text), match=said(option.match)) for option in question.options]
    else:
        places = {option: str(place) for place, option in enumerate(question.options, 1)}
        wanted = [Choice(said(option.text), match=places[option]) for option in question.mixed]
        how = (Text(sentences.load(found.tags[0])["quiz"]["ordering"]),)
    return (
        len(wanted) == len(found.options)
        and all(near(one.worth, other.worth) for one, other in zip(wanted, found.options, strict=True))
        and [(each.text, each.feedback, each.match) for each in wanted]
        == [(each.text, each.feedback, each.match) for each in found.options]
        and found.type == ("MC" if question.type in {"single", "multiple"} else "Matching")
        and found.text == said(question.text, question.more, how)
        and found.feedback == said(question.feedback)
        and 0 < len(found.name) <= 255
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_in_it_as_it_was_written(guide: Context, gift: Reader, language: str) -> None:
    """In the file with all quizzes, and once more in the file of its quiz."""
    whole, *single = TARGET.of_language(guide, language)
    written, read = questions(guide, language), gift(whole.content().decode())
    assert differences(written, found_in(read), same) == []
    assert [each.id for each in found_in(read)] == [question.id for question in written]
    assert {each.tags for each in found_in(read)} == {(language,)}
    assert [each["title"] for each in read if each["type"] == "Category"] == [
        f"$course$/top/A guide/{quiz.head.title.replace('/', '//')}" for quiz in quizzes(guide, language)
    ]
    for paper, quiz in zip(single, quizzes(guide, language), strict=True):
        assert differences(quiz.questions, found_in(gift(paper.content().decode())), same) == []
    assert len(whole.content()) <= LARGEST
    assert whole.holds.count(str(len(written))) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_line_says_what_is_lost_and_what_is_different(guide: Context, language: str) -> None:
    """Hints, the order of answers, and what became of questions to order; nothing that is not so."""
    own = sentences.load(language)["quiz"]
    for paper, quiz in zip(list(TARGET.of_language(guide, language))[1:], quizzes(guide, language), strict=True):
        ordering = sum(question.type == "ordering" for question in quiz.questions)
        fixed = sum(question.type in {"single", "multiple"} and not question.shuffle for question in quiz.questions)
        assert (own["platform_lost_hint"] in paper.holds) == any(question.hint for question in quiz.questions)
        for note, number in (("matched", ordering), ("mixing", fixed)):
            assert (own[f"platform_note_{note}"].replace("{number}", str(number)) in paper.holds) == bool(number)


@pytest.mark.parametrize(
    "lost",
    [
        r"#\[html\][^\n]*",  # an option's feedback
        r"\n####\[html\][^\n]*",
        r"\[id:[^\]]*-[^\]]*-[^\]]*\]",
        r"\n~\[html\][^\n]*",
        r"\n// \[id:(?:(?!\n\n).)*\n\}(?=\n\n)",  # a question
    ],
)
def test_what_is_missing_is_noticed(guide: Context, gift: Reader, lost: str) -> None:
    """Each single piece that is taken out makes a difference: the comparison above can fail."""
    content = next(TARGET.of_language(guide, "en")).content().decode()
    less = re.sub(lost, "", content, count=1, flags=re.DOTALL)
    assert less != content
    assert differences(questions(guide, "en"), found_in(gift(less)), same)


def test_it_is_written_as_moodle_reads_it(guide: Context) -> None:
    """UTF-8 without a mark, a line a text, no empty line in a question, `[html]` before each, and weights it knows."""
    known = {100, 50, 33.33333, 25, 20, 16.66667, 14.28571, 12.5, 11.11111, 10}
    for language in LANGUAGES:
        content = next(TARGET.of_language(guide, language)).content()
        assert not content.startswith(b"\xef\xbb\xbf")
        head, *blocks = content.decode().split("\n\n")
        assert all(line.startswith("// ") for line in head.split("\n"))
        for piece in ("1.2.3", "2026", "IM-PRO-MENT", "CC BY 4.0"):
            assert piece in head
        for block in (each for each in blocks if "$CATEGORY" not in each):
            comment, question, *answers = block.strip("\n").split("\n")
            assert re.fullmatch(rf"// \[id:[a-z0-9-]+\] \[tag:{language}\]", comment)
            assert re.match(r"::(?:[^:\\]|\\.)+::\[html\].* \{$", question)
            assert answers[-1] == "}"
            for line in answers[:-1]:
                assert re.match(r"(?:[=~]|~%-?[\d.]+%|####)\[html\]", line), line
                assert re.search(r"\} *$|^//", line) is None
        assert {abs(float(weight)) for weight in WEIGHTS.findall(content.decode())} <= known


@settings(max_examples=80, deadline=None, phases=QUICK)
@given(some.sampled_from(KINDS), distinct(MOST_TEXTS))
def test_no_words_mean_anything(alone: Path, gift: Reader, kind: str, texts: list[str]) -> None:
    """Whatever an author writes, the file holds the same question, and everything in it but the hint."""
    quiz = quiz_of(question_of(kind, iter(texts)))
    found = found_in(gift(wrapped(TARGET, small_guide(alone), quiz).decode()))
    assert differences(quiz.questions, found, same) == []


def test_words_that_moodle_takes_for_a_mark_are_refused(alone: Path) -> None:
    """Its reader keeps an escaped mark as such a word: on the right side of a pair it could not be told from one."""
    context = small_guide(alone)
    question = question_of("matching", iter([f"{number} &&058; words" for number in range(20)]))
    template = TARGET.of_kind("quiz")
    assert template
    _, faults = TARGET.write(context, page_of(context), quiz_of(question), template)
    assert [message for _, message in faults] == [
        "question “some-matching”: Moodle takes “&&058;” for something else. Write it another way."
    ]


def test_code_keeps_its_lines(alone: Path, gift: Reader) -> None:
    """They are written in one line of the file."""
    question = replace(question_of("single", iter(map(str, range(20)))), more=(Node("pre", (Text("a = 1\n{ b }"),)),))
    read = gift(wrapped(TARGET, small_guide(alone), quiz_of(question)).decode())
    assert "a = 1\n{ b }" in lxml_html.fromstring(f"<div>{read[1]['stem']['text']}</div>").text_content()


def test_a_picture_is_its_description(tmp_path: Path, gift: Reader) -> None:
    """The line beside the file says so."""
    source = "1.  What is ![a dot](../assets/dot.svg)? { #what }\n\n    - [x] I { #i }\n    - [ ] You { #you }\n"
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    paper = next(TARGET.of_language(small(tmp_path, source, files=[("assets/dot.svg", drawing)]), "en"))
    assert found_in(gift(paper.content().decode()))[0].text == "Whatisadot?"
    assert "Not in it: pictures (their descriptions are there)." in paper.holds
