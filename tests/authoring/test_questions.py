"""What a quiz makes of its questions: the order shown, the right set, the ids."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

import words
from authoring.helpers import ROOT, convert
from kinds.quiz import MOST, Option, Question, Quiz

ids = some.from_regex(re.compile(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5})?", re.ASCII), fullmatch=True)


def question(type_: str, name: str, options: list[str], right: tuple[str, ...] = ()) -> Question:
    """Return a question with options that say nothing."""
    made = tuple(Option(option, 1, (), option in right) for option in options)
    return Question(name, 1, type=type_, options=made)


@given(ids, some.lists(ids, min_size=2, max_size=9, unique=True), some.sampled_from(["ordering", "matching"]))
def test_the_order_shown_is_never_the_right_one(name: str, options: list[str], type_: str) -> None:
    """It holds the same options, is always the same, and does not give the answer away."""
    asked = question(type_, name, options)
    assert sorted(option.id for option in asked.mixed) == sorted(options)
    assert asked.mixed != asked.options
    assert asked.mixed == question(type_, name, options).mixed


@given(ids, some.lists(ids, min_size=2, max_size=9, unique=True), some.data())
def test_the_right_set_of_a_choice_is_the_same_whatever_its_order(
    name: str, options: list[str], data: some.DataObject
) -> None:
    """Options that change places do not make a reader answer again; another right one does."""
    right = data.draw(some.sets(some.sampled_from(options), min_size=1, max_size=len(options) - 1))
    shuffled = data.draw(some.permutations(options))
    before = question("multiple", name, options, tuple(right)).version
    assert before == question("multiple", name, shuffled, tuple(right)).version
    assert before != question("multiple", name, options, tuple(set(options) - right)).version


@given(ids, some.lists(ids, min_size=2, max_size=9, unique=True), some.data())
def test_the_right_set_of_an_ordering_is_its_order(name: str, options: list[str], data: some.DataObject) -> None:
    """Another right order is another right set."""
    shuffled = data.draw(some.permutations(options))
    same = question("ordering", name, options).version == question("ordering", name, shuffled).version
    assert same == (options == list(shuffled))


def test_a_choice_is_shown_as_it_is_written() -> None:
    """Only its author asks for another order."""
    asked = question("single", "q", ["b", "a"], ("a",))
    assert asked.mixed == asked.options


LONG = """/// quiz | Q
    id: q

1.  Words { #w .shuffle }

    - [x] One { #one }
    - [ ] Two { #two }
    - [ ] None of these { #none .last }

2.  Pairs { #p }

{pairs}
///
"""


def test_what_is_last_is_said_to_the_page_and_to_no_worksheet() -> None:
    """The page's script keeps the option at its end; on paper it stands where its author wrote it."""
    html, extension = convert(LONG.replace("{pairs}", "    A { #a }\n    :   B\n\n    C { #c }\n    :   D"))
    assert re.findall(r'data-option="(\w+)" data-last', html) == ["none"]
    activity = extension.page.activities[0]
    assert isinstance(activity, Quiz)
    assert [option.last for option in activity.questions[0].options] == [False, False, True]
    assert "last" not in str(activity.questions[0].worksheet())


@pytest.mark.parametrize("language", words.languages())
def test_a_language_has_a_letter_for_each_option(language: str) -> None:
    """As many different ones as a question may have options."""
    letters = words.load(language)["quiz"]["letters"]
    assert len(set(letters)) == len(letters) >= MOST


def test_a_language_with_few_letters_counts_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is only begun stops no build: after its letters come numbers."""
    said = {**words.load("en"), "quiz": {**words.load("en")["quiz"], "letters": "АБ"}}
    monkeypatch.setattr(words, "load", lambda _: said)
    pairs = "\n".join(f"    Term {number} {{ #t{number} }}\n    :   Match {number}\n" for number in range(4))
    html, extension = convert(LONG.replace("{pairs}", pairs).replace("id: q", "id: few-letters"))
    assert not list(extension.problems)
    assert re.findall(r"<li><b>(\w)</b>", html) == ["А", "Б", "3", "4"]


def test_every_type_of_question_is_told_apart() -> None:
    """One right box is a single choice, several a multiple one; the list's kind tells the others."""
    types = {}
    for path in (ROOT / "hooks" / "kinds" / "quiz" / "examples").glob("*.md"):
        _, extension = convert(path.read_text("utf-8"))
        for activity in extension.page.activities:
            assert isinstance(activity, Quiz)
            types.update({each.id: (each.type, len(each.right), each.shuffle) for each in activity.items()})
    assert types == {
        "example-hit": ("single", 1, True),
        "example-keep": ("multiple", 2, False),
        "example-teacher": ("single", 1, False),
        "example-steps": ("ordering", 4, False),
        "example-role": ("matching", 3, False),
    }


def test_the_page_holds_the_order_shown_and_not_the_right_one() -> None:
    """Things to order stand in the other order in the HTML, with and without scripts."""
    html, _ = convert((ROOT / "hooks" / "kinds" / "quiz" / "examples" / "ordering.md").read_text("utf-8"))
    shown = re.findall(r'<li data-option="([\w-]+)">', html)
    assert sorted(shown) == ["agree", "find", "look", "set"]
    assert shown != ["find", "set", "agree", "look"]
