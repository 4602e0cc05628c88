"""What a complete translation has in common with the English page beside its activities: more than a build asks for."""

from collections import Counter
from collections.abc import Iterator

from reading.page import Page


def strictly(page: Page, english: Page) -> Iterator[tuple[int, str]]:
    """Go through what a complete translation has in common with the English page besides: ids, points, order, links."""
    originals = {item.id: item for activity in english.activities for item in activity.items()}
    for item in (item for activity in page.activities for item in activity.items()):
        other = originals.get(item.id)
        if other and item.points != other.points:
            yield (
                item.line,
                f"“{item.id}” differs from {english.path}:{other.line} in its points. Make the two the same.",
            )
    yield from _order(page, english)
    yield from _links(page, english)


def _order(page: Page, english: Page) -> Iterator[tuple[int, str]]:
    originals = {anchor.id: anchor.line for anchor in english.anchors}
    last = 0
    for anchor in sorted(page.anchors, key=lambda anchor: anchor.line):
        if anchor.id not in originals:
            if anchor.authored:
                yield anchor.line, f"{english.path} has no id “{anchor.id}”. Take it out, or write it there too."
        elif originals[anchor.id] < last:
            where = f"{english.path}:{originals[anchor.id]}"
            yield anchor.line, f"“{anchor.id}” stands in another place in {where}. Keep the English order."
        else:
            last = originals[anchor.id]


def _links(page: Page, english: Page) -> Iterator[tuple[int, str]]:
    here, there = (Counter(target for target, _ in each.links) for each in (page, english))
    for target, line in page.links:
        if here[target] > there[target]:
            here[target] -= 1
            yield line, f"{english.path} has no such link to “{target}”. Take it out, or write it there too."
    for target, line in english.links:
        if there[target] > here[target]:
            there[target] -= 1
            yield page.first_line + 1, f"the link to “{target}” of {english.path}:{line} is missing. Write it here too."
