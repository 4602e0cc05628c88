"""Where the guide comes from that a copy was made of, and which releases there are."""

import re
from collections.abc import Iterator

from _git import Git, GitError, number

RELEASES = "refs/releases/"
"""Where the original's tags are kept here: apart, so that they never meet tags that the partner made."""

PAGES = re.compile(r"https?://([\w-]+)\.github\.io/([\w.-]+)/?.*")
UNKNOWN = (
    "Where is the guide that this one was copied from? Write its address into school.yml, "
    'original: "https://github.com/…", or name it: scripts/update.py --from https://github.com/…'
)


class UpdateError(Exception):
    """Why nothing was changed, and what to do, in sentences."""


def settings(text: str) -> dict[str, object]:
    """Return what a `school.yml` says; nothing where it cannot be read, which the build tells with its line."""
    import yaml

    try:
        values = yaml.safe_load(text)
    except yaml.YAMLError:
        return {}
    return values if isinstance(values, dict) else {}


def fetch(git: Git, named: str, school: dict[str, object]) -> str:
    """Get the original's releases, and return the address that had them. Raises UpdateError where there is none."""
    tried = []
    for address in _addresses(git, named, school):
        try:
            git.raw("fetch", "--quiet", "--prune", "--no-tags", "--", address, f"+refs/tags/v*:{RELEASES}v*")
        except GitError as wrong:
            tried.append(f"{address}: {str(wrong).splitlines()[-1]}")
        else:
            return address
    if not tried:
        raise UpdateError(UNKNOWN)
    raise UpdateError("\n".join([*tried, "The original could not be fetched. Check its address and the connection."]))


def _addresses(git: Git, named: str, school: dict[str, object]) -> Iterator[str]:
    """Go through where the original may be: what is named, what school.yml says, the remote `upstream`."""
    if named:
        yield named
        return
    if isinstance(original := school.get("original"), str) and original:
        match = PAGES.fullmatch(original)  # the site's address is not its repository's, but tells it
        yield f"https://github.com/{match[1]}/{match[2]}" if match else original
    if git.succeeds("remote", "get-url", "upstream"):
        yield git.run("remote", "get-url", "upstream")


def newest(git: Git) -> str:
    """Return the version of the newest release that was fetched. Raises UpdateError where there is none."""
    names = git.run("for-each-ref", "--format=%(refname)", RELEASES).splitlines()
    versions = [name.removeprefix(RELEASES).removeprefix("v") for name in names]
    versions = [version for version in versions if number(version)]
    if not versions:
        raise UpdateError("The original has no release yet. There is nothing to update to.")
    return max(versions, key=number)


def tag(version: str) -> str:
    """Return the name under which a release is kept here."""
    return f"{RELEASES}v{version}"


def version_at(git: Git, revision: str) -> str:
    """Return the version of the guide at a revision."""
    match = re.search(r'^version *= *"([^"]+)"', git.text(revision, "guide-version.toml"), re.MULTILINE)
    return match[1] if match else "0"


def check_clean(git: Git) -> None:
    """Raise UpdateError where something is not committed, or a merge was begun."""
    changed = git.run("status", "--porcelain", "--untracked-files=no").splitlines()
    if git.succeeds("rev-parse", "--verify", "--quiet", "MERGE_HEAD"):
        raise UpdateError("A merge was begun here. Finish it, or undo it with “git merge --abort”, and try again.")
    if changed:
        names = ", ".join(line[3:] for line in changed[:5])
        raise UpdateError(
            f"Not committed yet: {names}{' …' if len(changed) > 5 else ''}. "  # noqa: PLR2004 - enough to know which
            "Commit your changes (git commit -a), or undo them, and run the same command again."
        )
