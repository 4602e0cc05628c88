"""Every mistake is reported once, at its line, with what to write instead, wherever the activity stands."""

import os
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import kinds
from authoring.helpers import HERE, ROOT, problems

FOLDERS = [HERE / "broken", *sorted((ROOT / "hooks" / "kinds").glob("*/examples/broken"))]
"""Where broken pages lie, each folder with what is said of them: those of all kinds, and those that a kind brings."""
PAGES = {path.stem: path for folder in FOLDERS for path in sorted(folder.glob("*.md"), key=lambda path: path.stem)}


def indented(text: str) -> str:
    """Indent what is not empty by 4 spaces."""
    return re.sub(r"(?m)^(?=.)", "    ", text)


# How a page is written, and by how many lines that moves it down.
WAYS: dict[str, tuple[Callable[[str], str], int]] = {
    "plain": (lambda text: text, 0),
    "under-front-matter": (lambda text: f"---\ndescription: A page.\nstage: [1, 2]\n---\n\n{text}", 5),
    "with-crlf": (lambda text: text.replace("\n", "\r\n"), 0),
    "with-crlf-under-front-matter": (lambda text: f"---\ndescription: A page.\n---\n{text}".replace("\n", "\r\n"), 3),
    "with-a-bom": (lambda text: f"\ufeff{text}", 0),
    "in-a-list": (lambda text: f"- First of all:\n\n{indented(text)}\n- Last of all.\n", 2),
    "in-an-admonition": (lambda text: f'!!! note "Look"\n\n{indented(text)}\n', 2),
}


def found(folder: Path, text: str) -> list[str]:
    """Return the problems of a guide of one page, as `line: message`, with a name for the list of all kinds."""
    every = ", ".join(sorted(kinds.find()))
    return [
        problem.removeprefix("en/page.md:").replace(f"one of: {every}.", "one of: {kinds}.")
        for problem in problems(folder, {"en/page.md": text})
    ]


def moved(problem: str, lines: int) -> str:
    """Return a problem as it is reported when the page has more lines above."""
    return re.sub(r"(?:^|(?<=line ))\d+", lambda match: str(int(match[0]) + lines), problem)


@pytest.fixture(scope="session")
def expected() -> dict[str, list[str]]:
    """Give the problems of each page as they are kept; `RENEW=1` keeps what is found now, to be read and committed."""
    lists = [tomllib.loads((folder / "expected.toml").read_text("utf-8")) for folder in FOLDERS]
    return {name: messages for each in lists for name, messages in each.items()}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", PAGES)
def test_a_broken_page_is_reported(name: str, way: str, expected: dict[str, list[str]], tmp_path: Path) -> None:
    """Each problem of the page, and nothing else, is reported at its line."""
    write, lines = WAYS[way]
    text = write(PAGES[name].read_text("utf-8"))
    assert found(tmp_path, text) == [moved(problem, lines) for problem in expected[name]]


def test_every_broken_page_has_its_problems_listed(expected: dict[str, list[str]], tmp_path: Path) -> None:
    """No page is forgotten in the list, and none is listed that is not there."""
    if os.environ.get("RENEW"):
        for folder in FOLDERS:
            own = (path for path in PAGES.values() if path.parent == folder)
            lists = (
                f"{path.stem} = [\n{listed(found(tmp_path / path.stem, path.read_text('utf-8')))}]\n" for path in own
            )
            (folder / "expected.toml").write_text("".join(lists), "utf-8")
        pytest.fail("The lists were written anew: read each line of the difference, then run again without RENEW.")
    assert sorted(expected) == sorted(PAGES)
    assert len(PAGES) == sum(len(list(folder.glob("*.md"))) for folder in FOLDERS), "Two pages have one name."


def listed(messages: list[str]) -> str:
    """Return messages as lines of a TOML list, as they are printed."""
    quotes = {message: '"' if "'" in message else "'" for message in messages}
    return "".join(f"    {quote}{message}{quote},\n" for message, quote in quotes.items())


def test_a_message_says_what_is_wrong_and_what_to_write(expected: dict[str, list[str]]) -> None:
    """Two sentences: “what is wrong. What to write instead.”, short enough to be read."""
    for message in {message for messages in expected.values() for message in messages}:
        assert re.fullmatch(r"\d+: [^.]+(?:\.\w[^.]*)*\. [A-Z][^.]*\S.*", message), message
        assert len(message) <= 180, message


def test_there_are_many_different_problems(expected: dict[str, list[str]]) -> None:
    """The list covers far more than the forty kinds of mistakes that were asked for."""
    different = {re.sub(r"“[^”]*”|\d+", "…", message) for messages in expected.values() for message in messages}
    assert len(different) >= 60, len(different)
