"""The files a teacher prints: all there, right in every language, accessible, small, within a printer's reach."""

import re
import statistics
import zipfile
from itertools import product
from math import ceil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp

import _contact_sheets
import words
from pages.guide_reader import activities, said
from pages.test_training import links, part, rows
from papers.pdf_text import LANGUAGES, ROOT, ink, numbered, pages, papers, pictures, plain, text

ADDRESS = "example.org/peer-mentoring/"
PROJECT = "2022-2-BG01-KA210-VET-000092203"
BARE = {"roles-poster", "roles-poster-a3", "stages-timeline", "expectations-card"}
"""What hangs on a wall or is cut out: it has no number of a page."""

HANDOUTS = {
    *BARE,
    "conduct-pledge",
    "certificate-chapters",
}
ON_ONE_SHEET = {"you-have-a-mentor", "programme"}
TWO_SIDED = {"role-play", "starter-pack", "training-pack"}
THROUGH = {*TWO_SIDED, *(f"{stem}-one-sided" for stem in TWO_SIDED), "all-quiz-sheet", "all-quiz-key"}
VOLUMES = {"guide", "guide-teacher", *THROUGH}
A4, A3 = (595, 842), (842, 1191)
SAFE_TOP = SAFE_BOTTOM = 8.8 + 4.2
"""US Letter ends 8.8 mm before A4 above and below, if the page is put in its middle; a printer's edge is 4.2 mm."""

SAFE_SIDE = 5.0


def stems(site: Path, language: str) -> set[str]:
    """Return the names of a language's papers."""
    return {path.stem for path in papers(site, language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_activity_has_its_papers(site: Path, language: str) -> None:
    """Sheets for all, in large print too; a key for each quiz; a form in two languages with each other language."""
    found = stems(site, language)
    for kind in ("checklist", "quiz", "plan"):
        for id_ in activities(kind):
            assert {id_, f"{id_}-large"} <= found
    assert {f"{id_}-key" for id_ in activities("quiz")} <= found
    later = LANGUAGES[LANGUAGES.index(language) + 1 :]  # a pair of languages shares one file
    assert {f"{id_}-{other}" for id_ in activities("plan") for other in later} <= found
    assert HANDOUTS | VOLUMES | {"session-log-booklet"} <= found


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_zip_holds_all(site: Path, language: str) -> None:
    """Everything of a language as one file, byte by byte."""
    with zipfile.ZipFile(site / "papers" / language / f"all-papers-{language}.zip") as archive:
        held = {entry: archive.read(entry) for entry in archive.namelist()}
    own = [*papers(site, language), *(path for path in papers(site) if path.stem.endswith(f"-{language}"))]
    assert held == {path.relative_to(site / "papers").as_posix(): path.read_bytes() for path in own}


def test_a_file_says_what_it_is(site: Path) -> None:
    """PDF 1.7, tagged, with language and title; it claims PDF/UA-1; fonts are embedded, only what is used of them."""
    for path in papers(site):
        with pikepdf.open(path) as pdf:
            assert pdf.pdf_version == "1.7", path
            assert bool(pdf.Root.MarkInfo.Marked), path
            assert pdf.Root.StructTreeRoot, path
            assert str(pdf.Root.Lang) == path.parent.name, path
            assert str(pdf.docinfo["/Title"]).strip(), path
            assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle), path
            with pdf.open_metadata() as metadata:
                assert metadata["pdfuaid:part"] == "1", path
                assert metadata["dc:language"], path
            fonts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontName" in each]
            assert fonts, path
            for font in fonts:
                assert "/FontFile2" in font or "/FontFile3" in font, path
                assert re.match(r"/[A-Z]{6}\+(SofiaSansPaper|SofiaSansPoster|NotoSans)", str(font.FontName)), path
            figures = [
                each
                for each in pdf.objects
                if isinstance(each, pikepdf.Dictionary) and each.get("/S") == pikepdf.Name.Figure
            ]
            assert all(str(figure.Alt).strip() for figure in figures), path


def test_every_sheet_says_where_it_comes_from(site: Path) -> None:
    """The project, the version, the date, the language, the site's address, and, but on wall and card, page x of y."""
    for path in papers(site):
        language, found = path.parent.name, pages(path)
        said = words.load(language)["kinds"]["paper_page"]
        assert ADDRESS in text(path), path
        assert PROJECT in text(path), path
        assert "0.1.0" in text(path), path
        assert {"en": "English", "bg": "Български", "tr": "Türkçe"}[language] in text(path), path
        if path.stem not in {*VOLUMES, *BARE} and not path.stem.endswith("-booklet"):
            for number, page in enumerate(found, 1):
                assert said.replace("{page}", str(number)).replace("{pages}", str(len(found))) in page, path
                assert PROJECT in page, path


def test_every_sheet_has_a_code_to_scan(site: Path) -> None:
    """The code beside the title leads to the activity on the site, also for a phone that looks at a poor print."""
    for path in papers(site):
        found = zxingcpp.read_barcodes(next(pictures(path, dpi=150)))
        assert [code.text.startswith("https://example.org/peer-mentoring/") for code in found] == [True], path
        with pikepdf.open(path) as pdf:
            alts = [
                str(each.Alt)
                for each in pdf.objects
                if isinstance(each, pikepdf.Dictionary) and each.get("/S") == pikepdf.Name.Figure
            ]
        assert any(alt.startswith("https://example.org/peer-mentoring/") for alt in alts), path


def test_everything_is_printed_where_a4_and_letter_meet(site: Path) -> None:
    """Nothing is nearer to an edge than a printer reaches, on A4 and on US Letter; and no page is empty."""
    for path in papers(site):
        with pypdfium2.PdfDocument(path) as document:
            sizes = {tuple(round(side) for side in page.get_size()) for page in document}
        wide = path.stem.endswith("-booklet")
        assert sizes == {A3 if path.stem.endswith("-a3") else A4[::-1] if wide else A4}, path
        for number, picture in enumerate(pictures(path), 1):
            where = ink(picture)
            if where is None and path.stem in TWO_SIDED:
                continue  # the back of a sheet: in a pack, no paper has another on its back
            assert where is not None, f"{path}: page {number} is empty"
            left, top, right, bottom = where
            ends, sides = (min(left, right), min(top, bottom)) if wide else (min(top, bottom), min(left, right))
            assert ends >= SAFE_TOP - 0.8, f"{path}: page {number}, {where}"  # 0.8: a pixel of the picture
            assert sides >= SAFE_SIDE, f"{path}: page {number}, {where}"


def test_handouts_are_one_page(site: Path) -> None:
    """What hangs on a wall, is signed, is cut out, or says that it is one page is one sheet in every language."""
    for language in LANGUAGES:
        for stem in (*HANDOUTS, *ON_ONE_SHEET):
            assert len(pages(site / "papers" / language / f"{stem}.pdf")) == 1, (language, stem)


def test_sizes(site: Path) -> None:
    """A sheet has 60 kB at the median, the guide 2 MB, with all keys and maps 2.5 MB, a preview 10 kB at the most."""
    sheets = [path.stat().st_size for path in papers(site) if path.stem not in VOLUMES]
    assert statistics.median(sheets) <= 60_000
    assert max(path.stat().st_size for path in papers(site) if path.stem == "guide") <= 2_000_000
    assert max(path.stat().st_size for path in papers(site) if path.stem == "guide-teacher") <= 2_500_000
    assert max(path.stat().st_size for path in (site / "papers").rglob("*.png")) <= 10_000


@pytest.mark.parametrize(
    ("paper", "sentences"),
    [
        ("bg/agreement", ["Подпис на наставника", "Нашето споразумение"]),
        ("tr/agreement", ["Mentorun imzası", "görüşme"]),
        ("tr/guide", ["İçindekiler", "zorbalık", "öğretmen", "şey", "karşı"]),
        ("bg/conduct", ["Подхождай без предубеждения."]),
        ("tr/conduct", ["Mentine de böyle davran."]),
    ],
)
def test_text_can_be_read_back(site: Path, paper: str, sentences: list[str]) -> None:
    """Cyrillic and the Turkish letters come out of a file as they went in."""
    found = text(site / "papers" / f"{paper}.pdf")
    for sentence in sentences:
        assert sentence in found, (paper, sentence)


def test_the_log_lasts_for_four_months(site: Path) -> None:
    """52 rows on the sheet and in the booklet: three a week for 17 weeks and a third."""
    for stem in ("session-log", "session-log-booklet"):
        with pypdfium2.PdfDocument(site / "papers" / "en" / f"{stem}.pdf") as document:
            assert len(document) >= 2
    rows = next(item for item in activities("plan")["session-log"].items() if item.id == "session-log-table")
    assert getattr(rows, "paper", 0) == 52


def test_the_booklet_is_in_the_order_of_folding(site: Path) -> None:
    """Folded in the middle, the pages of the sheets follow each other: the last one stands beside the first."""
    found = pages(site / "papers" / "en" / "session-log-booklet.pdf")
    assert len(found) % 2 == 0
    numbers = []
    with pypdfium2.PdfDocument(site / "papers" / "en" / "session-log-booklet.pdf") as document:
        for page in document:
            half, held = page.get_width() / 2, page.get_textpage()
            sides = [held.get_text_bounded(*box) for box in ((0, 0, half, 60), (half, 0, half * 2, 60))]
            numbers.append(tuple(int(re.findall(r"\d+", side)[-1]) for side in sides))
    numbers[0] = (numbers[0][0], 1)  # the cover has no number
    last = len(found) * 2
    expected = []
    for sheet in range(len(found) // 2):
        expected += [(last - 2 * sheet, 1 + 2 * sheet), (2 + 2 * sheet, last - 1 - 2 * sheet)]
    assert numbers == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_has_contents_and_bookmarks(site: Path, language: str) -> None:
    """Each chapter is a bookmark, in order, and stands in the contents with its page."""
    with pypdfium2.PdfDocument(site / "papers" / language / "guide.pdf") as document:
        marks = [(item.level, item.get_title(), item.get_dest().get_index()) for item in document.get_toc()]
    chapters = [(title.replace("\u2060", ""), index + 1) for level, title, index in marks if level == 0]
    assert len(chapters) >= 20
    assert [page for _, page in chapters] == sorted(page for _, page in chapters)
    contents = " ".join(pages(site / "papers" / language / "guide.pdf")[1:5])
    for title, page in chapters[1:]:
        assert re.search(rf"{re.escape(' '.join(title.split()))}[ .]*{page}\b", contents), title


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cover_speaks_one_language(site: Path, language: str) -> None:
    """Title and description on the first page of the guide are those of its language."""
    said = {"en": "A guide for students", "bg": "Наръчник за ученици", "tr": "bir rehber"}
    cover = pages(site / "papers" / language / "guide.pdf")[0]
    assert [code for code, words_ in said.items() if words_ in cover] == [language]


def test_keys_are_only_in_the_teachers_edition(site: Path) -> None:
    """What explains an answer is at the back of one book, and nowhere in the other."""
    said = "is a danger to another person is enough."
    book, teachers = (text(site / "papers" / "en" / f"{stem}.pdf") for stem in ("guide", "guide-teacher"))
    assert said not in book
    assert said in teachers
    assert re.search(r"Counsellor \(The roles of a mentor\) \(page \d+\)", teachers), "what to read, and where"
    assert words.load("en")["exports"]["answers"] in book
    assert words.load("en")["exports"]["answers"] not in teachers
    assert words.load("en")["exports"]["keys"] not in book


def test_a_pack_is_its_papers_in_order(site: Path) -> None:
    """Each paper of the starter pack begins with its own title, in the order of its page; the list has its pages."""
    for language, edition in product(LANGUAGES, ("", "-one-sided")):
        found = unnumbered(site / "papers" / language / f"starter-pack{edition}.pdf")
        single = site / "papers" / language
        order = ["expectations-card", "conduct-pledge", "ready-engage", "first-meeting", "agreement", "play-limit"]
        order += ["session-log", "goals", "session-checklist", "roles-poster", "stages-timeline"]
        expected = [page for stem in order for page in unnumbered(single / f"{stem}.pdf")]
        assert [page for page in found if page][-len(expected) :] == expected
        starts = [found.index(unnumbered(single / f"{stem}.pdf")[0]) for stem in order]
        assert edition or all(start % 2 == 0 for start in starts), "each begins on the front of a sheet"
        front = " ".join(found[: starts[0]])
        for stem, start in zip(order, starts, strict=True):
            count = len(pages(single / f"{stem}.pdf"))
            asked = f"{start + 1}–{start + count}" if count > 1 else f"{start + 1}"
            sheets = count if edition else -(-count // 2)
            assert f" {sheets} {asked} " in f"{front} ", f"the list says how many sheets, and where: {stem}"


def unnumbered(path: Path) -> list[str]:
    """Return the text of each page of a paper without its number."""
    number = words.load(path.parent.name)["kinds"]["paper_page"]
    pattern = number.replace("{pages}", r"\d+").replace("{page}", r"\d+")
    return [" ".join(re.sub(pattern, "", page).split()) for page in pages(path)]


def test_the_pages_of_a_pack_are_counted_through(site: Path) -> None:
    """A page that says its number is that one of all in the file, empty backs among them; only a wall has none."""
    for path in (path for path in papers(site) if path.stem in THROUGH):
        said, found, says = words.load(path.parent.name)["kinds"]["paper_page"], pages(path), numbered(path)
        assert says.count(True) >= len([page for page in found if page]) - len(HANDOUTS), path
        for number, page in enumerate(found, 1):
            if says[number - 1]:
                assert said.replace("{page}", str(number)).replace("{pages}", str(len(found))) in page, (path, number)


def test_all_worksheets_are_one_file_and_all_keys_another(site: Path) -> None:
    """Each begins on its own page in the menu's order, and no page is empty; no key is among the worksheets."""
    for language, output in product(LANGUAGES, ("sheet", "key")):
        single = site / "papers" / language
        names = {id_ if output == "sheet" else f"{id_}-key" for id_ in activities("quiz")}
        found = unnumbered(single / f"all-quiz-{output}.pdf")
        expected = {name: unnumbered(single / f"{name}.pdf") for name in names}
        starts = {name: found.index(each[0]) for name, each in expected.items()}
        assert all(found[start : start + len(expected[name])] == expected[name] for name, start in starts.items())
        assert len(found) == 1 + sum(map(len, expected.values()))
        assert all(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_training_brings_what_is_read_aloud(site: Path, language: str) -> None:
    """Where the plan says to read a part of the guide, it names a page of the pack, and there the part is, in full."""
    found = pages(site / "papers" / language / "training-pack.pdf")
    said = words.load(language)["exports"]
    front = found.index(next(page for page in found if said["aloud"] in page))
    see = said["see"].replace("{page}", r"(\d+)")
    named = {int(number) for page in found[:front] for number in re.findall(rf"\({see}\)", page)}
    assert {number for number in named if number > front}
    assert named <= set(range(1, front + 7))
    page = (ROOT / "docs" / language / "expectations.md").read_text("utf-8")
    welcome = next(line for line in page.splitlines() if "{ #expectations-welcome }" in line)
    assert plain(welcome.partition(" {")[0]) in " ".join(found[front : front + 3])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_training_says_where_its_parts_are(site: Path, language: str) -> None:
    """Behind each part in the timetable stands the page of the pack on which it begins."""
    found = pages(site / "papers" / language / "training-pack.pdf")
    see = words.load(language)["exports"]["see"].replace("{page}", r"(\d+)")
    for row in rows(language):
        if any(anchor for _, anchor in links(row[1])):
            title = plain(said(row[1])).partition(". ")[2].partition(" (")[0]
            named = next(m for page in found for m in re.finditer(rf"\d\. {re.escape(title)} \({see}\)", page))
            assert re.search(rf"{re.escape(title)} \(\d", found[int(named[1]) - 1]), title


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_training_counts_its_sheets(site: Path, language: str) -> None:
    """The table of copies says how many sheets each paper takes, printed on both sides; of cards, two are on a side."""
    single = site / "papers" / language
    table = [row for element in part(language, "training-pack.md", "training-copies") for row in element.iter("tr")]
    sheets = [said(list(row)[2]) for row in table[1:-1]]
    sizes = [len(pages(single / f"{stem}.pdf")) for stem in ("conduct-pledge", "session-checklist", "agreement")]
    sizes += [len(pages(single / f"{stem}.pdf")) for stem in ("training-quiz", "sort-quiz", "session-plan")]
    expected = [str(-(-size // 2)) for size in sizes]
    assert [*sheets[:4], sheets[5], sheets[7]] == expected
    cards = ("limit", "encourage", "feedback", "parent", "do-it")
    assert int(sheets[8]) == -(-sum(len(pages(single / f"play-{name}.pdf")) for name in cards) // 2)


def test_the_folder_holds_nothing_else(site: Path) -> None:
    """No job, no data and no template is published beside the papers."""
    kinds = {path.suffix for path in (site / "papers").rglob("*") if path.is_file()}
    assert kinds == {".pdf", ".png", ".zip", ".xml", ".gift", ".imscc", ".docx"}


def test_a_contact_sheet_shows_every_page(site: Path) -> None:
    """Whoever changed a template can look at all pages of a language at once."""
    some = papers(site, "tr")[:20]
    count = sum(len(pages(path)) for path in some)
    sheets = list(_contact_sheets.draw(some))
    rows = ceil(count / _contact_sheets.COLUMNS)
    assert (
        sum((sheet.height - _contact_sheets.GAP) // (_contact_sheets.HEIGHT + _contact_sheets.GAP) for sheet in sheets)
        == rows
    )
    assert all(min(sheet.tobytes()) < 60 for sheet in sheets)  # something dark is drawn on each
