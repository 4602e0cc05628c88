"""What may lie beside the pages: pictures, and documents to read. Whatever a browser would run is refused.

A picture in an `<img>` runs nothing, but every file under `docs/` is published, and a reader who opens it is on this
site: there a script could read what other pages keep. So files come from a short list of types, and a drawing holds
shapes only. The drawing is read with Python's own XML parser, as far as that can read it; so does a browser.
"""

import re
from contextlib import suppress
from pathlib import Path
from xml.parsers import expat

TYPES = frozenset(
    (
        *("md", "svg", "png", "jpg", "jpeg", "gif", "webp", "avif", "ico"),
        *("pdf", "txt", "csv", "odt", "ods", "odp", "docx", "xlsx", "pptx", "epub", "zip", "mp3", "ogg", "oga", "mp4"),
    )
)
NAMES = frozenset(("CNAME", "LICENSE", "COPYING"))
ACTIVE = frozenset(("script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "audio", "video"))
"""Elements of a drawing that run or load something."""
INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,])", re.IGNORECASE)
ELSEWHERE = re.compile(r"url\(\s*['\"]?(?!\s*['\"]?#)|@import|expression\(|javascript:", re.IGNORECASE)


class Drawing:
    """Reads a drawing and notes the first place where it would run or load something."""

    def __init__(self, content: bytes) -> None:
        """Read all of it, or as much as can be read."""
        self.fault: tuple[int, str] | None = None
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.element
        self.parser.CharacterDataHandler = self.words
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.EntityDeclHandler = lambda *_: self.note("<!ENTITY>")
        with suppress(expat.ExpatError, ValueError):  # what cannot be read is said where it is shown
            self.parser.Parse(content, True)  # noqa: FBT003 - expat takes no names

    def note(self, what: str) -> None:
        """Note what is wrong, unless something was before."""
        self.fault = self.fault or (self.parser.CurrentLineNumber, what)

    def element(self, name: str, attributes: dict[str, str]) -> None:
        """Look at an element."""
        local = name.rpartition(":")[2].lower()
        if local in ACTIVE:
            self.note(f"<{name}>")
        for key, value in attributes.items():
            address = key.rpartition(":")[2].lower() in {"href", "src", "data"}
            runs = key.lower().startswith("on") or (local in {"set", "animate"} and "href" in value.lower())
            if runs or (address and not INSIDE.match(value)) or ELSEWHERE.search(value):
                self.note(key)

    def words(self, text: str) -> None:
        """Look at the text of a style."""
        if ELSEWHERE.search(text):
            self.note(text.strip()[:40])

    def instruction(self, target: str, data: str) -> None:  # noqa: ARG002 - as expat calls it
        """Look at an instruction, such as one that loads a stylesheet."""
        self.note(f"<?{target}>")


def problem(file: Path) -> tuple[int, str] | None:
    """Return what is wrong with a file that would be published, after its line; nothing where it may be."""
    if file.suffix.lower().lstrip(".") not in TYPES and file.name not in NAMES:
        return 1, "a file of this kind cannot be published, for a browser may run it. Write a page, or use a picture."
    if file.suffix.lower() != ".svg":
        return None
    with suppress(OSError):  # what cannot be read is said where it is copied
        if fault := Drawing(file.read_bytes()).fault:
            line, what = fault
            return line, f"this drawing holds “{what}”, which runs or loads something. Take it out, or save it as PNG."
    return None
