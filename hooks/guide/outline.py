"""What a page as a whole must have: words, one title, a place in the menu, and an English page it translates."""

from collections.abc import Iterable
from difflib import get_close_matches

from model.problems import Problems
from reading.page import Page

from .guide import Guide


def check(guide: Guide, problems: Problems, menu: Iterable[str] | None = None, apart: Iterable[str] = ()) -> None:
    """Report pages that are empty, have no title or two, translate nothing, or that no reader finds.

    `menu` are the pages that the menu names as every language calls them (`roles.md`), nothing where there is no menu;
    `apart` are the paths of pages that are meant to be in none. A file of which something was said already, such as
    that it cannot be read, is not called empty.
    """
    named, hidden = None if menu is None else set(menu), set(apart)
    known = {problem.path for problem in problems}
    for page in guide.pages.values():
        name, english = guide.name(page), guide.english(page)
        if page.blank and page.path not in known:
            problems.add(page.path, 1, empty(page, english))
        elif not page.blank:
            titles(page, problems)
        if english is None and guide.has_written and page.path not in guide.own_pages:
            problems.add(page.path, 1, orphan(guide, page))
        elif english is not None and page.front.exit != english.front.exit:
            problems.add(page.path, page.front.line("exit"), another_exit(english))
        elif named is not None and english is page and name not in named and page.path not in hidden:
            message = f"this page is not in the menu. Write “- Its title: {name}” under “nav:” in mkdocs.yml."
            problems.add(page.path, 1, message)


def empty(page: Page, english: Page | None) -> str:
    """Return what is told of a page without a word."""
    what = "this page is empty" if page.first_line == 0 else "this page has no text under its “---” lines"
    if english is None or english is page:
        return f"{what}. Write its title, “# …”, and its text; or delete the file."
    return f"{what}. Copy {english.path} into it and translate the words; or delete the file."


def titles(page: Page, problems: Problems) -> None:
    """Report a page without a title, and each title after the first."""
    if not page.titles:
        message = "this page has no title. Write “# ” and its title as its first line of text."
        problems.add(page.path, page.first_line + 1, message)
    for line in page.titles[1:]:
        message = (
            f"this page has its title in line {page.titles[0]} already. Write “## ” for a heading inside the page."
        )
        problems.add(page.path, line, message)


def orphan(guide: Guide, page: Page) -> str:
    """Return what is told of a translation whose English is not there."""
    root = f"{guide.root}/{guide.source_language}/"
    names = [path.removeprefix(root) for path in guide.pages if path.startswith(root)]
    near = get_close_matches(guide.name(page), names, 1)
    what = f"Call it “{near[0]}”, as in English" if near else "Give it the name of its English file"
    return f"there is no {root}{guide.name(page)} that this page translates. {what}; or write that one first."


def another_exit(english: Page) -> str:
    """Return what is told of a page that can be left at once in one language only."""
    if english.front.exit:
        return (
            f"{english.path} has “exit: true”, and this page has not. Write “exit: true” between its “---” lines too."
        )
    return f"{english.path} does not have “exit: true”. Write it there too, or delete this line."


def is_chapter(page: Page) -> bool:
    """Tell whether a page is one that a mentor works through: it asks what has a right answer, and is for mentors."""
    return not page.front.paper and any(item.version for activity in page.activities for item in activity.items())
