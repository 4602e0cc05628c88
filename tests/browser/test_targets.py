"""What can be touched is touched wherever one aims at it, and what opens shows by its arrow that it is open."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.host import Host
from browser.user import read_through

CORNERS = """
  // Whether a point of a box is in it, and not behind one of its round corners.
  const inside = (one, x, y, { width, height }) => {
    const r = Math.min(parseFloat(getComputedStyle(one).borderTopLeftRadius) || 0, width / 2, height / 2) + 1;
    const over = (length, at) => Math.max(r - at, at - (length - r), 0);
    return Math.hypot(over(width, x), over(height, y)) < r - 1;
  };
"""

# Five by five points of each link, button and field that are not hit.
MISSED = f"""() => {{
  {CORNERS}
  const found = [], parts = [0.08, 0.3, 0.5, 0.7, 0.92];
  for (const one of document.querySelectorAll("a, button, summary, select, textarea, input, label")) {{
    if (one.closest("[popover], .skip, .unseen, .top__language ul") || getComputedStyle(one).opacity === "0") continue;
    if (!one.checkVisibility({{ visibilityProperty: true }})) continue;
    one.scrollIntoView({{ block: "center", inline: "center" }});
    let missed = 0, tried = 0, over;
    for (const box of one.getClientRects()) {{
      if (box.width < 4 || box.height < 4) continue;
      for (const [x, y] of parts.flatMap((x) => parts.map((y) => [box.width * x, box.height * y]))) {{
        const [left, top] = [box.left + x, box.top + y];
        if (!inside(one, x, y, box) || left < 0 || left > innerWidth || top < 0 || top > innerHeight) continue;
        tried += 1;
        const hit = document.elementFromPoint(left, top);
        const label = hit?.closest("label")?.control === one || hit?.matches("label") && hit.contains(one);
        if (one.contains(hit) || label || one.control === hit && hit) continue;
        missed += 1;
        over = hit;
      }}
    }}
    const [what, above] = [one, over].map((each) => each?.outerHTML.slice(0, 80));
    if (missed) found.push(`${{missed}} of ${{tried}} points of ${{what}} are under ${{above}}`);
  }}
  scrollTo(0, 0);
  return found;
}}"""

# For each card of the first page, how many points were tried and how many belong to no link in it.
DEAD = f"""() => [...document.querySelectorAll(".cards li")].map((card) => {{
  {CORNERS}
  card.scrollIntoView({{ block: "center" }});
  const box = card.getBoundingClientRect();
  let dead = 0, tried = 0;
  for (let x = 2; x < box.width - 2; x += 4) {{
    for (let y = 2; y < box.height - 2; y += 4) {{
      if (!inside(card, x, y, box)) continue;
      tried += 1;
      if (!card.contains(document.elementFromPoint(box.left + x, box.top + y)?.closest("a"))) dead += 1;
    }}
  }}
  return [tried, dead];
}})"""

# For each part that opens: how its arrow is turned and drawn, closed and open.
ARROWS = """() => [...document.querySelectorAll(".menu details, article details")].map((part, index, all) => {
  if (!index) { // what is not shown has no arrow
    all.forEach((each) => { each.open = true; each.hidden = false; });
    document.querySelectorAll(".quiz-question").forEach((one) => { one.dataset.state = "wrong"; });
  }
  const arrow = (open) => {
    part.open = open;
    const style = getComputedStyle(part.querySelector("summary"), "::after");
    const [a, b] = style.transform.replace("matrix(", "").split(",").map(parseFloat);
    const angle = Math.round(Math.atan2(b, a) * 180 / Math.PI + 360) % 360;
    return [angle, style.content, style.borderRightWidth, style.borderBottomWidth, style.borderTopWidth].join(" ");
  };
  return [arrow(false), arrow(true)];
})"""
DOWN_AND_UP = [f'{angle} "" 3px 3px 0px' for angle in (45, 225)]


@pytest.fixture(scope="module")
def covered(browser: Browser, site: Path, live: Host) -> Iterator[dict[str, list[str]]]:
    """Aim at everything on every page of every language, on a phone, with all cards open."""
    page = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce").new_page()
    found = {}
    for html in sorted(site.rglob("*.html")):
        path = html.relative_to(site).as_posix().removesuffix("index.html")
        page.goto(live.url(path))
        read_through(page)
        page.evaluate("document.querySelectorAll('main details').forEach((part) => (part.open = true))")
        found[path] = page.evaluate(MISSED)
    yield found
    page.context.close()


def test_nothing_lies_over_what_can_be_touched(covered: dict[str, list[str]]) -> None:
    """No mark, picture or decoration takes the tap that was meant for a link, a button or a field."""
    assert len(covered) > 90
    wrong = [f"{path}: {one}" for path, found in covered.items() for one in found]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", ["", "bg/", "tr/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_all_of_a_card_leads_on(page: Page, live: Host, path: str, width: int) -> None:
    """A card of the first page is tapped anywhere, its arrow too."""
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(live.url(path))
    cards = page.evaluate(DEAD)
    assert len(cards) == 3
    assert all(tried > 500 for tried, _ in cards)
    assert [dead for _, dead in cards] == [0, 0, 0]
    page.evaluate("scrollTo(0, 0)")
    box = page.locator(".cards li").first.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] - 30, box["y"] + 22)
    expect(page).to_have_url(live.url(f"{path}introduction/"))


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_an_arrow_points_down_and_when_open_up(
    open_context: Callable[..., BrowserContext], live: Host, colours: Literal["light", "dark"]
) -> None:
    """In the menu, on cards, notes, hints and answers, in light and dark, and where one reads from the right."""
    page = open_context(color_scheme=colours, viewport={"width": 1400, "height": 800}).new_page()
    kinds: set[str] = set()
    for path in ("bg/expectations/", "code-of-conduct/", "tr/stages/sustain/"):
        page.goto(live.url(path))
        for direction in ("ltr", "rtl"):
            page.evaluate("(direction) => { document.documentElement.dir = direction; }", direction)
            arrows = page.evaluate(ARROWS)
            assert arrows
            assert [seen for seen in arrows if seen != DOWN_AND_UP] == []
        kinds |= set(page.evaluate("[...document.querySelectorAll('details')].map((part) => part.className)"))
    assert {"card", "activity-note", "quiz-hint", "quiz-answer"} <= kinds
