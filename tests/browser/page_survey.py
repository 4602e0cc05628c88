"""One look at every page: what axe finds in light and dark, what is too wide, what is too small to touch."""

from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from browser.user import read_through

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """async (only) => {
  scrollTo(0, 0); // a box half under the head of the page counts as too small
  const { violations } = await axe.run(document, { runOnly: only, resultTypes: ["violations"] });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id} (${help}): ${target.flat().join(" ")} ${html.slice(0, 160)}`));
}"""
DARK_ONLY = ["color-contrast", "link-in-text-block"]

# Opens, ticks, answers and fills in everything that a page has, and tells whether it has any such thing.
USE = """() => {
  if (!document.querySelector("main details, .activity")) return false;
  document.querySelectorAll("main details").forEach((part) => (part.open = true));
  const boxes = document.querySelectorAll("main [type=checkbox]:not(:disabled, [data-way=test])");
  boxes.forEach((box) => box.checked || box.click());
  document.querySelectorAll("main fieldset").forEach((set) => set.querySelector("[type=radio]")?.click());
  document.querySelectorAll(".quiz-question select:not([hidden])").forEach((select) => {
    select.selectedIndex = 1;
    select.dispatchEvent(new Event("input", { bubbles: true }));
  });
  document.querySelectorAll("[data-do=check]").forEach((button) => button.click());
  document.querySelectorAll("[data-state=almost] [data-do=see]").forEach((button) => button.click());
  document.querySelectorAll("main textarea:not([readonly])").forEach((area) => {
    area.value = "Çok iyi. Ъгъл.";
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
  return true;
}"""

# What is seen and reaches over an edge; a box that can be moved sideways may hold what is wider.
TOO_WIDE = """() => {
  const wide = [...document.body.querySelectorAll("*")].filter((one) => {
    const { left, right, width } = one.getBoundingClientRect();
    const seen = width > 1 && one.checkVisibility({ visibilityProperty: true });
    return seen && (right > innerWidth + 1 || left < -1) && !one.closest(".skip, .unseen, .wide table, svg");
  });
  const reasons = wide.filter((one) => !wide.some((other) => other !== one && one.contains(other)));
  if (document.documentElement.scrollWidth > innerWidth) reasons.push(document.documentElement);
  return reasons.map((one) => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 60)}`);
}"""

# Whatever is touched, other than a link in a sentence, or a word in it that is explained.
# A box is as large as the label around it.
TOO_SMALL = """() => [...document.querySelectorAll("button, select, summary, input, textarea, a")].filter((one) => {
  if (!one.checkVisibility({ visibilityProperty: true }) || one.closest(".skip, .word")) return false;
  if (one.localName === "a" && one.closest("article :is(p, li, dd, td), .quiz-score, .quiz-result")
    && !one.matches(".progress-list a, .door")) return false;
  const { width, height } = (/checkbox|radio/.test(one.type) && one.closest("label") || one).getBoundingClientRect();
  return width < 43.5 || height < 43.5;
}).map((one) => {
  const { width, height } = one.getBoundingClientRect();
  const name = one.getAttribute("aria-label") || one.textContent.trim().slice(0, 50);
  return `${one.tagName} ${one.className} ${one.type || ""} "${name}" ${width.toFixed()}×${height.toFixed()}`;
})"""


@dataclass
class Findings:
    """What is wrong with one page."""

    axe: dict[str, list[str]] = field(default_factory=dict)
    wide: dict[str, list[str]] = field(default_factory=dict)
    small: list[str] = field(default_factory=list)
    cookies: list[Any] = field(default_factory=list)


def addresses(site: Path) -> list[str]:
    """Give the address of every English page, of one of each kind in the other languages, and of a page not there."""
    every = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    english = [path for path in every if path.split("/")[0] not in {"bg", "tr"}]
    some = ("", "code-of-conduct/", "forms/first-meeting/", "progress/")
    others = [f"{language}/{path}" for language in ("bg", "tr") for path in some]
    return ["" if path == "." else f"{path}/" for path in english] + others + ["404.html"]


def run_axe(page: Page, rules: list[str] | None = None) -> list[str]:
    """Give what axe finds on the page as it is now."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    found: list[str] = page.evaluate(RUN_AXE, only)
    return found


def look(page: Page, url: str) -> Findings:
    """Open a page on a phone, use all of it, and note what is wrong before and after."""
    found = Findings()
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(url)
    read_through(page)
    for moment in ("at first", "when used"):
        found.axe[f"{moment}, light"] = run_axe(page)
        page.emulate_media(color_scheme="dark")
        found.axe[f"{moment}, dark"] = run_axe(page, DARK_ONLY)
        page.emulate_media(color_scheme="light")
        found.small += page.evaluate(TOO_SMALL)
        page.set_viewport_size({"width": 320, "height": 640})
        found.wide[f"{moment}, 320 px"] = page.evaluate(TOO_WIDE)
        page.set_viewport_size({"width": 640, "height": 512})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        found.wide[f"{moment}, text of 200 %"] = page.evaluate(TOO_WIDE)
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.set_viewport_size({"width": 360, "height": 740})
        if moment == "at first" and not page.evaluate(USE):
            break
    found.cookies = [*page.context.cookies()]
    return found
