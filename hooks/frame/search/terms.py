"""The words of a text made comparable: small letters, no accents, no endings. `find.js` does the same to queries."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

WORD = re.compile(r"[^\W_]+")
ACCENT = re.compile(r"(?<!\u0438)\u0306|[\u0300-\u0305\u0307-\u036f]")
"""Marks on letters; the Cyrillic й is a letter of its own."""
APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
FOLDED = str.maketrans({"ı": "i", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae"})


def fold(text: str) -> str:
    """Return a text in small letters without accents: İ, I, ı and i are the same letter."""
    if text.isascii():  # as most are in English: the same at once
        return APOSTROPHE.sub("", text.lower())
    text = unicodedata.normalize("NFKD", text).lower()
    return unicodedata.normalize("NFC", ACCENT.sub("", APOSTROPHE.sub("", text))).translate(FOLDED)


def words(text: str) -> list[str]:
    """Return the words of a text, folded."""
    return WORD.findall(fold(text))


@dataclass
class Stemmer:
    """Takes endings off folded words, the longest first, until `shortest` letters are left or it is one of `whole`.

    `same` holds last letters, and what they are the same as. A language of which nothing is known loses no ending.
    """

    endings: tuple[str, ...] = ()
    shortest: int = 3
    same: Mapping[str, str] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()
    known: dict[str, str] = field(default_factory=dict)
    read: dict[str, list[str]] = field(default_factory=dict)

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """How long endings are, the longest first."""
        return tuple(sorted({len(each) for each in self.endings}, reverse=True))

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(self.endings)

    def stem(self, word: str) -> str:
        """Return what is left of a word."""
        if word not in self.known:
            self.known[word] = self._stem(word)
        return self.known[word]

    def _stem(self, word: str) -> str:
        cut = 1
        while cut and word not in self.whole:
            cut = self._cut(word)
            word = word[: len(word) - cut]
        if word in self.whole or len(word) < self.shortest:
            return word
        last = next((each for each in self.same if word.endswith(each)), "")
        return word[: len(word) - len(last)] + self.same[last] if last else word

    def _cut(self, word: str) -> int:
        """Return how many letters the longest ending has that can go."""
        most = len(word) - self.shortest
        for length in self.lengths:
            if length <= most and word[-length:] in self._all:
                return length
        return 0

    def stems(self, text: str) -> list[str]:
        """Return the stems of all words of a text. What stands between two spaces is read once in a build."""
        stems: list[str] = []
        for piece in text.split():
            if piece not in self.read:
                self.read[piece] = [self.stem(word) for word in words(piece)]
            stems += self.read[piece]
        return stems
