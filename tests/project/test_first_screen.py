"""Where a page asks for its styles: before the first thing that needs them, and never late."""

import pytest

from frame.smaller.first_screen import ENOUGH, place

HEAD = '<h1 id="a">Title</h1>\n<p>Plain <a href="b">text</a>.</p>\n'
LONG = f"<p>{'Many words. ' * (ENOUGH // 10)}</p>\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (HEAD, '<div class="admonition"><p>A box</p></div>\n<p>End</p>'),
        (HEAD, "<dl><dt>a</dt><dd>b</dd></dl>"),
        (HEAD, '<h2 id="c">A heading</h2>\n<div class="wide"><table></table></div>'),
        (HEAD, "<ul>\n<li>one<br />two</li>\n<li><code>three</code></li>\n</ul>"),
        (f"{HEAD}{LONG}", "<p>what no first screen shows</p>"),
        (f"{HEAD}<ul>\n<li>one</li>\n</ul>\n<p>End</p>", ""),
        ("", '<div class="admonition"><p>A box</p></div>'),
    ],
)
def test_the_styles_are_asked_for_between_two_blocks(before: str, after: str) -> None:
    """What is plain stands before them; a heading stays with what it is about."""
    assert place(before + after) == len(before)


def test_the_first_pages_cards_are_plain_there() -> None:
    """What the style in the page itself knows needs no other."""
    html = '<h1>Title</h1>\n<div class="grid cards">\n<ul>\n<li>one</li>\n</ul>\n</div>\n<dl></dl>'
    assert place(html, ["grid", "cards"]) == html.index("<dl>")
    assert place(html) == html.index("<div")
