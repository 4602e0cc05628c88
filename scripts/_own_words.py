"""What a partner wrote in `ours/`: which of it stands in place of words that a release changed."""

from collections.abc import Iterator

import _pages
from _git import Git
from _setup import ROOT
from _site import find_hooks


def overtaken(git: Git, head: str, before: str, after: str) -> Iterator[str]:
    """Go through the parts that the copy at `head` replaced or left out and that say something else since a release."""
    find_hooks(ROOT)
    from overlay import folder, marks

    mine, old, new = (git.files(revision) for revision in (head, before, after))
    read = None
    for path in sorted(mine):
        page = f"docs/{path.removeprefix(f'{folder.NAME}/')}"
        if not path.startswith(f"{folder.NAME}/") or page not in old or old[page] == new.get(page):
            continue
        changes, _ = marks.read(git.text(head, path).splitlines(), page)
        read = read or _pages.reader(git.text(after, "mkdocs.yml"))
        then, now = (read(page, git.text(revision, page)) for revision in (before, after))
        for change in changes:
            if change.action == marks.AFTER or change.id not in then.ranges:
                continue
            if change.id not in now.ranges:
                yield f"`{path}`, line {change.line}: the guide has no “{change.id}” any more. Delete this part there."
            elif _pages.wording(then.of(change.id)) != _pages.wording(now.of(change.id)):
                words = _pages.plain(now.of(change.id))
                yield f"`{path}`, line {change.line}: changed since you replaced it. The guide says now: `{words}`"
