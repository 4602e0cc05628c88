"""From an activity to the HTML of the page, by the `page.html` in its kind's folder."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

import kinds
import words
from model import nodes
from model.kind import Activity
from model.nodes import Node, Rich, Text
from model.school import Programme

from .link_numbers import LinkNumbers
from .templates import environment
from .text.hyphens import VERBATIM, joined


@dataclass(frozen=True)
class Services:
    """What a kind's template may ask for, beside its activity and its words.

    `numbers` counts the addresses of links. `notes` are what readers are told at an id, taken out as they are placed.
    `links` returns the headings that points stand under, with their addresses. `wide_table` names a table that moves.
    `programme` is what a school does otherwise.
    """

    numbers: LinkNumbers
    notes: dict[str, str]
    links: Callable[[Iterable[str]], list[tuple[str, str]]]
    wide_table: str
    programme: Programme = field(default_factory=Programme)

    def note(self, id_: str) -> Markup:
        """Return what readers are told at an id, or nothing: a template says it in the element that has the id."""
        return Markup(self.notes.pop(id_, ""))  # noqa: S704 - made from escaped values

    def links_to(self, points: Iterable[str]) -> Markup:
        """Return links to what says these points, each heading once."""
        return Markup(", ").join(Markup('<a href="{}">{}</a>').format(href, text) for text, href in self.links(points))

    def address(self, id_: str) -> str:
        """Return the address of what has an id, whichever page that is, or nothing where no page has it."""
        return next((href for _, href in self.links([id_])), "")

    def dressed(self, rich: Rich, *, sealed: bool) -> Rich:
        """Return rich text whose links are numbered, unless it is `sealed`, and whose tables stand in boxes."""
        return tuple(
            Text(joined(piece.text)) if isinstance(piece, Text) else self._node(piece, sealed=sealed) for piece in rich
        )

    def _node(self, node: Node, *, sealed: bool) -> Node:
        children = node.children if node.name in VERBATIM else self.dressed(node.children, sealed=sealed)
        attributes = node.attributes
        if node.name == "a" and not sealed and (number := self.numbers.number(node.get("href"))):
            attributes = (*attributes, ("data-n", str(number)))
        dressed = Node(node.name, children, attributes, node.line)
        if node.name == "table":
            box = (("class", "wide"), ("tabindex", "0"), ("role", "group"), ("aria-label", self.wide_table))
            return Node("div", (dressed,), box, node.line)
        return dressed


@pass_context
def html(context: Context, rich: Rich) -> Markup:
    """Return rich text that everybody sees as HTML (a filter of the templates)."""
    return Markup(nodes.html(context["services"].dressed(rich, sealed=False)))  # noqa: S704 - every text is escaped


@pass_context
def sealed(context: Context, rich: Rich) -> Markup:
    """Return as HTML what a reader has to open first: the list of addresses does not tell where its links lead."""
    return Markup(nodes.html(context["services"].dressed(rich, sealed=True)))  # noqa: S704 - every text is escaped


def page(activity: Activity, services: Services, *, first: bool, sentences: words.Words | None = None) -> str:
    """Return an activity as HTML; the `first` of a page notes what is touched before the scripts are there.

    `sentences` are those of the activity's language, where it says others than on the site.
    """
    template = environment(kinds.FOLDER, html, sealed).get_template(f"{activity.head.kind}/page.html")
    written = template.render(
        activity=activity,
        head=activity.head,
        words=sentences or words.load(activity.head.language),
        first=first,
        services=services,
        note=services.note,
        links_to=services.links_to,
        address=services.address,
        programme=services.programme,
    )
    return "\n".join(line for line in written.split("\n") if line.strip())
