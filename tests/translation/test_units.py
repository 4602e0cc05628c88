"""A page is cut into units by what has an id, and nothing of it is left over."""

import pytest
from markdown import Markdown

from guide.units import Unit, cut
from reading.extension import ActivitiesExtension
from reading.page import Page
from sources import front_matter
from translation.mini_site import ROLES

NAMES = [
    "pymdownx.superfences",
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
]
KEYS = [
    *("roles.md", "roles-six", "roles.md#coach", "role-coach", "role-says", "role-well", "role-card"),
    *("before", "know-roles", "know-coach", "roles-quiz", "how-many", "which-one"),
    *("goals", "goals-first", "goal-one", "goal-near", "goal-steps"),
]


def units(text: str) -> dict[str, Unit]:
    """Cut a page into units."""
    extension = ActivitiesExtension()
    parts = front_matter.cut(text)
    extension.begin(Page("docs/en/roles.md", "en", parts.before))
    Markdown(extensions=[*NAMES, extension]).convert(parts.body)
    assert not list(extension.problems), list(extension.problems)
    return cut("roles.md", extension.page, text)


def changed(new: str) -> list[str]:
    """Return the units that are not what they were before the page was changed."""
    before, after = units(ROLES), units(new)
    assert before.keys() == after.keys()
    return [key for key in before if before[key].fingerprint != after[key].fingerprint]


def test_whatever_has_an_id_is_a_unit() -> None:
    """The page, its sections, points, cells, activities, items, questions, fields and tables, in their order."""
    assert list(units(ROLES)) == KEYS


def test_a_unit_begins_at_its_first_line() -> None:
    """An activity at the line with its title, a table to fill in at its own, and a card at its title."""
    lines = ROLES.split("\n")
    found = {key: lines[unit.line - 1] for key, unit in units(ROLES).items()}
    assert found["before"] == "/// checklist | Before you meet"
    assert found["goal-steps"] == "//// rows"
    assert found["role-card"] == '??? card "A card"'
    assert found["roles.md"] == "---"
    assert found["know-coach"].startswith("- [ ] I know the coach.")


@pytest.mark.parametrize(
    ("old", "new", "keys"),
    [
        ("description: The roles", "description: The six roles", ["roles.md"]),
        ("# The roles\n", "# The six roles\n", ["roles.md"]),
        ("has six roles", "may have six roles", ["roles-six"]),
        ("## Coach {", "## The coach {", ["roles.md#coach"]),
        ("Means", "What it means", ["role-says"]),
        ("Go on", "Go on like that", ["role-well"]),
        ('"A card"', '"One card"', ["role-card"]),
        ("Before you meet", "Before you two meet", ["before"]),
        ("I know the coach.", "I know a coach.", ["know-coach"]),
        ("What follows", "Something follows", ["roles.md#coach"]),
        ("One more.", "There is one more.", ["how-many"]),
        ("- [ ] Five", "- [ ] Four", ["how-many"]),
        ("- [ ] The judge", "- [ ] A judge", ["which-one"]),
        ("### First", "### The first", ["goals-first"]),
        ("The goal {", "Our goal {", ["goal-one"]),
        ("- Yes {", "- Quite {", ["goal-near"]),
        ("| When {", "| By when {", ["goal-steps"]),
    ],
)
def test_a_change_of_words_changes_the_unit_that_says_them(old: str, new: str, keys: list[str]) -> None:
    """Each word of the page belongs to one unit, the one that a reader would name."""
    assert ROLES.count(old) == 1
    assert changed(ROLES.replace(old, new)) == keys


ITEMS = [line for line in ROLES.split("\n") if line.startswith("- [ ] I know")]


@pytest.mark.parametrize(
    "new",
    [
        ROLES.replace("\n", "\r\n"),
        ROLES.replace("\n", "  \n"),
        ROLES.replace("\n\n", "\n\n\n"),
        ROLES.replace("six roles", "six  roles"),
        ROLES.replace('for="role-coach"', 'for="roles-six role-coach"'),
        ROLES.replace("#five", "#only-five").replace("{ #how-many", "{ #how-many .shuffle"),
        ROLES.replace("\n".join(ITEMS), "\n".join(reversed(ITEMS))),
    ],
    ids=["line ends", "spaces at the end", "empty lines", "double spaces", "for", "braces", "order of items"],
)
def test_what_is_not_wording_changes_nothing(new: str) -> None:
    """Line ends, spaces, what stands in braces, and the order of items."""
    assert new != ROLES
    assert changed(new) == []


def test_questions_can_change_places() -> None:
    """Their numbers are not their wording, and neither is the line that ends the activity."""
    first, rest = ROLES.split("1.  How", 1)
    one, rest = rest.split("2.  Which", 1)
    two, rest = rest.split("///", 1)
    swapped = f"{first}1.  Which{two}\n2.  How{one.rstrip()}\n///{rest}"
    assert changed(swapped) == []


def test_a_heading_without_an_id_of_its_own_is_no_unit() -> None:
    """What Markdown names after the words would be another in each language."""
    text = ROLES.replace("What follows the list.", "## Unnamed\n\nWhat follows the list.")
    assert list(units(text)) == KEYS
    assert changed(text) == ["roles.md#coach"]


EXAMPLE = """What follows the list.

```markdown
- Our goal { #our-goal .lines }

1.  One
///
```
"""


@pytest.mark.parametrize(
    ("old", "new"), [("#our-goal", "#my-goal"), (".lines", ".date"), ("1.  One", "2.  One"), ("\n///\n```", "\n```")]
)
def test_in_an_example_everything_is_wording(old: str, new: str) -> None:
    """What stands in fenced code is shown as it is: a translation must show the same."""
    text = ROLES.replace("What follows the list.", EXAMPLE)
    before, after = units(text), units(text.replace(old, new))
    assert [key for key in before if before[key].fingerprint != after[key].fingerprint] == ["roles.md#coach"]


def test_a_comment_at_the_top_of_a_page_is_not_its_title() -> None:
    """It begins with the same mark, and stands above the title."""
    text = ROLES.replace("---\ndescription", "---\n# Words for search engines.\ndescription")
    assert list(units(text)) == KEYS
    assert {unit.title for unit in units(text).values() if not unit.id} == {"The roles"}
