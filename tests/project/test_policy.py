"""What a page may load and run is said in the page, before anything that it governs."""

import hashlib
import re
from base64 import b64encode
from pathlib import Path

import pytest

from frame import policy
from model.problems import Problems
from rendering import inline

CONTEXT = None
"""The filters take a template's context, and use nothing of it."""


def sha(text: str) -> str:
    """Return how a policy names a text."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def published(tmp_path: Path, page: str, template: str = "") -> tuple[str, list[str]]:
    """Give a page its policy; return it with the problems."""
    site, overrides = tmp_path / "site", tmp_path / "overrides"
    site.mkdir()
    overrides.mkdir()
    (site / "index.html").write_text(page, "utf-8")
    (overrides / "main.html").write_text(template, "utf-8")
    problems = Problems()
    policy.publish(site, overrides, problems)
    return (site / "index.html").read_text("utf-8"), [f"{each}" for each in problems]


def test_what_a_filter_wrote_is_named_by_its_hash(tmp_path: Path) -> None:
    """The hash is of all between the tags; data is no script, and a file needs no hash."""
    script, style = inline.inline_script(CONTEXT, "\nlet a = '<b>ш';\n"), inline.inline_style(CONTEXT, "b{top:0}")  # type: ignore[arg-type]
    data = '<script type="application/json">{}</script><script defer src="a.js"></script>'
    page, problems = published(tmp_path, f"<head>{policy.SLOT}{script}{data}{style}</head>")
    assert not problems
    assert f"script-src 'self' {sha(chr(10) + 'let a = ' + chr(39) + '<b>ш' + chr(39) + ';' + chr(10))};" in page
    assert f"style-src 'self' {sha('b{top:0}')};" in page
    assert page.count("sha256-") == 2
    assert page.index("Content-Security-Policy") < page.index("<script")


def test_what_no_filter_wrote_is_refused_and_its_line_named(tmp_path: Path) -> None:
    """A partner's template that writes a script by itself is told where, and what to write."""
    page, problems = published(
        tmp_path, f"<head>{policy.SLOT}<script>\nalert(1)</script></head>", "<p>\n<script>\nalert(1)</script>"
    )
    assert "sha256" not in page
    assert [each for each in problems if "overrides/main.html:3" in each and "inline_script" in each], problems


def test_what_an_author_wrote_is_refused(tmp_path: Path) -> None:
    """A script in a page that no template knows is named by its page."""
    page, problems = published(tmp_path, f"{policy.SLOT}<STYLE>b{{}}</STYLE>")
    assert "sha256" not in page
    assert len(problems) == 1


@pytest.mark.parametrize("attribute", ['style="top:0"', 'onclick="go()"', "ONLOAD = 'go()'"])
def test_attributes_that_browsers_refuse_are_named(tmp_path: Path, attribute: str) -> None:
    """A handler or a style in an attribute of a template is a problem with its line."""
    _, problems = published(tmp_path, policy.SLOT, f"<!-- <p {attribute}> -->\n<p\n  class=a {attribute}>")
    assert len(problems) == 1
    assert problems[0].startswith("overrides/main.html:3: ")


def test_a_template_without_a_place_for_the_policy_is_named(tmp_path: Path) -> None:
    """Who replaces the whole page must keep the place."""
    _, problems = published(tmp_path, "<head></head>")
    assert policy.SLOT in problems[0]


def test_only_a_live_site_takes_what_its_server_puts_in(tmp_path: Path) -> None:
    """MkDocs' server writes a script into each page, by which it loads itself again."""
    (tmp_path / "index.html").write_text(policy.SLOT, "utf-8")
    policy.publish(tmp_path, tmp_path / "overrides", Problems(), live=True)
    assert "script-src 'self' 'unsafe-inline'; style-src 'self';" in (tmp_path / "index.html").read_text("utf-8")


def test_nothing_is_allowed_that_a_page_does_not_need() -> None:
    """No other origin, no `unsafe-…`, and nothing where nothing is said."""
    sources, _ = policy.of("")
    assert sources.startswith("default-src 'none'; ")
    assert set(re.findall(r"[^ ;]+", sources)) <= {"'none'", "'self'", "data:", *policy.ALWAYS}
    assert re.findall(r"[^;]*data:", sources) == [" img-src 'self' data:"]


@pytest.mark.parametrize("text", ["</script >", "a</SCRIPT", "<!--"])
def test_a_script_cannot_end_its_element(text: str) -> None:
    """What would end the element is refused when the page is made."""
    with pytest.raises(ValueError, match="cannot hold"):
        inline.inline_script(CONTEXT, text)  # type: ignore[arg-type]
