"""YAML as nodes that know their lines."""

import re

import yaml
from yaml.nodes import Node

FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C, where it is installed: it takes a tenth of the time, and says less of what it cannot read."""

ALIAS = re.compile(r"(?:^|[\s,:\[{])\*[^\s*]")


def compose(text: str) -> Node | None:
    """Return the nodes of a text, or nothing for an empty one. Raises YAMLError, as Python's own parser says it."""
    try:
        return compose_fast(text)
    except yaml.YAMLError:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        refuse_aliases(text)
        return root


def compose_fast(text: str) -> Node | None:
    """Return the nodes of a text, or nothing for an empty one. Raises YAMLError."""
    root = yaml.compose(text, Loader=FAST)
    refuse_aliases(text)
    return root


def refuse_aliases(text: str) -> None:
    """Refuse a text in which a sign stands for what is written elsewhere: it could hold itself, without an end."""
    for token in yaml.scan(text, Loader=FAST) if ALIAS.search(text) else ():
        if isinstance(token, yaml.AliasToken):
            raise yaml.MarkedYAMLError(problem="alias", problem_mark=token.start_mark)
