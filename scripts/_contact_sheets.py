"""Every page of every paper as small pictures on a few large ones: whoever changed a template looks at them all."""

import argparse
from collections.abc import Iterator
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from _setup import ROOT, say

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH, GAP, COLUMNS, ROWS = 248, 8, 10, 6
"""The width of a page and what is between pages, in pixels; how many stand beside and below each other."""

HEIGHT = round(WIDTH * 2**0.5)


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Draw the contact sheets of a built site."""
    parser = argparse.ArgumentParser(
        prog="contact_sheets.py", description="Draw every page of every paper of the built site."
    )
    parser.add_argument("--site", type=Path, default=root / "site", help="the built site (default: site)")
    parser.add_argument("--into", type=Path, default=root / ".cache" / "contact", help="the folder to draw into")
    parser.add_argument("--guide", action="store_true", help="also the long ones: the whole guide, packs, large print")
    options = parser.parse_args(arguments)
    folders = sorted(path for path in (options.site / "papers").glob("*") if path.is_dir())
    if not folders:
        say("There are no papers. Build the site first: scripts/build.py")
        return 1
    options.into.mkdir(parents=True, exist_ok=True)
    for folder in folders:
        sheets = draw([path for path in sorted(folder.glob("*.pdf")) if options.guide or not long(path)])
        for number, sheet in enumerate(sheets, 1):
            target = options.into / f"{folder.name}-{number}.png"
            sheet.save(target)
            say(str(target.relative_to(root) if target.is_relative_to(root) else target))
    return 0


def long(path: Path) -> bool:
    """Tell whether a paper repeats what others show."""
    return path.stem.startswith(("guide", "all-")) or path.stem.endswith(("-large", "-pack", "-one-sided"))


def draw(papers: list[Path]) -> Iterator["Image"]:
    """Go through the contact sheets of some papers, in grey, as a black-and-white printer would print them."""
    import pypdfium2
    from PIL.Image import new

    pages = []
    for path in papers:
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                scale = min(WIDTH / page.get_width(), HEIGHT / page.get_height())
                pages.append(page.render(scale=scale, grayscale=True).to_pil().convert("L"))
    per_sheet = COLUMNS * ROWS
    for start in range(0, len(pages), per_sheet):
        some = pages[start : start + per_sheet]
        rows = ceil(len(some) / COLUMNS)
        sheet = new("L", (COLUMNS * (WIDTH + GAP) + GAP, rows * (HEIGHT + GAP) + GAP), 128)
        for index, picture in enumerate(some):
            row, column = divmod(index, COLUMNS)
            sheet.paste(picture, (GAP + column * (WIDTH + GAP), GAP + row * (HEIGHT + GAP)))
        yield sheet
