"""What a stranger's pull request may write into the settings, the words and the version is text, or is refused."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

import words
from _site import build_into
from browser import mini_site
from frame import variables
from model import release

ATTACKS: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("attacks.yml").read_text("utf-8"))
HOSTS = ("https://example.org/", "https://creativecommons.org/", "data:image/")


class Elements(HTMLParser):
    """Counts a page's elements, and notes handlers and addresses of other hosts."""

    def __init__(self, html: str) -> None:
        """Read a page."""
        super().__init__()
        self.names: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element."""
        self.names[tag] += 1
        for name, value in attrs:
            address = (value or "").strip().lower()
            if name.startswith("on") or name in {"style", "srcdoc"}:
                self.wrong.append(f"{tag} {name}")
            if name in {"href", "src", "action"} and not address.startswith(HOSTS):
                scheme = address.partition(":")[0]
                if address.startswith(("//", "\\")) or (":" in address and scheme.isidentifier()):
                    self.wrong.append(f"{tag} {name}={value}")


def pages(site: Path) -> dict[str, Elements]:
    """Read every page of a site."""
    return {
        path.relative_to(site).as_posix(): Elements(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the pocket guide, and give its folder, whose settings a test writes otherwise."""
    return mini_site.build(tmp_path_factory.mktemp("settings"), "guide").parent


@pytest.fixture(scope="module")
def usual(guide: Path) -> dict[str, Elements]:
    """Give its pages as they are without an attack."""
    return pages(guide / "site")


@pytest.fixture
def written(guide: Path) -> Iterator[Path]:
    """Give the file of the settings, which is as it was again after the test."""
    path = guide / "mkdocs.yml"
    before = path.read_text("utf-8")
    yield path
    path.write_text(before, "utf-8")


def built(guide: Path) -> list[str]:
    """Build the guide anew, and return the problems; what the browser's driver logs meanwhile is none."""
    problems, _ = build_into(guide, guide / "site", show=lambda _: None)
    return [problem for problem in problems if not problem.startswith("Task was destroyed")]


def injected(guide: Path, usual: dict[str, Elements]) -> list[str]:
    """Return what the pages hold that they did not."""
    found = []
    for path, page in pages(guide / "site").items():
        found += [f"{path}: <{name}>" for name in page.names - usual[path].names]
        found += [f"{path}: {each}" for each in page.wrong]
    return found


def change(path: Path, settings: dict[str, Any]) -> None:
    """Write settings otherwise: each stands in the place of the old one, or at the end."""
    text = path.read_text("utf-8")
    for key, value in settings.items():
        kept, skip = [], False
        for line in text.splitlines():
            if line and line[0] not in " -#":
                skip = line.startswith(f"{key}:")
            if not skip:
                kept.append(line)
        text = "\n".join(kept) + "\n" + yaml.safe_dump({key: value}, allow_unicode=True)
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("name", ATTACKS["settings"])
def test_an_address_that_is_none_is_refused(guide: Path, written: Path, name: str) -> None:
    """With its line, and before anything is published."""
    change(written, ATTACKS["settings"][name])
    problems = built(guide)
    assert problems
    assert all(each.startswith("mkdocs.yml:") for each in problems), problems


def test_texts_in_the_settings_stay_text(guide: Path, written: Path, usual: dict[str, Elements]) -> None:
    """Names of the site, of languages and of pages hold any text: all at once, and no page has an element more."""
    text = " ".join(ATTACKS["texts"].values()).replace("\u0001", "").replace("\u2028", "")
    settings = written.read_text("utf-8")
    settings = settings.replace("name: Български", "name: " + quoted(text))
    settings = settings.replace("site_name: Peer mentoring guide", "site_name: " + quoted(text))
    settings = settings.replace("site_name: Наставничество между връстници", "site_name: " + quoted(text))
    short = text[:900]  # YAML takes no longer name of a page
    settings = settings.replace("  - practice.md", f"  - {quoted(short + 'p')}: practice.md")
    settings = settings.replace("  - food.md", f"  - {quoted(short)}:\n      - {quoted(short + 'f')}: food.md")
    settings = settings.replace("site_description: A guide", "site_description: " + quoted(text) + " #")
    written.write_text(settings, "utf-8")
    assert built(guide) == []
    more = [each for each in injected(guide, usual) if each.partition("<")[2] not in SECTION]
    assert more == []
    assert "pwned" in (guide / "site" / "index.html").read_text("utf-8")


SECTION = frozenset(("details>", "summary>", "ul>", "li>", "span>", "p>", "div>", "meta>"))
"""What a menu with a section in it has more."""


def quoted(text: str) -> str:
    """Return a text as YAML writes it in one line."""
    return yaml.safe_dump(text, default_style='"', width=100000, allow_unicode=True).strip()


@pytest.mark.parametrize("name", ["picture", "attribute", "end-of-a-title", "entities", "drawing-after-quotes"])
def test_words_and_the_version_stay_text(
    guide: Path, usual: dict[str, Elements], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every sentence of the site, and the version in its foot, may hold any text."""
    text = ATTACKS["texts"][name]
    load, read = words.load, release.read

    def hostile(language: str) -> words.Words:
        return {
            section: {key: sentence + ("" if key.endswith("_url") else text) for key, sentence in sentences.items()}
            for section, sentences in load(language).items()
        }

    monkeypatch.setattr(words, "load", hostile)
    monkeypatch.setattr(words, "forget", lambda: None)
    monkeypatch.setattr(variables, "load", hostile)
    monkeypatch.setattr(release, "read", lambda path: replace(read(path), version=text, project=text, date=date.max))
    problems = built(guide)
    assert problems == []
    assert injected(guide, usual) == []


@pytest.mark.parametrize("sentence", ["{number.__class__}", "{0}", "{", "}", "{number!r}", "{number:>99999999}"])
def test_braces_in_words_ask_for_nothing_else(sentence: str, tmp_path: Path) -> None:
    """A translator's sentence is filled in with what the English one names, and with nothing of Python's."""
    file = tmp_path / "xx.toml"
    file.write_text(f'[exports]\nkilobytes = "{{number}} {sentence}"\n', "utf-8")
    [wrong] = words.check_translation(file, words.parsed(file))
    assert wrong.line == 2
    assert "is not filled in here" in wrong.message


def test_an_address_among_the_words_is_one(tmp_path: Path) -> None:
    """The licence leads to a page."""
    file = tmp_path / "xx.toml"
    file.write_text('[frame]\nlicence_url = "javascript:pwned()"\n', "utf-8")
    [wrong] = words.check_translation(file, words.parsed(file))
    assert (wrong.line, "https://" in wrong.message) == (2, True)
