"""The page “What this site knows about you” is true: what the site keeps when all of it is used is what it names."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser import page_survey
from browser.host import Host
from browser.user import SPACE, keep

LANGUAGES = {"en": "", "bg": "bg/", "tr": "tr/"}
ROW = re.compile(r'<li id="(kept-[a-z-]+)">')
OFFLINE = {"kept-offline", "kept-frame-kept"}
"""What the page names that only a site keeps which can be read without a line, and so has a worker."""

ASKING = r"(?<![.\w])fetch\s*\((?![\w,]*\)\s*\{)|\b(?:self|window|globalThis|top|parent)\s*\??\.\s*fetch\b"
"""The browser's own function; the library that searches has a method of that name for its index."""

SENDING = {
    ASKING: "asks for something by itself",
    r"\bserviceWorker\b": "starts a worker",
    r"\bimportScripts\b": "loads more into a worker",
    r"\bXMLHttpRequest\b": "sends",
    r"\bsendBeacon\b": "sends",
    r"\bWebSocket\b|\bEventSource\b|\bRTCPeerConnection\b|\bWebTransport\b": "sends",
    r"\bcookie(Store)?\b": "keeps a cookie",
    r"\bindexedDB\b|\bsessionStorage\b|\bopenDatabase\b|\bgetDirectory\b": "keeps something elsewhere than it says",
    r"\bgeolocation\b|\bmediaDevices\b|\bgetBattery\b|\bdeviceMemory\b": "asks the device about its reader",
}
LEFT = """async () => ({
  keys: Object.keys(localStorage),
  caches: self.caches ? await caches.keys() : [],
  tab: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map(({ name }) => name),
  name: window.name,
  state: history.state,
})"""
"""What a browser holds for the site, by the place in which it is."""

WORKERS = re.compile(r"(^|/)(sw|offline|keep|news)\.js$")
"""The scripts with which the guide is read without a line: they may ask this site for its own files."""


def rows(site: Path, code: str) -> list[str]:
    """Give what the page says is kept, by the ids of its rows."""
    return ROW.findall((site / LANGUAGES[code] / "privacy" / "index.html").read_text("utf-8"))


def row_of(key: str) -> str:
    """Give the id of the row that a key belongs to: its notebook and the names in it do not count."""
    parts = re.sub(r"^book\.\w+\.", "", key.removeprefix(SPACE)).split(".")
    return "-".join(["kept", *parts[: 2 if parts[0] == "frame" else 1]])


@pytest.fixture(scope="module")
def used(browser: Browser, site: Path, live: Host, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Use the whole site as one reader does in a term, and give the tab in which that was done."""
    context = browser.new_context(reduced_motion="reduce", locale="bg-BG", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(15000)
    page = context.new_page()
    choose_languages_and_colours(page, live)
    for html in sorted(site.rglob("index.html")):
        path = html.parent.relative_to(site).as_posix()
        if path.split("/")[0] not in {"bg", "tr"}:
            page.goto(live.url("" if path == "." else f"{path}/"))
            page.evaluate(page_survey.USE)
            page.evaluate("scrollTo(0, 3 * innerHeight)")
    clear_and_damage(page, live)
    share_the_device(page, live, tmp_path_factory.mktemp("saved") / "file.json")
    if (site / "sw.js").exists():
        save_for_later(page, live)
    for path in ("bg/", "tr/stories/promise/", "bg/progress/"):
        page.goto(live.url(path))
        page.evaluate(page_survey.USE)
    yield page
    context.close()


def choose_languages_and_colours(page: Page, live: Host) -> None:
    """Refuse another language, and change the colours."""
    page.goto(live.url(""))
    page.locator("#offer-bg button").click()
    page.locator(".top__theme").click()


def clear_and_damage(page: Page, live: Host) -> None:
    """Switch how a quiz is shown, untick a list, and write where something damaged stands."""
    page.goto(live.url("code-of-conduct/"))
    page.evaluate("document.querySelectorAll('details').forEach(part => (part.open = true))")
    for way in ("all", "test"):
        page.locator(f"[data-way={way}]").click()
    page.get_by_role("button", name="Untick all").click()
    page.goto(live.url("forms/goals/"))
    item = page.locator("[type=text][data-item], textarea[data-item]").first.get_attribute("data-item")
    keep(page, f"{SPACE}item.{item}", "rubbish")
    page.reload()
    page.locator(f"[data-item='{item}']").fill("Something else")
    page.get_by_role("button", name="Hide what I wrote").click()


def share_the_device(page: Page, live: Host, file: Path) -> None:
    """Save a file, begin a second notebook, open the file in it, and write into it."""
    page.goto(live.url("progress/"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    download.value.save_as(file)
    page.get_by_label("A name for what is here now").fill("A")
    page.get_by_label("A name for the new notebook").fill("B")
    page.get_by_role("button", name="Begin a notebook").click()
    page.get_by_role("button", name="Open: B").click()
    page.locator("[type=file]").set_input_files(file)
    expect(page.locator("activity-progress > .activity-state")).to_contain_text("From the file")
    page.goto(live.url("forms/goals/"))
    page.evaluate(page_survey.USE)


def save_for_later(page: Page, live: Host) -> None:
    """Save the guide, to read it without a line."""
    page.goto(live.url("keep/"))
    page.locator("[data-do=save]").click()
    expect(page.locator("[data-do=remove]")).to_be_visible(timeout=120_000)


def test_all_languages_name_the_same(site: Path) -> None:
    """Each kind of record is a row with the same id on all three pages, in the same order, once."""
    names = rows(site, "en")
    assert len(names) == len({*names}) > 10
    assert rows(site, "bg") == rows(site, "tr") == names


@pytest.fixture(scope="module")
def left(used: Page) -> dict[str, Any]:
    """Read what all of that has left in the browser."""
    found: dict[str, Any] = used.evaluate(LEFT)
    return found | {"cookies": used.context.cookies()}


def test_what_is_kept_is_what_the_page_names(left: dict[str, Any], site: Path) -> None:
    """After all of the site was used, no key is without a row, and no row without a key."""
    keys, caches = left["keys"], left["caches"]
    assert [key for key in keys if not key.startswith(SPACE)] == []
    assert [name for name in caches if not name.startswith(f"{SPACE}offline.")] == []
    expected = {*rows(site, "en")} - (set() if (site / "sw.js").exists() else OFFLINE)
    assert {row_of(key) for key in [*keys, *caches]} == expected


def test_nothing_is_kept_anywhere_else(left: dict[str, Any]) -> None:
    """No cookie, no storage of a tab, no database, and nothing in the tab's name and history."""
    elsewhere = {name: what for name, what in left.items() if name not in {"keys", "caches"}}
    assert elsewhere == {"cookies": [], "tab": [], "databases": [], "name": "", "state": None}


@pytest.mark.usefixtures("left")  # what was there is read before
def test_clearing_this_device_leaves_nothing(used: Page, live: Host) -> None:
    """After all that, two taps at the foot of a page forget every key and every copy."""
    used.goto(live.url("roles/"))
    used.locator(".foot").get_by_role("link", name="Clear this device").click()
    used.get_by_role("button", name="Yes, clear this device").click()
    used.wait_for_function(
        "async () => !localStorage.length && !(await caches.keys()).some(one => one.includes('files'))"
    )


def scripts(site: Path) -> Iterator[tuple[str, str]]:
    """Go through every script of the built site, those in pages too, by the names of their files."""
    for path in sorted(site.rglob("*.js")):
        yield path.relative_to(site).as_posix(), path.read_text("utf-8")
    for path in sorted(site.rglob("*.html")):
        html = path.read_text("utf-8")
        for script in re.findall(r"<script\b[^>]*>(.*?)</script>", html, re.DOTALL):
            yield path.relative_to(site).as_posix(), script


def test_no_script_can_send_or_keep_anything_in_another_way(site: Path) -> None:
    """None names what would; those for reading without a line may only ask for files."""
    found = list(scripts(site))
    assert len(found) > 200
    wrong = [
        f"{name} {what}: {word}"
        for name, script in found
        for word, what in SENDING.items()
        if re.search(word, script) and not (WORKERS.search(name) and word in list(SENDING)[:3])
    ]
    assert not wrong, "\n".join(wrong)


def test_no_page_has_a_form_or_a_link_that_reports(site: Path) -> None:
    """No field is sent to a host by Enter, and no link tells another address that it was followed."""
    for path in sorted(site.rglob("*.html")):
        html = path.read_text("utf-8")
        assert "<form" not in html, path
        assert not re.search(r"<a\b[^>]*\sping=", html), path


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_foot_of_every_page_leads_there(site: Path, code: str) -> None:
    """The page about it, and the button that clears, are one tap away from everywhere."""
    pages = sorted((site / LANGUAGES[code]).rglob("index.html"))
    own = [path for path in pages if path.relative_to(site).parts[0] in {"bg", "tr"} - {code}]
    for path in (path for path in pages if path not in own):
        foot = path.read_text("utf-8").partition('<footer class="foot">')[2]
        here = path.parent.relative_to(site / LANGUAGES[code]).parts
        back = "../" * len(here)
        assert re.search(r'href="(\./|\.\./privacy/)"', foot) or f'href="{back}privacy/"' in foot, path
        assert "#clear" in foot, path


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_can_be_read_by_everyone(open_context: Callable[..., BrowserContext], live: Host, code: str) -> None:
    """On a phone, light and dark, at 320 px and with large text: axe finds nothing, nothing is cut off."""
    found = page_survey.look(open_context(has_touch=True).new_page(), live.url(f"{LANGUAGES[code]}privacy/"))
    assert json.dumps([*found.axe.values(), *found.wide.values(), found.small, found.cookies]).strip("[], ") == ""
