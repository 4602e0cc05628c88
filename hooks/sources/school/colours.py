"""Two colours of a school: whether they can be read on every ground they are used on, and what follows from them.

A school names each colour once, as it is on a light ground. What stands on a dark one is the same hue, made lighter.
"""

import colorsys
import re
from collections.abc import Callable, Iterator

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
ENOUGH = 4.5
"""The contrast of text that WCAG 2 AA asks for."""

LINEAR = 0.04045
"""Below it, sRGB is a straight line."""

WHITE, BLACK = "#ffffff", "#000000"
PAPER, CARD, WARM = "#fbf7f0", WHITE, "#f8e8da"
DARK_PAPER, DARK_CARD, DARK_WARM, DARK_INK = "#111b1a", "#1a2726", "#3a2a22", "#08211f"
"""The grounds of pages, as `overrides/partials/first.css` has them."""

Grounds = Callable[[str], tuple[str, ...]]


def parts(colour: str) -> tuple[float, float, float]:
    """Return a colour's red, green and blue, each from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def written(red: float, green: float, blue: float) -> str:
    """Return a colour as styles have it."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in (red, green, blue))


def luminance(colour: str) -> float:
    """Return how bright a colour is, as WCAG 2 defines it."""
    red, green, blue = (part / 12.92 if part <= LINEAR else ((part + 0.055) / 1.055) ** 2.4 for part in parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, ground: str, part: float) -> str:
    """Return a colour of which only a part lies on a ground."""
    both = zip(parts(colour), parts(ground), strict=True)
    red, green, blue = (one * part + other * (1 - part) for one, other in both)
    return written(red, green, blue)


def grounds_of_main(colour: str) -> tuple[str, ...]:
    """Return what the main colour is seen on where it is light: paper, cards, and its own tint."""
    return PAPER, CARD, mixed(colour, WHITE, 0.11)


def grounds_of_accent(colour: str) -> tuple[str, ...]:  # noqa: ARG001 - as the main colour has it
    """Return what the colour of what stands out is seen on where it is light."""
    return PAPER, CARD, WARM


def weakest(colour: str, grounds: tuple[str, ...]) -> tuple[float, str]:
    """Return the lowest contrast that a colour has on some grounds, and on which of them."""
    return min((contrast(colour, ground), ground) for ground in grounds)


def shades(colour: str, towards: float) -> Iterator[str]:
    """Go through the shades of a colour, each nearer to black (0) or white (1) than the one before it."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*parts(colour))
    for step in range(257):
        yield written(*colorsys.hls_to_rgb(hue, lightness + (towards - lightness) * step / 256, saturation))


def nearest(colour: str, grounds: Grounds, towards: float = 0, enough: float = ENOUGH) -> str:
    """Return the first shade of a colour that can be read on its grounds."""
    return next(shade for shade in shades(colour, towards) if weakest(shade, grounds(shade))[0] >= enough)


def palette(main: str, accent: str) -> dict[str, dict[str, str]]:
    """Return what a page's style says of a school's colours, on a `light` ground and on a `dark` one, by their names.

    A colour that is empty says nothing: the guide's own stays.
    """
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    if main:
        tint = mixed(main, DARK_PAPER, 0.22)
        light |= {"brand": main, "tint": mixed(main, WHITE, 0.11), "deep": mixed(main, BLACK, 0.68)}
        brand = nearest(main, lambda _: (DARK_PAPER, DARK_CARD, tint, DARK_INK), towards=1, enough=6)
        dark |= {"brand": brand, "tint": tint, "deep": tint}
    if accent:
        light["accent"] = accent
        dark["accent"] = nearest(accent, lambda _: (DARK_PAPER, DARK_CARD, DARK_WARM), towards=1)
    return {"light": light, "dark": dark} if light else {}
