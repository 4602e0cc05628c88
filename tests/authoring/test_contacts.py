"""A school's people, numbers and figures: written once in its settings, and there wherever the guide tells of them."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from authoring import helpers
from authoring.helpers import ROOT
from model import nodes
from model.nodes import Node
from model.school import ALL, Helpline, Person, Programme, School
from school import figures, tree
from school.contacts import Contacts
from school.notices import notices
from school_example import HELPLINE, SCHOOL
from site_build import SiteBuild

NOW = """\
# Home

!!! now "{now}"

    **Danger.** Tell the principal. { #tell-principal }

Meet three times a week. { #plan-meet }

!!! figures ""

    - **3** times a week { .times }
    - **1** rule { .rules }

/// plan | Whom I can tell
    id: tell

- Support services { #your-mentor-services for="plan-meet" }
- Another adult { #your-mentor-adult for="plan-meet" }

    Do not wait.
///
"""
PAGES = {
    f"{code}/index.md": NOW.replace("{now}", now)
    for code, now in {"en": "What to do now", "bg": "Какво да направиш сега", "tr": "Şimdi ne yapmalısın?"}.items()
}
FIGURE = re.compile(r"3 times a week|three times a week|4 months|four months|90 minutes", re.IGNORECASE)
TOLD_ELSEWHERE = {
    "about.md": "which two figures the source has",
    "stories/first-ten-minutes.md": "a story",
    "stories/last-two-weeks.md": "a story",
    "role-play.md": "a story",
    "introduction.md": "a link to the working plan, an example of a week, an aim of a session, a quiz about this guide",
    "working-plan.md": "a link to the introduction, an example of English",
    "stages/evaluate.md": "an aim of a session",
    "forms/session-log.md": "how many rows the sheet has",
}
"""Pages that name the source's figures in other places too, and why the school's own do not follow there."""

Read = Callable[[School], SiteBuild]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Return what reads a guide of one page in three languages, as a school's copy of it."""
    site_of = helpers.site_of

    def guide(school: School) -> SiteBuild:
        monkeypatch.setattr(helpers, "site_of", lambda *given: replace(site_of(*given), school=school))
        build = helpers.read_guide(tmp_path, {path: text.encode() for path, text in PAGES.items()})
        assert [str(problem) for problem in build.problems] == []
        return build

    return guide


def box(build: SiteBuild, language: str) -> str:
    """Return the box of a page as HTML."""
    text = build.guide.pages[f"docs/{language}/index.md"].text
    return nodes.html(next((node,) for node in text if isinstance(node, Node) and node.name == "div"))


def test_the_box_has_the_number_for_an_emergency_first_then_people_then_helplines(read: Read) -> None:
    """All that a school says of them is there, in the page's language; a number can be tapped."""
    told = box(read(SCHOOL), "tr")
    order = ["Tell the principal.", "Acil durum numarası:", 'href="tel:000"', "Okulumuzda", "Okul rehber öğretmeni"]
    order += ["12 numaralı oda · 9–15", ">Ara<", "danışmanlık hattı", 'href="tel:000000"', "her gün", "gönüllüler"]
    places = [told.index(each) for each in order]
    assert places == sorted(places)


def test_what_is_given_in_another_language_alone_is_marked_as_of_that(read: Read) -> None:
    """A screen reader says it right; a helpline for readers of one language is not shown to others."""
    build = read(SCHOOL)
    assert '<span lang="bg">Координатор на програмата</span>' in box(build, "en")
    assert '<span lang="bg">' not in box(build, "bg")
    assert "000 111" not in box(build, "en")
    assert "000 111" in nodes.html(Contacts(SCHOOL, "en", "bg").box()), "a page in English, read by who reads Bulgarian"


def test_an_emergency_number_for_another_language_is_not_shown() -> None:
    """It may be that of another country."""
    school = School(emergency={"bg": "000"})
    assert Contacts(school, "bg", "bg")
    assert not Contacts(school, "tr", "tr")


def test_a_text_that_no_phone_can_dial_is_no_link() -> None:
    """Such as “see the door of the office”; what can be dialled keeps its plus and its hash."""
    line = Helpline(name={"": "Line"}, number="at the office")
    assert "<a" not in nodes.html(Contacts(School(helplines=(line,)), "en", "en").box())
    line = replace(line, number="+000 (0) 00#")
    assert 'href="tel:+000000%23"' in nodes.html(Contacts(School(helplines=(line,)), "en", "en").box())


def test_no_unit_and_no_id_changes(read: Read) -> None:
    """Nothing is “newer in English” because a school has entered its people."""
    without, build = read(School()), read(SCHOOL)
    assert build.guide.units == without.guide.units
    for path, page in build.guide.pages.items():
        assert page.anchors == without.guide.pages[path].anchors
        assert page.links == without.guide.pages[path].links


def test_who_sets_nothing_has_the_page_as_it_was(read: Read) -> None:
    """Whom to ask stands there, and no empty list."""
    assert box(read(School()), "en") == (
        '<div class="admonition now"><p class="admonition-title">What to do now</p>\n'
        '<p id="tell-principal"><strong>Danger.</strong> Tell the principal.</p></div>'
    )


def test_fields_that_ask_for_them_say_them(read: Read) -> None:
    """The form has the numbers at the support services, and the people at the adults, after its own help."""
    activity = read(SCHOOL).guide.pages["docs/en/index.md"].activities[0]
    services, adult = (nodes.text(item.help) for item in activity.items())  # type: ignore[attr-defined] # fields of a plan
    assert services == "Emergency: 000\nHelpline of our city: 000 000 · every day"
    assert adult.startswith("Do not wait.\nSchool counsellor · Room 12 · 9–15\n")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "At our school: 60 minutes a session, 2 times a week, over 6 months."),
        ("bg", "В нашето училище: 60 минути на среща, 2 пъти седмично, в продължение на 6 месеца."),
        ("tr", "Okulumuzda: görüşme başına 60 dakika, haftada 2 kez, 6 ay boyunca."),
    ],
)
def test_the_programme_s_own_figures_follow_the_source_s(read: Read, language: str, words: str) -> None:
    """The source's stay as they are; the school's come after them, as the school's."""
    told = nodes.html(read(SCHOOL).guide.pages[f"docs/{language}/index.md"].text)
    assert f'Meet three times a week.</p><p class="school">{words}</p>' in told


@pytest.mark.parametrize(
    ("language", "item"),
    [("en", "<strong>2</strong> times a week"), ("tr", "haftada <strong>2</strong> kez")],
)
def test_figures_that_are_set_large_are_the_school_s(read: Read, language: str, item: str) -> None:
    """The number is the school's own, in the words of the language; what is none of the programme's stays."""
    told = nodes.html(read(SCHOOL).guide.pages[f"docs/{language}/index.md"].text)
    assert f">{item}</li>" in told
    assert "<strong>1</strong> rule</li>" in told
    assert figures.large(Programme(times_a_week=1, months=6), "en") == {
        "times": ("", "once a week", ""),
        "months": ("over ", "6", " months"),
    }


def test_only_what_differs_is_said() -> None:
    """Once a week is said so, and nothing where all is as in the source."""
    assert figures.sentence(Programme(times_a_week=1), "en") == "At our school: once a week."
    assert (
        figures.sentence(Programme(minutes=45, months=1), "en") == "At our school: 45 minutes a session, over 1 month."
    )
    assert figures.sentence(Programme(), "en") == ""


def test_every_place_with_the_source_s_figures_is_known() -> None:
    """A page that names them has an id that is known, or is in the list above; each of the ids is there."""
    english = {path.relative_to(ROOT / "docs/en").as_posix(): path.read_text("utf-8") for path in pages()}
    everything = "\n".join(english.values())
    under = tree.FIGURES_UNDER.keys() - {"page-introduction"}  # an id that the build gives
    known = tree.FIGURES | tree.PEOPLE | tree.CALLS | under
    assert {id_ for id_ in known if not re.search(rf"#{id_}\b", everything)} == set()
    places = {name for name, text in english.items() if any(f"#{id_} " in text for id_ in tree.FIGURES | under)}
    assert {name for name, text in english.items() if FIGURE.search(text)} <= places | TOLD_ELSEWHERE.keys()


def pages() -> list[Path]:
    """Return the English pages."""
    return sorted((ROOT / "docs" / "en").rglob("*.md"))


def test_a_school_that_set_nothing_is_told_once_where_to_write_it() -> None:
    """In one line; who set one of the two hears of the other."""
    today = date(2027, 2, 28)
    (line,) = notices(School(), ["en"], today)
    assert line == (
        "People to turn to and helplines are not set, so pages say only whom to ask. "
        "Write them in school.yml, under “people:” and “helplines:”."
    )
    (line,) = notices(School(people=(Person({"": "Counsellor"}),)), ["en"], today)
    assert line.startswith("Helplines are not set")
    assert line.endswith("under “helplines:”.")


def test_a_name_alone_is_told_what_it_needs_beside_it() -> None:
    """A short name in each language of the site, and where the guide comes from; without a name, neither."""
    school = replace(SCHOOL, names={ALL: "Side by side"}, short_names={"bg": "Рамо"})
    short, original = notices(school, ["bg", "en"], date(2027, 2, 28))
    assert "no short one (en)" in short
    assert "after “short_name:”" in short
    assert "after “original:”" in original
    complete = replace(school, short_names={ALL: "Side"}, original="https://example.org/")
    assert list(notices(complete, ["bg", "en"], date(2027, 2, 28))) == []


def test_a_number_that_nobody_checked_for_a_year_is_told_with_its_line() -> None:
    """To the day a year is well, a day more is old."""
    assert list(notices(SCHOOL, ["en"], date(2027, 2, 28))) == []
    (line,) = notices(SCHOOL, ["en"], date(2027, 3, 1))
    assert line.startswith("school.yml:12: nobody has checked “Helpline of our city” since 2026-02-28")
    assert HELPLINE in line
