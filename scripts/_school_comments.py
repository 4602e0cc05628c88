"""The comments that come with school.yml, in the languages of begin.py: a school reads them in its own."""

import tomllib
from pathlib import Path

from _setup import ROOT

COMMENTS: list[dict[str, str]] = tomllib.loads((ROOT / "scripts" / "school-comments.toml").read_text("utf-8"))[
    "comment"
]
EXAMPLE = "school.example.yml"


def translated(text: str, language: str) -> str:
    """Return a text for school.yml with its comments in a language; what somebody wrote or changed stays."""
    for comment in COMMENTS:
        for words in comment.values():
            text = f"\n{text}".replace(f"\n{lines(words)}\n", f"\n{lines(comment[language])}\n").removeprefix("\n")
    return text


def lines(words: str) -> str:
    """Return words as lines of comments."""
    return "\n".join(f"# {line}" for line in words.strip().splitlines())


def path(root: Path, language: str) -> Path:
    """Return where the settings are explained in a language."""
    return root / EXAMPLE.replace(".yml", f".{language}.yml")


def write(root: Path) -> int:
    """Explain the settings anew in every language but the one they are written in."""
    text = (root / EXAMPLE).read_text("utf-8")
    for language in (code for code in COMMENTS[0] if code != "en"):
        path(root, language).write_text(translated(text, language), "utf-8")
    return 0
