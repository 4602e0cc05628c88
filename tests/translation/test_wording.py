"""Bulgarian and Turkish as they should be written: fixed terms, quotation marks, spelling."""

import re
from functools import cache

import pytest
import yaml
from hunspell import Hunspell

import _dictionaries
from missing import lacking
from translation.wording import DOCS, LANGUAGES, everything, lower

WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
LATIN = re.compile(r"[A-Za-z]")
QUOTES = {"bg": ('"', "”", "«"), "tr": ('"', "„", "«")}


@cache
def terms(language: str) -> list[dict[str, object]]:
    """Return a language's fixed terms."""
    found: list[dict[str, object]] = yaml.safe_load((DOCS / language / ".terms.yml").read_text("utf-8"))
    return found


def own_words(language: str) -> list[str]:
    """Return the words that are right and that the dictionary does not know."""
    lines = (DOCS / language / ".words.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def words(language: str) -> dict[str, str]:
    """Return every word that a language says, with where it is first said; Turkish names without their endings."""
    found: dict[str, str] = {}
    for where, text in everything(language).items():
        for word in WORD.findall(re.sub(r"[’']\w+", "", text) if language == "tr" else text):
            if language != "bg" or not LATIN.search(word):
                found.setdefault(word, where)
    return found


def test_both_languages_have_fixed_terms() -> None:
    """Bulgarian and Turkish each have a list of terms and of words."""
    assert LANGUAGES == ["bg", "tr"]
    assert all(terms(language) and own_words(language) for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fixed_term_is_never_said_in_another_word(language: str) -> None:
    """No page, sentence of the interface or menu uses a word that the list of terms says to avoid."""
    wrong = [
        f"{where}: “{found[0]}” is not the word for “{term['english']}”. Write “{term['term']}”."
        for where, text in everything(language).items()
        for term in terms(language)
        for avoid in term.get("avoid") or ()  # type: ignore[attr-defined]
        for found in [re.search(avoid, lower(language, text))]
        if found
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_shows_the_terms_that_english_explains(language: str) -> None:
    """Each fixed term whose English stands in the English glossary stands in the language's glossary."""
    english = re.findall(r"^([^\s:#!{<].*?) \{ #word-", (DOCS / "en" / "glossary.md").read_text("utf-8"), re.MULTILINE)
    said = lower(language, (DOCS / language / "glossary.md").read_text("utf-8"))
    explained = {title.lower() for title in english}
    missing = [
        term["term"]
        for term in terms(language)
        if explained & {part.strip().lower() for part in re.split(r"[,/()]", str(term["english"]))}
        and not any(lower(language, part.strip()) in said for part in re.split(r"[,/()]", str(term["term"])) if part)
    ]
    assert explained
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_are_those_of_the_language(language: str) -> None:
    """Bulgarian quotes are „…“ and Turkish ones “…”; straight ones stand nowhere."""
    wrong = [(where, mark) for where, text in everything(language).items() for mark in QUOTES[language] if mark in text]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_spelled_right(language: str) -> None:
    """Hunspell's dictionary or the project's list knows every word; no word is on that list without need."""
    path = _dictionaries.find(language)
    if path is None:
        lacking(_dictionaries.none(language))
    known = Hunspell(path.name, hunspell_data_dir=str(path.parent))
    own = set(own_words(language))
    unknown = {word: where for word, where in words(language).items() if not known.spell(word)}
    assert {word: where for word, where in unknown.items() if word not in own} == {}
    assert sorted(own - unknown.keys()) == []
