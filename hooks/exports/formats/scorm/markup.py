"""An activity's own markup for a package: its links lead to the guide's site, and its pictures lie beside the page."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from markupsafe import Markup

from exports.context import Context
from model.nodes import Node
from reading.page import Anchor, Page
from rendering.activities import Services
from rendering.addresses import with_fragment
from rendering.link_numbers import LinkNumbers

PICTURES = "pictures"
AWAY = (("target", "_blank"), ("rel", "noopener noreferrer"))
"""What a link says that opens beside the platform, not in its frame."""
WHOLE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)

Places = Callable[[], dict[str, tuple[str, Anchor]]]
"""For each id that readers of a language meet, the path of its page and its anchor, when it is asked for."""


@dataclass(frozen=True)
class PackageServices(Services):
    """What a kind's template may ask for in a package.

    `target` returns the whole address of a link, or nothing where the site does not know its own: then a link becomes
    plain text. `picture` returns the file of a picture by its address on the page; those that are shown are noted in
    `pictures`, by where they lie in the package.
    """

    target: Callable[[str], str] = str
    picture: Callable[[str], Path | None] = lambda _: None
    pictures: dict[str, Path] = field(default_factory=dict)

    def links_to(self, points: Iterable[str]) -> Markup:
        """Return links to what says these points, each heading once."""
        link, plain = Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>'), Markup("{1}")
        return Markup(", ").join((link if href else plain).format(href, text) for text, href in self.links(points))

    def _node(self, node: Node, *, sealed: bool) -> Node:
        dressed = super()._node(node, sealed=sealed)
        if node.name == "a":
            return self._link(dressed)
        return self._picture(dressed) if node.name == "img" else dressed

    def _link(self, link: Node) -> Node:
        href = self.target(link.get("href"))
        others = tuple(each for each in link.attributes if each[0] not in {"href", "data-n"})
        if not href:
            return Node("span", link.children, others, link.line)
        return Node("a", link.children, (("href", href), *others, *AWAY), link.line)

    def _picture(self, picture: Node) -> Node:
        file = self.picture(picture.get("src"))
        if file is None:
            return picture  # said already, with its line
        names = {path: name for name, path in self.pictures.items()}
        name = names.get(file, f"{PICTURES}/{len(names) + 1}{file.suffix.lower()}")
        self.pictures[name] = file
        attributes = tuple((key, name if key == "src" else value) for key, value in picture.attributes)
        return Node("img", (), attributes, picture.line)


def services(context: Context, page: Page, places: Places, wide_table: str) -> PackageServices:
    """Return what the templates of activities of a page may ask for; `places` says where readers find each id."""
    guide, here = context.guide, "/" + page.place

    def target(href: str) -> str:
        if WHOLE.match(href):
            return href
        path, fragment = urldefrag(urljoin(here, href))
        return context.site.url and context.site.url + with_fragment(path.lstrip("/"), fragment)

    def links(points: Iterable[str]) -> list[tuple[str, str]]:
        """Return the headings that points stand under with their whole addresses; another page's has its title, too."""
        headings: dict[str, str] = {}
        for path, anchor in (places()[point] for point in points if point in places()):
            other, heading = guide.pages[path].anchors[0].heading, anchor.heading
            name = heading if path == page.path or heading == other else f"{heading} ({other})"
            headings.setdefault(name, context.address(guide.pages[path], anchor.id))
        return [*headings.items()]

    return PackageServices(
        LinkNumbers(),
        {},
        links,
        wide_table,
        target=target,
        picture=lambda src: context.site.picture(urljoin(here, src).lstrip("/")),
    )
