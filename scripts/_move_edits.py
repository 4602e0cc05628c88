"""Move what somebody edited in `docs/` by hand into `ours/` and `school.yml`, so that updates merge again.

Nothing is lost: what cannot be moved is written into `ours/not-moved.diff`, and the commit before has all of it.
"""

import re
from collections.abc import Iterator

import _merge
import _page_edits
import _pages
import _source
from _git import Git, GitError
from _moving import REST, Moving, finished
from _setup import say
from _source import UpdateError

PAGE = re.compile(r"docs/([\w-]+)/(.+\.md)")
MADE_ANEW = re.compile(r"docs/[\w-]+/\.state\.yml")
LOGO = re.compile(r"docs/assets/logo(\.\w+)")
NAME = re.compile(r"^ *(?:- locale: ([\w-]+)|site_name: *(.+?)) *$", re.MULTILINE)
TITLE = re.compile(r"# +(.+?) *(?:\{[^}]*\})?")


def move(git: Git, address: str) -> int:
    """Move the edits of the copy, commit that, and say what is left to do. Raises UpdateError or GitError."""
    head = git.commit("HEAD")
    _source.fetch(git, address, _source.settings(git.text(head, "school.yml")))
    release = git.commit(_source.tag(_source.newest(git)))
    origin = _merge.base(git, head, release, _source.tag(_source.version_at(git, head)))
    if not origin:
        raise UpdateError("It is not known which release this copy was made of, so your edits cannot be told from it.")
    mine = git.files(head)
    moving = Moving(git, mine, git.files(origin), dict(mine))
    edits = _merge.edits(git, head, origin, release)
    touched = [path for path in edits if movable(path) or path == "mkdocs.yml"]
    languages = dropped(moving)
    touched += [f"hooks/words/{each}.toml" for each in languages if f"hooks/words/{each}.toml" in edits]
    if not touched:
        say("Nothing in docs/ differs from the release that this copy was made of. There is nothing to move.")
        return 0
    read = _pages.reader(moving.text(moving.shipped, "mkdocs.yml"))
    for path in touched:
        take(moving, read, path, languages)
    commit = git.record(finished(moving), [head], "Move our own words into ours/")
    try:
        git.raw("merge", "--ff-only", "--quiet", commit)
    except GitError as wrong:
        raise UpdateError(f"{wrong}\nNothing was changed. Move these files away, and try again.") from wrong
    for line in report(moving, [path for path in edits if path not in touched]):
        say(line)
    return 0


def movable(path: str) -> bool:
    """Tell whether edits of a file have another place. Pictures but the logo have none, and stay."""
    return path.startswith("docs/") and (not path.startswith("docs/assets/") or bool(LOGO.fullmatch(path)))


def dropped(moving: Moving) -> list[str]:
    """Return the languages whose pages were all deleted, and say which ones are left."""
    shipped, mine = (
        list(dict.fromkeys(match[1] for path in side if (match := PAGE.fullmatch(path))))
        for side in (moving.shipped, moving.mine)
    )
    gone = [each for each in shipped if each not in mine]
    if gone:
        moving.settings["languages"] = [f"languages: [{', '.join(each for each in shipped if each in mine)}]"]
    return gone


def take(moving: Moving, read: _pages.Reader, path: str, languages: list[str]) -> None:
    """Move the edits of one file, and take the file as it was shipped."""
    page, logo = PAGE.fullmatch(path), LOGO.fullmatch(path)
    of_language = path.startswith(tuple(f"docs/{each}/" for each in languages))
    if of_language or path.startswith("hooks/words/") or MADE_ANEW.fullmatch(path):
        moving.restore(path)
    elif page and path not in moving.shipped:
        moving.own[f"ours/{page[1]}/{page[2]}"] = moving.text(moving.mine, path)
        moving.news.append(f"ours/{page[1]}/{page[2]}: a page of your own. It stands in the menu by itself.")
        moving.restore(path)
    elif page and path not in moving.mine:
        moving.settings.setdefault("leave_out", []).append(page[2])
        moving.restore(path)
    elif page:
        of_page(moving, read, path, page)
    elif logo and path in moving.mine:
        moving.files[f"ours/logo{logo[1]}"] = moving.mine[path]
        moving.settings["logo"] = [f"logo: ours/logo{logo[1]}"]
        moving.restore(path)
    elif path == "mkdocs.yml":
        of_settings(moving)
    elif path in moving.shipped:
        moving.keep(path)
        moving.restore(path)


def of_page(moving: Moving, read: _pages.Reader, path: str, page: re.Match[str]) -> None:
    """Move the edits of a page of the guide."""
    old, new = moving.text(moving.shipped, path), moving.text(moving.mine, path).splitlines()
    contacts = _page_edits.contacts(old.splitlines(), new)
    text = "\n".join(line for number, line in enumerate(new) if number not in contacts)
    before, after = read(path, old), read(path, f"{text}\n" if old.endswith("\n") else text)
    edits = _page_edits.of_page(before, after)
    target = f"ours/{page[1]}/{page[2]}"
    if edits.moved:
        moving.own[target] = "\n".join(edit.written() for edit in edits.moved)
        moving.news.append(f"{target}: {', '.join(edit.id for edit in edits.moved)}")
    for edit in edits.moved:
        if edit.action != _page_edits.AFTER:
            moving.seen[f"{page[1]}/{edit.id}"] = _pages.wording(before.of(edit.id))
    title = next((match[1] for _, line in edits.left if (match := TITLE.fullmatch(line))), "")
    shipped_names = dict(names(moving.text(moving.shipped, "mkdocs.yml")))
    if title and f"# {shipped_names.get(page[1])}" in before.lines:
        moving.settings.setdefault("name", []).append(f'{page[1]}: "{title}"')
    if contacts or any(line.strip() for _, line in edits.left):
        moving.keep(path)
    reached = [new[each] for each in contacts] + [line for line in edits.fresh if _page_edits.REACHED.search(line)]
    if reached:
        moving.settings.setdefault("reached", []).extend(f"{path}: {line.strip()}" for line in reached)
    moving.restore(path)


def of_settings(moving: Moving) -> None:
    """Read the names out of mkdocs.yml, and take the rest as it was shipped."""
    old, new = (dict(names(moving.text(side, "mkdocs.yml"))) for side in (moving.shipped, moving.mine))
    renamed = [f'{language}: "{name}"' for language, name in new.items() if language and old.get(language) != name]
    moving.settings["name"] = [*dict.fromkeys([*renamed, *moving.settings.get("name", [])])]
    moving.keep("mkdocs.yml")
    moving.restore("mkdocs.yml")


def names(settings: str) -> Iterator[tuple[str, str]]:
    """Go through the names of the site in a mkdocs.yml, each with its language."""
    language = ""
    for match in NAME.finditer(settings):
        if match[1]:
            language = match[1]
        else:
            yield language, match[2].strip("\"'")


def report(moving: Moving, others: list[str]) -> Iterator[str]:
    """Go through the lines that tell what was moved, what to write into school.yml, and what was not moved."""
    if moving.news:
        yield "Moved into ours/:"
        yield from (f"  {line}" for line in moving.news)
    settings = moving.settings
    lines = [f"name: {{{', '.join(settings['name'])}}}"] if settings.get("name") else []
    lines += [*settings.get("languages", []), *settings.get("logo", [])]
    if pages := settings.get("leave_out"):
        lines.append(f"leave_out: [{', '.join(dict.fromkeys(pages))}]")
    if lines:
        yield "\nWrite this into school.yml, which now does what your edits did:"
        yield from (f"  {line}" for line in lines)
    if reached := settings.get("reached"):
        yield "\nThese lines of yours seem to say whom to reach. Under “people:” or “helplines:” in school.yml they are"
        yield "written once, and stand wherever they are needed, in every language and on paper:"
        yield from (f"  {line}" for line in reached)
    if moving.rest:
        paths = [line.removeprefix("+++ b/") for line in moving.rest if line.startswith("+++ b/")]
        yield f"\nNot moved, because it has no place in ours/ or school.yml. It is kept in {REST}:"
        yield from (f"  {path}" for path in paths)
    if others:
        yield "\nThese files you changed, too. They stay as they are; an update says so if it needs them:"
        yield from (f"  {path}" for path in others)
    yield "\ndocs/ is as it was shipped now, so updates merge. Look at your guide (scripts/serve.py), then go on."
