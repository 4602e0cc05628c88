"""Words that are meant as words, and that some format would like to take for something else."""

from hypothesis import strategies as some

from exports.transfer.contents import FORBIDDEN

PIECES = (
    *("<", ">", "&", "]]>", "<b>", "</text>", "<!--", "&lt;", "&amp;#60;", "{", "}", "{}", "~", "#", "####", "=", "->"),
    *(
        "%50%",
        "%24",
        "//",
        "::",
        ":",
        "\\",
        "\\n",
        "\\:",
        "[html]",
        "[moodle]",
        "[id:x]",
        "$CATEGORY: a",
        "@@PLUGINFILE@@",
    ),
    *(
        "0",
        '"',
        "'",
        "İıŞğ",
        "Яна",
        "שלום",
        "$$x$$",
        "`",
        "*",
        "_",
        "=1+1",
        "TRUE",
        "&&",
        "%",
        "😀",
        "\u00a0",
        "-",
        ".",
    ),
)
LETTERS = some.characters(codec="utf-8", exclude_categories=["Cs"]).filter(lambda letter: not FORBIDDEN.search(letter))
WORDS = (
    some.lists(some.one_of(some.sampled_from(PIECES), LETTERS), min_size=1, max_size=8)
    .map(lambda pieces: "".join(pieces).strip())
    .filter(lambda words: bool("".join(words.replace("\u200b", "").split())))
)
"""A text of an author."""


def distinct(count: int) -> some.SearchStrategy[list[str]]:
    """Give so many texts, of which no two are the same."""
    return some.lists(WORDS, min_size=count, max_size=count, unique_by=lambda words: "".join(words.split()))
