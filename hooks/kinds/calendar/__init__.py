"""A calendar: four fields from which a reader's own device makes a file with the sessions of a programme.

What is typed there is neither kept nor sent, so nothing of it counts as done. The file is iCalendar (RFC 5545), which
telephones, Google and Outlook read; `calendar.js` makes it.
"""

from dataclasses import dataclass

from model.kind import Activity, Element, Head, Item, Kind, Number, Reader, Rich, Text, Words

WEEKS_A_MONTH = 4, 13 / 3
"""The fewest and the most weeks that a month is counted as: four of the shortest, and a twelfth of a year's 52."""

MONTHS = Number(
    "months",
    least=1,
    most=24,
    advice="Write how many months it takes: “    months: 4”, 24 at most.",
    absent="this calendar has no months",
)
TIMES = Number(
    "times",
    least=1,
    most=7,
    advice="Write how many sessions there are in a week: “    times: 3”, 7 at most.",
    absent="this calendar has no times",
)
MINUTES = Number(
    "minutes",
    least=5,
    most=600,
    advice="Write how many minutes a session takes: “    minutes: 90”, 600 at most.",
    absent="this calendar has no minutes",
)
EVENT = Words("event")


@dataclass(frozen=True)
class Calendar(Activity):
    """A programme of so many `months`, `times` a week, `minutes` a session; `event` is what a calendar calls each."""

    months: int = 1
    times: int = 1
    minutes: int = 60
    event: Rich = ()

    def items(self) -> tuple[Item, ...]:
        """Return nothing: a reader leaves nothing here that is kept."""
        return ()

    @staticmethod
    def numbers(months: int, times: int) -> range:
        """Return how many sessions there can be, from the fewest to the most: 48 to 52 in 4 months, 3 a week."""
        fewest, most = (round(months * weeks * times) for weeks in WEEKS_A_MONTH)
        return range(fewest, most + 1)


class CalendarKind(Kind):
    """Reads a calendar."""

    options = (MONTHS, TIMES, MINUTES, EVENT)

    def read(self, block: Element, head: Head, reader: Reader) -> Calendar:
        """Return the calendar in a block, in which nothing stands but paragraphs."""
        for element in block:
            if element.tag != "p":
                reader.problem(element, "only paragraphs can stand in a calendar. Write this before it or after it.")
        months, times, minutes = (reader.value(block, option) or 1 for option in (MONTHS, TIMES, MINUTES))
        event = (reader.value(block, EVENT) or "").strip()
        if not event:
            message = "nothing says what a calendar calls each session. Write “    event: Mentoring session”."
            reader.problem(block, message, EVENT.name)
        return Calendar(head, reader.rich(*block), months, times, minutes, (Text(event),))


KIND = CalendarKind()
