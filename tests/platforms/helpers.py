"""Files for platforms made of a guide or of one quiz, and what an author wrote to compare them with."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from hypothesis import Phase

from authoring.helpers import ROOT, read_guide
from exports.context import Context
from exports.transfer.contents import contents
from exports.transfer.target import Chosen, Target
from kinds.quiz import Option, Question, Quiz
from model.kind import Head
from model.nodes import Node, Rich, Text, text
from reading.page import Page

KINDS = ("single", "multiple", "matching", "ordering")
MOST_TEXTS = 16
"""How many texts `question_of` takes at most."""
QUICK = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
"""What hypothesis does: without explaining, which takes longest."""
LANGUAGES = ("en", "bg", "tr")
URL = "https://example.org/guide/"
PAGE = "# Roles\n\n/// quiz | Roles\n    id: roles-quiz\n\n{questions}\n///\n"


@cache
def whole_guide(folder: Path) -> Context:
    """Return every page of the guide that has a quiz, as a build reads it."""
    docs = ROOT / "docs"
    paths = (path for language in LANGUAGES for path in sorted((docs / language).rglob("*.md")))
    pages = {path.relative_to(docs).as_posix(): path.read_bytes() for path in paths}
    build = read_guide(folder, {name: page for name, page in pages.items() if b"/// quiz" in page}, URL)
    return Context(build.guide, build.site)


def small(folder: Path, questions: str, url: str = URL, files: Iterable[tuple[str, bytes]] = ()) -> Context:
    """Return a guide of one page with one quiz, and other files in its docs folder."""
    for name, content in files:
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / name).write_bytes(content)
    build = read_guide(folder, {"en/roles.md": PAGE.format(questions=questions).encode()}, url)
    assert [str(problem) for problem in build.problems] == []
    return Context(build.guide, build.site)


@cache
def small_guide(folder: Path) -> Context:
    """Return a guide of one page: the same for all examples of a folder."""
    return small(folder, "1.  Who? { #who }\n\n    - [x] I { #i }\n    - [ ] You { #you }\n")


def quizzes(context: Context, language: str) -> list[Quiz]:
    """Return the quizzes of a language in the order of the files."""
    return [each for page in context.pages(language) for each in page.activities if isinstance(each, Quiz)]


def questions(context: Context, language: str) -> list[Question]:
    """Return the questions of a language in the order of the files."""
    return [question for quiz in quizzes(context, language) for question in quiz.questions]


def wrapped(target: Target, context: Context, quiz: Quiz) -> bytes:
    """Return a file with one quiz, whoever made it."""
    template = target.of_kind("quiz")
    assert template
    page = replace(next(iter(context.guide.pages.values())), activities=(quiz,))
    held = contents(quiz, template, target.without, at_home=False)
    chosen = Chosen(page, quiz, held, lambda: target.write(context, page, quiz, template))
    return target.join(context, quiz.head.language, [chosen])


def page_of(context: Context) -> Page:
    """Return the page of a small guide."""
    return next(iter(context.guide.pages.values()))


def bare(words: str) -> str:
    """Return words without any space, seen or not: where a line ends is nobody's words."""
    return "".join(words.replace("\u200b", "").replace("\ufeff", "").split())


def said(*texts: Rich) -> str:
    """Return the words of texts without their spaces."""
    return bare("".join(text(rich) for rich in texts))


@dataclass
class Choice:
    """An option as a reader of a file found it: its words, its part of 100, its feedback, and what it is matched to."""

    text: str
    worth: float = 0
    feedback: str = ""
    match: str = ""


@dataclass
class Found:
    """A question as a reader of a file found it, its words without spaces."""

    id: str
    type: str
    name: str
    text: str
    options: list[Choice]
    feedback: str = ""
    hint: str = ""
    tags: tuple[str, ...] = ()
    shuffle: bool = False


def differences(written: Iterable[Question], found: Iterable[Found], compare: Callable[..., bool]) -> list[str]:
    """Return the ids of questions that are missing, too many, or not as they were written."""
    by_id: dict[str, list[Found]] = {}
    for each in found:
        by_id.setdefault(each.id, []).append(each)
    wanted = {question.id: question for question in written}
    strange = [id_ for id_ in by_id if id_ not in wanted]
    return strange + [
        id_ for id_, question in wanted.items() if [compare(question, each) for each in by_id.get(id_, [])] != [True]
    ]


def worth(question: Question, option: Option) -> float:
    """Return the part of 100 that an option is worth: right ones share it, and so do wrong ones what they take."""
    right = len(question.right)
    if question.type == "single":
        return 100 if option.right else 0
    return 100 / right if option.right else -100 / (len(question.options) - right)


def near(one: float, other: float) -> bool:
    """Tell whether two parts of 100 are the same but for the fifth digit after the point."""
    return abs(one - other) < 1e-5


def quiz_of(*asked: Question, title: str = "A quiz") -> Quiz:
    """Return a quiz with some questions."""
    return Quiz(Head("quiz", "some-quiz", title, "en", "docs/en/roles.md", 3, 2), (), asked)


def paragraph(words: str) -> Rich:
    """Return words as feedback has them."""
    return (Node("p", (Text(words),)),)


def options(kind: str, words: Iterator[str]) -> tuple[Option, ...]:
    """Return four options of a type, with the next words."""
    made = []
    for number in range(4):
        match = (Text(next(words)),) if kind == "matching" else ()
        feedback = paragraph(next(words)) if kind in {"single", "multiple"} else ()
        right = number < {"single": 1, "multiple": 2}.get(kind, 0)
        made.append(Option(f"o{number}", number, (Text(next(words)),), right, feedback, match))
    return tuple(made)


def question_of(kind: str, words: Iterator[str]) -> Question:
    """Return a question of a type, with the next words everywhere."""
    return Question(
        f"some-{kind}",
        5,
        text=(Text(next(words)),),
        more=paragraph(next(words)),
        type=kind,
        options=options(kind, words),
        hint=paragraph(next(words)),
        feedback=paragraph(next(words)),
        shuffle=True,
    )
