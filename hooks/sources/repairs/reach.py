"""How far settings can be read, and what a line looks like to YAML."""

import re

import yaml

from sources.yaml_nodes import compose_fast

from . import lines

NOWHERE = 1_000_000
"""The line at which the reading ends of what can be read."""

STRAY = re.compile(r"[^\s:,\[{-]\s*\0|\0\s*[^\s:,}\]]|\0\0")
"""A string, here one sign, beside something that is none of YAML's own."""


def place(fault: yaml.MarkedYAMLError, text: str) -> int:
    """Return the line, from 0, in which begins what cannot be read."""
    begun = any(each in (fault.context or "") for each in ("quoted", "simple key", "flow"))
    mark = fault.context_mark if begun and fault.context_mark else fault.problem_mark
    return min(mark.line, max(len(text.rstrip().splitlines()) - 1, 0)) if mark else 0


def reached(text: str) -> int:
    """Return the line, from 0, up to which a text can be read."""
    try:
        node = compose_fast(text)
    except yaml.MarkedYAMLError as fault:
        return place(fault, text)
    except (yaml.YAMLError, RecursionError):
        return -1
    return NOWHERE if node is None or isinstance(node, yaml.MappingNode) else node.start_mark.line


def is_clean(line: str) -> bool:
    """Tell whether every quotation mark of a line stands around a whole value."""
    return not STRAY.search(lines.STRING.sub(lambda match: "" if match[0][0] == "#" else "\0", line))


def spaces(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))
