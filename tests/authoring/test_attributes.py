"""`{ #id .class key=value }` at the end of a first line goes to its element; other braces stay text."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from authoring.helpers import convert
from model.syntax import IDENTIFIER, take


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Words. { #point }", '<p id="point">Words.</p>'),
        ("- Words. { #point }", '<li id="point">Words.</li>'),
        ("- Words. { #point }\n\n    More.", '<li id="point">\n<p>Words.</p>'),
        ("Term { #point }\n:   Words.", '<dt id="point">Term</dt>'),
        ("## Words { #point }", '<h2 id="point">Words</h2>'),
        ("| A { #point } | B |\n|---|---|\n", '<th id="point">A</th>'),
        ("| A | B |\n|---|---|\n| x { #point } | y { #other } |", '<td id="point">x</td>\n<td id="other">y</td>'),
        ("Words. { #point .new .old lang=bg title='a b' }", '<p class="new old" id="point" lang="bg" title="a b">'),
        ('Words. { title="one two" #point }', '<p id="point" title="one two">'),
        ("Words. {#point}", '<p id="point">Words.</p>'),
        ("**Words** `x` { #point }", '<p id="point"><strong>Words</strong> <code>x</code></p>'),
    ],
)
def test_braces_at_the_end_of_the_first_line_are_attributes(markdown: str, html: str) -> None:
    """They are set on the paragraph, item, term, heading or cell."""
    made, _ = convert(markdown)
    assert html in made


@pytest.mark.parametrize(
    "text",
    [
        "Write {name} here.",
        "A set {1, 2}",
        "Nothing { }",
        "Words { like these }",
        "In `code { #point }` it is code.",
        "Words { #point } in the middle.",
        "A { #point",
        "A #point }",
        "Done: {done} of {all}",
    ],
)
def test_other_braces_are_left_alone(text: str) -> None:
    """What an author or a translator writes in braces stays as it is written."""
    assert take(text) == (text, {})


def test_only_the_first_line_has_attributes() -> None:
    """The second line of a paragraph is text."""
    assert take("One\nTwo { #point }") == ("One\nTwo { #point }", {})
    assert take("One { #point }\nTwo") == ("One\nTwo", {"id": "point"})


@given(some.text(alphabet=some.characters(exclude_characters="\n\r{}"), min_size=1))
def test_the_words_before_the_braces_are_kept(words: str) -> None:
    """No character before the braces is lost or changed."""
    text, found = take(f"{words} {{ #point .new }}")
    assert text.rstrip(" \t") == words.rstrip(" \t")
    assert found == {"id": "point", "class": "new"}


@pytest.mark.parametrize("name", ["a", "goal-one", "stage-1", "b2b"])
def test_an_id_is_small_latin_letters_digits_and_single_hyphens(name: str) -> None:
    """Such an id works in an address, in every language and on every keyboard."""
    assert IDENTIFIER.fullmatch(name)


@pytest.mark.parametrize("name", ["", "1a", "A", "a_b", "a--b", "-a", "a-", "цел", "ı", "a b", "a.b", "a\n"])
def test_everything_else_is_no_id(name: str) -> None:
    """Also letters that only look Latin."""
    assert not IDENTIFIER.fullmatch(name)
