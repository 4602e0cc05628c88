"""The page that says what was worked through: what is done, what is left, a name kept nowhere, and a good sheet."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser.conftest import Watch
from browser.host import Host
from browser.page_survey import run_axe
from browser.user import SPACE, keep, kept
from papers.pdf_text import pages

CHAPTERS = 9
NAME = "Elif Yılmaz-Ъгълова"


def rows(page: Page) -> Locator:
    """Give the lines of the chapters."""
    return page.locator("activity-certificate li")


def answer(page: Page, row: Locator, *, leave: int = 0, right: str = "") -> None:
    """Keep a checked answer to every question of a chapter, but for the last few."""
    questions = list(json.loads(row.get_attribute("data-questions") or "{}").items())
    for id_, version in questions[: len(questions) - leave]:
        keep(page, f"{SPACE}item.{id_}", json.dumps({"v": "x", "r": right or version, "d": 1, "n": 2}))


def said(page: Page) -> Locator:
    """Give the sentence above the sheet."""
    return page.locator("activity-certificate > .activity-state")


@pytest.fixture
def certificate(page: Page, live: Host) -> Page:
    """Open the page where nothing is kept yet."""
    page.goto(live.url("certificate/"))
    expect(rows(page)).to_have_count(CHAPTERS)
    return page


def test_what_is_left_is_said_and_leads_there(certificate: Page, live: Host) -> None:
    """Nothing, some and all of a chapter are told apart, and the link leads to its questions."""
    expect(said(certificate)).to_contain_text(f"Chapters still to do: {CHAPTERS}.")
    answer(certificate, rows(certificate).nth(0))
    answer(certificate, rows(certificate).nth(1), leave=1)
    certificate.reload()
    expect(rows(certificate).nth(0)).to_have_class("is-done")
    expect(rows(certificate).nth(0)).to_contain_text("done")
    expect(rows(certificate).nth(1)).not_to_have_class("is-done")
    expect(rows(certificate).nth(1)).to_contain_text("questions answered: ")
    expect(certificate.locator(".certificate-count")).to_have_text(f"Chapters done: 1 of {CHAPTERS}")
    expect(said(certificate)).to_contain_text(f"it says 1 of {CHAPTERS}.")
    rows(certificate).nth(1).get_by_role("link").click()
    expect(certificate).to_have_url(live.url("roles/#roles-quiz"))
    expect(certificate.locator("#roles-quiz")).to_be_in_viewport()


def test_an_answer_to_what_is_right_no_longer_does_not_count(certificate: Page) -> None:
    """When the guide's right answer has changed since, the chapter is open again."""
    answer(certificate, rows(certificate).nth(0), right="another")
    certificate.reload()
    expect(rows(certificate).nth(0)).not_to_have_class("is-done")


def test_all_that_is_done_is_said(certificate: Page) -> None:
    """Then nothing is left; the sheet claims no award."""
    for row in rows(certificate).all():
        answer(certificate, row)
    certificate.reload()
    expect(said(certificate)).to_have_text("All chapters are done. Type your name, and print this page.")
    expect(certificate.locator("activity-certificate li.is-done")).to_have_count(CHAPTERS)
    expect(certificate.locator("activity-certificate")).to_contain_text("It is no diploma.")


def test_another_tab_is_heard(certificate: Page, context: BrowserContext, live: Host) -> None:
    """A chapter that is finished elsewhere is ticked here without a reload."""
    other = context.new_page()
    other.goto(live.url("certificate/"))
    answer(other, rows(certificate).nth(2))
    expect(rows(certificate).nth(2)).to_have_class("is-done")


def test_the_name_is_kept_nowhere(certificate: Page, live: Host, watch: Watch) -> None:
    """Not on the device, not in the address, not after a reload, and not on the way back."""
    field, before = certificate.get_by_label("Name"), kept(certificate)
    expect(field).to_have_attribute("autocomplete", "off")
    for leave in ("reload", "away"):
        field.fill(NAME)
        field.press("Enter")
        assert kept(certificate) == before
        assert certificate.evaluate("[document.cookie, sessionStorage.length, location.search]") == ["", 0, ""]
        if leave == "reload":
            certificate.reload()
        else:
            certificate.goto(live.url("about/"))
            certificate.go_back()
        expect(field).to_have_value("")
    assert not [url for url in watch.requests if "Elif" in url]


def test_the_button_prints(certificate: Page) -> None:
    """It opens the browser's own window for that."""
    certificate.evaluate("() => { window.print = () => { window.printed = (window.printed || 0) + 1; }; }")
    certificate.get_by_role("button", name="Print this page").click()
    assert certificate.evaluate("window.printed") == 1


@pytest.mark.parametrize("language", ["", "bg/", "tr/"])
def test_it_is_one_sheet_of_paper(page: Page, live: Host, tmp_path: Path, language: str) -> None:
    """The name, all chapters, how many are done, and lines for date and signature; no address, no button, no more."""
    page.goto(live.url(f"{language}certificate/"))
    answer(page, rows(page).nth(0))
    page.reload()
    page.locator("#certificate-name").fill(NAME)
    file = tmp_path / "sheet.pdf"
    page.pdf(path=file, format="A4", prefer_css_page_size=True)
    (shown,) = pages(file)
    for title in rows(page).get_by_role("link").all_text_contents():
        assert title in shown
    assert NAME in shown
    assert page.locator(".certificate-count").inner_text() in shown
    assert page.locator("[data-do=print]").inner_text() not in shown
    assert "http" not in shown


def test_without_scripts_it_is_a_sheet_to_tick(open_context: Callable[..., BrowserContext], live: Host) -> None:
    """It says so, shows every chapter with an empty box, and leads to the paper that is filled in by hand."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto(live.url("bg/certificate/"))
    expect(page.locator(".activity-noscript")).to_contain_text("да отметнеш готовото на ръка")
    expect(rows(page)).to_have_count(CHAPTERS)
    expect(page.locator(".is-done, [data-do=print]:visible")).to_have_count(0)
    paper = page.get_by_role("link", name="Лист за попълване на ръка")
    expect(paper).to_have_attribute("href", "../../papers/bg/certificate-chapters.pdf")


def test_my_progress_leads_to_it(page: Page, live: Host) -> None:
    """Whoever looks at what is done finds the page to print."""
    page.goto(live.url("progress/"))
    page.get_by_role("link", name="a page to print").click()
    expect(page).to_have_url(live.url("certificate/"))


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing_wrong(certificate: Page, colours: str) -> None:
    """With some chapters done and some left."""
    certificate.emulate_media(color_scheme=colours)  # type: ignore[arg-type] # one of the two
    answer(certificate, rows(certificate).nth(0))
    certificate.reload()
    assert run_axe(certificate) == []
