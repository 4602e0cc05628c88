"""What a language says, as plain text: its pages, its interface words, its menu and the questions to a school."""

import re
import tomllib
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from markdown import Markdown
from mkdocs.utils.meta import get_data
from mkdocs.utils.yaml import yaml_load

from reading.extension import ActivitiesExtension
from reading.page import Page
from rendering.text.hyphens import JOINER

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
LANGUAGES = sorted(path.parent.name for path in DOCS.glob("*/.terms.yml"))
"""The languages that have fixed terms: those whose wording is checked."""

SILENT = {"code", "pre", "script", "style"}
NO_PROSE = re.compile(r"_file$|^letters$")
NAMES = re.compile(r"\{\w+\}|\*\*[^*]+\*\*|[\w/-]+\.(?:yml|svg|md)|--[\w-]+|#\w+|https://|\b(?:bg|tr|en|ours)\b")
"""What in the questions to a school is no word of its language: names to fill in, buttons, files, options, codes."""
SETTING = re.compile(r"\{[^}]*\}|\bschool[\w.]*\.yml|\b(?:role|name|where|when|checked|false)\b")
"""What a comment of settings says as they are written."""

ADDRESS = re.compile(r"https?://\S+")
VOID = {"br", "img", "input", "hr", "wbr", "link", "meta"}
SPOKEN = ("alt", "title", "aria-label")


class Reader(HTMLParser):
    """Collects what a page says in its own language: what is marked as another, and code, is left out."""

    def __init__(self, language: str) -> None:
        """Begin with nothing."""
        super().__init__()
        self.language = language
        self.said: list[str] = []
        self.silent: list[bool] = [False]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element says by its attributes, and whether it is to be read."""
        given = dict(attrs)
        silent = self.silent[-1] or tag in SILENT or (given.get("lang") or self.language) != self.language
        if not silent:
            self.said += [f" {value} " for name in SPOKEN if (value := given.get(name))]
        if tag not in VOID:
            self.silent.append(silent)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if tag not in VOID:
            self.silent.pop()
            self.said.append("\n" if tag not in {"a", "strong", "em", "b", "span", "abbr"} else "")

    def handle_data(self, data: str) -> None:
        """Note text."""
        if not self.silent[-1]:
            self.said.append(data.replace(JOINER, ""))


@cache
def page(language: str, name: str) -> str:
    """Return what a page says."""
    settings = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
    names = [next(iter(each)) if isinstance(each, dict) else each for each in settings]
    text, front = get_data((DOCS / language / name).read_text("utf-8"))
    ours = ActivitiesExtension()
    ours.begin(Page(name, language))
    reader = Reader(language)
    reader.feed(Markdown(extensions=[*names, ours]).convert(text))
    return ADDRESS.sub("", f"{front.get('description', '')}\n{''.join(reader.said)}")


@cache
def everything(language: str) -> dict[str, str]:
    """Return all that a language says, by where it stands."""
    folder = DOCS / language
    pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))
    said = {f"docs/{language}/{name}": page(language, name) for name in pages}
    words = tomllib.loads((ROOT / "hooks" / "words" / f"{language}.toml").read_text("utf-8"))
    for section, sentences in words.items():
        own = (re.sub(r"\{\w+\}", "", sentence) for key, sentence in sentences.items() if not NO_PROSE.search(key))
        said[f"hooks/words/{language}.toml [{section}]"] = ADDRESS.sub("", "\n".join(own))
    asked = tomllib.loads((ROOT / "scripts" / "begin.toml").read_text("utf-8"))[language]
    for key, sentence in asked.items():
        each = "\n".join(sentence.values()) if isinstance(sentence, dict) else sentence
        said[f"scripts/begin.toml [{language}] {key}"] = NAMES.sub("", ADDRESS.sub("", each))
    comments = tomllib.loads((ROOT / "scripts" / "school-comments.toml").read_text("utf-8"))["comment"]
    own = (NAMES.sub("", SETTING.sub("", each[language])) for each in comments)
    said["scripts/school-comments.toml"] = "\n".join(own)
    for plugin in yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))["plugins"]:
        for each in plugin["i18n"]["languages"] if "i18n" in plugin else ():
            if each["locale"] == language:
                menu = each["nav_translations"].values()
                said["mkdocs.yml"] = "\n".join([each["site_name"], each.get("site_description", ""), *menu])
    return said


def lower(language: str, text: str) -> str:
    """Return a text in small letters, the Turkish I and İ as Turkish writes them."""
    return (text.replace("İ", "i").replace("I", "ı") if language == "tr" else text).lower()
