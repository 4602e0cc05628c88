"""The index of a language as the browser gets it: small enough for a slow line, ready without reading any text.

Terms stand in their order, each as a capital letter (how many letters it shares with the one before: A is none) and the
letters that follow. The places of a term are the distances from one section that holds it to the next, as digits.
Titles are not in it: the browser reads them itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from .language import Language

DIGITS = [chr(code) for code in range(35, 127) if chr(code) != "\\"][:90]
BASE = len(DIGITS) // 2
"""The first half of the digits end a number, the second half go on."""
LONGEST = 25
"""The most letters that a term can share with the one before: there are 26 capital letters."""
COMMON = 0.25
"""A word in more than this part of all sections tells nothing; it is found in titles only."""


def places(texts: Iterable[Iterable[str]], language: Language) -> dict[str, list[int]]:
    """Return for each term the numbers of the sections that hold it; `texts` are the texts of each section.

    Small words are no terms, and neither are those that stand nearly everywhere.
    """
    known: dict[str, list[int]] = {}
    number = -1
    for number, section in enumerate(texts):
        for stem in set(language.stemmer.stems(" ".join(section))) - language.small:
            known.setdefault(stem, []).append(number)
    most = max(10, (number + 1) * COMMON)
    return {stem: numbers for stem, numbers in known.items() if len(numbers) <= most}


def terms(known: Sequence[str]) -> str:
    """Return terms, which are in order, as one string."""
    shared = [_shared(*pair) for pair in pairwise(("", *known))]
    return "".join(f"{chr(65 + length)}{term[length:]}" for length, term in zip(shared, known, strict=True))


def _shared(before: str, term: str) -> int:
    """Return how many letters two terms begin with alike."""
    most = min(LONGEST, len(before), len(term))
    return next((at for at in range(most) if before[at] != term[at]), most)


def distances(numbers: Sequence[int]) -> str:
    """Return rising numbers as a string: how far each is from the one before."""
    return "".join(digit for one, other in pairwise((-1, *numbers)) for digit in _digits(other - one - 1))


def _digits(number: int) -> Iterator[str]:
    while number >= BASE:
        yield DIGITS[BASE + number % BASE]
        number //= BASE
    yield DIGITS[number]
