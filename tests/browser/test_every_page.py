"""What must hold on every page: axe finds nothing, nothing is too wide or too small, nothing is asked elsewhere."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from browser import page_survey
from browser.conftest import Watch
from browser.host import Host
from browser.user import read_through


@pytest.fixture(scope="module")
def watched() -> Watch:
    """Note what goes wrong while the pages are looked at."""
    return Watch()


@pytest.fixture(scope="module")
def survey(browser: Browser, site: Path, live: Host, watched: Watch) -> Iterator[dict[str, page_survey.Findings]]:
    """Look at every page once."""
    context = browser.new_context(reduced_motion="reduce", has_touch=True)
    watched.follow(context)
    page = context.new_page()
    yield {path: page_survey.look(page, live.url(path)) for path in page_survey.addresses(site)}
    context.close()


def all_of(found: dict[str, list[str]]) -> str:
    """Give what was found as lines, each place once."""
    return "\n".join(f"{where}: {what}" for where, wrong in found.items() for what in dict.fromkeys(wrong))


@pytest.mark.parametrize("moment", ["at first, light", "at first, dark", "when used, light", "when used, dark"])
def test_axe_finds_nothing(survey: dict[str, page_survey.Findings], moment: str) -> None:
    """WCAG 2.2 AA and best practice, in light and dark, before and after everything on the page is used."""
    looked_at = {path: findings.axe[moment] for path, findings in survey.items() if moment in findings.axe}
    assert len(looked_at) > (20 if "used" in moment else 30)
    found = all_of(looked_at)
    assert not found, found


@pytest.mark.parametrize("width", ["320 px", "text of 200 %"])
def test_nothing_reaches_over_the_edge(survey: dict[str, page_survey.Findings], width: str) -> None:
    """On the narrowest phone and with text twice as large, no page is moved sideways and nothing is cut off."""
    found = all_of(
        {
            f"{path} {moment}": wrong
            for path, findings in survey.items()
            for moment, wrong in findings.wide.items()
            if moment.endswith(width)
        }
    )
    assert not found, found


def test_everything_can_be_touched(survey: dict[str, page_survey.Findings]) -> None:
    """Every control except links in sentences is at least 44 px high and wide on a phone."""
    found = all_of({path: findings.small for path, findings in survey.items()})
    assert not found, found


def test_no_page_sets_a_cookie(survey: dict[str, page_survey.Findings]) -> None:
    """No page leaves a cookie."""
    assert not any(findings.cookies for findings in survey.values())


def test_nothing_is_asked_of_another_origin(
    survey: dict[str, page_survey.Findings], watched: Watch, live: Host
) -> None:
    """All that the pages load comes from the site's own folder, and all of it is there."""
    assert len(survey) > 30
    assert len(watched.requests) > len(survey)
    assert [url for url in watched.requests if not url.startswith(live.home)] == []
    assert watched.wrong == []


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing_in_what_opens(
    open_context: Callable[..., BrowserContext], live: Host, colours: Literal["light", "dark"]
) -> None:
    """The menu, the list of headings, the list of languages and the questions of My progress pass too."""
    page = open_context(viewport={"width": 360, "height": 740}, color_scheme=colours).new_page()
    page.goto(live.url("roles/"))
    read_through(page)
    found: list[str] = []
    for button, opened in (("Menu", "#menu"), ("On this page", "#toc")):
        page.get_by_role("button", name=button).click()
        expect(page.locator(opened)).to_be_visible()
        found += page_survey.run_axe(page) + page.evaluate(page_survey.TOO_WIDE) + page.evaluate(page_survey.TOO_SMALL)
        page.keyboard.press("Escape")
    page.locator(".top__language summary").click()
    found += page_survey.run_axe(page) + page.evaluate(page_survey.TOO_WIDE) + page.evaluate(page_survey.TOO_SMALL)
    page.goto(live.url("code-of-conduct/"))
    read_through(page)
    page.locator(".checklist-items label").first.click()
    page.get_by_role("button", name="Untick all").click()
    found += page_survey.run_axe(page)
    page.goto(live.url("progress/"))
    page.get_by_role("button", name="Clear this device").click()
    found += page_survey.run_axe(page) + page.evaluate(page_survey.TOO_WIDE) + page.evaluate(page_survey.TOO_SMALL)
    page.get_by_role("button", name="Yes, clear this device").click()
    found += page_survey.run_axe(page)
    page.goto(live.url("forms/who-does-what/"))
    read_through(page)
    page.get_by_role("button", name="Add a row").first.click()
    found += page_survey.run_axe(page) + page.evaluate(page_survey.TOO_WIDE) + page.evaluate(page_survey.TOO_SMALL)
    assert not found, "\n".join(found)
