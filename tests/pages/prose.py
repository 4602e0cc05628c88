"""How hard the guide's prose is to read: its paragraphs, sentences, words and syllables.

The grade is the one of Kincaid, J. P., Fishburne, R. P., Rogers, R. L. & Chissom, B. S. (1975), Derivation of New
Readability Formulas for Navy Enlisted Personnel: 0.39 words per sentence + 11.8 syllables per word - 15.59.

What counts: all running text of a page and every text of its activities (questions, options, feedback, hints, notes,
help). A text that does not end like a sentence (a heading, a label, an option of two words) is a fragment: it may not
be too long either, but it neither lowers the mean nor the grade. What the site itself says (buttons, scores) does not
count. A colon does not end a sentence. A number counts as one word with a syllable for each digit.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

from model.nodes import html
from pages.guide_reader import Page, parse, rich_texts

BLOCKS = frozenset(
    re.findall(r"\w+", "root div section details blockquote p ul ol li dl dt dd table thead tbody tr th td")
)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "summary"])
LABELS = frozenset({"admonition-title"})
WORD = re.compile(r"[^\W_]+(?:['’.,:-][^\W_]+)*")
STOP = re.compile(r"""(?:[.!?…]+["”')\]]*)(?=\s+["“'(\[]*[A-ZÀ-ÞÇĞİÖŞÜ0-9])""")
END = re.compile(r"""[.!?…:]["”')\]]*$""")
NO_STOP = re.compile(r"\b(?:et al|vs|e\.g|i\.e|[A-Z])\.$")


@dataclass(frozen=True)
class Block:
    """A paragraph, list item, cell or label: the name of its element and its text."""

    name: str
    text: str

    @cached_property
    def words(self) -> list[str]:
        """The words of the block."""
        return WORD.findall(self.text)

    @property
    def running(self) -> bool:
        """Whether it is made of sentences; else it is a label or another fragment."""
        return self.name not in HEADINGS | {"label"} and bool(END.search(self.text))

    @cached_property
    def sentences(self) -> list[str]:
        """The sentences of the block; a fragment is one."""
        found, begin = [], 0
        for stop in STOP.finditer(self.text):
            if not NO_STOP.search(self.text[begin : stop.end()]):
                found.append(self.text[begin : stop.end()].strip())
                begin = stop.end()
        return [*found, self.text[begin:].strip()]


def blocks(page: Page) -> list[Block]:
    """Return every text of a page, its activities' texts after the rest."""
    found = list(read(page.tree))
    for activity in page.activities:
        found.append(Block("label", activity.head.title))
        for rich in rich_texts(activity):
            found += read(parse(f"<div>{html(rich)}</div>"))
    return found


def read(element: Element) -> Iterator[Block]:
    """Go through the texts in a tree, block by block; activities are left out, since they are read as dataclasses."""
    held: list[str] = [element.text or ""]
    label = LABELS & set(element.get("class", "").split())
    name = "label" if label else element.tag

    def flush() -> Iterator[Block]:
        text = " ".join("".join(held).split())
        held.clear()
        if text:
            yield Block(name, text)

    for child in element:
        if child.tag in BLOCKS | HEADINGS or child.tag.startswith("activity-"):
            yield from flush()
            if not child.tag.startswith("activity-"):
                yield from read(child)
        elif child.tag == "img":
            yield Block("img", child.get("alt", ""))
        else:
            held += [" " if child.tag == "br" else "", *child.itertext()]
        held.append(child.tail or "")
    yield from flush()


def lists(page: Page) -> Iterator[tuple[str, int]]:
    """Go through the lists of a page, those in its activities included: the first words, and how many items it has."""
    trees = [page.tree, *(parse(f"<div>{html(rich)}</div>") for each in page.activities for rich in rich_texts(each))]
    for tree in trees:
        inside = {each for activity in tree.iter() if activity.tag.startswith("activity-") for each in activity.iter()}
        for element in tree.iter():
            if element.tag in {"ul", "ol"} and element not in inside:
                yield " ".join("".join(element.itertext()).split()[:6]), len(element)


def word_count(text: str) -> int:
    """Return how many words a text has."""
    return len(WORD.findall(text))


def mean(found: list[Block]) -> float:
    """Return the mean number of words of a sentence."""
    sentences = [sentence for block in found if block.running for sentence in block.sentences]
    return sum(map(word_count, sentences)) / len(sentences)


def grade(found: list[Block]) -> float:
    """Return the grade of Kincaid et al. (1975)."""
    words = [word for block in found if block.running for word in block.words]
    return 0.39 * mean(found) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Return how many syllables a word is spoken with: looked up in `IRREGULAR`, else estimated from its letters."""
    word = word.lower().replace("’", "'")
    if any(letter.isdigit() for letter in word):
        return sum(letter.isdigit() for letter in word)
    if "-" in word:
        return sum(syllables(part) for part in word.split("-"))
    word = word.removesuffix("'s").rstrip("'")
    return IRREGULAR.get(word) or IRREGULAR.get(word.removesuffix("s")) or max(_estimate(word), 1)


IRREGULAR = {
    **dict.fromkeys(["people", "business", "wednesday", "quiet", "science", "patient", "being", "friendly"], 2),
    **dict.fromkeys(["idea", "area", "anyone", "everyone", "usual", "realise", "influence", "element"], 3),
    **dict.fromkeys(["society", "usually", "unusual", "realistic", "appreciate"], 4),
    "unrealistic": 5,
}
"""Words of the guide that the rules below would get wrong."""

VOWELS = re.compile(r"[aeiouyà-æè-ïò-öø-üıü]+")
SILENT = (
    re.compile(r"(?:[^aeiouyl]|[aeiouy]l)e$"),  # make, role; but not the, little
    re.compile(r"(?:[^aeiouytdl]|[aeiouyl]l)ed$"),  # asked, called; but not wanted, handled
    re.compile(r"(?:[^aeiouysxzcghl]|[aeiouyl]l|[^cs]h)es$"),  # makes, roles; but not pages, examples
    re.compile(r"[^aeiouy]e(?:ful|less|ness|ment|ly)"),  # careful, likely
    re.compile(r"^(?:some|home|there|every)[^aeiou]"),  # something, everything
)
SPOKEN = (
    re.compile(r"[^cgstxnl]i[ao]"),  # material, period; but not social, action, opinion
    re.compile(r"[^ct]ien[ct]"),  # experience; but not patience
    re.compile(r"[aeiouy]ing"),  # going, trying
    re.compile(r"[^gqs]ua"),  # evaluate; but not language, equal
    re.compile(r"creat"),  # create
    re.compile(r"ism$"),  # criticism
)


def _estimate(word: str) -> int:
    """Count groups of vowels, less those that are not spoken, and one more for pairs that are two."""
    silent = sum(bool(rule.search(word)) for rule in SILENT)
    return len(VOWELS.findall(word)) - silent + sum(len(rule.findall(word)) for rule in SPOKEN)
