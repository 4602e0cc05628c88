"""A school's logo: a picture in the guide's folder, small enough for every page to load it."""

import re
from pathlib import Path
from xml.parsers import expat

from PIL import Image

from sources import file_types, pictures

KINDS = (".svg", ".png", ".jpg", ".jpeg", ".webp")
SPACE = re.compile(rb"xmlns(?::\w+)?\s*=\s*[\"']http://www\.w3\.org/2000/svg[\"']")
"""What every drawing names, or a browser shows it as text."""

MOST = 50_000
"""Bytes: every page shows it, also where data is dear."""


def problem(root: Path, name: str) -> str:
    """Return what is wrong with a logo, a file below the guide's folder; nothing if it can be shown."""
    file = root / name
    if not file.resolve().is_relative_to(root.resolve()):
        return f"“{name}” lies outside of the guide's folder. Put the logo into “ours”, and write “ours/its-name.svg”."
    if not file.is_file():
        return f"there is no file “{name}”. Put the logo there, or write the name of its file with the folder."
    if file.suffix.lower() not in KINDS:
        return f"“{name}” is no picture that every browser shows. Save the logo as SVG, PNG, JPG or WebP."
    if (size := file.stat().st_size) > MOST:
        return f"the logo has {size // 1000} kB, and every page loads it. Save it smaller: up to {MOST // 1000} kB."
    return unsafe(root, name)


def unsafe(root: Path, name: str) -> str:
    """Return what is wrong inside of a logo's file."""
    if fault := file_types.problem(root / name):
        return f"the logo “{name}”: {fault[1]}"
    if not pictures.size(root / name) or not is_whole(root / name):
        return f"“{name}” cannot be read as a picture. Open it in a program for pictures, and save it again."
    return ""


def is_whole(file: Path) -> bool:
    """Tell whether a picture can be read to its end: a browser may show half of one, and a printer none."""
    try:
        if file.suffix.lower() == ".svg":
            content = file.read_bytes()
            expat.ParserCreate().Parse(content, True)  # noqa: FBT003 - expat takes no names
            return bool(SPACE.search(content))
        with Image.open(file) as picture:
            picture.load()
    except (OSError, ValueError, SyntaxError, expat.ExpatError):
        return False
    return True
