"""The version and the date of the guide, from the one file that holds them."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

PROJECT = "IM-PRO-MENT"
NUMBER = "2022-2-BG01-KA210-VET-000092203"
REGIONS = {"en": "en-GB"}  # the guide's English is British: 23 November, not November 23


@dataclass(frozen=True)
class Release:
    """Which edition of the guide this is, and which project's materials it is based on."""

    version: str
    date: date
    project: str = PROJECT
    number: str = NUMBER

    def day(self, language: str) -> str:
        """Return the date as the language writes it, or the bare date where nobody knows how it does."""
        try:
            return format_date(self.date, "long", locale=Locale.parse(REGIONS.get(language, language), sep="-"))
        except (UnknownLocaleError, ValueError):
            return self.date.isoformat()


@cache
def read(path: Path) -> Release:
    """Read the version's file."""
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    return Release(version=str(values["version"]), date=date.fromisoformat(str(values["date"])))
