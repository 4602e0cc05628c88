"""A small guide in two languages, on which translations are tried with the project's own code."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROLES = """\
---
description: The roles of a mentor.
---

# The roles

A mentor has six roles. { #roles-six }

## Coach { #coach }

A coach encourages. { #role-coach }

| Says { #role-says } | Means |
|---|---|
| Well done { #role-well } | Go on |

??? card "A card"

    A card that opens. { #role-card }

/// checklist | Before you meet
    id: before

- [ ] I know the roles. { #know-roles for="roles-six" }
- [ ] I know the coach. { #know-coach for="role-coach" }
///

What follows the list.

/// quiz | The roles
    id: roles-quiz

1.  How many roles? { #how-many for="roles-six" }

    - [ ] Five { #five }

        > One more.

    - [x] Six { #six }

2.  Which one encourages? { #which-one for="role-coach" }

    - [x] The coach { #the-coach }
    - [ ] The judge { #the-judge }
///

/// plan | My goals
    id: goals

### First { #goals-first }

- The goal { #goal-one for="roles-six" }
- Is it near? { #goal-near .choice for="roles-six" }

    - Yes { #yes }
    - No { #no }

//// rows
    id: goal-steps
    count: 2
    for: roles-six

| Who { #who } | When { #when .date } |
|---|---|
////
///
"""
HOME = "---\ndescription: Home.\n---\n\n# Home\n\nRead [the roles](roles.md#role-coach). { #home-roles }\n"
STATES = "---\ndescription: Translations.\ntemplate: translations.html\n---\n\n# Translations\n\nHow far they are.\n"
NAV = "nav:\n  - Home: index.md\n  - Roles: roles.md\n  - Translations: translations.md\n"
RUN = "import sys; sys.path.insert(0, 'scripts'); import {module}; sys.exit({module}.main(sys.argv[1:]))"
OTHER = re.compile(r"^( +)- locale: (?!en\n|bg\n|tr\n).*\n(?:\1 .*\n)*", re.MULTILINE)
UNITS = 21
"""How many units the three pages have."""


@dataclass
class Small:
    """A small copy of the project."""

    root: Path

    def run(self, module: str, *arguments: str) -> tuple[int, list[str]]:
        """Run a script's own code in the copy; give its exit code and the lines it prints."""
        command = [sys.executable, "-c", RUN.format(module=module), *arguments]
        environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "REPO_URL": "https://example.org/school/guide"}
        environment["EDIT_URI"] = "edit/main/docs/"
        done = subprocess.run(
            command, cwd=self.root, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, (done.stdout + done.stderr).splitlines()

    def translate(self, *arguments: str) -> tuple[int, list[str]]:
        """Run `translate.py`."""
        return self.run("_translate", *arguments)

    def left(self, language: str = "bg") -> list[str]:
        """Return what the status lists for a language, without its counts."""
        return [line for line in self.translate("status", language)[1] if line.startswith(f"docs/{language}/")]

    def build(self) -> None:
        """Build the site; any warning fails."""
        code, lines = self.run("_site")
        assert code == 0, "\n".join(lines)

    def edit(self, page: str, old: str, new: str) -> None:
        """Change words on a page, which must be there once."""
        path = self.root / "docs" / page
        text = path.read_text("utf-8")
        assert text.count(old) == 1, old
        path.write_text(text.replace(old, new), "utf-8")

    def html(self, page: str) -> str:
        """Return a built page."""
        return (self.root / "site" / page / "index.html").read_text("utf-8")

    def files(self) -> dict[str, bytes]:
        """Return every file of the copy that its owner keeps."""
        made = {".cache", "site", "__pycache__"}
        paths = [path for path in sorted(self.root.rglob("*")) if path.is_file() and not made & {*path.parts}]
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in paths}


def make(root: Path) -> Small:
    """Copy the project with three short pages; the Bulgarian ones are there, and the Turkish ones are not."""
    root.mkdir(parents=True)
    for part in ("hooks", "overrides", "scripts", "docs/assets"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "guide-version.toml", root)
    settings = OTHER.sub("", (ROOT / "mkdocs.yml").read_text("utf-8"))
    for path in (root / "hooks" / "words").glob("*.toml"):
        if path.stem not in {"bg", "tr"}:
            path.unlink()
    (root / "mkdocs.yml").write_text(re.sub(r"^nav:\n(?: .*\n)*", NAV, settings, flags=re.MULTILINE), "utf-8")
    for language in ("en", "bg"):
        (root / "docs" / language).mkdir()
        for name, text in {"roles.md": ROLES, "index.md": HOME, "translations.md": STATES}.items():
            (root / "docs" / language / name).write_text(text, "utf-8")
    (root / "docs" / "tr").mkdir()
    return Small(root)
