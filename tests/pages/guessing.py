"""What somebody who has not read the guide could guess from: the figures of the quizzes of a language.

    .venv/bin/python tests/pages/guessing.py [en|bg|tr …] [--quiz ID]

prints them. Places are those of a worksheet on paper, where the options stand in the order in which they are written.
Words that give a reason and words that leave no exception are data, in `guessing.yml`.
"""

import re
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean

HERE = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path[:0] = [str(HERE.parent), str(HERE.parents[1] / "hooks")]

import yaml

from kinds.quiz import Option, Question, Quiz
from model.nodes import Rich, text
from pages.guide_reader import activities, asked, points

LANGUAGES = ("en", "bg", "tr")
LETTERS = "ABCDEFGHIJKL"
CUES: dict[str, dict[str, list[str]]] = yaml.safe_load((HERE / "guessing.yml").read_text("utf-8"))
Guess = Callable[[Sequence[Option]], Sequence[Option]]
"""Which of some options one would take; of several, one takes any."""


def questions(language: str, quiz: str = "") -> list[Question]:
    """Return the questions of a language's quizzes, or of one of them."""
    found = [each for each in activities("quiz", language).values() if isinstance(each, Quiz)]
    return [question for each in found for question in each.questions if quiz in {"", each.head.id}]


def two_sided(question: Question) -> bool:
    """Whether a question asks only if a statement is true."""
    return {option.id for option in question.options} == {"true", "false"}


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)


def cues(language: str, cue: str, said: Rich) -> list[str]:
    """Return the words of a cue (`reasons` or `absolutes`) that stand in a text."""
    plain = text(said).replace("I", "ı").replace("İ", "i") if language == "tr" else text(said)
    return [found[0].lower() for found in _pattern(tuple(CUES[language][cue])).finditer(plain)]


@dataclass(frozen=True)
class Figures:
    """What the questions of a language give away."""

    language: str
    questions: Sequence[Question]

    @property
    def single(self) -> list[Question]:
        """The questions with one right option, statements that are true or false left out."""
        return [each for each in self.questions if each.type == "single" and not two_sided(each)]

    @property
    def several(self) -> list[Question]:
        """The questions with several right options."""
        return [each for each in self.questions if each.type == "multiple"]

    @property
    def statements(self) -> list[Question]:
        """The statements that are true or false."""
        return [each for each in self.questions if two_sided(each)]

    def options(self, *, right: bool) -> list[Option]:
        """Return all options that are right, or all that are wrong."""
        held = [option for each in (*self.single, *self.several) for option in each.options]
        return [option for option in held if option.right == right]

    def places(self, held: Iterable[Question]) -> dict[str, float]:
        """Return for each place which share of the questions that have it is right there."""
        right = Counter(LETTERS[i] for each in held for i, option in enumerate(each.options) if option.right)
        there = Counter(LETTERS[i] for each in held for i in range(len(each.options)))
        return {letter: right[letter] / there[letter] for letter in sorted(there)}

    @property
    def numbers(self) -> Counter[str]:
        """How many options are right where several are: "2 of 4", and how often."""
        return Counter(f"{len(each.right)} of {len(each.options)}" for each in self.several)

    @property
    def length_ratio(self) -> float:
        """How long a right option is, compared with a wrong one."""
        return _mean(map(_length, self.options(right=True))) / (_mean(map(_length, self.options(right=False))) or 1)

    def score(self, guess: Guess, held: Sequence[Question]) -> float:
        """Return which share of questions a guess gets right, on average."""
        return _mean(_share(guess(each.options)) for each in held)

    def rate(self, cue: str, *, right: bool) -> float:
        """Return the share of right, or of wrong, options in which a cue stands."""
        return _mean(bool(self.found(cue, option)) for option in self.options(right=right))

    def words(self, cue: str) -> dict[str, tuple[int, int]]:
        """Return for each word of a cue in how many right and in how many wrong options it stands."""
        right, wrong = (
            Counter(word for option in self.options(right=side) for word in set(self.found(cue, option)))
            for side in (True, False)
        )
        return {word: (right[word], wrong[word]) for word in sorted(right | wrong)}

    def found(self, cue: str, option: Option) -> list[str]:
        """Return the words of a cue in an option."""
        return cues(self.language, cue, option.text)

    @property
    def balance(self) -> tuple[int, int]:
        """How many statements are true, and how many are false."""
        true = sum(each.right[0].id == "true" for each in self.statements)
        return true, len(self.statements) - true

    # what a guesser does

    def without(self, cue: str) -> Guess:
        """Return the guess that takes an option in which a cue does not stand."""
        return lambda options: [each for each in options if not self.found(cue, each)] or options

    def having(self, cue: str) -> Guess:
        """Return the guess that takes an option in which a cue stands."""
        return lambda options: [each for each in options if self.found(cue, each)] or options

    def best_place(self) -> Guess:
        """Return the guess that takes the place that is right most often."""
        shares = self.places(self.single)
        best = sorted(range(len(shares)), key=lambda place: -shares[LETTERS[place]])
        return lambda options: [next(options[place] for place in best if place < len(options))]

    def everything(self) -> Guess:
        """Return the guess that takes the longest of those with neither a reason nor an absolute word."""

        def guess(options: Sequence[Option]) -> Sequence[Option]:
            return longest(self.without("absolutes")(self.without("reasons")(options)))

        return guess

    @property
    def chance(self) -> float:
        """What one gets right with eyes shut, of the questions with one right option."""
        return _mean(1 / len(each.options) for each in self.single)

    @property
    def guesses(self) -> dict[str, float]:
        """How much each way of guessing gets right of the questions with one right option."""
        ways: dict[str, Guess] = {
            "the longest": longest,
            "one without a reason": self.without("reasons"),
            "one without an absolute word": self.without("absolutes"),
            "the best place": self.best_place(),
            "no reason, no absolute word, the longest": self.everything(),
            "the shortest": shortest,
            "one with a reason": self.having("reasons"),
            "one with an absolute word": self.having("absolutes"),
        }
        return {name: self.score(way, self.single) for name, way in ways.items()}

    @property
    def statements_guessed(self) -> float:
        """How many statements are guessed by “an absolute word in it, so it is false; else it is true”."""
        return _mean((each.right[0].id == "false") == bool(self._in_statement(each)) for each in self.statements)

    def _in_statement(self, question: Question) -> list[str]:
        return cues(self.language, "absolutes", (*question.text, *question.more))


def _mean(numbers: Iterable[float]) -> float:
    held = list(numbers)
    return mean(held) if held else 0.0


def _length(option: Option) -> int:
    return len(text(option.text))


def _share(options: Sequence[Option]) -> float:
    return _mean(option.right for option in options)


def longest(options: Sequence[Option]) -> Sequence[Option]:
    """Return the option that is longest, or those that are."""
    most = max(map(_length, options))
    return [each for each in options if _length(each) == most]


def shortest(options: Sequence[Option]) -> Sequence[Option]:
    """Return the option that is shortest, or those that are."""
    least = min(map(_length, options))
    return [each for each in options if _length(each) == least]


def served(language: str = "en") -> set[str]:
    """Return the points that something in an activity asks about, or that are asked themselves."""
    items = asked(language)
    return {point for item in items for point in item.points} | ({item.id for item in items} & set(points()))


def not_served(language: str = "en") -> list[str]:
    """Return the points that no activity asks about."""
    return [point for point in points() if point not in served(language)]


def table(language: str, quiz: str = "") -> str:
    """Return the figures of a language, or of one of its quizzes, to be read in a terminal."""
    it = Figures(language, questions(language, quiz))
    true, false = it.balance
    counts = f"{len(it.single)} single, {len(it.several)} choose all, {len(it.statements)} true/false"
    rows = {
        "questions": f"{len(it.questions)}: {counts}",
        "single: right place (15-35 %)": _percents(it.places(it.single)),
        "choose all: right places": _percents(it.places(it.several)),
        "choose all: how many are right": ", ".join(f"{each} {times}×" for each, times in sorted(it.numbers.items())),
        "length, right : wrong (0.85-1.15)": f"{it.length_ratio:.2f}",
        "single: the longest is right (≤ 40 %)": f"{it.score(longest, it.single):.0%}",
        "single: the shortest is right (10-40 %)": f"{it.score(shortest, it.single):.0%}",
        "true : false": f"{true} : {false}; guessed by absolute words {it.statements_guessed:.0%}",
    }
    for cue in ("reasons", "absolutes"):
        words = ", ".join(f"{word} {right}:{wrong}" for word, (right, wrong) in it.words(cue).items())
        sides = f"{it.rate(cue, right=True):.0%} : {it.rate(cue, right=False):.0%}"
        rows[f"{cue}, of right : of wrong options"] = f"{sides}   ({words})"
    rows["a guesser: chance (at most 10 more)"] = f"{it.chance:.0%}"
    rows |= {f"  {way}": f"{score:.0%}  ({(score - it.chance) * 100:+.0f})" for way, score in it.guesses.items()}
    if not quiz:
        missing = not_served(language)
        rows["points asked in an activity (≥ 110)"] = f"{len(points()) - len(missing)} of {len(points())}"
        rows["  not asked"] = " ".join(missing)
    lines = [f"{language} {quiz}", *(f"  {name:42} {value}" for name, value in rows.items())]
    return "\n".join([*lines, *(f"  {_shown(each)}" for each in it.questions if quiz)])


def _percents(shares: dict[str, float]) -> str:
    return "  ".join(f"{letter} {share:.0%}" for letter, share in shares.items())


def _shown(question: Question) -> str:
    choice = question.type in {"single", "multiple"}
    right = "".join(LETTERS[i] for i, option in enumerate(question.options) if option.right and choice)
    return f"{question.id:34} {question.type:9} {right:5} {' '.join(str(_length(each)) for each in question.options)}"


def main() -> int:
    """Print the figures that were asked for."""
    parser = ArgumentParser(description="What a guesser gets right in the quizzes of a language.")
    parser.add_argument("language", nargs="*", help=f"{', '.join(LANGUAGES)}; all of them if none is given")
    parser.add_argument("--quiz", default="", help="the id of a quiz: its figures alone, with its questions")
    given = parser.parse_args()
    print("\n\n".join(table(language, given.quiz) for language in given.language or LANGUAGES))  # noqa: T201 (a command)
    return 0


if __name__ == "__main__":
    sys.exit(main())
