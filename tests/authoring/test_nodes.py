"""Rich text is read from the finished tree as nodes, from which every output is made."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from authoring.helpers import convert
from kinds.checklist import Box, Checklist
from model import nodes
from model.nodes import Node, Rich, Text


def read(markdown: str) -> Rich:
    """Return what an item says, as nodes."""
    return first(markdown).text


def note(markdown: str) -> Rich:
    """Return the note of an item, as nodes."""
    return first("x", "\n".join(f"    {line}".rstrip() for line in markdown.split("\n"))).note


def first(words: str, under: str = "") -> Box:
    """Return the first item of a checklist."""
    items = f"- [ ] {words} {{ #a }}\n\n{under}\n\n- [ ] y {{ #b }}"
    page = f"# P\n\n/// checklist | C\n    id: c\n\n{items}\n///\n\n*[CPR]: help\n"
    _, extension = convert(page, "abbr")
    assert list(extension.problems) == []
    activity = extension.page.activities[0]
    assert isinstance(activity, Checklist)
    return activity.items()[0]


@pytest.mark.parametrize(
    ("markdown", "html", "text"),
    [
        ("a & b < c", "a &amp; b &lt; c", "a & b < c"),
        ("2&nbsp;o'clock &mdash; &#8230;", "2\u00a0o'clock — …", "2\u00a0o'clock — …"),
        (
            "*one* **two** `<b> & c`",
            "<em>one</em> <strong>two</strong> <code>&lt;b&gt; &amp; c</code>",
            "one two <b> & c",
        ),
        ("[a *b*](https://x.org/?a=1&b=2)", '<a href="https://x.org/?a=1&amp;b=2">a <em>b</em></a>', "a b"),
        ('![a "b"](assets/c.svg)', '<img src="assets/c.svg" alt="a &quot;b&quot;">', 'a "b"'),
        ("CPR", '<abbr title="help">CPR</abbr>', "CPR"),
        ("\\*no\\* \\_no\\_", "*no* _no_", "*no* _no_"),
        ("Здравей, İstanbul ışık", "Здравей, İstanbul ışık", "Здравей, İstanbul ışık"),
    ],
)
def test_what_is_in_a_line(markdown: str, html: str, text: str) -> None:
    """Entities are resolved, nothing is lost, and HTML is escaped once."""
    rich = read(markdown)
    assert html_in_any_order(nodes.html(rich)) == html_in_any_order(html)
    assert nodes.text(rich) == text


def html_in_any_order(html: str) -> list[str]:
    """Return the pieces of HTML, whatever the order of attributes."""
    return sorted(html.replace(">", " >").split(" "))


@pytest.mark.parametrize(
    ("markdown", "html", "text"),
    [
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>", "One.\nTwo."),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("> a", "<blockquote><p>a</p></blockquote>", "a"),
        ("| a | b |\n|---|---|\n| c | d |", None, "a\nb\n\n\nc\nd"),
    ],
)
def test_what_is_in_a_note(markdown: str, html: str | None, text: str) -> None:
    """Paragraphs, lists, quotes and tables are nodes as well."""
    rich = note(markdown)
    if html:
        assert nodes.html(rich).replace("\n", "") == html
    assert nodes.text(rich).split() == text.split()


def test_a_node_knows_its_line() -> None:
    """Also what inline parsing made, so that whoever cannot show it can say where it is."""
    picture = read("see ![a](assets/b.svg)")[1]
    assert isinstance(picture, Node)
    assert picture.line == 6


def test_the_same_words_are_equal_wherever_they_stand() -> None:
    """Two equal options are found although they stand on two lines."""
    assert Node("em", (Text("a"),), line=1) == Node("em", (Text("a"),), line=2)


@given(some.lists(some.text(), max_size=5))
def test_neighbouring_texts_are_joined(texts: list[str]) -> None:
    """White space is taken off at both ends of the whole, and empty texts are left out."""
    merged = nodes.merge(tuple(Text(text) for text in texts))
    joined = "".join(texts).strip()
    assert merged == ((Text(joined),) if joined else ())


@given(some.text(alphabet="ab<>&\"' "))
def test_html_is_always_escaped(words: str) -> None:
    """No text can become a tag."""
    html = nodes.html((Text(words), Node("a", (Text(words),), (("href", words),))))
    assert html.count("<") == 2
    assert nodes.text((Text(words),)) == words.strip()
