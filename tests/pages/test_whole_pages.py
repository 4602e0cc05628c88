"""What an author writes is on the built page: no template of the site leaves a sentence out."""

import html
import re
from pathlib import Path

import pytest

from conftest import ROOT

PLAIN = re.compile(r"^[^\s\d?#>|/:*`\[\]{}<_&!-][^\[\]{}<>*`_&|\\\n]{50,}?(?= \{[^}\n]*\}$|$)", re.MULTILINE)
"""A line of prose in Markdown that stands in the page's HTML as it was written."""

TAGS = re.compile(r"<[^>]+>")
LANGUAGES = ("en", "bg", "tr")


def lines(path: Path) -> list[str]:
    """Return the lines of prose without any markup, those of the front matter left out."""
    return PLAIN.findall(path.read_text("utf-8").removeprefix("---\n").partition("\n---\n")[2])


def built(site: Path, language: str, page: Path) -> str:
    """Return the text of a page as it is published."""
    folder = site if language == "en" else site / language
    place = page.parent / "index.html" if page.stem == "index" else page.with_suffix("") / "index.html"
    return " ".join(html.unescape(TAGS.sub("", (folder / place).read_text("utf-8"))).replace("\u2060", "").split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plain_sentence_of_a_page_is_on_it(site: Path, language: str) -> None:
    """Also on the site's own pages, which have a template each."""
    docs = ROOT / "docs" / language
    left_out, seen = [], 0
    for path in sorted(docs.rglob("*.md")):
        text = built(site, language, path.relative_to(docs))
        for line in lines(path):
            seen += 1
            if " ".join(line.split()) not in text:
                left_out.append(f"{path.relative_to(docs)}: {line}")
    assert not left_out
    assert seen > 200
