"""A small picture of a paper's first page, drawn by PDFium."""

import hashlib
import io
import threading

from exports import cache
from exports.paper import FinishedFile

DRAWN_BY = ("pypdfium2", "pillow")
PREVIEW_WIDTH = 298  # pixels: twice as many as the picture is wide on the page
PREVIEW_BYTES = 10_000
PREVIEWS = ((1.0, 3), (1.0, 2), (0.75, 2), (0.5, 2))
"""A preview's size, and the bits for its greys: the first of these that is small enough."""

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
