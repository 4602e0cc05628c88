"""What a page says of itself at its top is declared once, and whatever else stands there is told at its line."""

import re

import pytest

from authoring.helpers import ROOT
from sources import front_matter as front

PLACES = "“---” above and under such lines."
BROKEN = {
    "a word that a key cannot have": ("---\npaper: non\n---\n# T\n", ["2: “paper” cannot be “non”. "]),
    "no, which is another word than none": ("---\npaper: no\n---\n# T\n", ["2: “paper” cannot be “no”. "]),
    "a key that is misspelt": (
        "---\ndescription: A page.\nstge: 2\n---\n# T\n",
        ["3: “stge” means nothing here. Write “stage”."],
    ),
    "a key with a capital": ("---\nPaper: none\n---\n# T\n", ["2: “Paper” means nothing here. Write “paper”."]),
    "a key that is none": ("---\nx: 1\n---\n# T\n", ["2: “x” means nothing here. Write one of these: "]),
    "a title": ("---\ntitle: Roles\n---\n# T\n", ["2: “title” means nothing here. Delete the line"]),
    "a stage that is not there": ("---\nstage: 7\n---\n# T\n", ["2: “stage” cannot be “7”. Write “1”, "]),
    "one such stage among others": ("---\nstage:\n  - 1\n  - 5\n---\n# T\n", ["4: “stage” cannot be “5”. "]),
    "a handout that is not there": (
        "---\nhandout: postr\n---\n# T\n",
        ["2: “handout” cannot be “postr”. Write “card”, "],
    ),
    "a template that is not there": (
        "---\ntemplate: progres.html\n---\n# T\n",
        ["2: “template” cannot be “progres.html”. "],
    ),
    "a word instead of a list": ("---\npack: roles-poster\n---\n# T\n", ["2: “pack” needs a list. "]),
    "an empty list": ("---\npack:\n---\n# T\n", ["2: “pack” needs a list. "]),
    "a list instead of a word": ("---\npaper: [none]\n---\n# T\n", ["2: “paper” says one thing. "]),
    "a list in a list": ("---\npack:\n  - roles-poster\n  - [a, b]\n---\n# T\n", ["4: this is no item of “pack”. "]),
    "an item twice": ("---\npack:\n  - a\n  - b\n  - a\n---\n# T\n", ["5: “a” stands in “pack” twice. "]),
    "a key twice": ("---\npaper: none\npaper: teacher\n---\n# T\n", ["3: “paper” stands here twice. "]),
    "a key without words": ("---\ndescription:\n---\n# T\n", ["2: nothing stands after “description:”. "]),
    "passages without a pack": ("---\nread:\n  - a\n---\n# T\n", ["2: “read” adds to a pack, and there is none. "]),
    "a pack that is none": ("---\npaper: pack\n---\n# T\n", ["2: this page is on no paper: it has no pack. "]),
    "a handout that is on no paper": (
        "---\npaper: none\nhandout: poster\n---\n# T\n",
        ["3: a page with “paper: none” cannot have “handout”. "],
    ),
    "a colon in a sentence": (
        "---\ndescription: Roles: six\n---\n# T\n",
        ["2: this line cannot be read. Write “key: words”"],
    ),
    "an exit that is neither there nor not": (
        "---\ndescription: A page.\nexit: yes\n---\n# T\n",
        ["3: “exit” cannot be “yes”. Write “true” or “false”."],
    ),
    "a number sign in a sentence": ("---\ndescription: Rule # 1\n---\n# T\n", ["2: “# 1” would be left out. "]),
    "a quotation mark alone": (
        '---\ndescription: "Roles\npaper: none\n---\n# T\n',
        ["2: a quotation mark has no partner. "],
    ),
    "words without a key": ("---\nJust words\n---\n# T\n", ["2: this line cannot be read. "]),
    "a list without a key": ("---\n- one\n---\n# T\n", ["2: this line cannot be read. "]),
    "a key that is a list": ("---\n? [a]\n: b\n---\n# T\n", ["2: this is no key. "]),
    "a tab": ("---\npaper:\tnone\n---\n# T\n", ["2: there is a tab in this line. Write spaces instead."]),
    "a tab before a key": ("---\n\tpaper: none\n---\n# T\n", ["2: there is a tab in this line. "]),
    "a sign that is none": (
        "---\ndescription: A\x07\n---\n# T\n",
        ["2: these lines hold a sign that cannot be read. "],
    ),
    "a copy for nobody": (
        "---\npack:\n  - roles-quiz: all\n---\n# T\n",
        ["3: “roles-quiz” cannot be for “all”. Write “1”, “2”, "],
    ),
    "a copy of what is read": (
        "---\npack: []\nread:\n  - roles-coach: 2\n---\n# T\n",
        ["4: this is no item of “read”. Write each on a line of its own"],
    ),
    "never closed": ("---\npaper: none\n\n# T\n\nWords.\n", ["1: the part that “---” begins has no end. "]),
    "closed by a line of the page": (
        "---\npaper: none\n\n# T\n\nWords: some.\n\n---\n\nMore.\n",
        ["1: the part that “---” begins has no end. "],
    ),
    "never opened": ("paper: none\n\n# T\n", [f"1: “paper” stands outside of the “---” lines. Write {PLACES}"]),
    "after an empty line": ("\n---\npaper: none\n---\n# T\n", ["2: “---” must be the file's first line. "]),
    "opened with two hyphens": (
        "--\npaper: none\n---\n# T\n",
        ["1: this line must be three hyphens and nothing else. "],
    ),
    "opened with a dash": ("—\npaper: none\n—\n# T\n", ["1: this line must be three hyphens and nothing else. "]),
}
RIGHT = {
    "nothing": ("# T\n", front.Front()),
    "no lines between": ("---\n---\n# T\n", front.Front()),
    "a word and a colon of the page": ("Note: this is text.\n\n# T\n", front.Front()),
    "all": (
        "---\n# note\ndescription: >-\n  Two\n  lines.\npaper: pack\nstage: [1]\npack:\n  - a\nread: [b]\n---\n# T\n",
        front.Front("Two lines.", "pack", "", (front.ListItem("a", 9),), (front.ListItem("b", 10),), (1,)),
    ),
    "quoted": ('---\ndescription: "Roles: six # of them"\n---\n# T\n', front.Front("Roles: six # of them")),
    "a pack of passages": (
        "---\npack: []\nread: [b]\n---\n# T\n",
        front.Front(pack=(), read=(front.ListItem("b", 3),)),
    ),
    "for whom a copy is": (
        "---\npack:\n  - a: 2\n  - b: wall\n  - c\n---\n# T\n",
        front.Front(pack=(front.ListItem("a", 3, "2"), front.ListItem("b", 4, "wall"), front.ListItem("c", 5))),
    ),
    "an exit": ("---\nexit: true\n---\n# T\n", front.Front(exit=True)),
    "no exit": ("---\nexit: false\n---\n# T\n", front.Front()),
    "dots at the end": ("---\npaper: none\n...\n# T\n", front.Front(paper="none")),
    "nothing behind it": ("---\npaper: none\n---", front.Front(paper="none")),
}


def said(text: str) -> list[str]:
    """Return what is wrong at a page's top, as `line: message`."""
    return [f"{line}: {message}" for line, message in front.read(text)[1]]


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\ufeff"])
def test_what_is_wrong_at_the_top_is_told_at_its_line(name: str, ends: str) -> None:
    """Each mistake once, whatever the file's line ends, also behind a mark for its encoding; and in two sentences."""
    text, expected = BROKEN[name]
    found = said(ends + text if ends == "\ufeff" else text.replace("\n", ends))
    assert len(found) == len(expected), found
    assert all(one.startswith(other) for one, other in zip(found, expected, strict=True)), found
    assert all(re.fullmatch(r"\d+: [^.].*\S[.;] ?.*\.", one) and len(one) <= 180 for one in found), found


@pytest.mark.parametrize("name", BROKEN)
def test_the_page_below_is_read_all_the_same(name: str) -> None:
    """Its first heading is found where it stands, so that its other problems keep their lines."""
    text = BROKEN[name][0]
    parts = front.cut(text)
    assert parts.body.startswith("# T")
    assert text.split("\n")[parts.before] == "# T"


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_is_read(name: str) -> None:
    """Nothing is said of it, and everything is known with its line."""
    text, expected = RIGHT[name]
    found, wrong = front.read(text)
    assert wrong == []
    assert found == front.Front(**{**vars(expected), "lines": found.lines})
    assert all(text.split("\n")[line - 1].startswith(key) for key, line in found.lines.items())


def test_the_words_that_are_allowed_are_those_that_do_something() -> None:
    """Each handout and each page template there is can be asked for, and no other; the README tells of every key."""
    templates = {path.name for path in (ROOT / "overrides").glob("*.html")} - {"base.html", "main.html", "404.html"}
    assert set(front.KEYS["template"].values()) == templates
    assert {path.stem.removesuffix("-a3") for path in front.HANDOUTS.glob("*.typ")} == set(
        front.KEYS["handout"].values()
    )
    table = (ROOT / "README.md").read_text("utf-8").partition("| line | what it does |")[2].partition("\n\n")[0]
    assert set(re.findall(r"`(\w+):", table)) == set(front.KEYS)
    assert set(front.KEYS) == set(vars(front.Front())) - {"lines"}
