"""The quizzes teach: enough questions of every type, feedback everywhere, and nothing to guess from."""

from collections import Counter

import pytest

from kinds.quiz import Question, Quiz
from model.nodes import text
from pages.guide_reader import activities, guide

CHAPTERS = [
    "introduction.md",
    "roles.md",
    "code-of-conduct.md",
    "stages/setting-up.md",
    "stages/engage.md",
    "stages/sustain.md",
    "stages/evaluate.md",
    "expectations.md",
    "working-plan.md",
]


def quizzes() -> list[Quiz]:
    """Return every quiz of the guide."""
    return [quiz for quiz in activities("quiz").values() if isinstance(quiz, Quiz)]


def questions(*types: str) -> list[Question]:
    """Return the questions of some types, or of all."""
    return [question for quiz in quizzes() for question in quiz.questions if not types or question.type in types]


def true_or_false(question: Question) -> bool:
    """Whether a question asks only if a statement is true."""
    return {text(option.text).lower() for option in question.options} == {"true", "false"}


@pytest.mark.parametrize("path", CHAPTERS)
def test_a_chapter_ends_with_a_quiz(path: str) -> None:
    """One quiz, as the last activity of its page, with 6 to 8 questions."""
    kinds = [activity.head.kind for activity in guide()[path].activities]
    assert kinds.count("quiz") == 1
    quiz = guide()[path].activities[-1]
    assert isinstance(quiz, Quiz)
    assert 6 <= len(quiz.questions) <= 8


def test_there_are_enough_questions_of_every_type() -> None:
    """At least 40 in all; single and multiple choice, true or false, ordering and matching are all used."""
    types = Counter("true or false" if true_or_false(question) else question.type for question in questions())
    assert types.total() >= 40
    assert set(types) == {"single", "multiple", "true or false", "ordering", "matching"}


def test_the_longest_option_is_no_hint() -> None:
    """A right option is the longest in at most 40 % of the questions to choose in, true or false left out."""
    asked = [question for question in questions("single", "multiple") if not true_or_false(question)]
    given_away = [question.id for question in asked if longest_is_right(question)]
    assert len(given_away) <= 0.4 * len(asked), given_away


def longest_is_right(question: Question) -> bool:
    """Whether no wrong option is longer than the longest right one."""
    lengths = [(len(text(option.text)), option.right) for option in question.options]
    return max(lengths)[1]  # of two that are equally long, the right one counts


def test_the_first_option_is_no_hint() -> None:
    """A right option stands first in at most 35 % of the questions to choose in, true or false included."""
    asked = questions("single", "multiple")
    given_away = [question.id for question in asked if question.options[0].right]
    assert len(given_away) <= 0.35 * len(asked), given_away


def test_true_is_not_always_the_answer() -> None:
    """Of the statements, some are true and some are false."""
    right = {text(question.right[0].text).lower() for question in questions("single") if true_or_false(question)}
    assert right == {"true", "false"}


def test_every_option_has_feedback_that_teaches() -> None:
    """Each option of a choice says why it is right or wrong, in more than a word; ordering and matching say it once."""
    for question in questions("single", "multiple"):
        for option in question.options:
            assert len(text(option.feedback).split()) >= 4, (question.id, option.id)
    for question in questions("ordering", "matching"):
        assert len(text(question.feedback).split()) >= 4, question.id


def test_what_to_order_is_not_shown_in_order() -> None:
    """The answer is not in the order in which a page shows things to order or to match."""
    for question in questions("ordering", "matching"):
        assert question.mixed != question.options, question.id


def test_most_questions_are_situations() -> None:
    """More than half of the questions ask what one would do, think or say; they have four options or more."""
    situations = [question for question in questions("single", "multiple") if len(question.options) >= 4]
    assert len(situations) > len(questions()) / 2
