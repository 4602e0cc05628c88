"""What a school says of itself in `school.yml`: its names, its people, its helplines, and what it leaves out.

Everything is optional: a school that says nothing has the guide as it comes. `sources/school.py` reads the file and
reports what is wrong in it; nothing here knows YAML.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

ALL = ""
"""The key, in place of a language's code, of words that are the same in every language."""

Text = Mapping[str, str]
"""Words by the code of their language, or under `ALL`."""


def said(text: Text, language: str) -> str:
    """Return what a text says in a language: its own words, else those for all languages, else nothing."""
    return text.get(language, text.get(ALL, ""))


@dataclass(frozen=True)
class Person:
    """Somebody to turn to: who that is at the school (`role`), the name if wished, where and when to be found."""

    role: Text
    name: Text = field(default_factory=dict)
    where: Text = field(default_factory=dict)
    when: Text = field(default_factory=dict)
    line: int = 1


@dataclass(frozen=True)
class Helpline:
    """A number to call: what it is called, its hours, who answers, and the day on which somebody checked it.

    `languages` are those in which it is shown; none means all.
    """

    name: Text
    number: str
    hours: Text = field(default_factory=dict)
    who: Text = field(default_factory=dict)
    checked: date | None = None
    languages: frozenset[str] = frozenset()
    line: int = 1


@dataclass(frozen=True)
class Programme:
    """Where the programme differs from the source: minutes of a session, sessions a week, months; 0: as there."""

    minutes: int = 0
    times_a_week: int = 0
    months: int = 0

    @property
    def differs(self) -> bool:
        """Whether anything is another."""
        return bool(self.minutes or self.times_a_week or self.months)


@dataclass(frozen=True)
class School:
    """All that `school.yml` says.

    `logo` is a file below the root of the repository. `colours` are the main one and the one for what stands out, as
    `#rrggbb`, each empty where the guide's own is kept. `languages` are those on the site, the first one first; empty
    means those of `mkdocs.yml` in their order. `left_out` are pages (`stories/promise.md`) and papers (by their id).
    `original` is the address of the guide from which this one was copied. `emergency` is the number for an emergency.
    `leave_to` is where a reader goes who leaves a page at once, and `offline` whether readers can keep the guide.
    """

    names: Text = field(default_factory=dict)
    short_names: Text = field(default_factory=dict)
    logo: Path | None = None
    colours: tuple[str, str] = ("", "")
    languages: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    helplines: tuple[Helpline, ...] = ()
    emergency: Text = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    programme: Programme = Programme()
    leave_to: Text = field(default_factory=dict)
    offline: bool = True
    original: str = ""

    def helplines_in(self, language: str) -> tuple[Helpline, ...]:
        """Return the helplines that are shown in a language."""
        return tuple(each for each in self.helplines if not each.languages or language in each.languages)
