"""The sessions in a calendar: the file is read by `icalendar` and expanded by `dateutil`, as a calendar would do it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz  # type: ignore[import-untyped]
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from icalendar import Calendar, Component
from playwright.sync_api import BrowserContext, Page, expect

from authoring.helpers import ROOT, convert
from browser.host import Host
from model.school import Programme
from rendering import activities
from rendering.draft import no_links
from rendering.link_numbers import LinkNumbers

Opener = Callable[..., BrowserContext]
HOURS = {"Europe/Sofia": (2, 3), "Europe/Istanbul": (3,), "America/New_York": (-5, -4), "Africa/Casablanca": (0, 1)}
"""How far some zones are ahead of UTC between September and March, Casablanca by its rules since 2018."""
NASTY = "Ани, Боби; \\ „Ъгъл“ — İıŞğ; " + "Наставничество, " * 12 + "край\nи ред"
FIELDS = {"en": "working-plan/", "bg": "bg/working-plan/", "tr": "tr/working-plan/"}


@dataclass(frozen=True)
class Sessions:
    """What a reader typed, and the file that came of it."""

    raw: bytes
    name: str
    said: str

    @property
    def calendar(self) -> Calendar:
        """The file as a calendar reads it."""
        return Calendar.from_ical(self.raw)

    @property
    def event(self) -> Component:
        """Its one event."""
        (event,) = self.calendar.walk("VEVENT")
        return event

    @property
    def own_zone(self) -> tzinfo:
        """The zone as the file itself describes it, whatever this computer knows under its name."""
        text = self.raw.decode().replace("\r\n ", "").replace("\r\n", "\n")
        (name,) = (line.removeprefix("TZID:") for line in text.splitlines() if line.startswith("TZID:"))
        known = tz.tzical(StringIO(text.replace(name, "own")))
        zone = known.get("own")
        assert isinstance(zone, tzinfo)
        return zone

    def starts(self) -> list[datetime]:
        """Return when each session begins, on the clock of the zone that the file describes."""
        start: datetime = self.event.decoded("DTSTART")
        days = rrulestr(rule_of(self.event), dtstart=start.replace(tzinfo=None))
        return [day.replace(tzinfo=self.own_zone) for day in days]


def rule_of(part: Component) -> str:
    """Return the rule by which a part of a calendar repeats."""
    text = part["RRULE"].to_ical()
    return text.decode() if isinstance(text, bytes) else str(text)


def open_plan(opener: Opener, live: Host, zone: str = "Europe/Sofia", language: str = "en") -> Page:
    """Open the working plan on a device in a zone, at its calendar."""
    page = opener(timezone_id=zone).new_page()
    page.goto(live.url(f"{FIELDS[language]}#session-calendar"))
    expect(page.locator("#session-calendar.is-ready")).to_be_visible()
    return page


def fill(
    page: Page, first: str = "2026-09-14", days: str = "MO WE FR", hour: str = "15:30", number: str = "52"
) -> None:
    """Fill in the four fields."""
    page.locator("[data-field=first]").fill(first)
    for box in page.locator(".calendar-days input").all():
        box.set_checked((box.get_attribute("value") or "") in days.split())
    page.locator("[data-field=hour]").fill(hour)
    page.locator("[data-field=number]").select_option(number)


def make(page: Page) -> Sessions:
    """Press the button, and read the file."""
    with page.expect_download() as waiting:
        page.locator("[data-do=make]").click()
    raw = Path(waiting.value.path()).read_bytes()
    return Sessions(
        raw, waiting.value.suggested_filename, page.locator("#session-calendar .activity-state").inner_text()
    )


@pytest.mark.parametrize("zone", HOURS)
def test_every_session_is_at_the_same_hour(open_context: Opener, live: Host, zone: str) -> None:
    """52 sessions on the chosen days, at one hour of the clock before and after it is changed, 90 minutes each."""
    page = open_plan(open_context, live, zone)
    fill(page)
    made = make(page)
    starts = made.starts()
    assert len(starts) == 52
    assert {start.strftime("%H:%M") for start in starts} == {"15:30"}
    assert {start.weekday() for start in starts} == {0, 2, 4}
    assert starts[0].date().isoformat() == "2026-09-14"
    assert starts[-1].date().isoformat() == "2027-01-11"
    assert made.event.decoded("DURATION") == timedelta(minutes=90)
    assert made.event["DTSTART"].params["TZID"] == zone
    if zone != "Africa/Casablanca":  # its rules change with the moon: this computer may know others than the browser
        known = [start.replace(tzinfo=ZoneInfo(zone)) for start in starts]
        assert [start.timestamp() for start in starts] == [start.timestamp() for start in known]
    found = {(start.utcoffset() or timedelta()) / timedelta(hours=1) for start in starts}
    assert found <= set(HOURS[zone])
    assert zone not in {"Europe/Sofia", "America/New_York"} or len(found) == 2


def test_a_zone_without_changes_has_one_distance(open_context: Opener, live: Host) -> None:
    """Istanbul has one observance, Sofia two with a rule for every year, so that no calendar needs its own list."""
    page = open_plan(open_context, live, "Europe/Istanbul")
    fill(page)
    (zone,) = make(page).calendar.walk("VTIMEZONE")
    assert [part.name for part in zone.subcomponents] == ["STANDARD"]
    page = open_plan(open_context, live, "Europe/Sofia")
    fill(page)
    (zone,) = make(page).calendar.walk("VTIMEZONE")
    rules = {part.name: rule_of(part) for part in zone.subcomponents}
    assert rules == {
        "DAYLIGHT": "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "STANDARD": "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
    }


@pytest.mark.parametrize(
    ("language", "event"),
    [("en", "Mentoring session"), ("bg", "Наставническа среща"), ("tr", "Mentorluk görüşmesi")],
)
def test_the_file_is_in_the_language_of_the_page(open_context: Opener, live: Host, language: str, event: str) -> None:
    """The event's name, the weekdays on the page, and the sentence that says what was made."""
    page = open_plan(open_context, live, language=language)
    fill(page)
    made = make(page)
    assert made.event["SUMMARY"] == event
    assert made.event["SUMMARY"].params["LANGUAGE"] == language
    assert made.name.endswith(".ics")
    days = page.locator(".calendar-days label").all_inner_texts()
    expected = {"en": "Monday", "bg": "понеделник", "tr": "Pazartesi"}
    assert days[0].strip() == expected[language]
    assert len({day.strip() for day in days}) == 7
    assert "52" in made.said
    assert "Europe/Sofia" in made.said


def test_any_words_are_data(open_context: Opener, live: Host) -> None:
    """Commas, semicolons, line ends and other alphabets come back as they are; lines are folded after 75 bytes."""
    page = open_plan(open_context, live)
    page.locator("[data-do=make]").evaluate("(button, words) => (button.dataset.event = words)", NASTY)
    fill(page)
    made = make(page)
    assert made.event["SUMMARY"] == NASTY
    lines = made.raw.split(b"\r\n")
    assert lines[-1] == b""
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no letter is cut in two


def test_the_same_sessions_have_the_same_name(open_context: Opener, live: Host) -> None:
    """Opened twice, a file does not double the sessions; another plan has an id of its own. It is at most 1 kB."""
    page = open_plan(open_context, live)
    fill(page)
    one, again = make(page), make(page)
    fill(page, hour="16:00")
    other = make(page)
    assert one.event["UID"] == again.event["UID"] != other.event["UID"]
    assert len(one.raw) <= 1000
    stamp = one.event.decoded("DTSTAMP")
    assert abs(datetime.now(UTC) - stamp) < timedelta(minutes=5)
    assert {"VERSION", "PRODID"} <= set(one.calendar)


def test_the_first_session_is_on_or_after_the_first_day(open_context: Opener, live: Host) -> None:
    """A first day that is none of the chosen weekdays leads to the next of them."""
    page = open_plan(open_context, live)
    fill(page, first="2026-09-15", days="MO", number="48")  # a Tuesday
    starts = make(page).starts()
    assert (starts[0].date().isoformat(), len(starts)) == ("2026-09-21", 48)


def test_what_is_missing_is_said_at_its_field(open_context: Opener, live: Host) -> None:
    """Nothing is made until the day, a weekday and the hour are there; each sentence goes with its reason."""
    page = open_plan(open_context, live)
    page.locator("[data-do=make]").click()
    said = page.locator(".calendar-wrong:not(:empty)")
    expect(said).to_have_text(
        ["Choose the first day.", "Choose one day of the week or more.", "Write the hour, such as 15:30."]
    )
    expect(page.locator("[data-field=first]")).to_be_focused()
    expect(page.locator("[data-field=first]")).to_have_attribute("aria-invalid", "true")
    page.locator("[data-field=first]").fill("2026-09-14")
    expect(said).to_have_count(2)
    page.get_by_role("checkbox", name="Monday", exact=True).check()
    page.locator("[data-field=hour]").fill("08:00")
    expect(said).to_have_count(0)
    assert len(make(page).starts()) == 48


def test_nothing_is_kept(open_context: Opener, live: Host) -> None:
    """After a reload the fields are empty, and the device keeps no answer."""
    page = open_plan(open_context, live)
    fill(page)
    make(page)
    page.reload()
    expect(page.locator("#session-calendar.is-ready")).to_be_visible()
    assert page.locator("[data-field=first]").input_value() == ""
    assert page.locator(".calendar-days :checked").count() == 0
    assert not [key for key in page.evaluate("Object.keys(localStorage)") if ":item." in key]


def test_without_scripts_there_is_the_log_on_paper(open_context: Opener, live: Host) -> None:
    """No field that would do nothing is seen, and a link leads to the log."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto(live.url("working-plan/"), wait_until="load")
    calendar = page.locator("#session-calendar")
    sentence = calendar.locator("noscript p")  # Playwright looks for no text in <noscript>
    expect(sentence).to_contain_text("Use the log on paper instead.")
    expect(sentence).to_be_visible()
    expect(calendar.get_by_role("link", name="session log")).to_be_visible()
    expect(calendar.locator("input, select, button").locator("visible=true")).to_have_count(0)


def test_it_does_not_count_as_something_to_do(site: Path) -> None:
    """“My progress” does not list what cannot be done."""
    for language in ("", "bg/", "tr/"):
        html = (site / language / "progress" / "index.html").read_text("utf-8")
        assert "working-plan/#plan-quiz" in html
        assert "session-calendar" not in html


def test_a_school_s_own_figures_stand_in_place_of_the_guide_s() -> None:
    """Nine months, twice a week, an hour each: 72 to 78 sessions of 60 minutes."""
    _, extension = convert((ROOT / "hooks/kinds/calendar/examples/good.md").read_text("utf-8"))
    (activity,) = extension.page.activities
    for programme, minutes, numbers in (
        (Programme(), 90, range(48, 53)),
        (Programme(minutes=60, times_a_week=2, months=9), 60, range(72, 79)),
    ):
        html = activities.page(
            activity, activities.Services(LinkNumbers(None), {}, no_links, "", programme), first=True
        )
        assert f'data-minutes="{minutes}"' in html
        assert re.findall(r"<option>(\d+)", html) == [str(number) for number in numbers]
