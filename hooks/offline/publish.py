"""The way of all this into a built site: scripts before they are made small, then what names their versions."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import words
from frame import assets, school_style
from frame.smaller.small_files import small_script
from model.site import Language, PageFile, Site
from rendering.slots import Fillers
from rendering.templates import environment

from . import apps, lists

HERE = Path(__file__).parent
SAVING = HERE / "saving.js"
WORKER = "sw.js"


def write_scripts(site: Site) -> None:
    """Write what pages load, to be made small with all other scripts and styles."""
    if not site.offline:
        (site.output / WORKER).write_text(_text("withdrawn.js"), encoding="utf-8")
        (site.output / lists.ASSETS / "offline.js").write_text("", encoding="utf-8")  # pages of before ask for it
        return
    for name in ("offline.js", "news.js"):
        (site.output / lists.ASSETS / name).write_text(_text(name), encoding="utf-8")
    folder = site.output / assets.FOLDER
    (folder / "keep.css").write_text(_text("keep.css"), encoding="utf-8")
    (folder / "keep.js").write_text(_text("saving.js") + _text("keep.js"), encoding="utf-8")


def fillers(site: Site, page: PageFile) -> Fillers:
    """Return what fills the slot `<!--keep-->` of a page: what saves the guide, in the language of the page's text."""
    template = environment(HERE).get_template("keep.html")
    return {"keep": lambda _: template.render(offline=site.offline, words=words.load(page.text_language))}


def publish(site: Site, pages: Iterable[PageFile], titles: Mapping[str, str]) -> None:
    """Write the worker, the lists and the manifests, when no other file of the site changes any more.

    `titles` are those of the pages "Keep on this phone", by their languages: the worker names them.
    """
    if not site.offline:
        return
    apps.publish(site)
    every = sorted(pages, key=lambda page: page.url)
    files = lists.assets(site)
    known = {each.code: lists.of_language(site, each.code, every, files) for each in site.languages}
    for code, listed in known.items():
        path = site.output / lists.ASSETS / f"offline.{code}.json"
        path.write_text(_json(listed), encoding="utf-8")
    name = lists.version(files)
    lists.mark({path: path.read_text(encoding="utf-8") for path in sorted(site.output.rglob("*.html"))}, name)
    data = {
        "v": name,
        "table": lists.table(files),
        "lists": {code: listed["id"] for code, listed in known.items()},
        "homes": {each.code: each.home for each in site.languages},
        "folders": sorted({path.name for path in site.output.iterdir()} | {""}),
        "said": {each.code: _said(each, titles.get(each.code, "")) for each in site.languages},
        "page": _small(school_style.coloured(_text("lost.html").partition("#}")[2], site)),
    }
    script = small_script(f"{_text('saving.js')}\n{_text('worker.js')}")
    (site.output / WORKER).write_text(f"const Site={_json(data)};\n{script}", encoding="utf-8")


def _said(language: Language, title: str) -> dict[str, str]:
    """Return what the worker says in a language; `title` is that of its page "Keep on this phone"."""
    sentences = words.load(language.code)["offline"]
    return {
        "name": language.name,
        "direction": language.direction,
        "renewed": sentences["renewed"],
        "newer": sentences["newer"].replace("{page}", title),
        **{key.removeprefix("lost_"): sentence for key, sentence in sentences.items() if key.startswith("lost_")},
    }


def _small(html: str) -> str:
    return "".join(line.strip() for line in html.splitlines())


def _text(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
