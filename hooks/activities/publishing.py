"""Activities in a MkDocs site: which page is read, what it needs to load, and the report after the last language.

The only module here that knows MkDocs. It keeps one build's state; a live site begins anew with every rebuild.
"""

import json
import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage

import words

from . import front, outline, published, rendering, units
from .extension import HERE, ActivitiesExtension
from .files import reason
from .guide import Guide
from .page import Page

FOLDER = "assets/activities"
CORE = "activities"
STORE = HERE / "store.js"
log = logging.getLogger("mkdocs.activities")  # below mkdocs, so that strict mode counts


def asked(pages: Iterable[Page]) -> set[str]:
    """Return the ids of everything that a reader can tick, answer or fill in on the given pages."""
    return {item.id for page in pages for activity in page.activities for item in activity.items()}


class SiteActivities(ActivitiesExtension):
    """The extension as a site's configuration holds it, with the publisher it belongs to."""

    def __init__(self, publisher: "Publisher") -> None:
        """Belong to a publisher."""
        super().__init__()
        self.publisher = publisher


class Publisher:
    """One build of the site, in all its languages."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Add the extension to the site's Markdown."""
        words.forget()
        rendering.page.cache_clear()
        self.extension = SiteActivities(self)
        self.problems = self.extension.problems
        self.docs = Path(config.docs_dir)
        base = Path(config.config_file_path).parent if config.config_file_path else self.docs.parent
        self.guide = Guide(self.docs.relative_to(base).as_posix() if self.docs.is_relative_to(base) else self.docs.name)
        self.files: set[str] = set()
        self.apart: set[str] = set()
        self.menu = None if config.nav is None else set(outline.in_menu(config.nav))
        self.language = words.SOURCE_LANGUAGE
        config.markdown_extensions.append(self.extension)

    @staticmethod
    def of(config: MkDocsConfig) -> "Publisher":
        """Return the publisher that this configuration has, or give it one: each language is built with the same."""
        extensions: list[object] = [*config.markdown_extensions]
        for extension in extensions:
            if isinstance(extension, SiteActivities):
                return extension.publisher
        return Publisher(config)

    def take_files(self, files: Files, language: str) -> None:
        """Begin a language: note its files, and report those that MkDocs would stop at."""
        self.guide.begin()
        self.language = language
        self.files |= {file.src_uri for file in files}
        self.apart |= {f"{self.guide.root}/{file.src_uri}" for file in files if file.inclusion.value < 0}
        for file in list(files):
            if file.abs_src_path:
                self.check_file(files, file, Path(file.abs_src_path))

    def check_file(self, files: Files, file: File, path: Path) -> None:
        """Report a file that cannot be read (then a page is empty, and anything else left out), or that could run."""
        try:
            if file.is_documentation_page():
                self.check_encoding(file, path.read_bytes())
            else:
                path.open("rb").close()
                included = file.inclusion.is_included()  # type: ignore[no-untyped-call] # MkDocs has no types there
                if included and path.is_relative_to(self.docs) and (found := published.problem(path)):
                    self.problems.add(f"{self.guide.root}/{file.src_uri}", *found)
        except OSError as wrong:
            self.problems.add(f"{self.guide.root}/{file.src_uri}", 1, reason(wrong))
            if file.is_documentation_page():
                file.content_string = ""
            else:
                files.remove(file)

    def check_encoding(self, file: File, content: bytes) -> None:
        """Report a page that is not UTF-8, and read what can be read of it."""
        try:
            content.decode("utf-8-sig")
        except UnicodeDecodeError as wrong:
            line = content.count(b"\n", 0, wrong.start) + 1
            message = "this file is not UTF-8 from here on. Save it again with the encoding UTF-8."
            self.problems.add(f"{self.guide.root}/{file.src_uri}", line, message)
            readable = content.decode("utf-8-sig", errors="replace")
            file.content_string = readable.replace("\r\n", "\n").replace("\r", "\n")

    def begin_page(self, page: SitePage) -> str:
        """Say which page is converted next; return its Markdown, without what stands at its top."""
        text = page.file.content_string
        said, wrong = front.read(text)
        rest = front.cut(text)
        page.meta = {key: value for key in ("description", "template") if (value := getattr(said, key))}
        language = getattr(page.file, "locale", words.SOURCE_LANGUAGE)
        on_paper = said.paper != front.NONE and language == self.language
        path, blank = f"{self.guide.root}/{page.file.src_uri}", not rest.body.strip()
        here = Page(path, language, rest.before, front=said, blank=blank, url=page.url, on_paper=on_paper)
        for line, message in wrong:
            self.problems.add(path, line, message)
        self.extension.begin(here)
        return rest.body

    def end_page(self, page: SitePage) -> None:
        """Keep what was found on the page."""
        here = self.extension.page
        here.close()
        if here.language != self.language:  # read again as a fallback: its own address and text are known already
            before = self.guide.pages.get(here.path, here)
            here.url, here.prose, here.on_paper = before.url, before.prose, before.on_paper
        here.units = units.cut(self.guide.name(here), here, page.file.content_string)
        self.guide.add(here, page.url)

    def complete(self, context: dict[str, Any], page: SitePage, nav: Navigation) -> None:
        """Fill in what needs all pages of the language, and name the scripts and styles that the page loads."""
        page.content = self.guide.link_points(page.content or "", page.url)
        here = self.guide.pages[f"{self.guide.root}/{page.file.src_uri}"]
        names = sorted({activity.head.kind for activity in here.activities})
        if here.front.template == front.PROGRESS:
            names = ["progress"]
            context["progress"] = Markup(self.progress(page, nav))  # noqa: S704
        wanted = [self.asset(name) for name in ([CORE, *names] if names else [])]
        context["activity_scripts"] = [
            f"{FOLDER}/{path.stem}.js" for path in wanted if path.with_suffix(".js").exists()
        ]
        context["activity_styles"] = [
            f"{FOLDER}/{path.stem}.css" for path in wanted if path.with_suffix(".css").exists()
        ]

    @staticmethod
    def asset(name: str) -> Path:
        """Return where a script and a style lie, without their suffix."""
        return HERE / name / name if (HERE / name).is_dir() else HERE / name

    def progress(self, page: SitePage, nav: Navigation) -> str:
        """Return the list of every activity of the guide in the menu's order, for the page "My progress"."""
        language = getattr(page.file, "locale", words.SOURCE_LANGUAGE)
        up = "../" * page.url.rstrip("/").count("/") + "../" if page.url not in {"", "./"} else ""
        shown = [*self.guide.activities(f"{self.guide.root}/{other.file.src_uri}" for other in nav.pages)]
        pages = [
            {
                "title": found.anchors[0].heading,
                "language": found.language,
                "activities": [
                    {
                        "head": activity.head,
                        "href": f"{up}{self.guide.urls[path]}#{activity.head.id}",
                        "items": json.dumps(
                            {item.id: item.version for item in activity.items()}, separators=(",", ":")
                        ),
                    }
                    for activity in found.activities
                ],
            }
            for path, found in shown
        ]
        elsewhere = asked(self.guide.pages.values()) - asked(found for _, found in shown)  # in another language only
        others = json.dumps(sorted(elsewhere), separators=(",", ":"))
        template = rendering.environment().get_template("progress.html")
        return template.render(pages=pages, others=others, words=words.load(language), language=language)

    def copy_assets(self, site: Path) -> None:
        """Copy every script and style to the site."""
        (site / FOLDER).mkdir(parents=True, exist_ok=True)
        for source in self.assets():
            before = STORE.read_bytes() if source.name == f"{CORE}.js" else b""  # one request for both
            (site / FOLDER / source.name).write_bytes(before + source.read_bytes())

    def assets(self) -> Iterable[Path]:
        """Return the scripts and styles of the core and of every kind."""
        places = [HERE, *(HERE / name for name in self.extension.kinds)]
        found = [path for place in places for path in sorted(place.glob("*")) if path.suffix in {".js", ".css"}]
        return [path for path in found if path != STORE]

    def check(self) -> None:
        """Find what only the whole guide can tell."""
        outline.check(self.guide, self.problems, self.menu, self.apart)
        self.guide.check(self.problems, self.files)

    def report(self) -> None:
        """Say every problem of all languages, once."""
        for problem in self.problems:
            log.warning("%s", problem)
