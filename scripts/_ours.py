"""A school's own words in `ours/`: which parts of the guide changed under them, and the note that this was seen."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from _setup import ROOT, say
from _site import load

if TYPE_CHECKING:
    from overlay.overlay import Overlay


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Do what is asked; with a mistake in `ours/`, say it, and change nothing."""
    options = _parser().parse_args(arguments)
    overlay = read(root)
    mistakes = [problem for problem in overlay.problems if problem.path.startswith("ours/")]
    for problem in mistakes:
        say(f"{problem}")
    if mistakes:
        return 1
    if options.command == "status":
        return status(overlay)
    return accept(overlay, root, options.ids, only_new=options.new)


def read(root: Path) -> "Overlay":
    """Return a school's words as a build of the site knows them, put into the pages of every language."""
    from mkdocs.config import load_config

    config = load(root / "mkdocs.yml", load_config)
    import mkdocs_site

    overlay, parse = mkdocs_site.build_of(config).overlay, mkdocs_site.parser(config)
    docs = Path(config.docs_dir)
    for name in sorted(overlay.folder.changes):
        overlay.text(name, lambda name=name: (docs / name).read_text("utf-8-sig"), parse)  # type: ignore[misc]
    return overlay


def status(overlay: "Overlay") -> int:
    """Say what changed, and what is not noted yet."""
    notices = overlay.check()
    for notice in notices:
        say(notice)
    if not notices:
        say(f"{len(overlay.state)} parts of the guide are replaced or left out. None of them changed.")
    return 0


def accept(overlay: "Overlay", root: Path, ids: Sequence[str], *, only_new: bool) -> int:
    """Note the guide's words of today: of the named ids, of those not noted yet, or of all that is changed."""
    from overlay import folder, seen

    path = root / folder.NAME / seen.NAME
    known, _ = seen.read(path)
    keys = {key for key, entry in overlay.state.items() if not ids or {key, entry.id} & set(ids)}
    for unknown in (each for each in ids if not any(each in {key, overlay.state[key].id} for key in keys)):
        say(f"“{unknown}” is in no “in place of” and no “left out” in ours/. Nothing was noted.")
        return 1
    fresh = {key for key in keys if key not in known or not only_new}
    noted = {
        key: entry.fingerprint if key in fresh else known[key]
        for key, entry in overlay.state.items()
        if key in fresh or key in known
    }
    if noted or path.exists():
        seen.write(path, noted)
    changed = sum(known.get(key) != value for key, value in noted.items())
    say(f"ours/{seen.NAME}: {changed} noted anew, {len(noted)} in all.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ours.py", description="What the guide says where you say something else.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="status | accept")
    commands.add_parser("status", help="show which parts of the guide changed since you replaced them")
    note = commands.add_parser("accept", help="note that you have seen what the guide says there today")
    note.add_argument("ids", nargs="*", metavar="ID", help="only these, such as role-coach or bg/role-coach")
    note.add_argument("--new", action="store_true", help="only what is not noted yet")
    return parser
