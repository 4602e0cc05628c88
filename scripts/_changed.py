"""The list of pages and papers that differ between two revisions of the guide, or two built sites."""

import argparse
from pathlib import Path

import _changes
import _page_pictures
from _changes import Snapshot
from _git import Git, GitError
from _setup import ROOT, say
from _snapshots import of_revision, of_site


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Print the list in Markdown."""
    parser = argparse.ArgumentParser(prog="changed.py", description="List the pages and papers that changed.")
    parser.add_argument("before", help="a revision (v1.0.0, a branch, a commit) or the folder of a built site")
    parser.add_argument("after", nargs="?", default="HEAD", help="another one of the same sort (default: HEAD)")
    parser.add_argument(
        "--pictures",
        nargs=2,
        type=Path,
        metavar=("SITE", "FOLDER"),
        help="draw these pages of a site into a folder",
    )
    options = parser.parse_args(arguments)
    try:
        changes = _changes.compare(snapshot(root, options.before), snapshot(root, options.after))
    except GitError as wrong:
        say(f"{wrong}")
        return 1
    for line in _changes.report(changes):
        say(line)
    if options.pictures:
        _page_pictures.draw(options.pictures[0], options.pictures[1], changes.pages)
    return 0


def snapshot(root: Path, name: str) -> Snapshot:
    """Return the state that a name means: that of a built site where there is such a folder, else of a revision."""
    folder = Path(name)
    if (folder / "index.html").is_file():
        return of_site(folder)
    git = Git(root)
    return of_revision(git, git.commit(name))
