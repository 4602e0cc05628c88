"""What a build tells a school about `school.yml`, without stopping: what is missing, and what is old."""

from collections.abc import Iterator, Sequence
from datetime import date

from model.school import School, said

FILE = "school.yml"
NO_SHORT_NAME = (
    "The guide has a name of yours, and no short one ({languages}), so phones show another word below the icon. "
    "Write up to 12 characters in {file}, after “short_name:”."
)
NO_ORIGINAL = (
    "The guide has a name of yours, and “About” does not say which guide it was made from, as the licence asks. "
    "Write the address of that guide in {file}, after “original:”."
)
MISSING = "{what} are not set, so pages say only whom to ask. Write them in {file}, under {where}."


def unnamed(school: School, codes: Sequence[str]) -> Iterator[str]:
    """Say what is missing beside a name, if a school set one."""
    if not school.names:
        return
    if missing := [code for code in codes if not said(school.short_names, code)]:
        yield NO_SHORT_NAME.format(file=FILE, languages=", ".join(missing))
    if not school.original:
        yield NO_ORIGINAL.format(file=FILE)


def old(day: date, today: date) -> bool:
    """Tell whether a day is more than a year ago."""
    return (day.year + 1, day.month, day.day) < (today.year, today.month, today.day)


def notices(school: School, codes: Sequence[str], today: date) -> Iterator[str]:
    """Go through what is to be said; `codes` are the site's languages, and `today` is the day of the build."""
    yield from unnamed(school, codes)
    missing = {
        "people to turn to": ("people:", school.people),
        "helplines": ("helplines:", school.helplines),
    }
    if what := [name for name, (_, given) in missing.items() if not given]:
        where = " and ".join(f"“{key}”" for key, given in missing.values() if not given)
        names = " and ".join(what)
        yield MISSING.format(what=names[0].upper() + names[1:], file=FILE, where=where)
    for each in school.helplines:
        if each.checked and old(each.checked, today):
            name = next(filter(None, (said(each.name, "en"), *each.name.values())), each.number)
            yield (
                f"{FILE}:{each.line}: nobody has checked “{name}” since {each.checked}, for more than a year. "
                f"Call {each.number}, and write the new day after “checked:”."
            )
