"""Documents for Word as the tests read them: by python-docx, and as plain XML, without any code that wrote them."""

import io
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
from docx.document import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
FileOrBytes = Path | bytes


def opened(file: FileOrBytes) -> Document:
    """Return a document as python-docx opens it."""
    return docx.Document(io.BytesIO(file) if isinstance(file, bytes) else str(file))


def parts(file: FileOrBytes) -> dict[str, bytes]:
    """Return what is in a document's file, by name."""
    with zipfile.ZipFile(io.BytesIO(file) if isinstance(file, bytes) else file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(file: FileOrBytes, name: str = "word/document.xml") -> ET.Element:
    """Return a part of a document as a tree."""
    return ET.fromstring(parts(file)[name])  # noqa: S314 - it is our own


def spaced(letters: str) -> str:
    """Return letters with single spaces."""
    return " ".join(letters.split())


def letters_of(element: ET.Element) -> str:
    """Return the letters in an element, without those that stand in content controls."""
    inside = {each for control in element.iter(f"{W}sdt") for each in control.iter(f"{W}t")}
    breaks = {f"{W}t": None, f"{W}br": " ", f"{W}tab": " "}
    pieces = [
        breaks[each.tag] or each.text or "" for each in element.iter() if each.tag in breaks and each not in inside
    ]
    return spaced("".join(pieces))


def paragraphs(file: FileOrBytes) -> list[tuple[str, str]]:
    """Return the style and the letters of each paragraph, in tables too."""
    held = []
    for paragraph in tree(file).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        held.append(("Normal" if style is None else style.get(f"{W}val", ""), letters_of(paragraph)))
    return held


def said(file: FileOrBytes) -> str:
    """Return all letters of a document, with single spaces."""
    return spaced(" ".join(letters for _, letters in paragraphs(file)))


def lined(file: FileOrBytes, *styles: str) -> list[str]:
    """Return the letters of the paragraphs in some styles, in order."""
    return [letters for style, letters in paragraphs(file) if style in styles]


def controls(file: FileOrBytes) -> Counter[str]:
    """Return how many content controls there are: boxes and circles by their sign, dates, and lists to choose from."""
    held: Counter[str] = Counter()
    for control in tree(file).iter(f"{W}sdt"):
        kinds = {each.tag for each in control.find(f"{W}sdtPr") or ()}
        shown = "".join(each.text or "" for each in control.iter(f"{W}t"))
        held["date" if f"{W}date" in kinds else "list" if f"{W}dropDownList" in kinds else shown] += 1
        if shown in "☐○":
            assert f"{W14}checkbox" in kinds
    return held
