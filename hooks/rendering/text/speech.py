"""What somebody says in an example stands in a bubble of its own, so that an example is read like a conversation.

A sentence in quotation marks is something said; a word or a title in them is not.
"""

import re
from xml.etree.ElementTree import Element

SAID = re.compile(r"[“„\"][^“”„\"]+[.!?…][”“\"]")
"""Quotation marks as English, Bulgarian and Turkish write them, around what ends as a sentence does."""
CLASS = "said"


def mark(box: Element) -> None:
    """Put what is said in the paragraphs of a box into elements of its own; nothing else in it changes."""
    for paragraph in box.iter("p"):
        before, *bubbles = _parts(paragraph.text or "")
        paragraph.text, children = before.tail, [*paragraph]
        paragraph[:] = bubbles
        for child in children:
            before, *bubbles = _parts(child.tail or "")
            child.tail = before.tail
            paragraph.extend([child, *bubbles])


def _parts(text: str) -> list[Element]:
    """Return a text in parts: an element for each sentence that is said, with what comes after it as its tail.

    The first one is empty: its tail is what comes before all of them.
    """
    parts = [Element("span")]
    end = 0
    for sentence in SAID.finditer(text):
        parts[-1].tail = text[end : sentence.start()]
        parts.append(Element("span", {"class": CLASS}))
        parts[-1].text, end = sentence[0], sentence.end()
    parts[-1].tail = text[end:]
    return parts
