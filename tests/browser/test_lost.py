"""The page that a wrong address shows, also where the site is served elsewhere than it was built for."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from browser.conftest import Watch
from browser.host import PREFIX, Host

MISSING = ["missing", "a/missing.html", "a/b/c/missing", "bg/a/b/", "roles/nowhere/deep/er/"]
HOMES = {"en": "", "bg": "bg/", "tr": "tr/"}
COLOURS = """() => {
  const style = getComputedStyle(document.documentElement);
  const names = ["paper", "ink", "line", "brand", "brand-ink", "focus"];
  return names.map((name) => style.getPropertyValue("--" + name).trim());
}"""


@pytest.fixture(autouse=True)
def looking(watch: Watch) -> Iterator[None]:
    """Let a browser say that an address is not there: that is what is tried here."""
    yield
    watch.wrong[:] = [said for said in watch.wrong if "status of 404" not in said]


@pytest.fixture(scope="module", params=[PREFIX, "/", "/renamed/", "/schools/south/guide/"])
def elsewhere(site: Path, request: pytest.FixtureRequest) -> Iterator[Host]:
    """Serve the site, built for /peer-mentoring/, under another path, as a host does that is not GitHub."""
    host = Host(site, request.param)
    yield host
    host.close()


@pytest.mark.parametrize("path", MISSING)
def test_a_wrong_address_leads_home_wherever_the_site_is(
    open_context: Callable[..., BrowserContext], elsewhere: Host, path: str
) -> None:
    """At any depth the page has its colours and its logo, and its links lead to the start page of each language."""
    page = open_context().new_page()
    answer = page.goto(elsewhere.url(path))
    assert answer
    assert answer.status == 404
    for language, home in HOMES.items():
        link = page.locator(f".lost > [lang={language}] .door")
        expect(link).to_have_attribute("href", elsewhere.prefix + home)
    expect(page.locator("header a")).to_have_attribute("href", elsewhere.prefix)
    assert page.locator("header img").evaluate("one => one.naturalWidth") > 0
    door = page.locator(".door").first
    assert door.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(11, 93, 91)"
    page.locator(".lost > [lang=tr] .door").click()
    expect(page).to_have_url(elsewhere.url("tr/"))
    expect(page.locator("html")).to_have_attribute("lang", "tr")


@pytest.mark.parametrize("path", ["/", "/renamed/"])
def test_without_scripts_it_can_be_read_wherever_the_site_is(
    open_context: Callable[..., BrowserContext], site: Path, path: str
) -> None:
    """Its style stands in it: nothing has to load for it to be read, in light and dark."""
    host = Host(site, path)
    page = open_context(java_script_enabled=False, color_scheme="dark").new_page()
    page.goto(host.url("a/b/missing"))
    expect(page.get_by_role("link", name="Go to the start page")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 27, 26)"
    host.close()


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_it_has_the_colours_of_the_site(open_context: Callable[..., BrowserContext], live: Host, colours: str) -> None:
    """Its own style, which stands in it, says the same colours as the site's."""
    page = open_context(color_scheme=colours).new_page()
    page.goto(live.url("404.html"))
    own = page.evaluate(COLOURS)
    page.goto(live.url("about/"))
    assert own == page.evaluate(COLOURS)


def test_an_address_with_two_slashes_asks_no_other_host(
    open_context: Callable[..., BrowserContext], site: Path
) -> None:
    """An address that was made to look like another host's sends nobody there."""
    host = Host(site, "/")
    page = open_context().new_page()
    page.goto(f"{host.origin}//example.net/missing")
    expect(page.locator(".door").first).to_have_attribute("href", "/")
    host.close()


def test_no_more_is_asked_than_there_are_folders(open_context: Callable[..., BrowserContext], site: Path) -> None:
    """Where no site is found, the page stays as it is: it does not go on asking."""
    host = Host(site, "/renamed/")
    page = open_context().new_page()
    page.route("**/logo.svg", lambda route: route.fulfill(status=404, body=""))
    page.goto(host.url("a/b/missing"))
    expect(page.locator("header img")).to_be_hidden()
    expect(page.locator(".door").first).to_be_visible()
    host.close()
