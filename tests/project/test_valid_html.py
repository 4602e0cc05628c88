"""Every page is valid HTML, and so are the styles and the drawings: the Nu checker (validator.w3.org) finds nothing."""

import json
import subprocess
from pathlib import Path
from typing import Any

import _validator
from browser import mini_site
from missing import lacking

READ = (".html", ".css", ".svg")
ROOT = Path(__file__).resolve().parents[2]
PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>{name}</title><h1>{name}</h1>\n{body}</html>\n'

# What the checker says and what stays all the same, each with its reason.
EXCEPTIONS = {
    "CSS: “field-sizing”: Property “field-sizing” doesn't exist.": (
        "A new property that the checker does not know yet: a text field grows with its text where a browser knows it."
    ),
    "CSS: “container-type”: Property “container-type” doesn't exist.": (
        "What is narrow is laid out by its own width, and not by the window's; every browser can do so since 2023."
    ),
    "CSS: Unrecognized at-rule “@container”": "The rules that go with it.",
    "CSS: “position-area”: Property “position-area” doesn't exist.": (
        "New since 2024: a word's meaning stands beside it where a browser can; elsewhere at the foot of the screen."
    ),
    "CSS: “position-try”: Property “position-try” doesn't exist.": "The other side, where there is more room.",
}

POLICY = ("Resource violates Content Security Policy", "Inline style violates Content Security Policy")
"""The checker knows no `'self'` for files, and reads a long style in pieces. What a page may load and run is tried in a
browser, on every page: tests/browser/test_locked_pages.py."""


def found(folder: Path) -> tuple[set[str], list[str]]:
    """Let the checker read all pages, styles and drawings of a folder; give the exceptions met and all else."""
    if sentence := _validator.missing():
        lacking(sentence)
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in READ)
    command = ["java", "-Xss8m", "-XX:TieredStopAtLevel=1", "-jar", str(_validator.JAR), "--also-check-css"]
    command += ["--also-check-svg", "--stdout", "--exit-zero-always", "--format", "json", *files]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    # An `info` that is no warning is a remark: that a slash at the end of `<img … />`, as Markdown writes it, is idle.
    messages = [each for each in messages if each["type"] != "info" or each.get("subType") == "warning"]
    messages = [each for each in messages if not each["message"].startswith(POLICY)]
    known = {each["message"] for each in messages} & EXCEPTIONS.keys()
    return known, [line(folder, each) for each in messages if each["message"] not in EXCEPTIONS]


def line(folder: Path, message: dict[str, Any]) -> str:
    """Say what the checker found, and where."""
    url = str(message.get("url", ""))
    place = url.removeprefix(folder.as_uri() + "/").removeprefix(f"file:{folder.as_posix()}/")
    return f"{place}:{message.get('lastLine', 1)}: {message['message']} {message.get('extract', '').strip()!r}"


def test_every_page_of_the_guide_is_valid(site: Path) -> None:
    """No page in any language, no style and no drawing has an error or a warning, and no exception is idle."""
    known, wrong = found(site)
    assert wrong == [], f"{len(wrong)} errors and warnings:\n" + "\n".join(wrong[:40])
    assert known == EXCEPTIONS.keys()


def test_every_example_is_valid(tmp_path: Path) -> None:
    """Whatever an author can write in an activity becomes valid HTML, and so does the guide that the tests use."""
    pocket = mini_site.build(tmp_path, "pocket")
    for example in (ROOT / "tests" / "authoring" / "golden").glob("*.html"):
        text = PAGE.format(name=example.stem, body=example.read_text("utf-8"))
        (pocket / f"{example.stem}.html").write_text(text, "utf-8")
    _, wrong = found(pocket)
    assert wrong == [], "\n".join(wrong[:40])


def test_what_is_not_valid_is_found(tmp_path: Path) -> None:
    """The checker is awake: it finds errors of HTML, of styles and drawings in a page or a file, and warnings."""
    body = (
        '<p><ul><li>x</ul></p><p id="a">x<p id="a">y<p style="colour: red">x<article>x</article>'
        "<svg><rectangle /></svg><input type=checkbox autocomplete=off><select><option></option></select>"
    )
    (tmp_path / "page.html").write_text(PAGE.format(name="Page", body=body), "utf-8")
    (tmp_path / "style.css").write_text("p { margin: red }", "utf-8")
    (tmp_path / "drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><rectangle /></svg>', "utf-8")
    _, wrong = found(tmp_path)
    for where, said in (
        ("page.html", "No “p” element in scope"),
        ("page.html", "Duplicate ID “a”"),
        ("page.html", "Property “colour” doesn't exist"),
        ("page.html", "Article lacks heading"),
        ("page.html", "“rectangle” not allowed as child of element “svg”"),
        ("page.html", "Attribute “autocomplete” is only allowed"),
        ("page.html", "Element “option” without attribute “label”"),
        ("style.css", "“red” is not a “margin” value"),
        ("drawing.svg", "“rectangle” not allowed as child of element “svg”"),
    ):
        assert any(each.startswith(f"{where}:") and said in each for each in wrong), (said, wrong)
