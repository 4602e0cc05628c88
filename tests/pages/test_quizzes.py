"""The quizzes teach: enough questions of every type, feedback everywhere, and nothing to guess from."""

from collections import Counter

import pytest

from kinds.quiz import Quiz
from model.nodes import text
from pages import guessing
from pages.guessing import LANGUAGES, Figures, longest, questions, shortest, two_sided
from pages.guide_reader import CHAPTERS, guide, points


@pytest.mark.parametrize("path", CHAPTERS)
def test_a_chapter_ends_with_a_quiz(path: str) -> None:
    """The last activity of its page is a quiz of 6 to 8 questions."""
    quiz = guide()[path].activities[-1]
    assert isinstance(quiz, Quiz)
    assert 6 <= len(quiz.questions) <= 8


def test_there_are_enough_questions_of_every_type() -> None:
    """At least 40 in all; single and multiple choice, true or false, ordering and matching are all used."""
    types = Counter("true or false" if two_sided(question) else question.type for question in questions("en"))
    assert types.total() >= 40
    assert set(types) == {"single", "multiple", "true or false", "ordering", "matching"}


@pytest.fixture(params=LANGUAGES)
def figures(request: pytest.FixtureRequest) -> Figures:
    """Give what the quizzes of a language give away; its worksheets are printed as they are written."""
    return Figures(request.param, guessing.questions(request.param))


def test_no_place_is_a_hint(figures: Figures) -> None:
    """Where one of four options is right, each place is the right one in 15 to 35 % of the questions."""
    shares = figures.places([question for question in figures.single if len(question.options) == 4])
    assert {place: share for place, share in shares.items() if not 0.15 <= share <= 0.35} == {}


def test_no_place_is_always_among_those_that_fit(figures: Figures) -> None:
    """Where several fit, no place is nearly always right or nearly never."""
    shares = figures.places([question for question in figures.several if len(question.options) == 4])
    assert {place: share for place, share in shares.items() if not 0.25 <= share <= 0.8} == {}


def test_how_many_fit_is_no_hint(figures: Figures) -> None:
    """Two, three or more fit, and no number of them in more than two thirds of the questions."""
    assert max(figures.numbers.values()) <= 2 / 3 * len(figures.several), figures.numbers


def test_the_length_of_an_option_is_no_hint(figures: Figures) -> None:
    """Right options are as long as wrong ones; the longest is right in at most 40 %, and the shortest in some."""
    assert 0.85 <= figures.length_ratio <= 1.15
    assert figures.score(longest, figures.single) <= 0.4
    assert figures.score(longest, [*figures.single, *figures.several]) <= 0.4
    assert 0.1 <= figures.score(shortest, figures.single) <= 0.4


@pytest.mark.parametrize(("cue", "times"), [("reasons", 1.5), ("absolutes", 2)])
def test_the_words_of_an_option_are_no_hint(figures: Figures, cue: str, times: float) -> None:
    """A reason, or a word that leaves no exception, stands about as often in right options as in wrong ones."""
    rates = figures.rate(cue, right=True), figures.rate(cue, right=False)
    assert max(rates) <= times * min(rates), figures.words(cue)


def test_no_single_word_is_a_hint(figures: Figures) -> None:
    """A word that leaves no exception, and stands in ten options or more, is at most twice as frequent on one side."""
    right, wrong = (len(figures.options(right=side)) for side in (True, False))
    often = {word: counts for word, counts in figures.words("absolutes").items() if sum(counts) >= 10}
    assert [word for word, (r, w) in often.items() if max(r / right, w / wrong) > 2 * min(r / right, w / wrong)] == []


def test_true_is_as_often_the_answer_as_false(figures: Figures) -> None:
    """Of the statements, about half are true; and a word that leaves no exception does not tell which."""
    true, false = figures.balance
    assert abs(true - false) <= max(1, len(figures.statements) / 3)
    assert min(true, false) >= 1


def test_a_guesser_is_not_much_better_than_chance(figures: Figures) -> None:
    """Who has not read the guide, and knows the tricks, gets at most 10 points more than with eyes shut."""
    assert {way: score for way, score in figures.guesses.items() if score > figures.chance + 0.1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_points_are_asked_about(language: str) -> None:
    """At least 110 of the 138 points are asked about somewhere in an activity."""
    assert len(points()) - len(guessing.not_served(language)) >= 110, guessing.not_served(language)


def test_every_option_has_feedback_that_teaches() -> None:
    """Each option of a choice says why it is right or wrong, in more than a word; ordering and matching say it once."""
    for question in questions("en"):
        taught = [question] if question.type in {"ordering", "matching"} else question.options
        for each in taught:
            assert len(text(each.feedback).split()) >= 4, (question.id, each.id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_to_order_is_not_shown_in_order(language: str) -> None:
    """The answer is not in the order in which a page shows things to order or to match."""
    for question in questions(language):
        if question.type in {"ordering", "matching"}:
            assert question.mixed != question.options, question.id


def test_most_questions_are_situations() -> None:
    """More than half of the questions ask what one would do, think or say; they have four options or more."""
    asked = questions("en")
    situations = [each for each in asked if each.type in {"single", "multiple"} and len(each.options) >= 4]
    assert len(situations) > len(asked) / 2
