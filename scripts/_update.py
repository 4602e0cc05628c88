"""Bring a copy of the guide to the newest release: told in plain words first, then done in one step or not at all."""

import argparse
from collections.abc import Iterator
from difflib import ndiff
from pathlib import Path

import _changelog
import _changes
import _merge
import _move_edits
import _own_words
import _snapshots
import _source
from _git import Git, GitError
from _setup import ROOT, say
from _source import UpdateError

SETTINGS = "school.example.yml"
"""Explains every setting of `school.yml`. That belongs to the partner, so what is new is told here."""


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Update the copy in a folder; return the exit code. Nothing is changed where something is wrong."""
    parser = argparse.ArgumentParser(
        prog="update.py", description="Bring your copy of the guide to the newest release."
    )
    parser.add_argument(
        "--from", dest="address", default="", help="the original's repository (default: see school.yml)"
    )
    parser.add_argument(
        "--in", dest="folder", type=Path, default=root, help="your copy (default: where this script is)"
    )
    parser.add_argument("--look", action="store_true", help="only tell what an update would bring")
    parser.add_argument("--report", type=Path, help="also write what changed into this file")
    parser.add_argument("--move-edits", action="store_true", help="move what you edited in docs/ into ours/, once")
    parser.add_argument("--keep-workflows", action="store_true", help="leave .github/workflows as it is")
    options = parser.parse_args(arguments)
    if options.address and Path(options.address).is_dir():  # named from here, and read by git in the copy
        options.address = str(Path(options.address).resolve())
    try:
        git = Git(options.folder.resolve())
        _source.check_clean(git)
        if options.move_edits:
            return _move_edits.move(git, options.address)
        return update(git, options)
    except (UpdateError, GitError) as wrong:
        say(f"{wrong}")
        return 1


def update(git: Git, options: argparse.Namespace) -> int:
    """Fetch, tell, merge. Raises UpdateError or GitError, with the reason, before anything is changed."""
    head = git.commit("HEAD")
    school = _source.settings(git.text(head, "school.yml"))
    address = _source.fetch(git, options.address, school)
    version = _source.newest(git)
    release = git.commit(_source.tag(version))
    origin = _merge.base(git, head, release, _source.tag(_source.version_at(git, head)))
    merged = _merge.merge(git, head, origin, release, workflows=not options.keep_workflows)
    if merged.files == git.files(head):
        say(f"You have the newest release, {version}.")
        return 0
    if merged.conflicts:
        raise UpdateError(conflict(merged.conflicts))
    text = "\n".join([*report(git, head, origin or release, release, school), *notes(merged, address, version)])
    if options.report:
        options.report.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    say(text)
    if options.look:
        return 0
    commit = git.record(merged.files, [head, release], f"Update to release {version}")
    try:
        git.raw("merge", "--ff-only", "--quiet", commit)
    except GitError as wrong:
        raise UpdateError(f"{wrong}\nNothing was changed. Move these files away, and try again.") from wrong
    say(f"\nYour copy is at release {version} now, and your school.yml and ours/ are as they were.")
    say("Look at it with scripts/serve.py. “git push” publishes it.")
    return 0


def conflict(paths: list[str]) -> str:
    """Return what is told where the copy and the release changed the same lines of the same files."""
    listed = "\n".join(f"  {path}" for path in paths)
    return (
        f"You edited these files yourself, and the release changed them, too:\n{listed}\n"
        "Nothing was merged. “scripts/update.py --move-edits” moves what you wrote in docs/ into ours/, where no "
        "update touches it. Undo your edits in other files, or ask the maintainers."
    )


def report(git: Git, head: str, before: str, after: str, school: dict[str, object]) -> Iterator[str]:
    """Go through the lines, in Markdown, that tell a partner what an update brings."""
    old, new = _source.version_at(git, before), _source.version_at(git, after)
    yield f"# Update from {old} to {new}\n" if old != new else f"# The rest of release {new}\n"
    for section in _changelog.between(git.text(after, "CHANGELOG.md"), old, new):
        yield f"## What is new in {section.version}\n\n{section.text}\n"
    languages = school.get("languages")
    shown = [str(each) for each in languages] if isinstance(languages, list) else []
    changes = _changes.compare(_snapshots.of_revision(git, before), _snapshots.of_revision(git, after)).of(shown)
    yield "## What says something else\n"
    yield from _changes.report(changes)
    if overtaken := [*_own_words.overtaken(git, head, before, after)]:
        yield "## Your own words\n\nThey stay as you wrote them. What they replace has changed since:\n"
        yield from (f"- {line}" for line in overtaken)
        yield ""
    lines = ndiff(git.text(before, SETTINGS).splitlines(), git.text(after, SETTINGS).splitlines())
    if fresh := [line[2:] for line in lines if line.startswith("+ ")]:
        yield "## New settings\n\nYour school.yml stays as it is. Copy from here what you want to set:\n"
        yield "\n".join(["```yaml", "\n".join(fresh).strip("\n"), "```", ""])


def notes(merged: _merge.Merge, address: str, version: str) -> Iterator[str]:
    """Go through what a partner has to know of single files."""
    if merged.edited:
        yield "## Files that you changed yourself\n\nThey keep what you changed:\n"
        yield from (f"- `{path}`" for path in merged.edited)
        yield ""
    if merged.waiting:
        yield (
            "## Workflows\n\nThe release changed files that tell GitHub what to do. A workflow may not change them: "
            "they stay as they were until you run `scripts/update.py` on a computer, or give this workflow a token "
            "(CONTRIBUTING.md, Updates).\n"
        )
        yield from (f"- `{path}`" for path in merged.waiting)
        yield ""
    where = address.removesuffix(".git")
    if where.startswith("https://github.com/"):
        yield f"All of it: {where}/releases/tag/v{version}"
