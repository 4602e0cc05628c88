"""Markdown that became text, or nothing: it would be printed as it was typed, or vanish, which nobody means.

Only what is surely a mistake is listed. Each rule has a sentence that says what to write instead.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from model import syntax
from model.safety import shown

if TYPE_CHECKING:
    from .source_map import Source

HIDDEN = "\u00a0\u00ad\u034f\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufeff"
"""Characters without a shape of their own, and spaces that Markdown does not take for one."""
ANY_HIDDEN = re.compile(f"[{HIDDEN}]")
HIDDEN_BEFORE = re.compile(
    rf"[ >]*[{HIDDEN}][{HIDDEN} ]*(/{{2,}}|[-*+](?= )|\d+\.(?= )|\#{{1,6}}(?=[ #])|>|!!!|\?\?\?|:(?=  )|```|~~~|\|)"
)
HIDDEN_AFTER = re.compile(rf"[ >]*(?:[-*+] *[{HIDDEN}][{HIDDEN} ]*(\[)|/{{3,}} *[{HIDDEN}]() *)")
LIKE_SLASHES = "\uff0f\u2044\u2215\u29f8\u2571\u1735\u3033\\\\"
ODD_SLASHES = re.compile(rf"[ >]*(?=/*[{LIKE_SLASHES}])([/{LIKE_SLASHES}]{{3,}}) *(?:$|[\w-]+ *(?:$|\|))")
PLAIN = {**dict.fromkeys(map(ord, "\uff0f\u2044\u2215\u29f8\u2571\u1735\u3033\\"), "/"), 0x200B: ""}

DEFINITION = re.compile(r"[ >]*(\*?)\[([^\[\]^]+)\]: *(\S.*)")
CODE = re.compile(r"\\.|(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
NEEDS_LINE = "“{}” needs an empty line before it. Without one it becomes part of what is above."
TITLE = re.compile(r"</?[a-zA-Z!][^<>]*>|&(?:#\d+|#x[\da-fA-F]+|[a-zA-Z]+\d*);|\*\*|\]\(|`|\\[<>*_\[\]#]")

ADDRESS = r"(?:https?://|mailto:|#[a-z]|[^\s()\[\]]*\.(?:md|svg|png|jpe?g)\b)"
IN_TEXT = (
    (
        re.compile(r"\[\^[^\]\s]+\]"),
        "“{}” is a footnote, which a page cannot have. Write it in the text, in round brackets.",
    ),
    (
        re.compile(r"(?:\[[^\[\]]*)?\]\[[^\[\]]*\]"),
        "“{}” leads nowhere, for no line says the address. Write “[words](page.md)”.",
    ),
    (
        re.compile(rf"\[[^\[\]]+\]\s+\({ADDRESS}[^()]*\)"),
        "“{}” is no link, for there is a space in it. Write “[words](page.md)” without one.",
    ),
    (
        re.compile(rf"\([^()]+\)\[{ADDRESS}[^\[\]]*\]"),
        "“{}” is no link, for its brackets are the wrong way round. Write “[words](page.md)”.",
    ),
    (
        re.compile(rf"\[[^\[\]]+\]\({ADDRESS}[^()\s]*(?=\s|$)"),
        "“{}” is no link, for it does not end. Write “)” after the address.",
    ),
    (
        syntax.LIKE_ATTRIBUTES,
        "“{}” is printed as it stands. Put it at the end of the first line, after a space.",
    ),
    (
        re.compile(r"<[a-zA-Z][\w-]* +[\w-]+ *=[^<>]*"),
        "“{}” is HTML that does not end, and a page cannot hold HTML. Take it out.",
    ),
    (
        re.compile(r"(?<!\S)\*\*(?=\w)[^*\s]*"),
        "“{}” begins bold words that do not end. Write “**” after them, too.",
    ),
)
MARKS = re.compile(r"[\[\]{<]|\*\*")
"""Without any of these nothing is left over; most texts have none."""


def in_text(text: str) -> Iterator[tuple[str, str]]:
    """Go through what is left of Markdown in a text that was parsed: how it was written, and what is wrong with it."""
    if MARKS.search(text):
        for pattern, message in IN_TEXT:
            for match in pattern.finditer(text):
                written = f"[…{match[0]}" if match[0].startswith("]") else match[0]
                yield match[0].split("\n")[0], message.format(shown(written))


def in_title(title: str) -> str:
    """Return what is wrong with the title of an activity, plain words wherever it stands, or nothing."""
    match = TITLE.search(title)
    return f"a title is plain words: “{match[0]}” would be printed as it stands. Take it out." if match else ""


def in_source(source: "Source", code: Collection[int]) -> Iterator[tuple[int, str]]:
    """Go through the lines (from 0) whose first marks are not what they look like; `code` are lines to leave alone."""
    if source.open_fence is not None:
        yield source.open_fence, "this code does not end. Write the same marks, “```” or “~~~”, after its last line."
    for number, line in source.outside_code():
        if number in code:
            continue
        if ANY_HIDDEN.search(line) and (match := HIDDEN_BEFORE.match(line) or HIDDEN_AFTER.match(line)):
            mark = match[1] or "///"
            where = "after" if match.re is HIDDEN_AFTER and not match[1] else "before"
            problem = f"a mark that cannot be seen stands {where} “{mark}”"
            yield number, f"{problem}. Delete what is {where} it in this line, and type it again."
        elif match := ODD_SLASHES.match(line):
            yield number, f"“{match[1]}” only looks like slashes. Write “///” with the plain key."


def defined_twice(
    source: "Source", references: Collection[str], code: Collection[int]
) -> Iterator[tuple[int, str, int]]:
    """Go through the lines (from 0) that give a reference or an abbreviation another meaning than a line above.

    Each is the line, what is wrong, with `{line}` for where the other stands, and the other's line (from 0).
    """
    seen: dict[tuple[str, str], tuple[int, str]] = {}
    for number, line in source.outside_code():
        if "]:" in line and number not in code and (match := DEFINITION.match(line)):
            star, name, meaning = match.groups()
            if star or name.strip().lower() in references:
                key = star, name.strip() if star else name.strip().lower()
                above, before = seen.setdefault(key, (number, meaning))
                if before != meaning:
                    written = f"{star}[{name}]:".replace("{", "{{").replace("}", "}}")
                    yield (
                        number,
                        f"“{written}” stands in line {{line}} already, and says another thing. Keep one.",
                        above,
                    )


def cells(row: str, *, bordered: bool) -> list[str]:
    """Return the cells of a table's row; with `bordered`, bars at its ends hold no cell."""
    row = CODE.sub("x", row.strip())
    if bordered:
        row = row.removeprefix("|").removesuffix("|")
    return row.split("|")


def in_tables(table: Element, source: "Source", lines: Mapping[Element, int]) -> Iterator[tuple[int, str]]:
    """Go through a table's rows (lines from 0) that have more cells than its head: what is too much would vanish."""
    head = table.findall("thead/tr/th")
    first = source.row(lines[table])
    bordered = first.startswith("|") or first.endswith("|")
    for row in table.iterfind("tbody/tr"):
        row_cells = cells(source.row(lines[row]), bordered=bordered)
        if any(cell.strip() for cell in row_cells[len(head) :]):
            problem = (
                f"this row has {len(row_cells)} cells, and the table's head has {len(head)}: the rest would vanish"
            )
            yield lines[row], f"{problem}. Write as many in both."


def in_paragraphs(paragraph: Element, line: int) -> Iterator[tuple[int, str]]:
    """Go through the lines (from 0) of a paragraph that were meant as a table, a list or a box; it begins at `line`."""
    text = (paragraph.text or "").split("\n")
    items = {number: match[1] for number, each in enumerate(text) if number and (match := syntax.ITEM.match(each))}
    for number, each in enumerate(text):
        if syntax.LIKE_BOX.match(each):
            yield line + number, 'this box cannot be read. Write “!!! note "Title"”, and its text indented by 4 spaces.'
        if number and syntax.LIKE_DELIMITER.fullmatch(each.strip()):
            head, under = text[number - 1].strip(), each.strip()
            counts = [len(cells(row, bordered=head.startswith("|") or head.endswith("|"))) for row in (head, under)]
            if counts[0] != counts[1]:
                problem = f"the table's head has {counts[0]} cells, and the line under it {counts[1]}"
                yield line + number, f"{problem}. Write as many in both."
            elif number > 1:
                yield line + number - 1, NEEDS_LINE.format("|")
    several = len(items) > 1 and len({mark[-1] for mark in items.values()}) == 1
    for number in items:
        if several or text[number - 1].rstrip().endswith(":"):
            yield (
                line + number,
                "this list needs an empty line before it. Without one it becomes part of what is above.",
            )
            return


def in_boxes(box: Element, lines: Mapping[Element, int]) -> Iterator[tuple[int, str]]:
    """Tell (with its line from 0) of a box with nothing in it, or with a title that became part of its kind."""
    classes = box.get("class", "").split()
    if box.tag == "div" and "admonition" not in classes:
        return
    titled = len(box) > 0 and (box[0].tag == "summary" or "admonition-title" in box[0].get("class", ""))
    line = lines.get(box[0] if titled else box, 0)
    kinds = [name for name in classes if name not in {"admonition", syntax.OWN_WORDS}]
    if len(kinds) > 1:
        yield line, 'the title of this box is not in quotes. Write “!!! note "Title"”.'
    elif len(box) <= titled:
        yield line, "this box has nothing in it. Indent its text by 4 spaces."
