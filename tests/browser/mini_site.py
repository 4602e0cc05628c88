"""A pocket guide of a few pages with one of each activity, built by the guide's own hooks and frame in a moment.

The wording is the tests' own, so that no test breaks when the real guide is reworded.
"""

import re
import shutil
import warnings
from pathlib import Path

from _site import build_into
from conftest import ROOT

CHECKLIST = """\
/// checklist | Before the trip
    id: trip

Tick what you have.

### Pack { #trip-pack }

- [ ] Bring water. { #trip-water for="drink" }

    A litre is enough for two.

- [ ] Bring bread. { #trip-bread for="eat" }
- [ ] Bring a map. { #trip-map for="eat" }
///
"""

BAKER = """\
1.  Who bakes bread? { #learned-baker .shuffle for="eat" }

    //// hint
    Think of flour.
    ////

    - [ ] The smith { #smith }

        > The smith works with iron.

    - [x] The baker { #baker }

        > Yes, from flour and water.

    - [ ] The tailor { #tailor }

        > The tailor sews.

    - [ ] The miller { #miller }

        > The miller makes the flour.

    > Bread is baked early in the morning.
"""

OTHER_QUESTIONS = """\
1.  Water is wet. { #learned-wet for="drink" }

    - [x] True { #true }

        > It is.

    - [ ] False { #false }

        > Touch it and see.

2.  Which of these can you drink? { #learned-drinks for="drink eat" }

    - [x] Milk { #milk }

        > Milk flows.

    - [ ] Sand { #sand }

        > Sand is dry.

    - [x] Tea { #tea }

        > Tea flows too.

    > What flows can be drunk, if it is clean.

3.  Put the day in order. { #learned-day for="eat" }

    1.  Morning { #morning }
    2.  Noon { #noon }
    3.  Evening { #evening }

    > The sun tells you.

4.  What does each animal eat? { #learned-animals for="eat" }

    Cow { #cow }
    :   Grass

    Cat { #cat }
    :   Mice

    Bee { #bee }
    :   Nectar

    > Each has its own food.
"""

PLAN = """\
/// plan | The day
    id: day
    private: true

### About the day { #day-about }

- Place { #day-place for="eat" }
- What happened { #day-story .lines rows=3 for="eat" }

    A few words are enough.

- When { #day-when .date for="eat" }
- Mood { #day-mood .choice for="eat" }

    - good { #good }
    - tired { #tired }

- We said goodbye { #day-bye .tick for="eat" }

### Who helps { #day-help }

//// rows
    id: day-steps
    count: 2
    for: eat

| Who { #who } | By when { #when .date } | Done { #done .tick } |
|---|---|---|
////

- Signature { #day-sign .signature for="eat" }
///
"""


def quiz(*parts: str) -> str:
    """Give the quiz with these questions in this order; Markdown numbers them anew."""
    return "/// quiz | What did you learn?\n    id: learned\n\n" + "\n".join(parts) + "///\n"


QUIZ = quiz(BAKER, OTHER_QUESTIONS)
PRACTICE = f"# Practice\n\n{CHECKLIST}\n{QUIZ}\n{PLAN}"
FOOD = """\
# Food { #food }

Bread is good for you. { #eat }

## Drinks { #drinks }

Water is good for you too. { #drink }
"""
PAGES = {
    "en/index.md": "# Pocket\n\nA [small guide](practice.md).\n",
    "en/practice.md": PRACTICE,
    "en/food.md": FOOD,
    "en/progress.md": "---\ntemplate: progress.html\n---\n\n# My progress\n\nAll is kept here.\n",
    "en/written.md": "---\ntemplate: written.html\n---\n\n# All I wrote\n\nAll of it is here.\n",
    "bg/food.md": FOOD.replace("Bread is good for you.", "Хлябът е полезен.").replace("# Food", "# Храна"),
    "bg/practice.md": PRACTICE.replace("Bring water.", "Вземи вода.").replace("Before the trip", "Преди пътя"),
}
WORDS = """\
# Hard words

Loaf { #word-loaf }
:   A bread of its own, for example a round one. It is cut before it is eaten.

Crust { #word-crust }
:   The hard outside of bread.
"""
READING = """\
# At the baker's

## A [loaf](words.md#word-loaf) to take home { #home }

Buy one [*loaf*](words.md#word-loaf) a day, and eat the [crust](words.md#word-crust), too.

The next [loaf](words.md#word-loaf) is for later.

- [ ] I know [the crust](words.md#word-crust).
"""
EXPLAINED: dict[str, str | None] = {
    "en/words.md": WORDS,
    "en/reading.md": READING,
    "bg/words.md": WORDS.replace("A bread of its own, for example a round one", "Един хляб, например кръгъл"),
    "bg/reading.md": READING.replace("[crust]", "[коричката]"),
}
"""Pages on which words are explained in place; their menu is `NAV` with `EXPLAINED_NAV`."""
EXPLAINED_NAV = "  - words.md\n  - reading.md\n"
NAV = "nav:\n  - index.md\n  - practice.md\n  - food.md\n  - progress.md\n  - written.md\n"


def build(
    workshop: Path,
    name: str,
    changes: dict[str, str | None] | None = None,
    nav: str = NAV,
    frame: Path = ROOT / "overrides",
) -> Path:
    """Build the guide with some of its pages changed or (None) left out, and give the folder of the site.

    `frame` is the folder of the templates, and of the frame's styles and scripts.
    """
    root = workshop / name
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    shutil.copy(ROOT / "guide-version.toml", root)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[0]
    before, _, after = settings.partition("\nwatch:")
    settings = before + "\nplugins:" + after.partition("\nplugins:")[2]
    settings = settings.replace('!ENV [SITE_URL, ""]', "https://example.org/peer-mentoring/")
    settings = re.sub(r"\n(repo_url|edit_uri):.*", "", settings)
    for place, there in {"hooks/main.py": ROOT / "hooks" / "main.py", "overrides": frame}.items():
        settings = settings.replace(f" {place}", f" {there.as_posix()}")
    (root / "mkdocs.yml").write_text(f"{settings}\n{nav}", "utf-8")
    for path, text in {**PAGES, **(changes or {})}.items():
        if text is not None:
            file = root / "docs" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
    (root / "docs" / "tr").mkdir(exist_ok=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what MkDocs and its plugins find old-fashioned is not what is tried here
        problems, _ = build_into(root, root / "site", show=lambda _: None)
    assert not problems, "\n".join(problems)
    return root / "site"
