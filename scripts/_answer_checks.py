"""What an answer about a school must be, beyond its looks: the hooks know it, and the build would refuse it later."""

import re
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from _setup import ROOT
from _site import find_hooks

find_hooks(ROOT)

from sources import settings  # noqa: E402 - only now can it be found
from sources.school import colours, logo, pages, values  # noqa: E402 - the same

DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?: ?г\.?)?")
"""A day as it is written in Bulgaria and Turkey."""


class WrongAnswer(Exception):  # noqa: N818 (it is what a person wrote, no fault of the program)
    """An answer that cannot be used: the key of the sentence that says why, and what the sentence names."""

    def __init__(self, key: str, answer: str, **more: object) -> None:
        """Keep what the sentence is made of; what is given as a tuple is the place of words in begin.toml."""
        super().__init__(key)
        self.key, self.values = key, {"answer": answer, **more}


def number_to_call(answer: str) -> str:
    """Return a number to call. Raises WrongAnswer."""
    digits = sum(sign.isdigit() for sign in answer)
    if not values.NUMBER.fullmatch(answer) or not values.FEWEST_DIGITS <= digits <= values.MOST_DIGITS:
        raise WrongAnswer("wrong_phone", answer)
    return answer


def day(answer: str) -> date:
    """Return a day that has been. Raises WrongAnswer."""
    if match := DAY.fullmatch(answer):
        answer = f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}"
    try:
        given = date.fromisoformat(answer)
    except ValueError:
        raise WrongAnswer("wrong_date", answer) from None
    if given > date.today():  # noqa: DTZ011 - the day where the person is who checked
        raise WrongAnswer("wrong_future", answer)
    return given


def colour(answer: str, part: str) -> str:
    """Return a colour that can be read where the school's `main` or `accent` one stands. Raises WrongAnswer."""
    if not colours.COLOUR.fullmatch(answer):
        raise WrongAnswer("wrong_colour", answer)
    grounds = colours.grounds_of_main if part == "main" else colours.grounds_of_accent
    if colours.weakest(answer.lower(), grounds(answer))[0] < colours.ENOUGH:
        raise WrongAnswer("wrong_pale", answer, near=colours.nearest(answer.lower(), grounds))
    return answer


def picture(root: Path, answer: str) -> str:
    """Return the file of a logo. Raises WrongAnswer."""
    file = root / answer
    if not file.is_file() or not file.resolve().is_relative_to(root.resolve()):
        raise WrongAnswer("wrong_file", answer)
    if file.stat().st_size > logo.MOST:
        raise WrongAnswer("wrong_size", answer, most=logo.MOST // 1000)
    if file.suffix.lower() not in logo.KINDS or logo.unsafe(root, answer):
        raise WrongAnswer("wrong_picture", answer)
    return answer


def address(answer: str) -> str:
    """Return the address of a site. Raises WrongAnswer."""
    if not settings.SAFE.fullmatch(answer) or "." not in answer:
        raise WrongAnswer("wrong_address", answer)
    return answer


def page(root: Path, language: str, answer: str) -> str:
    """Return the file of a page that a school can leave out, or the id of a paper. Raises WrongAnswer.

    A page may be given by its address, too, and without its ending.
    """
    folder = root / "docs" / language
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}
    steps = [each for each in answer.removesuffix(".md").split("/") if each]
    ends = ["/".join(steps[at:]) for at in range(len(steps))]
    name = next((file for end in ends for file in (f"{end}.md", f"{end}/index.md") if file in files), "")
    if name in pages.NEEDED:
        raise WrongAnswer("wrong_needed", name, why=("needed", name.removesuffix(".md")))
    if name and pages.template_of(folder / name) not in pages.FREE:
        raise WrongAnswer("wrong_needed", name, why=("needed", "frame"))
    if name or re.fullmatch(r"[a-z][a-z0-9-]*", answer):
        return name or answer
    near = get_close_matches(answer.removesuffix(".md"), [file.removesuffix(".md") for file in files], 1)
    raise WrongAnswer("wrong_page", answer, near=f"{near[0]}.md" if near else "stories/promise.md")
