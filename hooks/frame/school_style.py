"""How a school's copy looks: its logo among the files of the site, and what its colours say in the style of pages."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from model.site import Site
from sources.school import colours

BRAND, DARK_BRAND = "#0b5d5b", "#84d3c8"
"""The main colour of the guide as it comes, on a light ground and on a dark one."""

ICON = "assets/favicon.svg"
DARK = (
    "@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){%s}}"
    "@media screen{:root[data-theme=dark]{%s}}"
)
IN_HEAD = ":is(.top__home,header) img{%s}"
ON_WHITE = "padding:.15rem;background:#fff;object-fit:contain"


def address(logo: Path) -> str:
    """Return where a school's logo lies in its site."""
    return f"assets/school-logo{logo.suffix.lower()}"


def style(site: Site) -> str:
    """Return what the style of pages says of a school's colours and its logo; nothing for the guide as it comes."""
    shades = colours.palette(*site.school.colours)
    rules = f":root{{{_names(shades['light'])}}}{DARK.replace('%s', _names(shades['dark']))}" if shades else ""
    if site.school.logo:
        return rules + IN_HEAD.replace("%s", ON_WHITE)
    return rules + IN_HEAD.replace("%s", f"background:{main(site)}") if site.school.colours[0] else rules


def _names(shades: Mapping[str, str]) -> str:
    return ";".join(f"--{name}:{shade}" for name, shade in shades.items())


def main(site: Site) -> str:
    """Return the main colour of a site."""
    return site.school.colours[0] or BRAND


def coloured(text: str, site: Site) -> str:
    """Return a drawing, or a page with its own style, in a site's colours."""
    brand = colours.palette(*site.school.colours).get("dark", {}).get("brand", DARK_BRAND)
    return text.replace(BRAND, main(site)).replace(DARK_BRAND, brand)


def publish(site: Site) -> None:
    """Put a school's logo into its site, and its colour into the sign that a browser shows beside the title."""
    if site.school.logo:
        (site.output / "assets").mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site.school.logo, site.output / address(site.school.logo))
    icon = site.output / ICON
    if main(site) != BRAND and icon.is_file():
        icon.write_text(coloured(icon.read_text(encoding="utf-8"), site), encoding="utf-8")
