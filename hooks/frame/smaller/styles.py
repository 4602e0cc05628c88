"""The theme's stylesheet without the rules that no page of this site can use.

A rule goes when its selector names an element, a class, an id or an attribute that no page and no script
ever mentions (`used_names.py`); then the custom properties go that nothing refers to any more.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import tinycss2
from tinycss2.ast import AtRule, Declaration, IdentToken, Node, QualifiedRule

from . import selectors

_CONDITIONS = frozenset({"media", "supports", "container"})
_WORD = re.compile(r"[\w-]+")
_SPACE = re.compile(r'("(?:\\.|[^"\\])*")|\s*([,>])\s*|^\s+|\s+$')

_Sheet = list[tuple[str, "_Sheet | list[Node]"]]


@cache
def trim(css: str, known: frozenset[str], others: str = "") -> str:
    """Return the stylesheet with only what can match; `others` is every other style, which may use its variables."""
    sheet = _possible(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), known)
    asked = known | frozenset(_WORD.findall(others))
    used: frozenset[str] = frozenset()
    while (more := asked | frozenset(_mentioned(sheet, used))) != used:
        used = more
    text = _text(sheet, used)
    return text if text.isascii() else f'@charset "UTF-8";{text}'


def _tight(text: str) -> str:
    """Return a selector or a value without the spaces that mean nothing; what stands in quotes stays as it is."""
    return _SPACE.sub(lambda match: match[1] or match[2] or "", text)


def _piece(node: Node) -> str:
    """Return a declaration as text, any other node as it is. An empty value keeps its space for old browsers."""
    if not isinstance(node, Declaration):
        return str(node.serialize())
    value = _tight(tinycss2.serialize(node.value)) or " "
    return f"{node.name}:{value}{'!important' if node.important else ''};"


def _possible(rules: Sequence[Node], known: frozenset[str]) -> _Sheet:
    """Return the rules whose selector can match, those inside of conditions included."""
    kept: _Sheet = []
    for rule in rules:
        if isinstance(rule, AtRule) and rule.content is not None:
            inner = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            prelude = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}"
            if rule.lower_at_keyword not in _CONDITIONS:
                kept.append((prelude, list(rule.content)))
            elif below := _possible(inner, known):
                kept.append((prelude, below))
        elif isinstance(rule, QualifiedRule):
            possible = [each for each in selectors.split(rule.prelude) if selectors.can_match(each, known)]
            if possible:
                prelude = ",".join(tinycss2.serialize(each).strip() for each in possible)
                kept.append((prelude, _body(rule)))
    return kept


def _body(rule: QualifiedRule) -> list[Node]:
    """Return the declarations of a rule, or its tokens as they are where rules are nested in it."""
    parsed = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    return parsed if all(isinstance(each, Declaration) for each in parsed) else list(rule.content)


def _identifiers(tokens: Iterable[Node]) -> Iterator[str]:
    """Yield every identifier in a value, however deep."""
    for token in tokens:
        if isinstance(token, IdentToken):
            yield token.value
        yield from _identifiers(getattr(token, "arguments", None) or getattr(token, "content", None) or ())


def _mentioned(sheet: _Sheet, used: frozenset[str]) -> Iterator[str]:
    """Yield what the declarations in force refer to; those of a custom property count once it is used."""
    for _, below in sheet:
        for each in below:
            if isinstance(each, tuple):
                yield from _mentioned([each], used)
            elif not isinstance(each, Declaration):
                yield from _identifiers([each])
            elif _in_force(each, used):
                yield from _identifiers(each.value)


def _in_force(declaration: Declaration, used: frozenset[str]) -> bool:
    """Tell whether a declaration does something: a custom property that nothing refers to does not."""
    return not declaration.name.startswith("--") or declaration.name in used


def _text(sheet: _Sheet, used: frozenset[str]) -> str:
    """Return the stylesheet as text, without custom properties and animations that are not used."""
    parts: list[str] = []
    for prelude, below in sheet:
        animation = prelude.partition("keyframes ")[2].strip()
        if animation and animation not in used:
            continue
        inner = "".join(
            _text([each], used) if isinstance(each, tuple) else _piece(each)
            for each in below
            if not isinstance(each, Declaration) or _in_force(each, used)
        )
        if inner:
            parts.append(f"{_tight(prelude)}{{{inner.removesuffix(';')}}}")
    return "".join(parts)
