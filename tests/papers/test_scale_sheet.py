"""A scale on paper: what is chosen and counted on the front, what it can mean on the back."""

import pytest

import kinds
from papers.helpers import papers, pdf
from papers.pdf_text import pages

EXAMPLE = (kinds.FOLDER / "scale" / "examples" / "good.md").read_text("utf-8")


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, ...]]:
    """Give the text of each page of the papers of the kind's examples."""
    folder = tmp_path_factory.mktemp("scale")
    made = papers(folder, {"en/page.md": EXAMPLE})
    names = ("campfire", "campfire-end", "campfire-large", "campfire-end-large")
    return {name: pages(pdf(made[f"en/{name}"], folder)) for name in names}


def test_the_front_has_the_statements_and_a_strip_to_count(sheets: dict[str, tuple[str, ...]]) -> None:
    """Steps are columns with their numbers and words; each group has its strip, the whole a line for its sum."""
    front = sheets["campfire"][0]
    for words in ("I can find dry wood.", "I can use one match.", "1 not yet", "3 mostly", "All together:"):
        assert words in front
    assert front.count("How many circles?") == front.count("Add up:") == 2
    assert front.count("×4") == 2
    assert "On the first day" not in front


def test_the_back_has_the_bands_with_their_sums(sheets: dict[str, tuple[str, ...]]) -> None:
    """They are on the next page, and not on the front: those of a group under its name, those of the whole last."""
    front, back = sheets["campfire"]
    for words in ("2 to 4 Little wood", "Enough for the night.", "8 to 12 It burns"):
        assert words in back
        assert words not in front
    assert back.index("5 to 8") < back.index("All together:") < back.index("3 to 7")


def test_two_dates_have_columns_side_by_side(sheets: dict[str, tuple[str, ...]]) -> None:
    """The earlier date is called as its author does; the steps are named once, above the table."""
    front, _ = sheets["campfire-end"]
    assert "On the first day Today" in front
    assert "1 2 3 4 5 1 2 3 4 5" in front
    assert front.count("not yet") == 1
    assert front.count("Add up:") == 1
    assert "Copy your answers from before into the first columns." in front


def test_no_name_is_asked_for(sheets: dict[str, tuple[str, ...]]) -> None:
    """Nobody else has to see it: there is a date, and no line for a name."""
    for name, held in sheets.items():
        assert "Name" not in held[0], name
    assert "Date" in sheets["campfire"][0]


def test_large_letters_have_the_same_words(sheets: dict[str, tuple[str, ...]]) -> None:
    """Nothing is left out where letters are larger."""
    for name in ("campfire", "campfire-end"):
        assert len(sheets[f"{name}-large"]) <= len(sheets[name]) + 1
        large = " ".join(sheets[f"{name}-large"])
        assert all(words in large for words in ("I can find dry wood.", "Add up:", "What your answers can mean"))
