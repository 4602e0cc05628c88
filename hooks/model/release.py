"""The version and the date of the guide, from the one file that holds them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from words import FileError, line_of, parsed

EXAMPLES = {"version": 'Write “version = "1.0.0"”.', "date": "Write the date so: “date = 2026-11-28”."}
HOW = 'Write “version = "1.0.0"” in one line, and “date = 2026-11-28” in another.'
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


def load(path: Path) -> Release:
    """Read the version's file. Raises FileError, with the line, where it says no version or no date."""
    values = parsed(path, HOW)
    version, day = values.get("version"), values.get("date")
    for key in ("version", "date"):
        if key not in values:
            raise FileError(path, len(path.read_bytes().splitlines()) or 1, f"this file has no {key}. {EXAMPLES[key]}")
    if not isinstance(version, str | int | float) or isinstance(version, bool) or not str(version).strip():
        raise FileError(path, line_of(path, "", "version"), f"this is no version. {EXAMPLES['version']}")
    try:
        return Release(version=str(version), date=date.fromisoformat(str(day)))
    except ValueError as wrong:
        message = f"“{day}” is not written as year, month and day. {EXAMPLES['date']}"
        raise FileError(path, line_of(path, "", "date"), message) from wrong


def read(path: Path) -> Release:
    """Read the version's file; where it cannot be used, which `load` tells, some other edition stands for it."""
    try:
        return load(path)
    except FileError:
        return Release(version="0", date=date(2000, 1, 1))
