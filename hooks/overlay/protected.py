"""What a school's own words cannot take out of the guide: the limit of confidentiality and danger, told together."""

import re
from collections.abc import Iterator, Mapping, Sequence

from model.problems import Gap
from reading.page import Page

from .marks import LEFT_OUT, Change
from .ranges import Range

LIMIT, DANGER = "guideline-not-shared", "guideline-danger"
PROTECTED = frozenset(
    (LIMIT, DANGER, "guideline-confidential", "guideline-personal-data", "conduct-confidential", "plan-confidentiality")
)
"""The ids of what is said about confidentiality, its limit, and danger."""
BOX = re.compile(r"\s*(?:!!!|\?\?\?\+?) *now\b")
TOLD = re.compile(rf"(?:\]\([^()\s]*|\{{[^{{}}]*)#({LIMIT}|{DANGER})\b")


def problem(change: Change, range_: Range, ranges: Sequence[Range], lines: Sequence[str]) -> str:
    """Return what is wrong with a change of what safety needs, and what to write instead; nothing where all is well.

    `ranges` are those of the whole page, `lines` its lines.
    """
    ids = [each.id for each in ranges if range_.holds(each) and each.id in PROTECTED]
    has_box = any(BOX.match(line) for line in lines[range_.start : range_.end])
    if not ids and not has_box:
        return ""
    what = f"“{ids[0]}”" if ids else "the box “now”"
    if change.action == LEFT_OUT:
        return (
            f"{what} cannot be left out: it tells the limit of confidentiality and what to do in danger. Keep it, "
            "or write your own words in place of it that tell both."
        )
    text = "\n".join(words for _, words in change.words)
    told_there = {*TOLD.findall(text), *({change.id} & {LIMIT, DANGER})}
    if missing := [id_ for id_ in (LIMIT, DANGER) if id_ not in told_there]:
        way = "" if "expectations.md" in text or LIMIT in ids or DANGER in ids else "expectations.md"
        return (
            f"these words stand in place of {what}, and do not lead to “{missing[0]}”. The limit of confidentiality "
            f"and danger are always told together: add a link, “[words]({way}#{missing[0]})”."
        )
    if has_box and not any(BOX.match(words) for _, words in change.words):
        return 'the box “now” stood here. Write “!!! now "…"” with what to do in danger, and the limit, in it.'
    return ""


def gaps(path: str, page: Page, steps: Sequence[tuple[Change, Range]], known: Mapping[str, Range]) -> Iterator[Gap]:
    """Go through what a school's file leaves out of the activities of a page, but for whole ones."""
    activities = [known[each.head.id] for each in page.activities if each.head.id in known]
    for change, range_ in steps:
        for each in activities:
            if change.action == LEFT_OUT and change.id != each.id and each.holds(range_):
                yield Gap(path, change.line, change.id, each.id, range(each.start + 1, each.end + 1))
