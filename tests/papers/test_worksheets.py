"""An answer is not in the worksheet: not in its text, its data, its order, or anything else of its file."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from exports.formats.pdf.typst_data import LinkTargets, Serializer
from kinds.quiz import Question, Quiz
from model.kind import Activity
from model.nodes import text as said
from pages.guide_reader import activities
from papers.helpers import papers, pdf
from papers.pdf_text import LANGUAGES, pages, text

WRITER = Serializer("", LinkTargets(), lambda _: None)
QUIZZES = activities("quiz")
PAGE = """# A page

Words. { #words }

/// quiz | A quiz
    id: quiz

1.  Which one? { #which for="words" }

    - [ ] This one. { #this }
    - [x] That one. { #that }

2.  Which are they? { #several for="words" }

    - [x] Ones. { #one }
    - [ ] Twos. { #two }
    - [x] Threes. { #three }

3.  In which order? { #order for="words" }

    1.  First. { #first }
    2.  Then. { #then }
    3.  Last. { #last }

4.  What belongs together? { #pairs for="words" }

    Bread { #bread }
    :   An oven.

    Milk { #milk }
    :   A cow.

    Honey { #honey }
    :   A bee.
///
"""
FIELDS = """# A page

Words. { #words }

/// plan | A form
    id: form

- The day { #day .date for="words" }

    When it was.

- Her name { #hers .signature for="words" }
- His name { #his .signature for="words" }

    In ink.

- Their name { #theirs .signature for="words" }
- This day { #today .date for="words" }
- Another day { #later .date for="words" }
- A last day { #last .date for="words" }
///
"""


def quiz(id_: str) -> Quiz:
    """Return a quiz of the guide."""
    found = QUIZZES[id_]
    assert isinstance(found, Quiz)
    return found


def sheet(activity: Activity) -> str:
    """Return the data of a worksheet as its template is given it."""
    return json.dumps(WRITER.value(activity.given("sheet")), ensure_ascii=False)


def other(question: Question, chance: random.Random) -> Question:
    """Return a question with other right answers, feedback, hint and points, that asks the same."""
    options = list(question.options)
    if question.type in {"single", "multiple"}:
        marks = [option.right for option in options]
        marks = marks[1:] + marks[:1]
        options = [replace(option, right=mark, feedback=()) for option, mark in zip(options, marks, strict=True)]
    elif question.type == "ordering":
        chance.shuffle(options)
    return replace(question, options=tuple(options), feedback=(), hint=(), points=())


@pytest.mark.parametrize("id_", QUIZZES)
def test_other_answers_make_the_same_worksheet(id_: str) -> None:
    """With another right answer, other feedback and another right order, not one letter of the data changes."""
    original, chance = quiz(id_), random.Random(7)  # noqa: S311 - shuffles a test's data
    for _ in range(4):
        questions = tuple(other(question, chance) for question in original.questions)
        changed = replace(original, questions=questions)
        rotated = [
            now.type == "ordering" and (now.mixed[0] != was.mixed[0])
            for now, was in zip(questions, original.questions, strict=True)
        ]
        if not any(rotated):  # one order in n! may not be shown as it is: then it is turned by one
            assert sheet(changed) == sheet(original)


@pytest.mark.parametrize("id_", QUIZZES)
def test_sides_that_match_are_apart(id_: str) -> None:
    """The pairs of a matching question stand in two lists, the second in another order, and no id joins them."""
    for question in quiz(id_).questions:
        given = question.worksheet()
        assert "options" not in given
        assert set(given) == {"type", "text", "more", "left", "right"}
        if question.type == "matching":
            rights = [option.match for option in question.options]
            assert list(given["right"]) != rights  # type: ignore[call-overload]
            assert sorted(map(str, given["right"])) == sorted(map(str, rights))  # type: ignore[call-overload]


@pytest.mark.parametrize("id_", QUIZZES)
def test_the_shown_order_is_never_the_right_one(id_: str) -> None:
    """Things to order stand in another order, the same one on the page and on paper."""
    for question in quiz(id_).questions:
        if question.type == "ordering":
            shown = question.worksheet()["left"]
            assert shown == tuple(option.text for option in question.mixed)
            assert shown != tuple(option.text for option in question.options)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_feedback_and_no_hint_is_in_a_file(site: Path, language: str) -> None:
    """The English quizzes' explanations are in the English keys, in every key as many as questions, in no worksheet."""
    for id_ in QUIZZES:
        own, key = (site / "papers" / language / f"{id_}{end}.pdf" for end in ("", "-key"))
        if language == "en":
            told = [said(option.feedback) for question in quiz(id_).questions for option in question.options]
            told += [said(question.feedback) for question in quiz(id_).questions]
            for sentence in filter(None, (" ".join(each.split()) for each in told)):
                assert sentence[:60] not in text(own), id_
                assert sentence[:30] in text(key), id_
            for hint in (said(question.hint) for question in quiz(id_).questions if question.hint):
                assert " ".join(hint.split()) not in text(own), id_
        with pikepdf.open(own) as pdf_:
            assert "/Names" not in pdf_.Root or "/EmbeddedFiles" not in pdf_.Root.Names
            assert "/AF" not in pdf_.Root


def test_numbers_and_letters_of_sheet_and_key_agree(tmp_path: Path) -> None:
    """What the key calls 2 B is what stands behind 2 B on the worksheet, for each type of question."""
    found = papers(tmp_path, {"en/page.md": PAGE})
    keys = [paper for name, paper in found.items() if name.endswith("-key")]
    assert len(keys) == 1
    for key in keys:
        job, worksheet = key.job(), found[f"en/{key.of}"].job()
        for asked, answered in zip(job["data"]["questions"], worksheet["data"]["questions"], strict=True):  # type: ignore[index]
            for option, place in zip(asked["options"], asked["places"], strict=True):
                side = answered["right"] if asked["type"] == "matching" else answered["left"]
                assert side[place] == (option["match"] if asked["type"] == "matching" else option["text"])
        assert pages(pdf(key, tmp_path))


def test_a_key_begins_with_the_answers_in_short(tmp_path: Path) -> None:
    """They are what stands on a right worksheet from top to bottom: marked letters, and what is in the boxes."""
    found = papers(tmp_path, {"en/page.md": PAGE})
    ordered, matched = found["en/quiz"].job()["data"]["questions"][2:]  # type: ignore[index]
    numbers = [["First.", "Then.", "Last."].index(said[0]) + 1 for said in ordered["left"]]
    sides = {said[0]: letter for said, letter in zip(matched["right"], "ABC", strict=True)}
    letters = [sides[side] for side in ("An oven.", "A cow.", "A bee.")]
    short = f"1. B 2. A C 3. {' '.join(map(str, numbers))} 4. {' '.join(letters)}"
    assert short in text(pdf(found["en/quiz-key"], tmp_path)).replace("\u00a0", " ")


def test_a_key_names_the_page_to_read(site: Path) -> None:
    """Each question's points are named by their heading and their page."""
    assert "Counsellor (The roles of a mentor)" in text(site / "papers" / "en" / "roles-quiz-key.pdf")


@pytest.mark.parametrize("end", ["", "-large"])
@pytest.mark.parametrize("id_", QUIZZES)
def test_a_question_is_not_torn(site: Path, id_: str, end: str) -> None:
    """A question and the last of its options stand on one page, in letters of either size."""
    found = pages(site / "papers" / "en" / f"{id_}{end}.pdf")
    for question in quiz(id_).questions:
        last = question.mixed[-1] if question.type == "ordering" else question.options[-1]
        both = [" ".join(said(each).split())[:40].rsplit(" ", 1)[0] for each in (question.text, last.text)]
        assert any(all(words in page for words in both) for page in found), question.id


def test_what_stands_side_by_side_is_there_with_its_help(tmp_path: Path) -> None:
    """Dates and signatures share a row; what has a help of its own keeps it, and nothing is left out."""
    said = text(pdf(papers(tmp_path, {"en/page.md": FIELDS})["en/form"], tmp_path))
    expected = ["The day", "When it was.", "Her name", "His name", "In ink.", "Their name", "This day", "Another day"]
    assert [words for words in [*expected, "A last day"] if words not in said] == []
