"""A hostile reader, device, link or file: nothing that it says runs, becomes an element, or leads out of the site.

The attacks stand in `attacks.yml`. The policy of the pages is switched off here, so that nothing is stopped only by it.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import Browser, Dialog, FilePayload, Page

from browser.host import Host

ATTACKS: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("attacks.yml").read_text("utf-8"))
HARMLESS = "harmless words"
PAGES = ("", "progress/", "all-i-wrote/", "roles/", "forms/session-log/")
"""Where what a device keeps is shown: the way back, names of notebooks, lists, answers and rows."""
AT_ADDRESSES = ("roles/", "print/")
"""Where something looks at what follows the address."""

# Every text of a reader, wherever a device keeps one; “@” stands for it, “~” for the site's own beginning of a key.
DEVICE = {
    "~frame.used": "1",
    "~frame.last": "@",
    "~frame.theme": "@",
    "~frame.offer": "@",
    "~frame.seed": "@",
    "~frame.quiz-all": "@",
    "~frame.quiz-test": "@",
    "~frame.book.00000001": {"n": "@", "x": "0"},
    "~frame.book.abc": {"n": "@", "x": "@"},
    "~item.goal-one": {"v": "@"},
    "~item.goal-review": {"v": "@"},
    "~item.goal-one-real": {"v": "@"},
    "~item.session-log-initials": {"v": "@"},
    "~item.session-log-table": {"v": "@", "d": 0},
    "~item.session-log-table.1.did": {"v": "@"},
    "~item.session-log-table.2.date": {"v": "@"},
    "~item.session-log-table.3.@": {"v": "@"},
    "~item.roles-match": {"v": "@", "r": "@", "d": 1, "n": "@", "f": "@", "t": "@"},
    "~item.promise-start": {"v": "@"},
    "~item.@": {"v": "@"},
    "~damaged.conduct-equal": "@",
    "~cleared.conduct.99999999999999": "@",
    "activities:@:item.conduct-equal": {"v": True},
}
LOOK = """() => {
  const may = "b, p, li, dd, dt, tr, td, th, ul, br, span, button"; // rows and sentences come and go
  const all = [...document.querySelectorAll("*")];
  return {
    odd: document.documentElement.textContent.includes("[native code]"),
    polluted: [Object, Array, String, Function].some((one) => Object.keys(one.prototype).length) || !!({}).polluted,
    handlers: all.flatMap((one) => one.getAttributeNames()).filter((name) => /^on|^srcdoc/.test(name)),
    elements: all.filter((one) => !one.matches(`${may}, #last-place a, [rel=prefetch]`)).map((one) => one.localName),
    links: all.map((one) => one.href || one.src || one.action || "").map(String).filter(Boolean),
    loaded: performance.getEntriesByType("resource").map(({ name }) => name),
  };
}"""


SETTLED = """async () => {
  const shown = [...document.querySelectorAll(".activity")];
  const isDone = () => shown.every((one) => one.ready || one.matches(".is-broken"))
    && (document.querySelector(".top__menu")?.offsetWidth || !document.querySelector(".menu a.of, .menu a[data-more]"));
  for (let tries = 0; tries < 200 && !isDone(); tries += 1) await new Promise((done) => setTimeout(done, 25));
  await new Promise((done) => setTimeout(done, 20));
}"""
"""Activities start and the menu is filled when there is time: both come before a page is looked at."""


class Reader:
    """One device whose storage a test fills, and what its pages look like with harmless words."""

    def __init__(self, browser: Browser, live: Host) -> None:
        """Begin with nothing kept and no policy; whatever would run notes it."""
        self.context = browser.new_context(bypass_csp=True, reduced_motion="reduce", accept_downloads=False)
        self.context.set_default_timeout(15000)
        self.live, self.ran, self.away, self.errors = live, list[str](), list[str](), list[str]()
        self.context.expose_binding("pwned", lambda source: self.ran.append(source["page"].url))
        self.context.on("request", lambda request: self.asked(request.url))
        self.context.on("weberror", lambda error: self.errors.append(f"{error.error}"))
        self.page = self.context.new_page()
        self.page.on("dialog", self.asks)
        self.usual: dict[str, tuple[Counter[str], set[str]]] = {}

    def asks(self, dialog: Dialog) -> None:
        """Note a box that a script opened."""
        self.ran.append(dialog.message)
        dialog.dismiss()

    def asked(self, url: str) -> None:
        """Note what leaves the site."""
        if not url.startswith((self.live.home, self.live.origin + "/favicon.ico", "data:", "blob:")):
            self.away.append(url)

    def keep(self, stored: dict[str, Any], text: str = "") -> None:
        """Put into the storage what is kept under keys, and nothing else."""
        begin = "activities:/peer-mentoring/:"
        kept = {
            key.replace("~", begin).replace("@", text): filled(value, text)
            if isinstance(value, str)
            else json.dumps({name: filled(one, text) for name, one in value.items()})
            for key, value in stored.items()
        }
        self.page.goto(self.live.url("assets/logo.svg"))
        self.page.evaluate(
            "(kept) => { localStorage.clear(); for (const key in kept) localStorage.setItem(key, kept[key]); }", kept
        )

    def visit(self, path: str, use: Callable[[Page], object] | None = None) -> dict[str, Any]:
        """Open a page, and return what it holds once its scripts have run."""
        self.page.goto(self.live.url(path), wait_until="load")
        if use:
            use(self.page)
        self.page.evaluate(SETTLED)
        seen: dict[str, Any] = self.page.evaluate(LOOK)
        return seen

    def learn(self, name: str, path: str, use: Callable[[Page], object] | None = None) -> None:
        """Remember what a page holds where all is well."""
        seen = self.visit(path, use)
        self.usual[name] = Counter(seen["elements"]), {self.inside(link) for link in seen["links"]}

    def inside(self, link: str) -> str:
        """Return an address without what follows its page."""
        return link.partition("#")[0].partition("?")[0]

    def wrong(self, name: str, path: str, use: Callable[[Page], object] | None = None) -> list[str]:
        """Return what an attack reached on a page."""
        seen = self.visit(path, use)
        elements, links = self.usual[name]
        more = Counter(seen["elements"]) - elements
        found = [f"{path}: {what}" for what in (*more, *seen["handlers"])]
        found += [f"{path}: leads to {link}" for link in seen["links"] if self.leads_out(link, links)]
        found += [f"{path}: shows a function"] if seen["odd"] else []
        found += [f"{path}: objects changed"] if seen["polluted"] else []
        found += [f"{path}: loaded {url}" for url in seen["loaded"] if not url.startswith((self.live.home, "data:"))]
        for noted in (self.ran, self.away, self.errors):
            found += [f"{path}: {each}" for each in noted]
            noted.clear()
        return found

    def leads_out(self, link: str, usual: set[str]) -> bool:
        """Tell whether an address is one that pages do not have otherwise, and not of the site."""
        return self.inside(link) not in usual and not link.startswith((self.live.home, f"blob:{self.live.origin}"))


def filled(value: Any, text: str) -> Any:  # noqa: ANN401 (a value of JSON)
    """Put a text where “@” stands."""
    return value.replace("@", text) if isinstance(value, str) else value


@pytest.fixture(scope="module")
def reader(browser: Browser, live: Host) -> Iterator[Reader]:
    """Give the device, which knows every page with harmless words on it."""
    opened = Reader(browser, live)
    opened.keep(DEVICE, HARMLESS)
    for path in PAGES:
        opened.learn(f"device {path}", path)
    opened.keep({})
    for path in dict.fromkeys((*AT_ADDRESSES, *PAGES)):
        opened.learn(path, path)
    opened.learn("missing", "nothing/here/")
    for noted in (opened.ran, opened.away, opened.errors):
        noted.clear()
    yield opened
    opened.context.close()


def test_there_are_enough_attacks() -> None:
    """And none stands there twice."""
    assert sum(map(len, ATTACKS.values())) >= 140
    for group in ATTACKS.values():
        assert len({json.dumps(each) for each in group.values()}) == len(group)


def test_an_attack_that_works_is_noticed(reader: Reader) -> None:
    """The test itself can fail: with no policy, markup that a page takes in runs, counts and is seen."""
    reader.keep({})
    wrong = reader.wrong(
        "roles/",
        "roles/",
        lambda page: page.evaluate(
            """() => {
              const markup = "<img src=x onerror=pwned()><a href=//evil.example/>";
              document.querySelector("main").insertAdjacentHTML("beforeend", markup);
              Object.prototype.polluted = 1;
            }"""
        ),
    )
    assert {"img", "onerror"} <= {each.partition(": ")[2] for each in wrong}
    assert any("evil.example" in each for each in wrong)
    assert any("objects changed" in each for each in wrong)
    reader.visit("roles/")
    reader.ran.clear()


@pytest.mark.parametrize("name", ATTACKS["texts"])
def test_a_text_on_the_device_stays_text(reader: Reader, name: str) -> None:
    """Names, notes, answers, settings and keys are shown as they are, or not at all."""
    reader.keep(DEVICE, ATTACKS["texts"][name])
    assert [each for path in PAGES for each in reader.wrong(f"device {path}", path)] == []


@pytest.mark.parametrize("name", ATTACKS["stored"])
def test_what_a_device_keeps_cannot_do_more(reader: Reader, name: str) -> None:
    """Broken and hostile keys and values do not stop a page, and the way back leads to a page of the site."""
    reader.keep({"~frame.used": "1", "~item.conduct-equal": '{"v":true}', **ATTACKS["stored"][name]})
    found = [each for path in PAGES for each in reader.wrong(f"device {path}", path)]
    reader.page.goto(reader.live.url())
    door = reader.page.locator("#last-place a")
    if door.count():
        door.first.click()
        assert reader.page.url.startswith(reader.live.home)
    assert found == []


@pytest.mark.parametrize("name", ATTACKS["addresses"])
def test_what_follows_an_address_is_only_looked_up(reader: Reader, name: str) -> None:
    """A part of the page with that name, a choice or a search, and nothing else."""
    reader.keep({})
    assert [each for path in AT_ADDRESSES for each in reader.wrong(path, path + ATTACKS["addresses"][name])] == []


@pytest.mark.parametrize("name", ATTACKS["texts"])
def test_any_text_can_follow_an_address(reader: Reader, name: str) -> None:
    """As a search and as a place."""
    text = ATTACKS["texts"][name]

    reader.keep({})
    found = [each for path in AT_ADDRESSES for each in reader.wrong(path, f"{path}?q={quote(text)}#{text}")]
    assert found == []


@pytest.mark.parametrize("name", ATTACKS["missing"])
def test_a_page_that_is_not_there_leads_home(reader: Reader, name: str) -> None:
    """Whatever was asked for, its links stay within the site."""
    reader.keep({})
    wrong = reader.wrong("missing", ATTACKS["missing"][name])
    home = reader.page.locator(".lost a.door").first.evaluate("(link) => link.href")
    assert home.startswith(reader.live.home)
    assert [each for each in wrong if "status of 404" not in each] == []


def opened(text: str) -> Callable[[Page], None]:
    """Return what opens a file with this text on My progress, and answers every question with its first answer."""

    def use(page: Page) -> None:
        file = FilePayload(name="progress.json", mimeType="application/json", buffer=text.encode())
        page.locator("activity-progress [type=file]").set_input_files(file)
        page.wait_for_function("""() => document.querySelector("activity-progress .activity-state").textContent
          || !document.querySelector("activity-progress .activity-question").hidden""")
        page.evaluate("document.querySelector('.activity-question:not([hidden]) button:not([data-do])')?.click()")

    return use


FILE = {
    "format": "activities-progress",
    "schema": 1,
    "notebook": "@",
    "items": {"goal-one": {"v": "@"}, "roles-match": {"v": "@", "r": "@", "n": "@"}, "@": {"v": "@"}},
}


@pytest.mark.parametrize("name", [*ATTACKS["files"], *(f"text-{name}" for name in ATTACKS["texts"])])
def test_a_file_brings_answers_and_nothing_else(reader: Reader, name: str) -> None:
    """What is no answer of this guide is left out and said; nothing else on the device changes."""
    reader.keep({})
    if name.startswith("text-"):
        text = json.dumps(FILE).replace('"@"', json.dumps(ATTACKS["texts"][name.removeprefix("text-")]))
    else:
        text = ATTACKS["files"][name]
    found = reader.wrong("progress/", "progress/", opened(text))
    keys = reader.page.evaluate("Object.keys(localStorage)")
    ours = "activities:/peer-mentoring/:"
    allowed = ("item.", "frame.used", "frame.asked", "frame.book", "book.", "schema", "cleared.", "frame.seed")
    assert [key for key in keys if not key.removeprefix(ours).startswith(allowed)] == []
    assert not reader.page.evaluate(f"localStorage['{ours}frame.last']")
    found += reader.wrong("device all-i-wrote/", "all-i-wrote/")
    assert found == []
