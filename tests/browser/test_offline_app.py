"""The guide among the apps of a phone, and on the page that saves it: in every language, from the right too."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from browser.host import Host
from browser.offline_reader import keep, no_line
from translation import pseudo_locale
from translation.mini_site import Small

LANGUAGES = {"en": "", "bg": "bg/", "tr": "tr/"}
PHONE = ViewportSize(width=360, height=740)
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

pytestmark = pytest.mark.usefixtures("gone")


@pytest.fixture
def phone(browser: Browser, chromium: str, tmp_path: Path) -> Iterator[BrowserContext]:
    """Give a browser that is in no private window: only there apps are installed."""
    context = browser.browser_type.launch_persistent_context(
        str(tmp_path / "profile"), executable_path=chromium, viewport=PHONE
    )
    yield context
    context.close()


@pytest.mark.parametrize(("code", "home"), LANGUAGES.items())
def test_the_guide_can_be_installed(phone: BrowserContext, live: Host, code: str, home: str) -> None:
    """Chromium itself finds nothing wrong, and knows the app by the language's own address."""
    page = phone.new_page()
    session = phone.new_cdp_session(page)
    for path in (home, f"{home}keep/"):
        page.goto(live.url(path))
        page.wait_for_load_state("networkidle")
        assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
        answer = session.send("Page.getAppManifest")
        assert (answer["errors"], answer["url"]) == ([], live.url(f"manifest.{code}.webmanifest"))
        manifest = json.loads(answer["data"])
        assert (manifest["lang"], manifest["dir"], manifest["display"]) == (code, "ltr", "standalone")
        assert len(manifest["short_name"]) <= 12
        assert session.send("Page.getAppId")["appId"] == live.url(f"{home}?start")


def test_icons_are_as_large_as_they_say(site: Path) -> None:
    """The maskable one fills its square, so that a phone can cut a circle out of it."""
    manifest = json.loads((site / "manifest.bg.webmanifest").read_text("utf-8"))
    for icon in manifest["icons"]:
        path = site / icon["src"]
        if path.suffix == ".png":
            with Image.open(path) as picture:
                assert f"{picture.width}x{picture.height}" == icon["sizes"]
                corner = picture.convert("RGBA").getpixel((0, 0))
                assert isinstance(corner, tuple)
                assert (corner[3] == 255) == (icon["purpose"] == "maskable")
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}


@pytest.mark.parametrize("home", ["", "bg/"])
def test_an_app_begins_where_its_reader_was(page: Page, live: Host, home: str) -> None:
    """Who was nowhere yet begins on the first page, and so does whoever opens the first page itself."""
    page.goto(live.url(f"{home}?start"))
    expect(page).to_have_url(live.url(f"{home}?start"))
    page.goto(live.url(f"{home}code-of-conduct/"))
    page.locator(".checklist-items input").first.check()
    page.goto(live.url(f"{home}?start"))
    expect(page).to_have_url(live.url(f"{home}code-of-conduct/#conduct"))
    page.goto(live.url(home))
    expect(page).to_have_url(live.url(home))


@pytest.mark.parametrize(
    "place", ["//example.net/", "javascript:alert(1)", "https://example.net/", "../../other/", "\\\\x"]
)
def test_an_app_begins_nowhere_else(page: Page, live: Host, place: str) -> None:
    """What is kept on the device is no reason to leave the guide."""
    page.goto(live.url("about/"))
    page.evaluate("place => localStorage.setItem(frame + 'last', place)", place)
    page.goto(live.url("?start"))
    page.wait_for_timeout(300)
    assert page.url.startswith(live.home)


@pytest.mark.parametrize(("code", "home"), LANGUAGES.items())
def test_the_real_guide_is_kept_whole(
    open_context: Callable[..., BrowserContext], live: Host, site: Path, code: str, home: str
) -> None:
    """On a phone, every page of a language opens without a line, with its pictures, and a quiz works."""
    page = open_context(viewport=PHONE).new_page()
    keep(page, live, f"{home}keep/")
    assert page.evaluate(OVERFLOW) <= 0
    pages = [path for path, *_ in json.loads((site / f"assets/offline.{code}.json").read_text("utf-8"))["files"]]
    with no_line(live):
        for path in (path for path in pages if not path or path.endswith("/")):
            page.goto(live.url(path), wait_until="domcontentloaded")
            assert page.locator("html").get_attribute("lang") == code, path
            expect(page.locator("h1").first).to_be_visible()
            assert page.title(), path
        page.goto(live.url(f"{home}roles/"))
        for picture in page.locator("article img").all():
            picture.scroll_into_view_if_needed()
            assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") > 0
        page.goto(live.url(f"{home}introduction/"))
        page.locator("#intro-next-step [data-option=keep] input").check()
        page.locator("#intro-next-step [data-do=check]").click()
        expect(page.locator("#intro-next-step .quiz-result")).not_to_be_empty()


def test_papers_are_kept_if_they_are_ticked(page: Page, live: Host) -> None:
    """Their size is said first; later they open without a line."""
    page.goto(live.url("bg/keep/"))
    expect(page.locator("#keep label")).to_contain_text("PDF")
    page.locator("#keep input").check()
    page.locator("[data-do=save]").click()
    expect(page.locator("#keep [role=status]")).to_contain_text("Запазени са и материалите за печат.", timeout=60000)
    with no_line(live):
        page.goto(live.url("bg/print/"))
        address = page.locator("a[href$='.pdf']").first.evaluate("one => one.href")
        kind = page.evaluate("address => fetch(address).then((answer) => answer.headers.get('Content-Type'))", address)
        assert kind == "application/pdf"


@pytest.fixture(scope="module")
def mirrored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Small, Host]]:
    """Build and serve the guide in a made-up language that is read from the right."""
    guide = pseudo_locale.make(tmp_path_factory.mktemp("mirror"))
    host = Host(guide.root / "site")
    yield guide, host
    host.close()


def test_it_is_said_from_the_right_too(page: Page, mirrored: tuple[Small, Host]) -> None:
    """The page that saves, the page that is not there, and the manifest; no sentence is in another language."""
    guide, host = mirrored
    page.set_viewport_size({"width": 360, "height": 740})
    keep(page, host, f"{pseudo_locale.CODE}/keep/")
    said = page.locator("#keep").inner_text()
    assert pseudo_locale.mirrored("Remove it from this phone") in said
    assert page.evaluate(OVERFLOW) <= 0
    button = page.locator("[data-do=remove]").bounding_box()
    assert button
    assert button["x"] + button["width"] > 300
    page.locator("[data-do=remove]").click()
    expect(page.locator("[data-do=remove]")).to_be_hidden()
    host.cache = "no-store"
    with no_line(host):
        page.goto(host.url(f"{pseudo_locale.CODE}/roles/"))
        expect(page.locator("h1")).to_have_text(pseudo_locale.mirrored("This page is not on this phone"))
        assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    manifest = json.loads((guide.root / "site" / f"manifest.{pseudo_locale.CODE}.webmanifest").read_text("utf-8"))
    assert (manifest["lang"], manifest["dir"]) == (pseudo_locale.CODE, "rtl")
