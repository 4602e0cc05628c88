"""Where a reader is: for each language a script, which only those load who have done something here before.

It brings the activities of every page and the sentences it says, so that no page grows by them. Another one has the
words of all questions, for those who have some to practise again.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from textwrap import shorten

import words
from model import nodes
from model.site import Language, PageFile, Site
from reading.page import Page

from . import progress

SCRIPT = Path(__file__).parent / "reader_state.js"
SWITCH = SCRIPT.with_name("notebook_switch.js")
PREFIX = "state_"
LONGEST = 90
"""Letters of a question in the list of those to practise again."""


def publish(
    site: Site,
    pages: Mapping[tuple[str, str], PageFile],
    known: Mapping[str, Page],
    titles: Mapping[str, Mapping[str, str]],
) -> None:
    """Write the scripts; `pages` are all pages by language and name, `known` those that were read, by path.

    `titles` are those of each language's menu, by the pages' addresses. The scripts are made small with all others: a
    style keeps what a script names.
    """
    order = site.order or sorted({name for _, name in pages})
    for language in site.languages:
        listed = [pages[language.code, name] for name in order if (language.code, name) in pages]
        data = _data(language, listed, known, titles.get(language.code, {}))
        script = f"self.Guide={data};\n{SCRIPT.read_text('utf-8')}"
        (site.output / "assets" / f"state.{language.code}.js").write_text(script, "utf-8")
        asked = f"self.Questions={_json(dict(_questions(listed, known)))};"
        (site.output / "assets" / f"questions.{language.code}.js").write_text(asked, "utf-8")


def _data(language: Language, pages: list[PageFile], known: Mapping[str, Page], titles: Mapping[str, str]) -> str:
    """Return what a language's script knows, as JSON.

    Each page has its address below the language's first one, for each activity its id, its title and its items, and its
    own title.
    """
    listed = [
        (
            page.url.removeprefix(language.home).removesuffix("index.html"),
            [(each.head.id, each.head.title, progress.versions(each)) for each in of],
            titles.get(page.url, ""),
        )
        for page in pages
        if (of := known[page.path].activities)
    ]
    data = {
        "home": language.home,
        "said": {key.removeprefix(PREFIX): sentence for key, sentence in _sentences(language, PREFIX).items()},
        "pages": listed,
    }
    return _json(data)


def _sentences(language: Language, prefix: str) -> dict[str, str]:
    """Return what is said around pages under the keys that begin so."""
    return {key: sentence for key, sentence in words.load(language.code)["frame"].items() if key.startswith(prefix)}


def _questions(pages: Iterable[PageFile], known: Mapping[str, Page]) -> Iterator[tuple[str, str]]:
    """Go through the questions that have a right answer, by their ids, in short."""
    for page in pages:
        for item in (item for activity in known[page.path].activities for item in activity.items()):
            if item.asked:
                yield item.id, shorten(nodes.text(item.asked.text), LONGEST, placeholder=" …")


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def publish_notebooks(site: Site, lists: Iterable[PageFile]) -> None:
    """Write for every language the switch between notebooks, which only devices with several of them load.

    `lists` are the pages on which notebooks are begun, one of each language.
    """
    addresses = {page.language: f"{page.url}#notebooks" for page in lists}
    for language in site.languages:
        data = {"said": _sentences(language, "notebook"), "list": addresses.get(language.code, "")}
        script = f"self.Notebooks={_json(data)};\n{SWITCH.read_text('utf-8')}"
        (site.output / "assets" / f"notebooks.{language.code}.js").write_text(script, "utf-8")
