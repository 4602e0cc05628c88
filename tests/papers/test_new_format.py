"""A format that nobody has heard of: a module and a template in a kind, and its files are offered like any other."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from translation.mini_site import NAV, ROLES, Small, make

MODULE = '''"""Plain text, to be read out by a telephone: a format that only a test knows."""

from dataclasses import dataclass, field

import kinds
from exports import cache
from exports.paper import FinishedFile, Paper
from model.nodes import text
from rendering.templates import environment


@dataclass(frozen=True)
class TextPaper(Paper):
    """An activity as plain text."""

    content: str = ""
    suffix: str = ".txt"

    def make(self):
        path = cache.FOLDER / f"{self.language}-{self.name}.txt"
        cache.keep(path, self.content.encode())
        return FinishedFile(path, path.stat().st_size)


def papers(context, problems):
    return {language: [*of_language(context, language)] for language in context.names}


def of_language(context, language):
    for page in context.pages(language):
        for activity in page.activities:
            head = activity.head
            if (kinds.FOLDER / head.kind / "spoken.txt").exists():
                template = environment(kinds.FOLDER).get_template(f"{head.kind}/spoken.txt")
                yield TextPaper(
                    name=head.id,
                    language=language,
                    title=head.title,
                    what="To be read out",
                    of=head.id,
                    where=(page.path, head.line),
                    content=template.render(activity=activity),
                )
'''
TEMPLATE = "{% for question in activity.questions %}{{ loop.index }}. {{ question.text | text }}\n{% endfor %}"
PRINT = "---\ntemplate: print.html\npaper: none\n---\n\n# Print\n\nEvery paper.\n"
ONE_QUIZ = re.sub(r"/// (checklist|plan).*?\n///\n", "", ROLES, flags=re.DOTALL)
ADDED = {"hooks/exports/formats/aloud.py": MODULE, "hooks/kinds/quiz/spoken.txt": TEMPLATE}
"""Its name comes before that of the PDFs: what belongs to them may not depend on being the first."""


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Small]:
    """Build a small guide with a page that lists all papers, to which nothing but these two files was added."""
    small = make(tmp_path_factory.mktemp("format") / "guide")
    for language in ("en", "bg"):
        (small.root / "docs" / language / "print.md").write_text(PRINT, "utf-8")
        (small.root / "docs" / language / "roles.md").write_text(ONE_QUIZ, "utf-8")
    settings = small.root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(NAV, f"{NAV}  - Print: print.md\n"), "utf-8")
    for path, text in ADDED.items():
        (small.root / path).write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PAPERS", "all")
        small.build()
        yield small


def test_its_files_are_made(guide: Small) -> None:
    """Each language has one for its quiz, beside the PDF of the same name; the kinds without a template have none."""
    papers = guide.root / "site" / "papers"
    assert {path.relative_to(papers).as_posix() for path in papers.rglob("*.txt")} == {
        "en/roles-quiz.txt",
        "bg/roles-quiz.txt",
    }
    assert (papers / "en/roles-quiz.txt").read_text("utf-8") == "1. How many roles?\n2. Which one encourages?\n"
    assert (papers / "en/roles-quiz.pdf").is_file()


def test_it_is_offered_beside_the_activity(guide: Small) -> None:
    """With its own format and size, which has no pages."""
    beside = re.findall(r'<p class="activity-papers">.*?</p>', guide.html("roles"))
    offered = [line for line in beside if "roles-quiz.txt" in line]
    assert len(offered) == 1
    assert re.search(
        r'<a href="../papers/en/roles-quiz.txt">To be read out</a> \(<bdi lang="en">TXT</bdi>, 1\skB\)', offered[0]
    )
    assert "roles-quiz.pdf" in offered[0]


def test_the_page_print_lists_it_with_the_others(guide: Small) -> None:
    """In the entry of its activity, which is shown by the picture of a format that can be drawn."""
    card = guide.html("print").partition('id="paper-roles-quiz"')[2].partition("</ul>")[0]
    assert 'href="../papers/en/roles-quiz.txt"' in card
    assert 'href="../papers/en/roles-quiz.pdf"' in card
    assert 'src="../papers/en/roles-quiz.png"' in card


def test_every_picture_of_a_paper_is_there(guide: Small) -> None:
    """No entry shows a picture that nobody could draw."""
    for page in ("print", "bg/print"):
        here = guide.root / "site" / page
        shown = re.findall(r'<img src="(?!data:)([^"]+)"', guide.html(page))
        assert shown
        for picture in shown:
            assert Path(here / picture).resolve().is_file(), picture


def test_the_file_that_holds_all_papers_holds_it(guide: Small) -> None:
    """In the folder of its language."""
    with zipfile.ZipFile(guide.root / "site/papers/en/all-papers-en.zip") as archive:
        assert "en/roles-quiz.txt" in archive.namelist()


def test_when_its_template_changes_its_files_are_made_anew(guide: Small) -> None:
    """Whatever suffix a format's templates have, nothing old is taken from the cache."""
    template = guide.root / "hooks/kinds/quiz/spoken.txt"
    template.write_text(f"The questions.\n{TEMPLATE}", "utf-8")
    guide.build()
    assert (guide.root / "site/papers/en/roles-quiz.txt").read_text("utf-8").startswith("The questions.\n1. How")
