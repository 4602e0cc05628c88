"""Every page with letters twice as large, or on a quarter of the screen (WCAG 1.4.4 and 1.4.10): all can still be read.

Zooming a phone of 360 × 740 px to 200 % leaves 180 × 370, and a computer of 1280 × 1024 px to 400 % leaves 320 × 256.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser import page_survey
from browser.host import Host
from browser.user import read_through

SIZES = {
    "180 px": (180, 370, ""),
    "320 × 256 px": (320, 256, ""),
    "letters of 200 %": (360, 740, "200%"),
}
MOST_WHEN_STUCK = 0.2
"""The part of the window's height that the head of the page may take while the text moves under it."""
MOST_AT_FIRST = 0.34
"""The part that it may take where it moves away with the text."""

HEAD = """() => {
  const top = document.querySelector(".top"), { height } = top.getBoundingClientRect();
  scrollTo(0, document.documentElement.scrollHeight);
  const stuck = top.getBoundingClientRect().bottom > 0 && scrollY > height;
  scrollTo(0, 0);
  return [height / innerHeight, stuck];
}"""

# Words that stand on several lines, with how many letters there are to a line. A hyphen or a dash may end a line.
BROKEN = """(root) => {
  const found = [], walker = document.createTreeWalker(document.querySelector(root), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (!text.data.trim() || text.parentElement.closest(".unseen, option, script, svg")) continue;
    if (!text.parentElement.checkVisibility({ visibilityProperty: true })) continue;
    if (text.parentElement.closest("thead")?.offsetWidth === 1) continue; // said to screen readers only
    range.selectNodeContents(text);
    const { width } = range.getBoundingClientRect(), size = parseFloat(getComputedStyle(text.parentElement).fontSize);
    if (range.getClientRects().length < 2) continue;
    for (const word of text.data.matchAll(/[\\p{L}\\p{N}]{4,}/gu)) {
      if (word[0].length * size < width) continue; // it has room: no letter is wider than high
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const parts = [...range.getClientRects()].filter((one) => one.width > 1);
      const lines = new Set(parts.map((one) => Math.round(one.top)));
      if (lines.size > 1) found.push([word[0], word[0].length / lines.size]);
    }
  }
  return found;
}"""

# Words that the box they stand in cuts off, and what lies over something else that can be touched.
HIDDEN = """() => {
  scrollTo(0, 0);
  const found = [], range = document.createRange();
  const boxes = [...document.querySelectorAll("body *")].filter((one) => one.offsetWidth > 1 && one.checkVisibility()
    && /hidden|clip/.test(getComputedStyle(one).overflow) && !one.closest("svg, [popover], textarea, select, input"));
  for (const box of boxes) {
    const edge = box.getBoundingClientRect(), walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (!text.data.trim() || text.parentElement.closest(".unseen, .wide, textarea, select, svg")) continue;
      if (!text.parentElement.checkVisibility()) continue;
      range.selectNodeContents(text);
      const cut = [...range.getClientRects()].some((one) => one.width > 1 && (one.left < edge.left - 1
        || one.right > edge.right + 1 || one.top < edge.top - 4 || one.bottom > edge.bottom + 4));
      if (cut) found.push(`cut off: ${text.data.trim().slice(0, 60)}`);
    }
  }
  const touched = [...document.querySelectorAll("button, select, summary, textarea, .top a, .door")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".skip, .word, [popover]"))
    .map((one) => [one, one.getBoundingClientRect()]).sort((one, other) => one[1].top - other[1].top);
  touched.forEach(([one, box], index) => {
    for (const [other, next] of touched.slice(index + 1)) {
      if (next.top >= box.bottom - 1) break;
      const apart = next.left >= box.right - 1 || next.right <= box.left + 1;
      if (!apart && !one.contains(other) && !other.contains(one)) {
        found.push(`overlap: ${one.outerHTML.slice(0, 70)} and ${other.outerHTML.slice(0, 70)}`);
      }
    }
  });
  return found;
}"""


def resize(page: Page, size: str) -> None:
    """Give the window and the letters a size."""
    width, height, letters = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("(letters) => { document.documentElement.style.fontSize = letters; }", letters)


def look(page: Page) -> list[str]:
    """Return what is wrong with a page as it stands in its window."""
    wrong = [f"too wide: {one}" for one in page.evaluate(page_survey.TOO_WIDE)]
    wrong += page.evaluate(HIDDEN)
    wrong += [f"broken in the head: {word}" for word, _ in page.evaluate(BROKEN, ".top")]
    wrong += [f"letter by letter: {word}" for word, letters in page.evaluate(BROKEN, "main") if letters < 3]
    height, stuck = page.evaluate(HEAD)
    if height > (MOST_WHEN_STUCK if stuck else MOST_AT_FIRST):
        wrong.append(f"the head takes {height:.0%} of the window" + " and stays" * stuck)
    return wrong


@pytest.fixture(scope="module")
def findings(browser: Browser, site: Path, live: Host) -> Iterator[dict[str, list[str]]]:
    """Look at every page of every language in each size, at first and when everything on it is opened and used."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    found: dict[str, list[str]] = {size: [] for size in SIZES}
    pages = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    for path in ["" if path == "." else f"{path}/" for path in pages] + ["404.html"]:
        page.goto(live.url(path))
        read_through(page)
        for size in SIZES:
            resize(page, size)
            found[size] += [f"{path}: {wrong}" for wrong in dict.fromkeys(look(page))]
        if page.evaluate(page_survey.USE):
            resize(page, "letters of 200 %")
            found["letters of 200 %"] += [f"{path} when used: {wrong}" for wrong in dict.fromkeys(look(page))]
    assert len(pages) > 90
    yield found
    context.close()


@pytest.mark.parametrize("size", SIZES)
def test_every_page_can_be_read(findings: dict[str, list[str]], size: str) -> None:
    """No page moves sideways, nothing is cut off or overlaps, no word falls apart, and the head leaves room."""
    assert not findings[size], "\n".join(findings[size])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["", "bg/", "tr/"])
def test_what_opens_is_in_the_window(page: Page, live: Host, size: str, language: str) -> None:
    """The list of languages, the menu and the list of headings open inside of the window, and all of it is reached."""
    page.goto(live.url(f"{language}roles/"))
    resize(page, size)
    width = SIZES[size][0]
    page.locator(".top__language summary").click()
    for link in page.locator(".top__language ul a").all():
        box = link.bounding_box()
        assert box
        assert 0 <= box["x"] <= box["x"] + box["width"] <= width
        link.click(trial=True)
    assert page.evaluate(page_survey.TOO_WIDE) == []
    page.keyboard.press("Escape")
    for button, opened in ((".top__menu", "#menu"), (".above__toc", "#toc")):
        page.locator(button).click()
        expect(page.locator(opened)).to_be_visible()
        assert page.evaluate(page_survey.TOO_WIDE) == []
        page.locator(f"{opened} a:visible").last.click(trial=True)
        page.locator(f"{opened} .close").click()


@pytest.mark.parametrize(("width", "height", "stays"), [(360, 740, True), (1280, 800, True), (740, 360, False)])
def test_the_head_stays_where_there_is_room(
    open_context: Callable[..., BrowserContext],
    live: Host,
    width: int,
    height: int,
    stays: bool,  # noqa: FBT001
) -> None:
    """On a phone and a computer as they come, the menu is at hand all the way down; on a phone lying down it goes."""
    page = open_context(viewport={"width": width, "height": height}).new_page()
    page.goto(live.url("bg/roles/"))
    part, stuck = page.evaluate(HEAD)
    assert stuck is stays
    assert part < MOST_WHEN_STUCK


def test_a_long_name_of_a_site_has_room(page: Page, live: Host) -> None:
    """A copy with another name, of words as long as they come, keeps the head whole in each size."""
    page.goto(live.url("roles/"))
    page.evaluate("""() => {
      document.querySelector(".top__home b").textContent = "Schülermentorenprogramm der Stadtteilschule";
    }""")
    for size in SIZES:
        resize(page, size)
        assert page.evaluate(page_survey.TOO_WIDE) == []
        assert [one for one in page.evaluate(HIDDEN) if "top" in one] == []
        assert all(letters > 3 for _, letters in page.evaluate(BROKEN, ".top"))
