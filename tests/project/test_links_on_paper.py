"""The addresses of a page's links: numbered in its text, and listed once each at its end, for paper."""

import re
from html import unescape
from pathlib import Path

import pytest
from markdown import Markdown

from conftest import SITE_URL
from reading.extension import ActivitiesExtension
from rendering.draft import Surroundings
from rendering.link_numbers import LinkNumbers

HERE = "https://example.org/guide/roles/"
LISTED = re.compile(r'<div class="links" hidden>.*?</div>', re.DOTALL)


def addresses(html: str) -> list[str]:
    """Give the addresses in a page's list."""
    found = LISTED.search(html)
    return [unescape(line) for line in re.findall(r"<li>(.*?)</li>", found[0])] if found else []


def page(text: str, here: str = HERE, title: str = "") -> str:
    """Return a page of Markdown as it is printed from the address `here`."""
    extension = ActivitiesExtension()
    extension.current.around = None
    Markdown(extensions=["attr_list", "md_in_html", extension]).convert(text)
    html = extension.draft.html(Surroundings(here))
    return html.replace("Addresses of the links", title) if title else html


def test_each_address_is_listed_once() -> None:
    """Two links to one place have one number."""
    html = page("[a](../plan/) [b](https://a.example/?b=1&c=2) [c](../plan/)")
    assert re.findall(r'<a data-n="(\d+)" href="[^"]*">(\w)', html) == [("1", "a"), ("2", "b"), ("1", "c")]
    assert addresses(html) == ["https://example.org/guide/plan/", "https://a.example/?b=1&c=2"]


def test_where_the_site_is_is_not_always_known() -> None:
    """Then only links to other sites have a whole address to list."""
    html = page("[a](../plan/) [b](https://a.example/) [c](mailto:team@a.example)", "")
    assert addresses(html) == ["https://a.example/", "team@a.example"]


@pytest.mark.parametrize(
    "href", ["#coach", "../roles/#coach", "", "javascript:alert(1)", "http://[", "tel:112", "data:text/html,x"]
)
def test_what_leads_nowhere_else_is_left_alone(href: str) -> None:
    """A link inside the page, and what is no address, has no number."""
    assert LinkNumbers(HERE).number(href) == 0
    assert LinkNumbers(HERE).listed("Addresses") == ""


def test_the_title_of_the_list_is_escaped() -> None:
    """Whatever a language calls it."""
    numbers = LinkNumbers(HERE)
    numbers.number("../plan/?a=1&b=2")
    assert "<p>Addresses &amp; more</p>" in numbers.listed("Addresses & more")
    assert "<li>https://example.org/guide/plan/?a=1&amp;b=2</li>" in numbers.listed("Addresses & more")


QUIZ = """
[before](../before/)

/// quiz | A quiz
    id: quiz

[intro](../intro/)

1.  What is [asked](../asked/)? { #asked }

    //// hint
    A [hint](../hint/).
    ////

    - [x] One [option](../option/) { #one }

        > Read the [answer](../answer/).

    - [ ] Two { #two }
///

[after](../after/)
"""


def test_an_answer_is_not_betrayed_by_its_address() -> None:
    """What a reader has to open first is in no list; everything else is, in the order of the page."""
    html = page(QUIZ)
    names = [address.rstrip("/").rpartition("/")[2] for address in addresses(html)]
    assert names == ["before", "intro", "asked", "option", "after"]
    assert '<a href="../answer/">answer</a>' in html, "and has no number either"
    assert '<a href="../hint/">hint</a>' in html


def test_every_page_lists_where_its_text_leads(site: Path) -> None:
    """In the whole guide the numbers are complete, in order, and those of the list; whole addresses only."""
    listing = 0
    for path in sorted(site.rglob("*.html")):
        html = path.read_text("utf-8")
        numbers = [int(number) for number in re.findall(r' data-n="(\d+)"', html)]
        listed = addresses(html)
        assert list(dict.fromkeys(numbers)) == list(range(1, len(listed) + 1)), path
        assert len(set(listed)) == len(listed), path
        assert all(re.match(r"https?://\S+$", address) for address in listed), path
        listing += bool(listed)
        for address in listed:
            if address.startswith(SITE_URL):
                inside, _, anchor = address.removeprefix(SITE_URL).partition("#")
                target = (site / inside / "index.html").read_text("utf-8")
                assert not anchor or f'id="{anchor}"' in target, f"{path}: {address}"
    assert listing > 60
