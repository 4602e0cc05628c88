"""What the site says is there in every language, with everything that is filled in."""

import re
import tomllib

import pytest

import words

PLACEHOLDER = re.compile(r"\{\w+\}")
TRANSLATIONS = [code for code in words.languages() if code != words.SOURCE_LANGUAGE]
FINISHED = [code for code in TRANSLATIONS if (words.HERE.parents[1] / "docs" / code / "index.md").exists()]
"""Languages whose home page is translated. Until then a new language may say the rest in English."""


@pytest.mark.parametrize("language", FINISHED)
def test_no_sentence_is_missing(language: str) -> None:
    """What is missing is listed in English, ready to paste into the language's file and to translate there."""
    gaps = "\n".join(words.gaps(language))
    assert not gaps, f"\n\nAdd to hooks/words/{language}.toml:\n\n{gaps}\n"


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_no_sentence_is_left_over(language: str) -> None:
    """What English no longer says need not be translated."""
    own = tomllib.loads((words.HERE / f"{language}.toml").read_text("utf-8"))
    left = [(section, key) for section in own for key in own[section] if key not in words.english().get(section, {})]
    assert left == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_every_placeholder_is_translated_with_its_sentence(language: str) -> None:
    """A {count} that a translator lost or renamed would be missing on the page."""
    said = words.load(language)
    wrong = [
        f"[{section}] {key}: {sorted(PLACEHOLDER.findall(sentence))} in “{said[section][key]}”"
        for section, sentences in words.english().items()
        for key, sentence in sentences.items()
        if set(PLACEHOLDER.findall(sentence)) != set(PLACEHOLDER.findall(said[section][key]))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", words.languages())
def test_a_sentence_is_plain_text(language: str) -> None:
    """No HTML, no stray space at its ends, nothing empty."""
    for section, sentences in words.load(language).items():
        for key, sentence in sentences.items():
            assert sentence.strip() == sentence, f"[{section}] {key}"
            assert sentence, f"[{section}] {key}"
            assert not re.search(r"</?\w|&\w+;", sentence), f"[{section}] {key}"


def test_gaps_are_ready_to_paste(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a new language lacks is a file that can be read, whatever stands in the sentences."""
    english = {"core": {"quoted": 'Say "no" \\ twice.', "plain": "Yes"}}
    monkeypatch.setattr(words, "english", lambda: english)
    assert tomllib.loads("\n".join(words.gaps("xx"))) == english
