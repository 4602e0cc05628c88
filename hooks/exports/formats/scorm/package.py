"""One package: the page, what it loads, and the manifest that tells a platform what is in it."""

import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from jinja2 import Environment

import kinds
import words
from exports import cache as made_files
from exports.context import Context, title
from exports.paper import ExportError, FinishedFile, Paper
from frame import assets, school_style
from frame.smaller import small_files, used_names
from model.kind import Activity
from model.site import direction
from reading.page import Page
from rendering import activities
from rendering.templates import environment
from sources import pictures

from . import markup, report

HERE = Path(__file__).parent
PAGE, MANIFEST, STYLE = "index.html", "imsmanifest.xml", "style.css"
BEFORE, AFTER = HERE / "memory.js", HERE / "platform.js"
"""What stands before and after the core's script: where things are kept here, and what is told to the platform."""
FRAME_STYLES = tuple(made_files.FRAME / name for name in ("partials/first.css", "assets/site.css"))
OWN_STYLE = HERE / "package.css"
CHARSET = '@charset "UTF-8";'
INSTEAD = "package_"
"""What a word's name begins with that is said in a package instead of the one of that name."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)
OLDEST = (1980, 1, 1, 0, 0, 0)
"""The date of each file in a ZIP: the oldest that there is."""
Parts = tuple[Context, Page, Activity, markup.Places]


@dataclass(frozen=True)
class ScormPaper(Paper):
    """An activity as a package. `parts` are what it is made from, when it is made."""

    suffix: str = ".zip"
    parts: Parts | None = field(default=None, hash=False, compare=False)

    def make(self) -> FinishedFile:
        """Pack it, or take it from the cache. Raises ExportError."""
        if self.parts is None:
            raise ExportError("nothing is known of the activity.")
        return packed(files(*self.parts))


def packed(content: Mapping[str, bytes]) -> FinishedFile:
    """Return files as one ZIP, the same bytes each time, in the order that they are given."""
    digest = hashlib.sha256(
        b"".join(b"%s\0%d\0%s" % (name.encode(), len(data), data) for name, data in content.items())
    )
    path = made_files.FOLDER / f"{digest.hexdigest()}.scorm.zip"
    if not path.exists():
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for name, data in content.items():
                entry = zipfile.ZipInfo(name, OLDEST)
                entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
                archive.writestr(entry, data)
        made_files.keep(path, written.getvalue())
    return FinishedFile(path, path.stat().st_size)


def holds(context: Context, activity: Activity) -> str:
    """Return what is in the package of an activity and what is not, in a line: its kind's words, and the format's."""
    sentences = words.load(activity.head.language)
    of_kind = sentences[activity.head.kind].get("package_holds", sentences["scorm"]["holds"])
    links = sentences["scorm"]["links" if context.site.url else "no_links"]
    return f"{of_kind.format(count=len([*activity.counted()]))} {links}"


def files(context: Context, page: Page, activity: Activity, places: markup.Places) -> dict[str, bytes]:
    """Return every file of a package by its path in it, the manifest first, the others sorted."""
    sentences = in_package(activity.head.language)
    services = markup.services(context, page, places, sentences["frame"]["wide_table"])
    top = replace(activity, head=replace(activity.head, level=1))
    body = activities.page(top, services, first=False, sentences=sentences)
    loaded = scripts(activity.head.kind, sentences)
    values = about(context, page, activity)
    html = templates().get_template(PAGE)
    inside = {
        PAGE: html.render(
            **values,
            body=body.replace(f"<!--papers {activity.head.id}-->\n", ""),
            data=report.data(activity),
            noscript=sentences["kinds"]["no_scripts"],
            policy=POLICY,
            said=sentences["scorm"],
            scripts=list(loaded),
            style=STYLE,
        ).encode(),
        STYLE: style(activity.head.kind, school_style.style(context.site)).encode(),
        **{name: text.encode() for name, text in loaded.items()},
        **{name: picture(path) for name, path in services.pictures.items()},
    }
    listed = sorted(inside)
    manifest = templates().get_template(MANIFEST).render(**values, page=PAGE, files=listed).encode()
    return {MANIFEST: manifest, **{name: inside[name] for name in listed}}


def about(context: Context, page: Page, activity: Activity) -> dict[str, object]:
    """Return what the page and the manifest both say: what this is, of which guide, and under which licence."""
    head, release = activity.head, context.site.release
    frame = words.load(head.language)["frame"]
    return {
        "address": context.address(page, head.id),
        "direction": direction(head.language),
        "guide": context.site.language(head.language).site_name,
        "head": head,
        "language": head.language,
        "licence": frame["licence"],
        "licence_url": frame["licence_url"],
        "of_page": title(page),
        "release": release,
        "source": frame["source"].replace("{project}", release.project).replace("{number}", release.number),
        "version": frame["version"].replace("{version}", release.version).replace("{date}", release.day(head.language)),
    }


def templates() -> Environment:
    """Return the format's own templates: every value is escaped, in XML, too."""
    return environment(HERE)


def in_package(language: str) -> words.Words:
    """Return the sentences of a language as they are said in a package: there, nothing is kept on the device."""
    return {section: _instead(sentences) for section, sentences in words.load(language).items()}


def _instead(sentences: words.Section) -> words.Section:
    others = {key.removeprefix(INSTEAD): each for key, each in sentences.items() if key.startswith(INSTEAD)}
    return {**sentences, **others} if others else sentences


def scripts(kind: str, sentences: words.Words) -> dict[str, str]:
    """Return the scripts of a package by their names, in the order in which they run."""
    core, own = assets.CORE.with_suffix(".js"), kinds.FOLDER / kind / f"{kind}.js"
    texts = {
        BEFORE.name: BEFORE.read_text("utf-8"),
        core.name: assets.script(core, sentences),
        AFTER.name: AFTER.read_text("utf-8"),
        own.name: assets.script(own, sentences),
    }
    return {name: small_files.small_script(text) for name, text in texts.items()}


def style(kind: str, of_school: str) -> str:
    """Return the style of a package: the frame's, a school's colours, the core's and the kind's, and its own."""
    of_kinds = [assets.CORE.with_suffix(".css"), kinds.FOLDER / kind / f"{kind}.css"]
    frame, own = ([path.read_text("utf-8") for path in paths] for paths in (FRAME_STYLES, (*of_kinds, OWN_STYLE)))
    return small_style((*frame, of_school, *own))


@cache
def small_style(parts: Sequence[str]) -> str:
    """Return the parts of a style as one, made small."""
    every = sorted({*parts, *(path.read_text("utf-8") for path in kinds.FOLDER.rglob("*.css"))})  # the same for all
    small = (small_files.trimmed(part, used_names.of_style(part), "".join(every)) for part in parts)
    return CHARSET + "".join(part.removeprefix(CHARSET) for part in small)


def picture(path: Path) -> bytes:
    """Return a picture as the site shows it: the guide's own drawings know both a light and a dark ground."""
    if path.suffix.lower() != ".svg":
        return path.read_bytes()
    drawing = path.read_bytes().decode("utf-8", "surrogateescape")
    return pictures.in_both_schemes(drawing).encode("utf-8", "surrogateescape")
