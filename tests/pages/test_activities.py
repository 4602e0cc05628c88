"""The checklists and the forms that the guide promises are there, and each of their items serves a point."""

import pytest

import words
from kinds.checklist import Checklist
from kinds.plan import Field, Plan, Rows
from pages.guide_reader import activities, asked, guide, points

CHECKLISTS = {
    "conduct": "code-of-conduct.md",
    "ready-setting-up": "stages/setting-up.md",
    "ready-engage": "stages/engage.md",
    "ready-sustain": "stages/sustain.md",
    "ready-evaluate": "stages/evaluate.md",
    "session-checklist": "stages/sustain.md",
    "online-meeting": "stages/sustain.md",
}
FORMS = [
    "agreement",
    "application",
    "check-in-mentee",
    "check-in-mentor",
    "criteria",
    "end-questionnaire",
    "first-meeting",
    "goals",
    "good-signs",
    "interview",
    "matching-grid",
    "matching-profile",
    "parental-approval",
    "report",
    "session-log",
    "strengths-and-needs",
    "who-does-what",
]
OWN = {
    *("application", "before-interview", "turn-to", "you-have-a-mentor"),
    *("criteria", "parental-approval", "programme", "session-plan"),
}
"""Forms that ask for no initials: about the one who fills them in, about the school, or signed by parents by name."""


def test_every_checklist_is_where_it_belongs() -> None:
    """One for each stage, one for a session, one for a meeting online, and the conduct list."""
    found = {name: each.head.path.removeprefix("docs/en/") for name, each in activities("checklist").items()}
    assert CHECKLISTS.items() <= found.items()


def test_the_conduct_list_is_the_21_principles() -> None:
    """Its items are the points themselves, in the order of the source."""
    conduct = activities("checklist")["conduct"]
    assert isinstance(conduct, Checklist)
    ours = [point for point in points() if point.startswith("conduct-")]
    assert [item.id for item in conduct.items()] == ours[2:-2]
    assert len(conduct.items()) == 21


def test_the_code_of_conduct_opens_with_help_and_closes_with_understanding() -> None:
    """conduct-help comes first and conduct-own-words last of what the page says."""
    ids = [each.get("id") for each in guide()["code-of-conduct.md"].tree.iter() if each.get("id") in points()]
    ours = [point for point in points() if point.startswith("conduct-")]
    assert ids == ours


def test_the_session_checklist_is_the_nine_conditions() -> None:
    """Each condition for a good session has its item."""
    items = activities("checklist")["session-checklist"].items()
    nine = points()[points().index("sustain-conditions") + 1 :][:9]
    assert [next(point for point in item.points if point in nine) for item in items] == list(nine)


def test_every_form_has_its_page() -> None:
    """Each form stands on a page of its own, named after it."""
    found = {name: each.head.path.removeprefix("docs/en/") for name, each in activities("plan").items()}
    assert {name: f"forms/{name}.md" for name in FORMS}.items() <= found.items()


def test_every_form_can_be_filled_in() -> None:
    """Each section has fields, and a form of its own page five things to fill in; both sign the agreement."""
    for name, plan in activities("plan").items():
        assert isinstance(plan, Plan)
        assert all(section.items for section in plan.sections), name
        assert len(plan.items()) >= (5 if name in FORMS else 1), name
    agreement = activities("plan")["agreement"]
    assert isinstance(agreement, Plan)
    assert sum(isinstance(item, Field) and item.type == "signature" for item in agreement.items()) == 2


def test_every_type_of_field_is_used() -> None:
    """Whoever looks for an example of a field finds one in the guide."""
    items = [item for plan in activities("plan").values() for item in plan.items()]
    types = {item.type for item in items if isinstance(item, Field)}
    assert types == {"line", "lines", "date", "tick", "choice", "signature"}
    assert any(isinstance(item, Rows) for item in items)


def test_a_form_about_a_mentee_is_private() -> None:
    """Beside it stands what to write instead of a name."""
    plans = [plan for plan in activities("plan").values() if isinstance(plan, Plan)]
    assert {plan.head.id for plan in plans if not plan.private} <= OWN


@pytest.mark.parametrize("language", words.languages())
def test_a_private_form_can_say_what_to_do_in_danger(language: str) -> None:
    """The place that every private form links to is there, once in each language."""
    ids = [each.get("id") for page in guide(language).values() for each in page.tree.iter()]
    assert ids.count("what-to-do") == 1


def test_everything_asked_serves_a_point() -> None:
    """Each item, question and field says which point of the guide it serves, and that point exists."""
    assert [item.id for item in asked() if not item.points and item.id not in points()] == []
    assert {point for item in asked() for point in item.points} <= set(points())


def test_ids_are_unique_and_no_item_takes_a_point_s() -> None:
    """Only in the conduct list is an item a point."""
    ids = [item.id for item in asked()]
    assert len(ids) == len(set(ids))
    conduct = {item.id for item in activities("checklist")["conduct"].items()}
    assert set(ids) & set(points()) == conduct
