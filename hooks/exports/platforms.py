"""The page "For your platform": which files there are for what a school works with, and what is in each of them."""

from collections.abc import Sequence

from markupsafe import Markup

import words
from rendering.addresses import relative

from .listing import Download, File, format_and_size
from .paper import Paper

SLOT = "files"
"""What an author writes on the page: `<!--files moodle-xml-->`, or `<!--files all-->` for the one that holds all."""
ALL = "all"
FEW = 1
"""As many files of single activities as stand in the open."""
README = "README.txt"


def collection(folder: str, language: str) -> str:
    """Return the address of the file that holds all those of a language, from the site's root."""
    return f"{folder}/{language}/for-your-platform-{language}.zip"


def listed(files: Sequence[File], here: str, language: str) -> str:
    """Return the list of the files of an offer for the page at `here`: what is for the whole guide stands first.

    The files of single activities stand in a card that opens.
    """
    sentences = words.load(language)["exports"]
    whole = [each for each in files if each.paper.whole]
    single = [each for each in files if not each.paper.whole]
    if len(single) <= FEW:
        return str(_list([*whole, *single], here, language)) if files else ""
    card = Markup("<details><summary>{}</summary>{}</details>")
    shown = _list(whole, here, language) if whole else Markup()
    return str(shown + card.format(sentences["platform_single"], _list(single, here, language)))


def _list(files: Sequence[File], here: str, language: str) -> Markup:
    item = Markup('<li><a href="{}" download rel="nofollow">{}</a> ({}){}</li>')
    rows = (
        item.format(
            relative(here=here, there=file.url),
            file.paper.what if file.paper.whole else file.paper.title,
            format_and_size(file, language),
            Markup("<br>{}").format(file.paper.holds) if file.paper.holds else "",
        )
        for file in files
    )
    return Markup('<ul class="platform-files">{}</ul>').format(Markup("").join(rows))


def all_in_one(file: Download, here: str, language: str) -> str:
    """Return the link to the file that holds all of a language, for the page at `here`."""
    sentences = words.load(language)["exports"]
    link = Markup('<p><a class="door" href="{}" download rel="nofollow">{}</a> ({})</p>')
    return link.format(relative(here=here, there=file.url), sentences["platform_all"], format_and_size(file, language))


def in_one_folder(folder: str, language: str) -> str:
    """Return the sentence that names the folder of all files, given from the site's root, for a copy on a disk."""
    before, after = words.load(language)["exports"]["platform_folder"].split("{folder}")
    return Markup("<p>{}<code>{}</code>{}</p>").format(before, folder, after)


def readme(papers: Sequence[Paper], language: str) -> str:
    """Return the text that lies beside the files: each with its name and what is in it and what is not."""
    sentences = words.load(language)["exports"]
    lines = [sentences["platform_readme"], ""]
    for paper in papers:
        lines += [f"{paper.name}{paper.suffix}", f"    {paper.what}: {paper.title}"]
        lines += [f"    {paper.holds}"] if paper.holds else []
    return "\n".join([*lines, ""])
