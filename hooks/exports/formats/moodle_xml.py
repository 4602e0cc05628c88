"""Moodle XML: questions for the question bank of Moodle 4.4 and newer (older ones do not know ordering).

The format is that of https://docs.moodle.org/en/Moodle_XML_format, read by `question/format/xml/format.php`.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from exports.context import Context
from exports.transfer.html import Place
from exports.transfer.origin import origin
from exports.transfer.target import Chosen, Target
from exports.transfer.writer import Writer
from model.nodes import Node, Rich
from rendering.templates import environment

LONGEST_ID = 100
"""The column `idnumber` of Moodle's tables: a longer one ends the whole import."""

MARKUP = re.compile("[<&>]")


def cdata(text: str) -> Markup:
    """Return a text as an XML file can hold it, whatever it says (a filter of the templates)."""
    if not MARKUP.search(text):
        return Markup(text)  # noqa: S704 - there is nothing to escape
    inside = text.replace("]]>", "]]]]><![CDATA[>")
    return Markup(f"<![CDATA[{inside}]]>")  # noqa: S704 - that is the escaping


def category(names: Sequence[str]) -> str:
    """Return the path of a category by its names: a slash in one is written twice (a filter of the templates)."""
    return "/".join(["$course$", "top", *(name.replace("/", "//") for name in names)])


class MoodleWriter(Writer):
    """Writes texts as HTML, each with the pictures that are in it."""

    held: dict[str, Path]

    def told(self, render: Callable[[Rich, Place], str], texts: Sequence[Rich]) -> str:
        """Return texts as HTML; their pictures are `files` until the next ones."""
        self.held = {}
        return super().told(render, texts)

    def wrap(self, html: str) -> Markup:
        """Return HTML in a section that nothing in it can end."""
        return cdata(html)

    def escape(self, plain: str) -> Markup:
        """Return plain words as XML has them."""
        return Markup(self.write(plain))  # noqa: S704 - escaped

    def picture(self, node: Node) -> str:
        """Return the address of a picture that travels with the text it stands in; two files never share a name."""
        if (path := self.file(node)) is None:
            return ""
        name = path.name
        while self.held.setdefault(name, path) != path:
            name = f"{len(self.held)}-{path.name}"
        return f"@@PLUGINFILE@@/{quote(name)}"

    def files(self) -> Markup:
        """Return the pictures of the text that was written last."""
        one = Markup('<file name="{}" path="/" encoding="base64">{}</file>')
        return Markup("").join(
            one.format(name, b64encode(path.read_bytes()).decode()) for name, path in self.held.items()
        )


def join(context: Context, language: str, chosen: Sequence[Chosen]) -> bytes:
    """Return a file with some activities, each a category of its own below that of the guide."""
    template = environment(Path(__file__).parent, cdata, category).get_template("moodle_xml.xml")
    activities = [(each.activity.head, Markup("").join(map(Markup, each.texts()))) for each in chosen]
    return template.render(origin=origin(context, language), activities=activities).encode()


TARGET = Target(
    name="Moodle XML",
    template="moodle.xml",
    offer="moodle-xml",
    suffix=".xml",
    writer=MoodleWriter,
    join=join,
    longest_id=LONGEST_ID,
)
papers, check = TARGET.papers, TARGET.check
