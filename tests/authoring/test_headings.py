"""A heading without a written id gets one from its page's name, so that a link leads to it in every language."""

import re
from pathlib import Path

import markdown
import pytest

from authoring.helpers import problems, read_guide
from reading.extension import ActivitiesExtension
from reading.page import Page

ID = re.compile(r'<h\d id="([^"]*)"')


def ids(folder: Path, path: str, text: str) -> list[str]:
    """Return the ids of a page's headings, as they are made without MkDocs."""
    extension = ActivitiesExtension()
    extension.begin(Page(f"{folder.name}/{path}", path.split("/", maxsplit=1)[0]))
    return ID.findall(markdown.markdown(text, extensions=["toc", "attr_list", "md_in_html", extension]))


@pytest.mark.parametrize(
    ("page", "id_"),
    [
        ("roles.md", "page-roles"),
        ("stages/engage.md", "page-engage"),
        ("stages/index.md", "page-stages"),
        ("index.md", "page-home"),
    ],
)
def test_a_title_is_called_like_its_file(tmp_path: Path, page: str, id_: str) -> None:
    """In English, and where Markdown would make `_1` of it."""
    for language, title in {"en": "The roles", "bg": "Ролите", "tr": "Şöyle"}.items():
        assert ids(tmp_path, f"{language}/{page}", f"# {title}\n") == [id_]


def test_a_written_id_stays(tmp_path: Path) -> None:
    """In whichever way it is written."""
    assert ids(tmp_path, "bg/a.md", "# Едно { #one }\n\n## Две {: #two }\n\nТри\n---\n\n## Четири") == [
        "one",
        "two",
        "page-a",
        "page-a-2",
    ]


def test_what_is_taken_is_not_taken_twice(tmp_path: Path) -> None:
    """A paragraph of the same page may have the id already."""
    found = ids(tmp_path, "en/a.md", "# One\n\n## Two\n\nSaid. { #page-a }\n\nSaid. { #page-a-2 }\n")
    assert found == ["page-a-", "page-a-2-"]


def test_such_an_id_need_not_be_translated(tmp_path: Path) -> None:
    """It is not written: a translation with fewer headings is not told that an id is missing."""
    pages = {"en/a.md": "# One\n\n## Two\n", "bg/a.md": "# Едно\n"}
    assert problems(tmp_path, pages) == []


def test_an_activity_keeps_its_own_ids(tmp_path: Path) -> None:
    """A group's heading is named by its author, and a page called like an activity takes nothing from it."""
    activity = '/// checklist | Goals\n    id: goals\n\n### Far { #goals-far }\n\n- [ ] Yes { #far for="goals" }\n///\n'
    publisher = read_guide(tmp_path, {"en/goals.md": f"# Goals\n\n{activity}".encode()})
    assert [str(problem) for problem in publisher.problems] == []
    page = publisher.guide.pages["docs/en/goals.md"]
    anchors = {anchor.id: anchor.authored for anchor in page.anchors}
    assert not anchors["page-goals"]
    assert {"goals", "goals-far", "far"} <= anchors.keys()
