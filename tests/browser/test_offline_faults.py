"""What reading without a line must never do: stay for ever, fill the console, lose a page, keep what none asked for."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.host import Host
from browser.offline_reader import addresses, caches, end_the_visit, keep, no_line, wait_for, wait_for_worker

FULL = """{
  const put = Cache.prototype.put;
  Cache.prototype.put = function (request, response) {
    const fits = !String(request.url || request).includes("?");
    return fits ? put.call(this, request, response) : Promise.reject(new DOMException("no room", "QuotaExceededError"));
  };
}"""
REFUSED = """Object.defineProperty(%s, "%s", { get() { throw new DOMException("no", "SecurityError"); } });"""
NO_CACHES, NO_STORAGE = REFUSED % ("self", "caches"), REFUSED % ("self", "localStorage")
NO_WORKERS = REFUSED % ("Navigator.prototype", "serviceWorker")
OLD = "delete Navigator.prototype.serviceWorker;"
SAVES_DATA = 'Object.defineProperty(navigator, "connection", { value: { saveData: true } });\n'


def test_the_next_deploy_can_withdraw_the_worker(page: Page, host: Host, editions: dict[int, Path]) -> None:
    """Who had it loses it with the next visit and all it kept, and keeps what was written; a neighbour keeps all."""
    host.cache = "no-store"  # else the browser itself has the pages yet
    page.goto(host.url("practice/"))
    page.locator("#trip-water input").check()
    keep(page, host)
    page.evaluate("caches.open('theirs').then((cache) => cache.put('/other/x', new Response('x')))")
    host.root = editions[0]
    page.goto(host.url("food/"))
    expect(page.locator("article")).to_contain_text("Edition 1")
    page = end_the_visit(page, host)
    wait_for(page, lambda: [*caches(page)] == ["theirs"])
    page.goto(host.url("food/"))
    expect(page.locator("article")).to_contain_text("Edition 0")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    page.wait_for_timeout(4000)
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0, (
        "not registered again"
    )
    page.goto(host.url("keep/"))
    expect(page.locator("article")).to_contain_text("This site does not offer to save the guide.")
    page.goto(host.url("practice/"))
    expect(page.locator("#trip-water input")).to_be_checked()


def test_where_there_is_no_room_it_says_so(page: Page, host: Host, context: BrowserContext) -> None:
    """What the browser refuses to keep is not counted as kept, and the page can be read as before."""
    context.add_init_script(FULL)
    page.goto(host.url("keep/"))
    page.locator("[data-do=save]").click()
    expect(page.locator("#keep [role=status]")).to_contain_text("There is not enough room")
    expect(page.locator("[data-do=save]")).to_have_text("Save the rest")
    page.goto(host.url("food/"))
    expect(page.locator("h1")).to_have_text("Food")


def test_a_worker_without_room_shows_every_page(
    page: Page, host: Host, context: BrowserContext, editions: dict[int, Path]
) -> None:
    """It keeps nothing new, the version that is kept stays whole, and pages with a line are shown as they come."""
    keep(page, host)
    session = context.new_cdp_session(context.new_page())
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.origin, "quotaSize": 1})
    host.root = editions[2]
    page.goto(host.url("practice/"))
    page = end_the_visit(page, host)
    page.wait_for_timeout(2000)
    page.goto(host.url("food/"))
    expect(page.locator("article")).to_contain_text("Edition 1")
    assert page.evaluate("document.documentElement.dataset.edition") == "1"
    page.goto(host.url("bg/food/"))
    assert page.evaluate("document.documentElement.dataset.edition") == "2"
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.origin})
    page.goto(host.url("practice/"))
    wait_for(page, lambda: f"{host.prefix}news/en" in addresses(page, "notes"))
    page.goto(host.url("food/"))
    expect(page.locator("article")).to_contain_text("Edition 2")


@pytest.mark.parametrize("refusal", [NO_CACHES, NO_WORKERS, NO_STORAGE, OLD, ""])
def test_a_browser_that_refuses_says_so_and_shows_every_page(
    open_context: Callable[..., BrowserContext], host: Host, refusal: str
) -> None:
    """No error in the console: `watch` looks; the page that would save says in words that it cannot."""
    context = open_context(**({} if refusal else {"service_workers": "block"}))
    if refusal:
        context.add_init_script(refusal)
    page = context.new_page()
    page.goto(host.url("practice/"))
    page.locator("#trip-water input").check()
    page.wait_for_timeout(4000)
    page.goto(host.url("keep/"))
    if refusal in {NO_CACHES, NO_WORKERS}:
        expect(page.locator("#keep [role=status]")).to_contain_text("does not let this site save")
    elif refusal == OLD:
        expect(page.locator("#keep [role=status]")).to_contain_text("This browser cannot save the guide here")
    elif refusal == NO_STORAGE:
        page.locator("[data-do=save]").click()
        expect(page.locator("#keep [role=status]")).to_contain_text("The guide is on this phone")


def test_a_copy_on_a_stick_needs_nothing(page: Page, editions: dict[int, Path]) -> None:
    """Opened from a folder, it says that there is nothing to save, and asks for no worker."""
    page.goto((editions[1] / "keep" / "index.html").as_uri())
    expect(page.locator("#keep [role=status]")).to_contain_text("from a folder or a USB stick")
    page.wait_for_timeout(4000)


def test_without_scripts_the_page_says_so(open_context: Callable[..., BrowserContext], host: Host) -> None:
    """And shows no button that does nothing."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto(host.url("keep/"))
    expect(page.locator("noscript .keep-status")).to_contain_text("Scripts are off in this browser")
    expect(page.locator("#keep")).to_be_hidden()


def test_what_the_browser_deleted_is_told(page: Page, host: Host) -> None:
    """It can be saved again."""
    keep(page, host)
    page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    page.goto(host.url("keep/"))
    expect(page.locator("#keep [role=status]")).to_contain_text("The browser deleted what you saved")
    page.locator("[data-do=save]").click()
    expect(page.locator("#keep [role=status]")).to_contain_text("The guide is on this phone")


def test_a_file_that_got_lost_is_no_blank_page(page: Page, host: Host) -> None:
    """With a line it comes from the host, without one it says that the page is not there."""
    keep(page, host)
    page.evaluate(
        """async () => {
          const files = await caches.open((await caches.keys()).find((name) => name.endsWith("files")));
          for (const one of await files.keys()) if (one.url.includes("/food/")) await files.delete(one);
        }"""
    )
    host.cache = "no-store"
    page.goto(host.url("food/"))
    expect(page.locator("h1")).to_have_text("Food")
    with no_line(host):
        page.goto(host.url("written/"))
        expect(page.locator("h1")).to_have_text("All I wrote")


def test_a_line_that_hangs_is_not_waited_for(page: Page, host: Host) -> None:
    """A page that was seen is shown after some seconds, when the host does not answer."""
    page.goto(host.url("food/"))
    wait_for_worker(page)
    host.delay = 20
    page.goto(host.url("food/"))
    expect(page.locator("h1")).to_have_text("Food")
    host.delay = 0


def test_who_saves_data_is_asked_before_anything_is_renewed(
    page: Page, host: Host, editions: dict[int, Path], tmp_path: Path
) -> None:
    """The kept version stays whole; a line says, once, where the newer one can be saved, and there it can."""
    keep(page, host)
    saving = shutil.copytree(editions[2], tmp_path / "site")
    worker = saving / "sw.js"
    worker.write_text(SAVES_DATA + worker.read_text("utf-8"), "utf-8")
    host.root = saving
    page.goto(host.url("practice/"))
    expect(page.locator("[role=status]").last).to_contain_text("There is a newer version", timeout=15000)
    page.goto(host.url("food/"))
    expect(page.locator("article")).to_contain_text("Edition 1")
    page.wait_for_timeout(4000)
    expect(page.get_by_text("There is a newer version")).to_have_count(0)
    page.goto(host.url("keep/"))
    page.get_by_role("button", name="Save the newer version").click()
    expect(page.locator("#keep [role=status]")).to_have_text(re.compile("^The guide is on this phone(?!.*newer)"))
    page.goto(host.url("food/"))
    expect(page.locator("article")).to_contain_text("Edition 2")


def test_pages_that_were_seen_do_not_fill_the_phone(page: Page, host: Host) -> None:
    """Only so many stay; the oldest goes first."""
    page.goto(host.url("food/"))
    wait_for_worker(page)
    page.evaluate(
        """async () => {
          const seen = await caches.open((await caches.keys()).find((name) => name.endsWith("seen")));
          const old = () => new Response("", { headers: { "x-table": "old" } });
          for (let at = 0; at < 45; at += 1) await seen.put(`/peer-mentoring/old/${at}/`, old());
        }"""
    )
    page.goto(host.url("practice/"))
    wait_for(page, lambda: len(addresses(page, "seen")) == 40)
    assert f"{host.prefix}practice/" in addresses(page, "seen")
    page.get_by_role("link", name="Pocket").first.click()


def test_clearing_this_device_forgets_which_pages_were_seen(page: Page, host: Host) -> None:
    """They tell what somebody read."""
    page.goto(host.url("practice/"))
    wait_for_worker(page)
    page.evaluate("Activities.store.clear()")
    wait_for(page, lambda: not addresses(page, "seen"))
