"""The programme's own figures, where they differ from the source's: a sentence after each place that tells those.

Where figures are set large, a school's own stand in place of the source's.
"""

import re
from collections.abc import Mapping

import words
from model.school import Programme

_NUMBER = re.compile(r"(\d+)")


def sentence(programme: Programme, language: str) -> str:
    """Return what the school does otherwise, in a language; nothing where it does as the source says."""
    figures = ", ".join(_own(programme, language).values())
    return words.load(language)["school"]["own"].replace("{figures}", figures) if programme.differs else ""


def large(programme: Programme, language: str) -> dict[str, tuple[str, str, str]]:
    """Return what differs, by the class of the item that tells it large: the words before, the number, those after."""
    parts = {name: _NUMBER.split(figure, maxsplit=1) for name, figure in _own(programme, language).items()}
    return {name: (each[0], each[1], each[2]) if len(each) > 1 else ("", each[0], "") for name, each in parts.items()}


def _own(programme: Programme, language: str) -> Mapping[str, str]:
    """Return each figure that differs, in words."""
    parts = words.load(language)["school"]
    minutes, times, months = programme.minutes, programme.times_a_week, programme.months
    figures = {
        "minutes": parts["own_minutes"].replace("{minutes}", f"{minutes}") if minutes else "",
        "times": (parts["own_once"] if times == 1 else parts["own_times"].replace("{times}", f"{times}"))
        if times
        else "",
        "months": (parts["own_month"] if months == 1 else parts["own_months"].replace("{months}", f"{months}"))
        if months
        else "",
    }
    return {name: figure for name, figure in figures.items() if figure}
