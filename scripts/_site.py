"""Build the site: MkDocs, with every problem of every language shown once, and nothing half published."""

import argparse
import gc
import logging
import os
import re
import sys
import traceback
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import _folders
from _faults import disk
from _setup import ROOT, say

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's box about MkDocs 2; the versions here are pinned


COPY = "copy"
"""In a working folder: the site as it is packed into its ZIP."""
SETTING = re.compile(r"Config value '([^']+)': (?:Plugin '[^']+' (?:option|value) '([^']+)': )*(.*)")
PAGE = re.compile(r"Error (?:reading|building) page '([^']+)'")
PLACE = re.compile(r"line (\d+), column \d+")


class WarningHandler(logging.Handler):
    """Collects what MkDocs, its plugins and our hooks warn of, in all languages, each once."""

    def __init__(self, show: Callable[[str], None] = say, root: Path = ROOT) -> None:
        """Listen to warnings and worse."""
        super().__init__(logging.WARNING)
        self.found: list[str] = []
        self.page = ""
        self.show = show
        self.settings = root / "mkdocs.yml"

    def emit(self, record: logging.LogRecord) -> None:
        """Note one record, unless the same was said before."""
        message = record.getMessage()
        if page := PAGE.match(message):  # what is wrong with it follows, as the reason why MkDocs stops
            self.page = page[1]
        elif "Could not find a homepage" not in message:  # the hooks say which file is not there
            self.add(setting(message, self.settings))

    def add(self, message: str) -> None:
        """Note a problem and show it."""
        if message not in self.found:
            self.found.append(message)
            self.show(message)


class NoticeHandler(logging.Handler):
    """Shows what is good to know and fails no build, each once."""

    def __init__(self, show: Callable[[str], None] = say) -> None:
        """Listen to all that is said."""
        super().__init__(logging.INFO)
        self.shown: set[str] = set()
        self.show = show

    def emit(self, record: logging.LogRecord) -> None:
        """Show one record, unless the same was said before."""
        message = record.getMessage()
        if message not in self.shown:
            self.shown.add(message)
            self.show(message)


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Build into site/; with any problem nothing is published and what was there stays."""
    parser = argparse.ArgumentParser(prog="build.py", description="Build the guide in all its languages.")
    parser.add_argument("--into", type=Path, default=root / "site", help="the folder to publish (default: site)")
    parser.add_argument("--zip", action="store_true", help="also put the whole site into it as a ZIP, for a USB stick")
    parser.add_argument("--traceback", action="store_true", help="for programmers: show where a fault of the code is")
    options = parser.parse_args(arguments)
    shown = options.into.relative_to(root) if options.into.is_relative_to(root) else options.into
    try:
        return publish(root, shown, options.into.resolve(), copy=options.zip, show_faults=options.traceback)
    except KeyboardInterrupt:
        return 130
    except OSError as wrong:
        say(disk(wrong, root))
        return 1


def publish(root: Path, shown: Path, target: Path, *, copy: bool = False, show_faults: bool) -> int:
    """Build the guide at `root` and put it in the place of `target`, which messages call `shown`.

    With `copy`, it is built once more for the ZIP that the site then offers, which opens without a host.
    Returns the exit code. Raises OSError where the folder cannot be written.
    """
    if target.exists() and not _folders.replaceable(target):
        say(f"{shown} was not made by this command, so it is not replaced. Name another folder, or delete this one.")
        return 1
    target.parent.mkdir(parents=True, exist_ok=True)
    _folders.clear(target)
    with _folders.working_folder(target) as working:
        new = working / _folders.NEW
        notices: list[str] = []  # what the hooks tell beside problems, such as that helplines are missing
        extra = {"offers_copy": copy, "notices": notices}
        problems, languages = build_into(root, new, extra=extra, show_faults=show_faults)
        if copy and not problems:
            problems, _ = build_into(root, working / COPY, extra={"copy_for": new}, show_faults=show_faults)
        if problems:
            say(f"{'1 problem' if len(problems) == 1 else f'{len(problems)} problems'}. Nothing was published.")
            return 1
        _folders.replace(working, target)
    for notice in notices:
        say(notice)
    pages = sum(path.name != "404.html" for path in target.rglob("*.html"))
    say(f"Built {pages} pages in {languages} languages into {shown}{os.sep}")
    tell_school(root)
    return 0


def tell_school(root: Path) -> None:
    """Say which settings of a school were used, if it has any."""
    find_hooks(root)
    from sources import school

    if keys := school.keys(root / school.NAME):
        say(f"{school.NAME} was used: {', '.join(keys)}.")


def build_into(
    root: Path,
    destination: Path,
    *,
    show: Callable[[str], None] = say,
    show_faults: bool = False,
    extra: Mapping[str, object] | None = None,
) -> tuple[list[str], int]:
    """Run MkDocs in this process; show each problem, and give all of them and the number of languages.

    `extra` are settings for the hooks. Where one says that this is the copy for a ZIP, every address names a file.
    """
    # Imported here, so that --help and the serving of a port that is taken answer at once.
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    gc.set_threshold(100_000, 20, 20)  # a build makes many small things and keeps them: looking for waste costs a tenth
    problems, languages = WarningHandler(show, root), 0
    logger = logging.getLogger()  # the root: the warnings of MkDocs, its plugins, Markdown and our hooks all pass here
    logger.addHandler(problems)
    notices, spoken = logging.getLogger("mkdocs.notices"), NoticeHandler(show)
    notices.addHandler(spoken)
    notices.setLevel(logging.INFO)
    try:
        if wrong := set_date(root):
            problems.add(wrong)
        config = load(root / "mkdocs.yml", lambda path: load_config(path, site_dir=str(destination)))
        config.extra.update(extra or {})
        if "copy_for" in config.extra:
            config.use_directory_urls = False
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
            i18n = config.plugins.get("i18n")
            languages = sum(each.build for each in i18n.config.languages) if i18n else 1
        finally:
            config.plugins.on_shutdown()
    except (MkDocsException, SystemExit) as stop:
        # Stopped on purpose. Whoever stopped has logged why; if not, the reason is in the exception.
        if not problems.found:
            for line in (str(stop) or "The build was stopped without a reason.").splitlines():
                problems.add(line)
    except OSError as wrong_file:
        problems.add(disk(wrong_file, root))
    except Exception as fault:  # noqa: BLE001 (an author shall never read a traceback; it can be asked for)
        where = f" (at {problems.page})" if problems.page else ""
        problems.add(f"The build itself is at fault, not a page: {type(fault).__name__}: {fault}{where}")
        if show_faults:
            traceback.print_exc()
        else:
            say("A programmer sees more with: scripts/build.py --traceback")
    finally:
        logger.removeHandler(problems)
        notices.removeHandler(spoken)
    return problems.found, languages


def load(path: Path, read: Callable[[str], "MkDocsConfig"]) -> "MkDocsConfig":
    """Return the settings as MkDocs reads them. Raises its Abort with file and line where they cannot be read."""
    from mkdocs.exceptions import Abort, ConfigurationError

    find_hooks(path.parent)
    from sources import settings
    from words import FileError

    warnings = WarningHandler(lambda _: None, path.parent)
    loggers = [logging.getLogger(), logging.getLogger("mkdocs")]
    before = [logger.handlers for logger in loggers]
    for logger in loggers:  # what MkDocs says is said with its line, or not at all where we know better
        logger.handlers = [warnings]
    try:
        settings.read(path)
        config = read(str(path))
    except FileError as wrong:
        raise Abort(f"{wrong}") from wrong
    except (Abort, ConfigurationError) as wrong:
        ours = settings.check(path, path.parent / "docs", "en")
        more = [] if isinstance(wrong, Abort) else [setting(f"{wrong}", path, always=True)]
        messages = [f"{path.name}:{line}: {message}" for line, message in ours] or [*warnings.found, *more]
        raise Abort("\n".join(messages)) from wrong
    finally:
        for logger, handlers in zip(loggers, before, strict=True):
            logger.handlers = handlers
    for each in warnings.found:
        loggers[1].warning(each)
    return config


def setting(message: str, path: Path, *, always: bool = False) -> str:
    """Return what MkDocs says of the settings as every problem is said; anything else as it is."""
    parts = SETTING.match(message)
    if not parts and not always:
        return message
    find_hooks(path.parent)
    from mkdocs.config.defaults import MkDocsConfig

    from sources import settings

    if not parts:
        place = PLACE.search(message)
        first = message.splitlines()[0].rstrip(".:")
        return f"{path.name}:{place[1] if place else 1}: {first}. {settings.BEFORE}"
    key = parts[2] or parts[1]
    line, what = settings.line_of(path, key, parts[3]), parts[3].strip().rstrip(".")
    if what.startswith("Unrecognised configuration name"):
        near = get_close_matches(key, [name for name, _ in MkDocsConfig._schema], 1)  # noqa: SLF001 (the names it takes)
        return f"{path.name}:{line}: “{key}” is no setting. {f'Write “{near[0]}”.' if near else 'Delete it.'}"
    if what.startswith("Required configuration"):
        return f"{path.name}:1: “{key}” is missing. Write a line “{key}: …”."
    return f"{path.name}:{line}: “{key}” cannot be so: {what[:1].lower()}{what[1:]}. {settings.BEFORE}"


def find_hooks(root: Path) -> None:
    """Let the code of the guide's own folder be imported: it knows how the guide's files are written."""
    folder = root / "hooks" if (root / "hooks" / "main.py").exists() else ROOT / "hooks"
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))


def set_date(root: Path) -> str:
    """Stamp what is built with the guide's own date, never with the clock: two builds are identical.

    Returns what is wrong with the file that holds it, or nothing.
    """
    find_hooks(root)
    from model import release
    from words import FileError

    try:
        date = release.load(root / "guide-version.toml").date
    except FileError as wrong:
        return f"{wrong}"
    midnight = datetime.fromisoformat(f"{date}").replace(tzinfo=UTC)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(midnight.timestamp())))
    return ""
