"""What PDFium draws of a paper: a small picture of its first page, and how far down each page is printed."""

import hashlib
import io
import threading
from typing import TYPE_CHECKING

from exports import cache
from exports.paper import FinishedFile

if TYPE_CHECKING:
    from PIL import Image

DRAWN_BY = ("pypdfium2", "pillow")
PREVIEW_WIDTH = 298  # pixels: twice as many as the picture is wide on the page
PREVIEW_BYTES = 10_000
PREVIEWS = ((1.0, 3), (1.0, 2), (0.75, 2), (0.5, 2))
"""A preview's size, and the bits for its greys: the first of these that is small enough."""

MARGIN_TOP, MARGIN_BOTTOM, HEIGHT = 22, 30, 297
"""A sheet's margins, where head and foot stand, and its height in millimetres: `paper` in hooks/kinds/activity.typ."""

FILL_DPI, INK = 36, 210
"""How finely a page is drawn to see where something is printed, and from which grey on (0 is black) it counts."""

_PDFIUM = threading.Lock()
"""PDFium draws one page at a time."""


def preview(file: FinishedFile) -> FinishedFile:
    """Return a picture of the first page of a PDF, from the cache if it is there."""
    digest = hashlib.sha256(file.path.name.encode() + cache.versions(*DRAWN_BY))
    path = cache.FOLDER / f"{digest.hexdigest()}.png"
    if not path.exists():
        cache.keep(path, picture(file.path.read_bytes()))
    return FinishedFile(path, path.stat().st_size)


def picture(content: bytes) -> bytes:
    """Return the first page of a PDF as a small picture in greys (PNG)."""
    import pypdfium2  # noqa: PLC0415 - slow to load, and only needed for what is not in the cache
    from PIL import Image  # noqa: PLC0415 - the same

    with _PDFIUM, pypdfium2.PdfDocument(content) as document:
        page = document[0]
        drawn = page.render(scale=PREVIEW_WIDTH / page.get_width(), grayscale=True).to_pil().convert("L")
    for scale, bits in PREVIEWS:
        written = io.BytesIO()
        smaller = drawn if scale == 1 else drawn.resize((round(drawn.width * scale), round(drawn.height * scale)))
        greys = smaller.point([shade >> 8 - bits for shade in range(256)])
        indexed = Image.frombytes("P", greys.size, greys.tobytes())
        indexed.putpalette([shade * 255 // (2**bits - 1) for shade in range(2**bits) for _ in "rgb"])
        indexed.save(written, "PNG", compress_level=9)
        if written.tell() <= PREVIEW_BYTES:
            break
    return written.getvalue()


def fills(file: FinishedFile) -> list[float]:
    """Return how far down each page of a sheet is printed, as a part of the room between its head and its foot."""
    import pypdfium2  # noqa: PLC0415 - as above

    with _PDFIUM, pypdfium2.PdfDocument(file.path.read_bytes()) as document:
        drawn = [page.render(scale=FILL_DPI / 72, grayscale=True).to_pil().convert("L") for page in document]
    return [filled(page) for page in drawn]


def filled(page: "Image.Image") -> float:
    """Return how far down a page is printed, of which this is a picture in greys."""
    top, bottom = (round(page.height * place / HEIGHT) for place in (MARGIN_TOP, HEIGHT - MARGIN_BOTTOM))
    inside = page.crop((0, top + 1, page.width, bottom - 1)).point([255 * (shade < INK) for shade in range(256)])
    box = inside.getbbox()
    return box[3] / (bottom - top) if box else 0.0
