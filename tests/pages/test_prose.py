"""The English guide can be read by someone of 15 in a second language."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import yaml
from mkdocs.utils.meta import get_data

from pages.guide_reader import CHAPTERS, ENGLISH, PAGES, Page, guide
from pages.prose import Block, blocks, grade, lists, mean, read, syllables, word_count

EXCEPTIONS: list[dict[str, str]] = yaml.safe_load(Path(__file__).with_name("exceptions.yml").read_text("utf-8"))


@dataclass(frozen=True)
class Breach:
    """A rule that is broken on a page: which, by how much, and by what."""

    page: str
    rule: str
    value: float
    text: str = ""

    def excused(self, exception: dict[str, str]) -> bool:
        """Whether an exception speaks of this breach."""
        same = (self.page, self.rule) == (exception["page"], exception["rule"])
        return same and self.text.startswith(exception.get("text", ""))


def breaches(page: Page) -> Iterator[Breach]:
    """Go through the rules that a page breaks."""
    found = blocks(page)
    if mean(found) > 13:
        yield Breach(page.path, "mean sentence", mean(found))
    if grade(found) > 6.5:
        yield Breach(page.path, "grade", grade(found))
    for block in found:
        if len(block.words) > 60:
            yield Breach(page.path, "longest paragraph", len(block.words), block.text)
        for sentence in block.sentences:
            if word_count(sentence) > 25:
                yield Breach(page.path, "longest sentence", word_count(sentence), sentence)
    for text, items in lists(page):
        if items > 7:
            yield Breach(page.path, "longest list", items, text)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_easy_to_read(path: str) -> None:
    """Mean of 13 words a sentence at most, none over 25, grade 6.5, paragraphs of 60 words, lists of 7 items."""
    excused = [each for each in EXCEPTIONS if each["page"] == path]
    assert [each for each in breaches(guide()[path]) if not any(map(each.excused, excused))] == []


def test_every_exception_is_needed_and_has_a_reason() -> None:
    """An exception that excuses nothing any more is taken out of the list."""
    found = [each for page in guide().values() for each in breaches(page)]
    assert [each for each in EXCEPTIONS if not any(breach.excused(each) for breach in found)] == []
    assert all(each["reason"].endswith(".") for each in EXCEPTIONS)


@pytest.mark.parametrize("path", CHAPTERS)
def test_a_chapter_is_short(path: str) -> None:
    """Beside its activities it has at most 1,000 words to read.

    A picture is seen, and figures that are set large repeat what the text says: their words do not make it longer.
    """
    tree = guide()[path].tree
    repeated = sum(count(box) for box in tree.iter("div") if "figures" in box.get("class", "").split())
    assert count(tree) - repeated <= 1000


def count(tree: Element) -> int:
    """Return how many words of text are in a tree, without those of its pictures."""
    return sum(len(block.words) for block in read(tree) if block.name != "img")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_in_a_sentence_what_it_is(path: str) -> None:
    """The description that a search engine shows is not longer than it shows."""
    description = get_data((ENGLISH / path).read_text("utf-8"))[1]["description"]
    assert 30 <= len(description) <= 150
    assert word_count(description) <= 25


@pytest.mark.parametrize("path", PAGES)
def test_groups_are_short_too(path: str) -> None:
    """Between two headings of a checklist or a form there are at most 7 things to do; a choice has 7 at most."""
    for activity in guide()[path].activities:
        for section in (*getattr(activity, "sections", ()), *getattr(activity, "groups", ())):
            assert len(section.items) <= 7, (activity.head.id, section.id)
        for item in activity.items():
            assert len(getattr(item, "options", ())) <= 7, item.id


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("You listen. Then you ask.", ["You listen.", "Then you ask."]),
        ('He says: "I cannot do that." What now?', ['He says: "I cannot do that."', "What now?"]),
        ("It names three: one, two and three.", ["It names three: one, two and three."]),
        ("(Rhodes et al. Source) It has an impact.", ["(Rhodes et al. Source) It has an impact."]),
        ("Open git.example.org at 15:00. Then wait!", ["Open git.example.org at 15:00.", "Then wait!"]),
        ('"Is it hard?" Ana asks.', ['"Is it hard?"', "Ana asks."]),
    ],
)
def test_a_sentence_ends_where_a_reader_stops(text: str, sentences: list[str]) -> None:
    """A full stop inside an address, a number or “et al.” ends nothing, and a colon never does."""
    assert Block("p", text).sentences == sentences


def test_the_grade_is_that_of_1975() -> None:
    """0.39 words per sentence, 11.8 syllables per word, less 15.59."""
    assert grade([Block("p", "The cat sat on the mat.")]) == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)
    assert grade([Block("p", "You listen. You ask.")]) == pytest.approx(0.39 * 2 + 11.8 * 5 / 4 - 15.59)


def test_a_label_does_not_make_a_page_look_easier() -> None:
    """Fragments such as a field's name count neither in the mean nor in the grade."""
    text = [Block("p", "You set goals that are realistic, with reasonable time frames to reach them.")]
    more = [*text, Block("p", "Date"), Block("h2", "Is it?"), Block("label", "Now.")]
    assert (mean(more), grade(more)) == (mean(text), grade(text))


SYLLABLES = {
    1: "school help the should could through asked called makes roles whose changed eight months peers",
    2: "mentor mentee listen quiet social wanted handled pages someone careful homework people trying cousin e-mail",
    3: "principal together everyone example examples area creative recording idea management opinion important",
    4: "confidential experience comfortable material activity relationship education society realistic situation",
    5: "evaluation collaboration opportunity individual considerable communication counterproductive",
    6: "responsibility confidentiality responsibilities disciplinarian",
}


@pytest.mark.parametrize("count", SYLLABLES)
def test_syllables_are_counted_as_spoken(count: int) -> None:
    """The counter is right for words that the guide often uses."""
    assert {word: syllables(word) for word in SYLLABLES[count].split()} == dict.fromkeys(
        SYLLABLES[count].split(), count
    )
