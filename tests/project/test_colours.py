"""Every colour that words are written in can be read on every ground they stand on, in both schemes."""

import re
from collections import ChainMap

import pytest

from conftest import ROOT
from sources import pictures
from sources.school import colours

FRAME, ACTIVITIES = ROOT / "overrides/partials/first.css", ROOT / "hooks/kinds/activities.css"
COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{3,6});")
LINES = 3
"""The contrast that WCAG 2 asks of what is no text: the frame of a field, a sign."""

WORDS = {
    "paper": ("ink", "ink-soft", "brand", "accent"),
    "card": ("ink", "ink-soft", "brand", "accent", "good", "danger", "wrong", "hint", "saved"),
    "tint": ("ink", "brand"),
    "warm": ("ink", "accent"),
    "brand": ("brand-ink",),
    "deep": ("deep-ink",),
    "danger": ("card",),
    "good-ground": ("ink", "good"),
    "wrong-ground": ("ink", "wrong"),
    "hint-ground": ("ink", "hint"),
}
"""What is written on each ground."""
SIGNS = {
    "paper": ("edge", "focus", "brand", "danger"),
    "card": ("edge", "focus", "brand", "good", "wrong", "hint", "danger"),
    "tint": ("brand",),
}
"""The frames and signs on each ground that say something by themselves."""
QUIET = {"line"}
"""What only divides, and says nothing."""


def shades(text: str) -> dict[str, str]:
    """Return the colours that a part of a style names."""
    found = dict(COLOUR.findall(text))
    return {
        name: value if len(value) > 4 else "#" + "".join(2 * part for part in value[1:])
        for name, value in found.items()
    }


def schemes() -> dict[str, ChainMap[str, str]]:
    """Return what both files call their colours, on a light page, a dark one, and one that the reader made dark."""
    whole: dict[str, ChainMap[str, str]] = {name: ChainMap() for name in ("light", "dark", "chosen")}
    for path in (FRAME, ACTIVITIES):
        blocks = [part for part in re.findall(r"([^{}]*)\{([^{}]*)\}", path.read_text("utf-8")) if shades(part[1])]
        for selector, body in blocks:
            name = "chosen" if "=dark" in selector else "dark" if ":not(" in selector else "light"
            whole[name].maps.append(shades(body))
    light = whole["light"]
    return {name: ChainMap(*(each.maps + light.maps)) for name, each in whole.items()}


SCHEMES = schemes()


def test_both_ways_to_a_dark_page_lead_to_the_same_colours() -> None:
    """A phone that is dark, and a reader who chose it, see the same."""
    assert dict(SCHEMES["dark"]) == dict(SCHEMES["chosen"])
    assert dict(SCHEMES["light"]) != dict(SCHEMES["dark"])


def test_every_colour_is_looked_at() -> None:
    """A colour that has a name stands in one of the tables of this test, as a ground or on one."""
    known = {*WORDS, *SIGNS, *QUIET} | {name for table in (WORDS, SIGNS) for names in table.values() for name in names}
    assert set(SCHEMES["light"]) == set(SCHEMES["dark"]) == known


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_and_signs_can_be_seen(scheme: str) -> None:
    """Words have a contrast of 4.5 on their grounds, frames and signs one of 3."""
    shade = SCHEMES[scheme]
    weak = [
        f"{name} on {ground}: {found:.2f}"
        for table, enough in ((WORDS, colours.ENOUGH), (SIGNS, LINES))
        for ground, names in table.items()
        for name in names
        if (found := colours.contrast(shade[name], shade[ground])) < enough
    ]
    assert not weak


def test_no_colour_that_means_something_is_a_schools() -> None:
    """Danger, right, wrong, a hint and what is kept look the same in every copy."""
    changed = {name for names in colours.palette("#224488", "#882244").values() for name in names}
    assert not changed & {"good", "danger", "wrong", "hint", "saved", "good-ground", "wrong-ground", "hint-ground"}


def test_a_drawing_in_the_guides_colours_has_others_for_a_dark_page() -> None:
    """Each colour it uses is replaced where it is used; one without a light ground, or of other colours, stays."""
    drawing = '<svg viewBox="0 0 9 9"><circle r="4" fill="#fbf7f0" stroke="#0b5d5b"/></svg>'
    both = pictures.in_both_schemes(drawing)
    assert "[fill='#fbf7f0']{fill:#1a2726}" in both
    assert "[stroke='#0b5d5b']{stroke:#84d3c8}" in both
    assert "[fill='#0b5d5b']" not in both
    assert pictures.in_both_schemes(both) == both
    for other in ('<svg><path fill="#0b5d5b"/></svg>', '<svg><path fill="#123456"/></svg>', "no drawing"):
        assert pictures.in_both_schemes(other) == other


def test_the_drawings_of_moments_are_small_and_take_the_pages_colours() -> None:
    """Each weighs at most 3 kB, and names no colour: so it is right in both schemes, and in a school's colours."""
    drawings = sorted((ROOT / "hooks" / "kinds").rglob("moment.svg"))
    assert len(drawings) >= 3
    for path in drawings:
        text = path.read_text("utf-8")
        assert len(text) <= 3000, path
        assert not re.search(r"#[0-9a-f]{3}|<text|<style", text), path
