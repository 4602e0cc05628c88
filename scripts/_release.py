"""What a release is published with: its text from the changelog, and the files to attach."""

import argparse
import shutil
from pathlib import Path

import _changelog
from _git import number
from _setup import ROOT, say
from _site import find_hooks

LATER = "not yet released"


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Check that tag, version and changelog agree, and write the text of the release and its files into a folder."""
    parser = argparse.ArgumentParser(prog="release.py", description="Give what a release is published with.")
    parser.add_argument("tag", help="the release's tag, such as v1.0.0")
    parser.add_argument("--into", type=Path, default=root / ".release", help="the folder for it (default: .release)")
    parser.add_argument("--site", type=Path, default=root / "site", help="the built site (default: site)")
    options = parser.parse_args(arguments)
    find_hooks(root)
    from model import release

    version = release.load(root / "guide-version.toml").version
    sections = {each.version: each for each in _changelog.sections((root / "CHANGELOG.md").read_text("utf-8"))}
    section = sections.get(version)
    if not number(version) or options.tag != f"v{version}":
        say(f"The tag is {options.tag}, and guide-version.toml says {version}. Name the tag v{version}.")
        return 1
    if not section or LATER in section.note:
        say(f"CHANGELOG.md does not say what {version} is. Write “## {version} (its date)” and the changes below it.")
        return 1
    options.into.mkdir(parents=True, exist_ok=True)
    (options.into / "text.md").write_text(f"{section.text}\n", encoding="utf-8", newline="\n")
    for path in files(options.site):
        shutil.copy(path, options.into)
        say(path.name)
    return 0


def files(site: Path) -> list[Path]:
    """Return what is attached: the whole site as a ZIP, and each language's papers."""
    return [*sorted(site.glob("*.zip")), *sorted((site / "papers").glob("*/all-papers-*.zip"))]
