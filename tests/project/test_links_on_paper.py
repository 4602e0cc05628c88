"""The addresses of a page's links: numbered in its text, and listed once each at its end, for paper."""

import re
from html import unescape
from pathlib import Path

import pytest

from conftest import SITE_URL
from frame.content import number_links

HERE = "https://example.org/guide/roles/"
LISTED = re.compile(r'<div class="links" hidden>.*?</div>', re.DOTALL)


def addresses(html: str) -> list[str]:
    """Give the addresses in a page's list."""
    found = LISTED.search(html)
    return [unescape(line) for line in re.findall(r"<li>(.*?)</li>", found[0])] if found else []


def test_each_address_is_listed_once() -> None:
    """Two links to one place have one number."""
    html = '<a href="../plan/">a</a> <a class="x" href="https://a.example/?b=1&amp;c=2">b</a> <a href="../plan/">c</a>'
    found = number_links(html, HERE, "Addresses & more")
    assert re.findall(r'data-n="(\d+)">(\w)', found) == [("1", "a"), ("2", "b"), ("1", "c")]
    assert addresses(found) == ["https://example.org/guide/plan/", "https://a.example/?b=1&c=2"]
    assert "<p>Addresses &amp; more</p>" in found


def test_where_the_site_is_is_not_always_known() -> None:
    """Then only links to other sites have a whole address to list."""
    html = '<a href="../plan/">a</a> <a href="https://a.example/">b</a> <a href="mailto:team@a.example">c</a>'
    assert addresses(number_links(html, "", "Addresses")) == ["https://a.example/", "team@a.example"]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="#coach">on this page</a>',
        '<a href="../roles/#coach">on this page</a>',
        '<a id="anchor">no link</a>',
        '<a href="javascript:alert(1)">no address</a>',
        '<a href="http://[">no address</a>',
        '<!-- <a href="https://a.example/"> -->',
        "</details></details>",
        '<abbr title="<a href=">x</abbr>',
    ],
)
def test_what_leads_nowhere_else_is_left_alone(html: str) -> None:
    """A link inside the page, and what is no link at all, has no number."""
    assert number_links(html, HERE, "Addresses") == html


def test_an_answer_is_not_betrayed_by_its_address() -> None:
    """What a reader has to open first is in no list, also where it stands inside of something else."""
    link = '<a href="../answer/">there</a>'
    sealed = f"<details data-sealed><summary>Answer</summary><details>{link}</details>{link}</details>"
    html = f'<details class="card">{sealed}<a href="../card/">card</a></details><a href="../end/">end</a>'
    found = number_links(html, HERE, "Addresses")
    assert addresses(found) == ["https://example.org/guide/card/", "https://example.org/guide/end/"]
    assert link in found, "and has no number either"


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
