"""A school's people and numbers on paper: on the wallet card, on forms about somebody, and in the whole guide."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from authoring import helpers
from model.school import Helpline, School
from papers.helpers import papers, pdf
from papers.pdf_text import sheets, text
from school_example import HELPLINE, SCHOOL

BOX = """\
---
handout: card
---

# What to do

!!! now "What to do now"

    **Danger.** Do you think that somebody is in danger? Then tell the **principal**.

    **Something serious.** Somebody may tell you something.

    - If you feel comfortable, listen.
    - Whether you feel comfortable or not, point to people whose job is to help.

    **The limit.** What you hear is shared with nobody, unless somebody is in danger.

/// plan | My report
    id: report
    private: true

- My week { #week for="week" }
///
"""
PAGES = {f"{code}/index.md": BOX for code in ("en", "bg")}
Make = Callable[[School, str], str]


@pytest.fixture
def said_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Return what makes a paper of a school's copy, and gives its text; it is one sheet."""
    site_of = helpers.site_of

    def make(school: School, name: str) -> str:
        monkeypatch.setattr(helpers, "site_of", lambda *given: replace(site_of(*given), school=school))
        path = pdf(papers(tmp_path, PAGES)[name], tmp_path)
        if not name.endswith("guide"):
            assert len(sheets(path)) == 1
        return " ".join(text(path).split()).replace("\u00a0", " ")

    return make


def test_the_card_says_them_and_asks_only_for_what_is_not_known(said_on: Make) -> None:
    """Four cards: each has the number for an emergency, people and helplines, and one line left for another adult."""
    card = said_on(SCHOOL, "en/index-card")
    assert [card.count(each) for each in ("Emergency: 000", "School counsellor", HELPLINE)] == [4, 4, 4]
    assert [card.count(each) for each in ("Another adult I trust", "Support services", "Emergency number")] == [4, 0, 0]


def test_a_card_without_room_for_all_says_so(said_on: Make) -> None:
    """First it leaves out when and who, then people and numbers from the end; the emergency number never."""
    person, line = SCHOOL.people[0], SCHOOL.helplines[0]
    many = tuple(replace(line, name={"": f"Line {number}"}) for number in range(1, 30))
    card = said_on(replace(SCHOOL, people=(person,) * 9, helplines=many), "en/index-card")
    assert card.count("More are in the guide.") == 4
    assert [card.count(each) for each in ("Emergency: 000", "Line 1", "Line 29", "every day")] == [4, 4, 0, 0]


def test_a_card_of_a_school_that_set_nothing_asks_for_all(said_on: Make) -> None:
    """It is as it was."""
    card = said_on(School(), "en/index-card")
    assert [card.count(each) for each in ("School principal:", "Support services:", "Emergency number:")] == [4, 4, 4]


def test_a_form_about_somebody_says_whom_to_turn_to(said_on: Make) -> None:
    """Once in the box above the form, also in two languages; a school that set nothing has no empty line."""
    form = said_on(SCHOOL, "bg/report")
    assert "Спешен номер: 000" in form
    assert form.count(HELPLINE) == 1
    assert "Emergency" not in said_on(School(), "en/report")
    both = said_on(SCHOOL, "en/report-bg")
    assert ("Emergency: 000" in both, "Спешен номер: 000" in both, both.count(HELPLINE)) == (True, True, 2)


def test_the_whole_guide_has_them_in_its_boxes(said_on: Make) -> None:
    """Once in the box and once on the form; a number is plain words, however long it is."""
    long = Helpline(name={"": "Line"}, number="000 000 000 000 000 000", line=3)
    guide = said_on(School(helplines=(long,)), "en/guide")
    assert guide.count(long.number) == 2
    assert "tel:" not in guide
