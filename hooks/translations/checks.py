"""What is wrong with a translation: parts that it had and lacks, and what differs in it beside the words.

What is new in English, or newer, is expected to be missing or to differ; so is what a school wrote itself.
"""

from collections.abc import Set as AbstractSet

from guide import parity
from guide.guide import Guide
from model.problems import Problems
from reading.page import Page

from .state import page_state


def check(guide: Guide, problems: Problems) -> None:
    """Report what is wrong with every page that has an English one."""
    for page in guide.pages.values():
        english = guide.english(page)
        if english is None or page.language == guide.source_language or page.path in guide.own_pages:
            continue
        state = page_state(guide, page)
        theirs = guide.theirs.get(page.path, frozenset()) | guide.theirs.get(english.path, frozenset())
        new = {unit.id for unit in state.new} | theirs
        unreadable = guide.unreadable_ids(page)
        missing(page, english, unreadable | new, problems)
        if not unreadable and not guide.unreadable_ids(english):
            behind = {unit.id for _, unit in state.behind}
            for line, message in parity.compare(page, english, behind | new):
                problems.add(page.path, line, message)


def missing(page: Page, english: Page, expected: AbstractSet[str], problems: Problems) -> None:
    """Report the ids of the English page that its translation lacks, at the line under which they belong."""
    lines, line = {anchor.id: anchor.line for anchor in page.anchors}, page.first_line + 1
    for anchor in sorted(english.anchors, key=lambda anchor: anchor.line):
        if anchor.id in lines:
            line = lines[anchor.id]
        elif anchor.authored and anchor.id not in expected:
            message = f"the id “{anchor.id}” of {english.path}:{anchor.line} is missing. Translate that part too."
            problems.add(page.path, line, message)
