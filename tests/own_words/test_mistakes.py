"""Every mistake in a school's own words is told once, in the file where it was written, with what to write instead."""

import re
from pathlib import Path

from translation.mini_site import Small, make

SAFETY = """\
# Safety

## Now { #now-heading }

!!! now "What to do now"

    Go to the [principal](#guideline-danger). The [limit](#guideline-not-shared).

## Rules { #rules }

??? card "Secrets"

    It stays between you, unless somebody is in danger. { #guideline-not-shared }

??? card "Danger"

    Go to the principal. { #guideline-danger }
"""
ACTIVITIES = """\

/// scale | How sure are you?
    id: sure

//// steps
- not yet { #not }
- a little { #little }
- well { #well }
- very well { #very }
////

//// band | Much is new
    from: 2

Choose one.
////

//// band | You can do it
    from: 6

Choose one.
////

- I can listen. { #sure-listen for="guideline-danger" }
- I can ask. { #sure-ask for="guideline-danger" }
///

/// story | A promise
    id: promise

### He asks { #promise-asks }

He asks you to promise.

- [Promise](#promise-kept) { #yes }
- [Tell him the limit](#promise-told) { #no }

### He tells you { #promise-told .good for="guideline-danger" }

He tells you.

//// felt
Safe.
////

//// helped
The limit.
////

### Nobody knows { #promise-kept .poor for="guideline-danger" }

He is alone.

//// felt
Alone.
////

//// helped
Nothing.
////
///
"""
MISTAKES = {
    "en/roles.md": """\
These words stand nowhere.

<!-- in place of: role-coch -->
A coach helps.

<!-- replace: coach -->
More.

<!-- in place of: role-coach -->
A coach helps. [Nowhere](nowhere.md)

<!-- in place of: role-coach -->
A coach helps again.

<!-- left out: coach -->

<!-- left out: role-card -->
It is not good.

<!-- after: role-well -->

<!-- after: know-roles -->
- [ ] Another. { #know-coach for="no-such-point" }
- [ ] One without an id.

<!-- in place of: how-many -->
1.  How many?

    - [ ] Five { #five }

    - [ ] Six { #six }

<!-- after: roles-six, coach -->
Words.
""",
    "bg/safety.md": """\
<!-- left out: guideline-danger -->

<!-- in place of: now-heading -->
## Now

Go to the [principal](#guideline-danger). The [limit](#guideline-not-shared).
""",
    "en/safety.md": """\
<!-- in place of: guideline-not-shared -->
??? card "Secrets"

    I tell nobody.

<!-- left out: now-heading -->

<!-- left out: promise-told -->

<!-- left out: sure-listen -->
""",
    "en/rols.md": "<!-- left out: coach -->\n",
    "en/our-club.md": "# Our club\n\nWords. { #club }\n\nMore. { #club }\n\n# Twice\n\n"
    "![Room](../assets/rom.png)\n![Room](room.png)\n",
    "en/Our Club.md": "# Our club\n",
    "bg/Читалня.md": "# Читалня\n",
    "roles.md": "Words.\n",
    "eng/roles.md": "Words.\n",
    "assets/run.svg": '<svg xmlns="http://www.w3.org/2000/svg">\n<script>1</script></svg>\n',
    "assets/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    "assets/run.html": "<p>Words</p>\n",
}
PROBLEM = re.compile(r"(?:docs|ours)/[^:]+:\d+: ")
EXPECTED = Path(__file__).with_name("mistakes.txt")


def with_safety(root: Path, activities: str = "") -> Small:
    """Make a small guide with a page about safety, and more on it."""
    small = make(root)
    for language in ("en", "bg"):
        (small.root / "docs" / language / "safety.md").write_text(SAFETY + activities, "utf-8")
    settings = small.root / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("  - Roles: roles.md\n", "  - Roles: roles.md\n  - Safety: safety.md\n"),
        "utf-8",
    )
    small.translate("accept", "bg", "--all")
    return small


def write(small: Small, files: dict[str, str]) -> None:
    """Write files of a school."""
    for name, text in files.items():
        path = small.root / "ours" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def test_every_mistake_is_told_where_it_was_written(tmp_path: Path) -> None:
    """The file and line are those of the school's file, or of the guide's where the mistake is there."""
    small = with_safety(tmp_path / "guide", ACTIVITIES)
    write(small, MISTAKES)
    small.edit("bg/index.md", "#role-coach", "#role-nobody")
    code, lines = small.run("_site")
    assert code == 1
    assert [line for line in lines if PROBLEM.match(line)] == EXPECTED.read_text("utf-8").splitlines()
