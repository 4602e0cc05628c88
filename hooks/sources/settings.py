"""`mkdocs.yml` as its author sees it: what MkDocs would pass over in silence, or tell without a line."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from model import safety
from words import FileError, loaded

from . import repairs
from .yaml_nodes import compose

NAME = "mkdocs.yml"
LINKS = ("site_url", "repo_url", "edit_uri", "edit_uri_template")
LOADS = ("extra_css", "extra_javascript")
CODE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
LANGUAGE = frozenset({"locale", "name", "build", "default", "site_name", "site_description", "nav_translations"})
MORE = frozenset({"admonition_translations", "copyright", "extra", "fixed_link", "link", "nav", "site_author"})
"""What the entry of a language may say besides, as mkdocs-static-i18n knows it."""

YES, NO = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off"})
QUOTED = re.compile(r"""(ption )?'([^']+)'|"([^"]+)\"""")
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
SAFE = re.compile(r"https://[\w.-]+(?::\d+)?(?:/[\w./~%+-]*)?")
"""An address that a reader may be sent to."""
MENU = "Write a page as “- Its title: its-file.md”, and two spaces deeper than what it belongs to."

BEFORE = "Take the file as it was before your change."

Fault = tuple[int, str]


def read(path: Path) -> MappingNode:
    """Return the settings as nodes that know their lines. Raises FileError where they cannot be read."""
    text = loaded(path)
    for number, written in enumerate(text.splitlines(), 1):
        if "\t" in written[: len(written) - len(written.lstrip())]:
            raise FileError(path, number, "this line begins with a tab. Write spaces instead.")
    try:
        root = compose(text)
    except yaml.MarkedYAMLError as fault:
        _, faults = repairs.problems(text)
        raise FileError(path, *faults[0]) from fault
    except yaml.YAMLError as fault:  # a sign that no text should have
        raise FileError(path, 1, f"there is a sign that cannot be read. {BEFORE}") from fault
    if not isinstance(root, MappingNode):
        raise FileError(path, 1, f"this file has no settings. {BEFORE}")
    return root


def check(path: Path, docs: Path, source: str) -> list[Fault]:
    """Return what is wrong in the settings; `source` is the language that all others are translated from."""
    try:
        root = read(path)
    except FileError as wrong:
        return [(wrong.line, wrong.message)]
    nav, used, more = within(root, "nav"), within(root, "plugins"), within(root, "extra", "more_languages")
    faults = list(doubled(root))
    faults += menu(nav, docs / source) if nav is not None else []
    lists = [within(each, "i18n", "languages") for each in used.value] if isinstance(used, SequenceNode) else []
    faults += [*pictures(root, docs), *links(root), *loads(root), *exits(within(root, "extra", "exit_url"))]
    chosen = [within(node, "default") for each in lists if isinstance(each, SequenceNode) for node in each.value]
    if (
        lists
        and lists[0] is not None
        and not any(each is not None and str(each.value).lower() in YES for each in chosen)
    ):
        message = "no language has “default: true”. Write that under the one that all others are translated from."
        faults.append((line(lists[0]) - 1, message))
    nodes = [each for given in (*lists, more) if isinstance(given, SequenceNode) for each in given.value]
    if more is not None and not isinstance(more, SequenceNode) and more.value:
        faults.append((line(more), "this is no list of languages. Write “- locale: …” and “name: …” under it."))
    return sorted({*faults, *languages(nodes, frozenset(titles(nav)))})


def line(node: Node) -> int:
    """Return a node's line, from 1."""
    return int(node.start_mark.line) + 1


def pairs(node: Node | None) -> Iterator[tuple[Node, Node]]:
    """Go through the keys of a node with what each says."""
    if isinstance(node, MappingNode):
        yield from node.value


def within(node: Node | None, *keys: str) -> Node | None:
    """Return what the settings say under a key, and a key under that."""
    for key in keys:
        node = next((value for name, value in pairs(node) if name.value == key), None)
    return node


def line_of(path: Path, key: str, message: str = "") -> int:
    """Return the line of a setting, or of what it has that is quoted in a `message` about it; 1 if there is none."""
    try:
        root = read(path)
    except FileError:
        return 1
    setting = next(((name, value) for name, value in _settings(root) if name.value == key), None)
    if setting is None:
        return 1
    quoted = [one or other for option, one, other in QUOTED.findall(message) if not option]
    written = [node for node in _scalars(setting[1]) if node.value]
    for each in reversed(quoted):  # what is wrong is said after what would be right
        for node in written:
            if each == node.value or each.endswith(f"/{node.value}"):
                return line(node)
    return line(setting[0])


def _settings(node: Node) -> Iterator[tuple[Node, Node]]:
    yield from pairs(node)
    for below in node.value if not isinstance(node, ScalarNode) else ():
        yield from _settings(below[1] if isinstance(node, MappingNode) else below)


def _scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    for below in node.value if not isinstance(node, ScalarNode) else ():
        for each in below if isinstance(node, MappingNode) else (below,):
            yield from _scalars(each)


def doubled(node: Node) -> Iterator[Fault]:
    """Report settings that stand twice: YAML takes the last and says nothing."""
    seen: set[str] = set()
    for name, value in pairs(node):
        if isinstance(name, ScalarNode):
            if name.value in seen:
                yield line(name), f"“{name.value}” stands here twice. Delete one of the two."
            seen.add(name.value)
        yield from doubled(value)
    for value in node.value if isinstance(node, SequenceNode) else ():
        yield from doubled(value)


def titles(nav: Node | None) -> Iterator[str]:
    """Go through the titles of the menu."""
    for each in nav.value if isinstance(nav, SequenceNode) else ():
        for name, below in pairs(each):
            yield str(name.value)
            yield from titles(below)


def menu(nav: Node, folder: Path) -> Iterator[Fault]:
    """Report entries of the menu that lead nowhere, or where another leads."""
    seen: dict[str, int] = {}
    pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))
    for title, node in entries(nav):
        where = line(node)
        if not isinstance(node, ScalarNode):
            yield where, f"this is no part of a menu. {MENU}"
        elif not node.value:
            yield where, f"“{title}” leads nowhere. Write the name of its file after the colon."
        elif node.value in seen:
            yield (
                where,
                f"“{node.value}” stands in the menu twice, also in line {seen[node.value]}. Delete one of the two.",
            )
        elif ADDRESS.match(node.value) and (wrong := safety.link(node.value)):
            yield where, wrong
        elif not ADDRESS.match(node.value) and not (folder / node.value).is_file():
            near = get_close_matches(node.value, pages, 1)
            instead = f"Write “{near[0]}”." if near else "Write that page, or take it out of the menu."
            yield where, f"the menu leads to “{node.value}”, and there is no such page in docs/{folder.name}. {instead}"
        seen.setdefault(str(node.value), where)


def entries(nav: Node, title: str = "") -> Iterator[tuple[str, Node]]:
    """Go through the pages that the menu names, each with its title; what is no part of a menu counts as one."""
    if isinstance(nav, SequenceNode):
        for each in nav.value:
            yield from entries(each, title)
    elif isinstance(nav, MappingNode) and len(nav.value) == 1:
        name, below = nav.value[0]
        if isinstance(below, MappingNode):
            yield str(name.value), below
        else:
            yield from entries(below, str(name.value))
    else:
        yield title, nav


def languages(nodes: list[Node], known: frozenset[str]) -> Iterator[Fault]:
    """Report what is wrong in the entries of languages; `known` are the titles of the menu."""
    seen: dict[str, int] = {}
    for node in nodes:
        entry = {str(name.value): (line(name), value) for name, value in pairs(node)}
        for key in ("locale", "name"):
            if not getattr(entry.get(key, (0, None))[1], "value", ""):
                yield line(node), f"this language has no “{key}”. Write a line “{key}: …”."
        for key, (where, value) in entry.items():
            if message := about(key, str(value.value)):
                yield where, message
        where, code = (entry["locale"][0], str(entry["locale"][1].value)) if "locale" in entry else (0, "")
        if code in seen:
            yield where, f"the language “{code}” stands here twice, also in line {seen[code]}. Delete one of the two."
        seen |= {code: where} if code else {}
        yield from translated(entry, known)


def about(key: str, value: str) -> str:
    """Return what is told of one line in a language's entry; nothing if it is right."""
    if key not in LANGUAGE | MORE:
        near = get_close_matches(key, LANGUAGE, 1)
        instead = f"Write “{near[0]}”." if near else "Delete the line."
        return f"“{key}” means nothing in the entry of a language. {instead}"
    if key in {"build", "default"} and value.lower() not in YES | NO:
        return f"“{key}” cannot be “{value}”. Write “true” or “false”."
    if key == "locale" and value and not CODE.fullmatch(value):
        return f"“{value}” is no code of a language. Write two or three small letters, such as uk or rom."
    return ""


def translated(entry: Mapping[str, tuple[int, Node]], known: frozenset[str]) -> Iterator[Fault]:
    """Report titles that are translated under nearly a name of the menu, and translations without words."""
    given = list(pairs(entry["nav_translations"][1])) if "nav_translations" in entry else []
    left = known - {str(name.value) for name, _ in given}
    for name, value in given:
        near = get_close_matches(name.value, left, 1, 0.7) if name.value not in known else []
        if near:
            yield line(name), f"the menu has no “{name.value}” to be translated. Write “{near[0]}”."
        elif not isinstance(value, ScalarNode) or not value.value:
            yield line(name), f"“{name.value}” is not translated. Write words after the colon, or # before the line."


def pictures(root: Node, docs: Path) -> Iterator[Fault]:
    """Report a picture of the frame that is not there."""
    for key in ("logo", "favicon"):
        node = within(root, "theme", key)
        if node is not None and not (docs / str(node.value)).is_file():
            yield line(node), f"there is no picture “{node.value}” in {docs.name}. Write the name of one that is there."


def links(root: Node) -> Iterator[Fault]:
    """Report an address, to which every page links, that is none: it could run a script."""
    for key in LINKS:
        for node in _scalars(within(root, key) or ScalarNode("", "")):
            if node.value and (wrong := safety.link(node.value)):
                yield line(node), f"“{key}”: {wrong}"


def loads(root: Node) -> Iterator[Fault]:
    """Report a style or a script that pages would load from another host: browsers refuse it."""
    for key in LOADS:
        for node in _scalars(within(root, key) or ScalarNode("", "")):
            if ADDRESS.match(safety.plain(node.value)):
                message = f"pages load nothing from “{safety.shown(node.value)}”. Put the file into docs/assets"
                yield line(node), f"{message}, and write “assets/its-name”."


def exits(node: Node | None) -> Iterator[Fault]:
    """Report an address for leaving a page at once that is none; there may be one for each language."""
    for each in [value for _, value in pairs(node)] if isinstance(node, MappingNode) else [node]:
        if each is not None and not (isinstance(each, ScalarNode) and SAFE.fullmatch(each.value)):
            written = each.value if isinstance(each, ScalarNode) else "a list"
            yield line(each), f"“exit_url” cannot be “{written}”. Write an address such as https://www.wikipedia.org/."
