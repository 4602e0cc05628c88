"""What people write in a line of settings that cannot be read, each with what they meant: made with a phone, mostly."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Repair:
    """What is wrong in a line, how to put it right, and the line as it should be."""

    wrong: str
    line: str
    how: str = ""

    @property
    def message(self) -> str:
        """The whole of what is told."""
        return f"{self.wrong}. {self.how or f'Write “{self.line.strip()}”'}."


Repairs = Callable[[str], Iterator[Repair]]
STRING = re.compile(r""""(?:\\.|[^"\\])*"|(?<![\w'])'(?:''|[^'])*'(?!\w)|(?:(?<=\s)|^)#.*$""")
BEFORE = r"(?:[:\[{,]\s*|-\s+|^\s*)"
"""What stands before a value, or before the first key of a line."""

CURLY = re.compile(BEFORE + "([“”„‟«»‘’‚])")
CURLY_END = re.compile(r"[“”„‟«»‘’‚](?=\s*(?:[,}\]]|$|\s#))")
TOUCHING = re.compile(r"(?:^\s*|[{,]\s*|-\s+)([a-zA-Z_]+)[:：](?=[^\s/:])")
WIDE = re.compile("[\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]")
DASH = re.compile(r"^(\s*)([–—−•·‐‑])\s*(?=\w)")
CLOSE_DASH = re.compile(r"^(\s*)-(?=[A-Za-z_]+:)")
MARK = re.compile(r"(?:[:\[,]\s+|[\[{]\s*|^\s*-\s+)([&*!])(?=\S)")
VALUE = re.compile(r"^(\s*(?:- +)?(?:[\w.-]+: +)|\s*- +)(\S.*?)\s*$")
COLONLESS = re.compile(r"^(\s*(?:- +)?)([a-z_]+) ?([ ;=])\s*(?=[\"'“„\[{\w#])")
CLOSERS = {"{": "}", "[": "]"}


def masked(line: str) -> str:
    """Return a line of the same length without what stands between quotation marks, and without its comment."""
    return STRING.sub(lambda match: '"' + "_" * (len(match[0]) - 2) + '"' if match[0][0] != "#" else "", line)


def tabs(line: str) -> Iterator[Repair]:
    """Find a tab before the first word."""
    inner = line.lstrip()
    if "\t" in line[: len(line) - len(inner)]:
        begin = line[: len(line) - len(inner)].replace("\t", "  ")
        yield Repair("this line begins with a tab", begin + inner, "Write spaces instead")
    elif inner and "\t" in masked(line).rstrip():
        yield Repair("a tab stands in this line", line.replace("\t", " "), "Write a space instead")


def wide(line: str) -> Iterator[Repair]:
    """Find a space that only looks like one: copied from a page or a chat."""
    if WIDE.search(masked(line)):
        how = "Delete the spaces in it, and type them again"
        yield Repair("a space in this line is none that settings know: it was copied", WIDE.sub(" ", line), how)


def dashes(line: str) -> Iterator[Repair]:
    """Find a dash of a text before an entry, as phones write it, or one that touches the word."""
    if match := DASH.search(line):
        yield Repair(f"“{match[2]}” begins no entry of a list: it must be “-”", DASH.sub(r"\1- ", line))
    elif match := CLOSE_DASH.search(line):
        yield Repair("a space is missing after “-”", CLOSE_DASH.sub(r"\1- ", line))


def curly(line: str) -> Iterator[Repair]:
    """Find a quotation mark of a text around a value."""
    if match := CURLY.search(masked(line)):
        straight = CURLY_END.sub('"', CURLY.sub(lambda each: f'{each[0][:-1]}"', line))
        yield Repair(f"the quotation mark {match[1]} is for texts, and settings need the straight one", straight)


def touching(line: str) -> Iterator[Repair]:
    """Find a colon without a space after it."""
    mask, fixed = masked(line), line
    matches = [*TOUCHING.finditer(mask)]
    for match in reversed(matches):
        fixed = f"{fixed[: match.end() - 1]}: {fixed[match.end() :]}"
    if matches:
        yield Repair(f"a space is missing after “{matches[0][1]}:”", fixed)


def marks(line: str) -> Iterator[Repair]:
    """Find a value that begins with a sign by which YAML refers to something else."""
    mask = masked(line)
    if match := MARK.search(mask):
        start = match.start(1)
        inside = mask[:start].count("{") + mask[:start].count("[") > 0
        rest = re.search(r"[,}\]]", mask[start:]) if inside else None
        end = start + rest.start() if rest else len(mask.rstrip())
        quoted = line[:start] + '"' + line[start:end].replace('"', "'") + '"' + line[end:]
        yield Repair(f"“{match[1]}” has a meaning of its own at the beginning of a value", quoted)


def quotation_mark(line: str) -> Iterator[Repair]:
    """Find where a quotation mark is missing: at the end of a value, or at its beginning."""
    for sign in "\"'":
        if not is_open(line, sign):
            continue
        if CURLY_END.search(line):
            yield Repair("a quotation mark is another than the one that began", CURLY_END.sub(sign, line))
        text = line.rstrip()
        ends = [len(text), *(match.start() for match in re.finditer(r"\s*[,}\]]|\s+#", text))]
        begins = [match.end() for match in (*re.finditer(r"[:,-]\s+", text), *re.finditer(r"[\[{]\s*", text))]
        for at in (*ends, *begins):
            yield Repair(f"a quotation mark ({sign}) is missing", text[:at] + sign + text[at:])


def is_open(line: str, sign: str) -> bool:
    """Tell whether a line has a quotation mark that nothing ends; an apostrophe in a word is none."""
    if sign == '"':
        return masked(line).count(sign) % 2 == 1
    return line.count(sign) % 2 == 1 and bool(re.search(r"[:\[{,-]\s*'|'\s*[,}\]]|'\s*$", line))


def brackets(line: str) -> Iterator[Repair]:
    """Find a bracket that is missing, is too many, or is another than the one that began."""
    mask, open_ = masked(line), list[str]()
    for at, sign in enumerate(mask):
        if sign in CLOSERS:
            open_.append(CLOSERS[sign])
        elif sign in "}])" and open_ and sign != open_[-1]:
            yield Repair(f"“{sign}” should be “{open_[-1]}”", line[:at] + open_.pop() + line[at + 1 :])
        elif sign in "}]" and not open_:
            yield Repair(f"there is one “{sign}” too many", line[:at] + line[at + 1 :])
        elif sign in "}]":
            open_.pop()
    end = len(mask.rstrip())
    if open_ and mask[end - 1] not in CLOSERS:
        missing = "".join(reversed(open_))
        end -= mask[:end].endswith((",", ")"))
        yield Repair(f"“{missing}” is missing at the end", line[:end] + missing)
    elif match := re.match(r"^(\s*(?:- )?[a-z_]+: +)(?=[a-z-]+: )", mask):
        begun = f"{line[: match.end()]}{{{line[match.end() :]}"
        yield Repair("“{” is missing", begun if mask[:end].endswith("}") else begun.rstrip() + "}")


def commas(line: str) -> Iterator[Repair]:
    """Find where a comma is missing between two values, or is another sign."""
    fixed = re.sub(r"(?<=[\"\w])\s*[;،、]?\s+(?=[a-zA-Z_-]{2,12}: )", ", ", line) if "{" in masked(line) else line
    if fixed != line:
        yield Repair("a comma is missing between two values", fixed)
    elif masked(line).rstrip().endswith('"'):
        yield Repair("a comma is missing at the end", f"{line.rstrip()},")


def quoted(line: str) -> Iterator[Repair]:
    """Find a value that must stand between quotation marks, or has more of them inside."""
    match = VALUE.match(line)
    if not match or match[2][0] in "{[#":
        return
    value = match[2]
    inner = value.strip("\"'")
    whole = f'{match[1]}"{inner.replace(chr(34), chr(39))}"'
    if "\\" in value and value[0] == '"':
        yield Repair("“\\” cannot stand between quotation marks", line.replace("\\", "/"))
    elif value[0] == "'":
        yield Repair("a single quotation mark inside of a value ends it", whole)
    elif value[0] == '"':
        yield Repair('inside of a value, the straight quotation mark (") ends it', whole)
    elif ": " in f"{value} ":
        yield Repair("words with “:” in them stand between quotation marks", whole)
    else:
        yield Repair(f"words that begin with “{value[0]}” stand between quotation marks", whole)


def colonless(line: str) -> Iterator[Repair]:
    """Find a key without a colon after it."""
    if match := COLONLESS.match(line):
        fixed = f"{match[1]}{match[2]}: {line[match.end() :]}"
        yield Repair(f"a “:” is missing after “{match[2]}”", fixed)


def prose(line: str) -> Iterator[Repair]:
    """Find a comment without its sign, or a line that belongs to nothing."""
    words = line.strip()
    if words in {"---", "..."}:
        yield Repair(f"“{words}” has no place here", "", "Delete this line")
    elif re.match(r"[^\W\d_a-z].* |\w+ \w+ \w+|[\w ]+$", words):
        yield Repair("this line is no setting", f"# {words}", "Write “# ” before it, or delete it")


SIGNS: tuple[Repairs, ...] = (tabs, wide, dashes, curly, touching, marks)
"""What is wrong wherever it stands, also where YAML makes something of it."""

TRIALS: tuple[Repairs, ...] = (*SIGNS, quotation_mark, brackets, commas, colonless, quoted, prose)
"""What may be wrong in a line that cannot be read."""
