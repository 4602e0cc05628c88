"""The text of school.yml: settings are put into it, and everything else stays as somebody wrote it.

A setting that is there is replaced where it stands; the comments inside it move above it. A new one comes after the
commented example of its name. Entries of a list that did not change keep their lines.
"""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml

PLAIN = re.compile(r"[a-z][\w-]*")
BOOLEANS = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}


def settings(text: str) -> dict[str, Any]:
    """Return what the text sets; what cannot be read as settings gives none. Raises YAMLError where it is no YAML."""
    values = yaml.safe_load(text)
    return values if isinstance(values, dict) else {}


def put(text: str, key: str, value: Any) -> str:  # noqa: ANN401 (whatever YAML may hold)
    """Return the text with a setting of this value; nothing (None, or what is empty) takes the setting away."""
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    start, end = _place(text, key)
    old = "".join(lines[start:end])
    if value in (None, "", [], {}):
        fresh = _comments(old)
    elif start == end:
        fresh = f"{key}:{_written(value)}"
    else:
        fresh = _replaced(old, key, value)
    return "".join([*lines[:start], fresh, *lines[end:]])


def _place(text: str, key: str) -> tuple[int, int]:
    """Return from which line to which a setting stands, or twice the line where it belongs."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    for name, value in root.value if isinstance(root, yaml.MappingNode) else []:
        if name.value == key:
            return name.start_mark.line, _end(value)
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if re.match(rf"# ?{key}:", line):
            after = number + 1
            while after < len(lines) and re.match(r"#(?: {2,}|\t| ?- )", lines[after]):
                after += 1
            return after, after
    return len(lines), len(lines)


def _end(value: yaml.Node) -> int:
    """Return the line after the last one of a value; a block's own mark lies at what follows it."""
    while isinstance(value, yaml.CollectionNode) and not value.flow_style and value.value:
        last = value.value[-1]
        value = last[1] if isinstance(last, tuple) else last
    mark = value.end_mark
    return int(mark.line) + (1 if mark.column or mark.line == value.start_mark.line else 0)


def _replaced(old: str, key: str, value: Any) -> str:  # noqa: ANN401
    """Return a setting's lines with another value; entries of a list that stay keep their lines."""
    before = yaml.safe_load(old)[key]
    if before == value:
        return old
    root = yaml.compose(old, Loader=yaml.SafeLoader)
    node = root.value[0][1] if isinstance(root, yaml.MappingNode) else None
    lines = old.splitlines(keepends=True)
    if isinstance(value, list) and isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        starts = [each.start_mark.line for each in node.value]
        first, column = starts[0], node.start_mark.column
        entries = ["".join(lines[at:end]) for at, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
        kept = [entry for entry, now in zip(entries, before, strict=True) if now not in value]
        fresh = [entries[before.index(each)] if each in before else _entry(each, " " * column) for each in value]
        return "".join([*lines[:first], *map(_comments, kept), *fresh])
    comments = _comments(old)
    if len(lines) == 1 and comments:
        return f"{key}:{_written(value)}".rstrip("\n") + f"  {comments.lstrip()}"
    return f"{comments}{key}:{_written(value)}"


def _comments(old: str) -> str:
    """Return the comments of some lines, each on a line of its own."""
    tokens = [token for token in yaml.scan(old, Loader=yaml.SafeLoader) if isinstance(token, yaml.ScalarToken)]
    strings = [(token.start_mark.index, token.end_mark.index) for token in tokens]
    comments, at = [], 0
    for line in old.splitlines(keepends=True):
        for sign in re.finditer(r"(?:^|(?<=\s))#", line):
            if not any(start <= at + sign.start() < end for start, end in strings):
                comments.append(f"{line[sign.start() :].rstrip()}\n")
                break
        at += len(line)
    return "".join(comments)


def _written(value: Any) -> str:  # noqa: ANN401
    """Return what stands after a setting's colon, with its line's end."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "\n" + "".join(_entry(each, "  ") for each in value)
    return f" {flow(value)}\n"


def _entry(entry: Any, indent: str) -> str:  # noqa: ANN401
    """Return an entry of a list, a line for each of its settings."""
    if not isinstance(entry, dict):
        return f"{indent}- {flow(entry)}\n"
    lines = [f"{_word(key)}: {flow(value)}\n" for key, value in entry.items()]
    return f"{indent}- " + f"{indent}  ".join(lines)


def flow(value: Any) -> str:  # noqa: ANN401
    """Return a value in one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_word(key)}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_word(each) if isinstance(each, str) else flow(each) for each in value) + "]"
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float):
        return json.dumps(value)
    return json.dumps(str(value), ensure_ascii=False)


def _word(word: Any) -> str:  # noqa: ANN401
    """Return a key or a code, in quotes only where YAML would take it for something else."""
    text = str(word)
    return text if PLAIN.fullmatch(text) and text not in BOOLEANS else json.dumps(text, ensure_ascii=False)
