"""What search knows of a language: read with its lines, and used alike for every text."""

from pathlib import Path

import pytest

from frame.search import a_to_z, index
from frame.search.a_to_z import Entry
from frame.search.language import Language, read
from frame.search.terms import Stemmer, fold

BROKEN = [
    ("smal: a the\n", 1, "“smal” means nothing here. Write “small”."),
    ("small: a\nalso: tutor\n", 2, "“also” cannot be read. Write a line such as “  typed: meant” for each."),
    ("shortest: many\n", 1, "“shortest” cannot be read. Write a number from 2 to 9."),
    ("worried:\n  - help\n  - '?!'\n", 1, "“worried” cannot be read. Write each on a line of its own,"),
    ("small: [a\n", 1, "this line cannot be read."),
    ("- a\n- b\n", 1, "this is no list of keys."),
    ("small:\n  - a\n", 1, "“small” cannot be read. Write words with a space between them."),
]


@pytest.mark.parametrize(("text", "line", "says"), BROKEN)
def test_what_cannot_be_read_is_told_with_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    """An author reads where it is and what to write; the rest of the file counts."""
    (tmp_path / ".search.yml").write_text(text, "utf-8")
    _, wrong = read(tmp_path / ".search.yml")
    assert [number for number, _ in wrong] == [line]
    assert wrong[0][1].startswith(says)


def test_a_language_without_a_file_is_known_by_nothing(tmp_path: Path) -> None:
    """Its words stay whole, and nothing is wrong."""
    language, wrong = read(tmp_path / ".search.yml")
    assert (language, wrong) == (Language(), [])
    assert language.stemmer.stems("Two words") == ["two", "words"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("istanbul", "İSTANBUL"),
        ("ışık", "IŞIK"),
        ("ogretmen", "Öğretmen"),
        ("ѝ", "и"),
        ("cafe", "CAFÉ"),
        ("ﬁne", "fine"),
    ],
)
def test_letters_are_the_same_with_and_without_accents(one: str, other: str) -> None:
    """Large or small, with or without accents, in whatever form they are coded."""
    assert fold(one) == fold(other)


def test_a_letter_of_its_own_stays_one() -> None:
    """The Cyrillic й is no и, though Unicode can write it as one with a mark."""
    assert fold("й") != fold("и")
    assert fold("Й") == fold("\u0438\u0306")


def test_endings_go_until_enough_is_left() -> None:
    """The longest ending first, again and again; a whole word loses nothing more."""
    stemmer = Stemmer(("ing", "ings", "s", "or"), 3, {"pp": "p"}, frozenset({"mentor"}))
    assert [stemmer.stem(word) for word in ("stopping", "meetings", "sing", "mentors")] == [
        "stop",
        "meet",
        "sing",
        "mentor",
    ]


def test_a_word_that_stands_everywhere_is_no_term() -> None:
    """It tells nothing of a section; small words never do."""
    texts = [[f"guide number{each} a"] for each in range(100)]
    known = index.places(texts, Language(small=frozenset({"a"})))
    assert "guide" not in known
    assert "a" not in known
    assert known["number7"] == [7]


def test_the_list_has_the_order_of_its_alphabet() -> None:
    """Turkish letters stand after their neighbours, İ under its own letter, and a number under none."""
    turkish = Language(alphabet=tuple("abcçdefgğhıijklmnoöprsştuüvyz"))
    titles = ["Zorbalık", "Şimdi", "Sözlük", "İlke", "“Çalışma”", "Cevap", "Irmak", "Öğretmen", "Okul", "94 SU", "Âdet"]
    listed = a_to_z.by_letter([Entry(title) for title in titles], turkish)
    assert [letter for letter, _ in listed] == ["#", "A", "C", "Ç", "I", "İ", "O", "Ö", "S", "Ş", "Z"]
