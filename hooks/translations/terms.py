"""A language's fixed terms, `docs/bg/.terms.yml`: each with its English, and with the words to avoid."""

import os
import re
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sources.yaml_nodes import compose
from words import FileError, loaded

NAME = ".terms.yml"
HOW = "Write a line such as “- {term: …, english: \"…\", avoid: ['…']}”."
KEYS = frozenset({"term", "english", "avoid"})


def check(path: Path) -> list[tuple[int, str]]:
    """Return what is wrong in a language's terms, if it keeps any: a line (from 1), and a message."""
    if not os.access(path, os.F_OK):
        return []
    try:
        root = compose(loaded(path))
    except FileError as wrong:
        return [(wrong.line, wrong.message)]
    except yaml.YAMLError as wrong:
        mark = getattr(wrong, "context_mark", None) or getattr(wrong, "problem_mark", None)
        return [(mark.line + 1 if mark else 1, f"this line cannot be read. {HOW}")]
    if root is not None and not isinstance(root, SequenceNode):
        return [(1, f"this is no list of terms. {HOW}")]
    return [wrong for node in (root.value if root else ()) for wrong in _term(node)]


def _term(node: Node) -> list[tuple[int, str]]:
    line = int(node.start_mark.line) + 1
    values = {name.value: value for name, value in node.value} if isinstance(node, MappingNode) else {}
    words = (values.get("term"), values.get("english"))
    avoid = values.get("avoid")
    if not values.keys() <= KEYS or not all(isinstance(each, ScalarNode) and each.value for each in words):
        return [(line, f"this is no term. {HOW}")]
    if avoid is not None and not isinstance(avoid, SequenceNode):
        return [(line, f"“avoid” needs a list. {HOW}")]
    problems = []
    for each in avoid.value if avoid else ():
        try:
            re.compile(each.value)
        except (re.error, TypeError):
            message = "this word to avoid is no pattern. Write “\\” before “(”, “[”, “*”, “+” and “?”."
            problems.append((int(each.start_mark.line) + 1, message))
    return problems
