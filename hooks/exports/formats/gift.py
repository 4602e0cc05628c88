"""GIFT: questions as a text, for Moodle before 4.4, for other systems, and for reading by eye.

The format is that of https://docs.moodle.org/en/GIFT_format, read by `question/format/gift/format.php`. Whatever could
be taken for a mark is escaped. A text is one line; in HTML the newline of fenced code is written as an entity.
"""

import re
from collections.abc import Sequence

from markupsafe import Markup

from exports.context import Context
from exports.transfer.origin import lines
from exports.transfer.target import Chosen, Target
from exports.transfer.writer import UnfitError, Writer

MARKS = re.compile(r"[\\~=#{}:]")
PLACEHOLDER = re.compile(r"&&0\d\d;")
"""What Moodle's reader keeps escaped marks as: in plain words it cannot be told from them."""


def escaped(text: str) -> str:
    """Return a text in which no character is a mark of GIFT."""
    return MARKS.sub(r"\\\g<0>", text)


class GiftWriter(Writer):
    """Writes texts as HTML and says so before each: else Moodle would guess."""

    def wrap(self, html: str) -> Markup:
        """Return HTML in one line."""
        line = html.replace("\r", "").replace("\n", "&#10;")
        return Markup(f"[html]{escaped(line)}")  # noqa: S704 - every text is escaped

    def escape(self, plain: str) -> Markup:
        """Return plain words. Raises UnfitError where Moodle would read others."""
        if mark := PLACEHOLDER.search(plain):
            raise UnfitError(f"Moodle takes “{mark[0]}” for something else. Write it another way.")
        return Markup(escaped(plain))  # noqa: S704 - GIFT knows no HTML here


def category(*names: str) -> str:
    """Return the line that begins a category: only a slash and a backslash mean something there, and are doubled."""
    return "$CATEGORY: " + "/".join(["$course$", "top", *(_doubled(name) for name in names)])


def _doubled(name: str) -> str:
    return name.replace("\\", "\\\\").replace("/", "//")


def join(context: Context, language: str, chosen: Sequence[Chosen]) -> bytes:
    """Return a file with some activities, each a category of its own below that of the guide."""
    known = context.site.language(language)
    pieces = ["\n".join(f"// {line}" for line in lines(context, language))]
    for each in chosen:
        head = each.activity.head
        pieces.append(f"// [id:{head.id}]\n{category(known.site_name, head.title)}")
        pieces += [text.strip() for text in each.texts()]
    return ("\n\n".join(pieces) + "\n").encode()


TARGET = Target(
    name="GIFT",
    template="question.gift",
    offer="gift",
    suffix=".gift",
    writer=GiftWriter,
    join=join,
    without=frozenset(("img",)),
    longest_id=100,
)
papers, check = TARGET.papers, TARGET.check
