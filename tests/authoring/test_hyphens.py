"""Short words with a hyphen stay in one line, and are still found as they were written."""

import pytest

from authoring.helpers import convert
from exports.formats.pdf.typst_data import LinkTargets, Serializer
from model.nodes import Node, Text
from rendering.text.hyphens import JOINER, joined

QUIZ = """
/// quiz | A quiz
    id: quiz

1.  By e-mail? { #which }

    - [ ] By e-mail `e-mail`. { #this }
    - [x] No. { #that }
///
"""


@pytest.mark.parametrize("text", ["e-mail", "E-postayla", "e-postalarla", "по-лек"])
def test_a_short_word_cannot_be_broken(text: str) -> None:
    """What holds it together cannot be seen, and a search for the word finds it."""
    assert joined(f"An {text}.") == f"An {text.replace('-', f'-{JOINER}')}."


@pytest.mark.parametrize(
    "text",
    [
        "по-добре",
        "mentor-mentee",
        "well-intentioned-plan",
        "counterproductive-ness",
        "2022-2",
        "a - b",
        "-a",
        "no–dash",
    ],
)
def test_anything_else_stays_as_it_is(text: str) -> None:
    """A long word may be broken, in a narrow column best after its hyphen; a number, a dash, a range are no words."""
    assert joined(text) == text


def test_it_holds_in_all_of_a_page() -> None:
    """In running text, after an element, and in an activity; what is to be typed as it stands is left alone."""
    html, _ = convert(f"# E-mail\n\nBy *e-mail* and e-mail, `e-mail`.\n{QUIZ}")
    assert html.lower().count(f"e-{JOINER}mail") == 5
    assert html.count("<code>e-mail</code>") == 2


def test_it_holds_on_paper() -> None:
    """The text of a paper is joined in the same way."""
    told = Serializer("", LinkTargets(), lambda _: None).value((Text("By e-mail: "), Node("code", (Text("e-mail"),))))
    assert told == [f"By e-{JOINER}mail: ", {"name": "code", "children": ["e-mail"]}]
