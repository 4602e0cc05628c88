"""Build the site: MkDocs, with every problem of every language shown once, and nothing half published."""

import argparse
import gc
import logging
import os
import tomllib
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import _folders
from _setup import ROOT, say

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's box about MkDocs 2; the versions here are pinned


class Problems(logging.Handler):
    """Collects what MkDocs, its plugins and our hooks warn of, in all languages, each once."""

    def __init__(self, show: Callable[[str], None] = say) -> None:
        """Listen to warnings and worse."""
        super().__init__(logging.WARNING)
        self.found: list[str] = []
        self.show = show

    def emit(self, record: logging.LogRecord) -> None:
        """Note one record, unless the same was said before."""
        self.add(record.getMessage())

    def add(self, message: str) -> None:
        """Note a problem and show it."""
        if message not in self.found:
            self.found.append(message)
            self.show(message)


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Build into site/; with any problem nothing is published and what was there stays."""
    parser = argparse.ArgumentParser(prog="build.py", description="Build the guide in all its languages.")
    parser.add_argument("--into", type=Path, default=root / "site", help="the folder to publish (default: site)")
    parser.add_argument("--traceback", action="store_true", help="for programmers: show where a fault of the code is")
    options = parser.parse_args(arguments)
    shown = options.into.relative_to(root) if options.into.is_relative_to(root) else options.into
    try:
        return publish(root, shown, options.into.resolve(), show_faults=options.traceback)
    except KeyboardInterrupt:
        return 130
    except OSError as wrong:
        say(f"{shown} cannot be written: {wrong.strerror or wrong}. Nothing was published.")
        return 1


def publish(root: Path, shown: Path, target: Path, *, show_faults: bool) -> int:
    """Build the guide at `root` and put it in the place of `target`, which messages call `shown`.

    Returns the exit code. Raises OSError where the folder cannot be written.
    """
    if target.exists() and not _folders.replaceable(target):
        say(f"{shown} was not made by this command, so it is not replaced. Name another folder, or delete this one.")
        return 1
    target.parent.mkdir(parents=True, exist_ok=True)
    _folders.clear(target)
    with _folders.working_folder(target) as working:
        problems, languages = build_into(root, working / _folders.NEW, show_faults=show_faults)
        if problems:
            count = len(problems)
            say(f"{count} problem{'s' * (count != 1)}. Nothing was published.")
            return 1
        _folders.replace(working, target)
    pages = sum(path.name != "404.html" for path in target.rglob("*.html"))
    say(f"Built {pages} pages in {languages} languages into {shown}{os.sep}")
    return 0


def build_into(
    root: Path, destination: Path, *, show: Callable[[str], None] = say, show_faults: bool = False
) -> tuple[list[str], int]:
    """Run MkDocs in this process; show each problem, and give all of them and the number of languages."""
    # Imported here, so that --help and the serving of a port that is taken answer at once.
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    gc.set_threshold(100_000, 20, 20)  # a build makes many small things and keeps them: looking for waste costs a tenth
    set_date(root)
    problems, languages = Problems(show), 0
    logger = logging.getLogger()  # the root: the warnings of MkDocs, its plugins, Markdown and our hooks all pass here
    logger.addHandler(problems)
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(destination))
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
            i18n = config.plugins.get("i18n")
            languages = len(i18n.config.languages) if i18n else 1
        finally:
            config.plugins.on_shutdown()
    except (MkDocsException, SystemExit) as stop:
        # Stopped on purpose. Whoever stopped has logged why; if not, the reason is in the exception.
        if not problems.found:
            problems.add(str(stop) or "The build was stopped without a reason.")
    except Exception as fault:  # noqa: BLE001 (an author shall never read a traceback; it can be asked for)
        problems.add(f"The build itself is at fault, not a page: {type(fault).__name__}: {fault}")
        if show_faults:
            traceback.print_exc()
        else:
            say("A programmer sees more with: scripts/build.py --traceback")
    finally:
        logger.removeHandler(problems)
    return problems.found, languages


def set_date(root: Path) -> None:
    """Stamp what is built with the guide's own date, never with the clock: two builds are identical."""
    with (root / "guide-version.toml").open("rb") as file:
        date = tomllib.load(file)["date"]
    midnight = datetime.fromisoformat(f"{date}").replace(tzinfo=UTC)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(midnight.timestamp())))
