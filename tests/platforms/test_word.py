"""Documents for Word: what the authors wrote is in them in every language, and other programs can open them."""

import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import _office
import words
from exports.context import Context
from exports.formats import word
from exports.formats.word import documents
from kinds.plan import Field, Plan, Rows
from kinds.quiz import Option, Question, Quiz
from kinds.scale import Scale
from missing import lacking
from model.kind import Activity
from model.nodes import SCREEN_ONLY, Node, Rich, Text, text
from model.problems import Problems
from pages.guide_reader import activities
from papers.helpers import context
from platforms.word_files import W14, W, controls, letters_of, lined, opened, paragraphs, parts, said, spaced, tree

LANGUAGES = {"en": "en-GB", "bg": "bg-BG", "tr": "tr-TR"}
LARGEST = 25_000
ORDER = {
    name: order.split()
    for name, order in {
        "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs bidi spacing ind jc outlineLvl",
        "rPr": "rStyle rFonts b bCs i iCs strike color sz szCs u vertAlign rtl lang",
        "pBdr": "top left bottom right between",
        "tblPr": "tblStyle bidiVisual tblW tblInd tblBorders tblCellMar tblLook tblCaption",
        "tcPr": "tcW gridSpan shd vAlign",
        "sdtPr": "alias tag showingPlcHdr date dropDownList checkbox",
        "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
        "lvl": "start numFmt pStyle lvlText lvlJc pPr",
        "sectPr": "footerReference pgSz pgMar bidi",
    }.items()
}
"""Of each element, those that may stand in it, as far as documents have them."""
FORM = """# A page

Words. { #words }

/// plan | A form
    id: form
    private: true

Some **strong** and *stressed* words, [a link](https://example.org/far?a=1&b=2) and [a place](#words).

### Part one { #part-one }

- A line { #line for="words" }

    Help for the line.

- Three lines { #three .lines for="words" }
- A day { #day .date for="words" }
- A choice { #choice .choice for="words" }
    - one { #one }
    - two { #two }

- A tick { #tick .tick for="words" }
- Hers { #hers .signature for="words" }

//// rows | A table
    id: table
    count: 3
    paper: 5
    for: words

| Who { #who } | When { #when .date } | Done { #done .tick } |
|---|---|---|
////
///
"""
QUESTIONS = """# A page

Words. { #words }

/// quiz | A quiz
    id: quiz

1.  Which one? { #which for="words" }

    - [ ] This one. { #this }

        > Not this.

    - [x] That one. { #that }

        > Yes, that.

    > All about it.

    //// hint
    Think of it.
    ////

2.  Which are they? { #several for="words" }

    - [x] Ones. { #one }
    - [ ] Twos. { #two }
    - [x] Threes. { #three }

3.  In which order? { #order for="words" }

    1.  First. { #first }
    2.  Then. { #then }
    3.  Last. { #last }

4.  What belongs together? { #pairs for="words" }

    Bread { #bread }
    :   An oven.

    Milk { #milk }
    :   A cow.

    Honey { #honey }
    :   A bee.
///
"""
NASTY = [
    "<w:p/>",
    "a & b &amp; c",
    "]]> <![CDATA[",
    "{{ 7 * 7 }} {% raw %} {# no #}",
    "{page} of {pages} {count}",
    "'single' \"double\"",
    "=1+1 %50% #### // ->",
    "Жълта книга, İ ı ş ğ",
    "שלום עולם",
    "a\u200bb\u2060c",
    "\U0001f600",
    "W" * 3000,
]


# --- What the authors wrote ----------------------------------------------------------------------------------------


def texts(thing: Any, *without: str) -> Iterator[str]:  # noqa: ANN401 (walks any dataclass)
    """Go through every text of an activity, block by block, but for fields of some names and what is for screens."""
    if isinstance(thing, tuple) and thing and all(isinstance(each, Text | Node) for each in thing):
        shown = tuple(each for each in thing if isinstance(each, Text) or SCREEN_ONLY not in each.get("class").split())
        yield from filter(None, map(spaced, text(shown).split("\n")))
    elif isinstance(thing, tuple):
        for each in thing:
            yield from texts(each, *without)
    elif is_dataclass(thing):
        for field in fields(thing):
            if field.name not in without:
                yield from texts(getattr(thing, field.name), *without)


def one_line(rich: Rich) -> str:
    """Return a text that stands in a line."""
    return spaced(text(rich))


def file(site: Path, language: str, name: str) -> Path:
    """Return a document of the built site."""
    return site / "papers" / language / f"{name}.docx"


def document(shared: Context, activity: Activity, output: str = "sheet", problems: Problems | None = None) -> bytes:
    """Return the document of an activity that stands on the first page of a small guide, made anew."""
    page = next(iter(shared.guide.pages.values()))
    return documents.document(
        shared, (page, activity), output, dict, Problems() if problems is None else problems
    ).content()


def only(shared: Context) -> Activity:
    """Return the one activity of a guide."""
    held = [activity for page in shared.guide.pages.values() for activity in page.activities]
    assert len(held) == 1
    return held[0]


# --- The guide's own -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_is_whole(site: Path, language: str) -> None:
    """All words are in it, its labels are in order, and it has a control or room for each field, a row for each row."""
    forms = activities("plan", language)
    assert forms
    for id_, form in forms.items():
        assert isinstance(form, Plan)
        path = file(site, language, id_)
        held = said(path)
        assert [words_ for words_ in texts(form, "diary", "add") if words_ not in held] == []
        items = form.items()
        single = [item for item in items if not isinstance(item, Rows)]
        assert lined(path, "Label", "Tick") == [
            spaced(item.title) if isinstance(item, Rows) else one_line(item.label)
            for item in items
            if not isinstance(item, Rows) or item.title
        ]
        assert lined(path, "Heading1") == [one_line(part.title) for part in form.sections if part.title]
        assert lined(path, "Choice") == [one_line(option.text) for item in single for option in item.options]
        expected = Counter({"☐": sum(item.type == "tick" for item in single)})
        expected["○"] = sum(len(item.options) for item in single)
        expected["date"] = sum(item.type == "date" for item in single)
        tables = [item for item in items if isinstance(item, Rows)]
        for table in tables:
            for column in table.columns:
                expected[{"tick": "☐", "date": "date"}.get(column.type, "")] += table.paper or table.count
        del expected[""]
        assert controls(path) == +expected, id_
        assert len(lined(path, "FormLine")) == sum(item.rows for item in single if item.type in {"line", "lines"})
        assert len(lined(path, "SignatureLine")) == sum(item.type == "signature" for item in single)
        shown = opened(path).tables
        assert [len(table.rows) for table in shown] == [1 + (table.paper or table.count) for table in tables]
        assert [len(table.columns) for table in shown] == [len(table.columns) for table in tables]
        sentences = words.load(language)["plan"]
        warned = [f"{sentences['paper_private']} {sentences['paper_danger']}"] if form.private else []
        assert lined(path, "Warning") == warned


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_worksheet_has_all_questions_and_no_answer(site: Path, language: str) -> None:
    """Questions and options are there, with a box for each; feedback, hints and names of options are nowhere in it."""
    for id_, quiz in activities("quiz", language).items():
        assert isinstance(quiz, Quiz)
        path = file(site, language, id_)
        held, raw = said(path), "\n".join(part.decode() for part in parts(path).values())
        assert [words_ for words_ in texts(quiz, "feedback", "hint", "points") if words_ not in held] == []
        assert lined(path, "Question") == [one_line(question.text) for question in quiz.questions]
        for question in quiz.questions:
            explained = [*texts(question.feedback), *texts(question.hint)]
            explained += [words_ for option in question.options for words_ in texts(option.feedback)]
            assert [words_ for words_ in explained if words_ in held] == []
        assert "<w:tag " not in raw  # no id: an option's often tells what is right
        count = Counter[str]()
        for question in quiz.questions:
            count[{"single": "○", "multiple": "☐"}.get(question.type, "list")] += len(question.options)
        assert controls(path) == count, id_


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_every_answer_feedback_and_hint(site: Path, language: str) -> None:
    """Right options with their letters, all feedback, all hints, in the order of the questions."""
    for id_, quiz in activities("quiz", language).items():
        assert isinstance(quiz, Quiz)
        path = file(site, language, f"{id_}-key")
        held, letters = said(path), words.load(language)["quiz"]["letters"]
        assert lined(path, "Question") == [one_line(question.text) for question in quiz.questions]
        for question in quiz.questions:
            right = [words_ for option in question.right for words_ in texts((option.text, option.match))]
            explained = [words_ for option in question.options for words_ in texts(option.feedback)]
            expected = [*right, *explained, *texts(question.feedback), *texts(question.hint)]
            assert [words_ for words_ in expected if words_ not in held] == []
        lettered = lined(path, "Lettered")
        assert len(lettered) == sum(
            len(question.right) + sum(bool(option.feedback) for option in question.options)
            for question in quiz.questions
        )
        assert [line for line in lettered if not set(line.split()[:2]) & {*letters}] == []
        (short,) = lined(path, "Warning")
        assert [line in short for line in expected_in_short(quiz, letters)] == [True] * len(quiz.questions)
        assert controls(path) == Counter()


def expected_in_short(quiz: Quiz, letters: str) -> list[str]:
    """Return what stands on a right worksheet, question by question."""
    lines = []
    for number, question in enumerate(quiz.questions, 1):
        if question.type == "ordering":
            marks = [str(question.options.index(option) + 1) for option in question.mixed]
        elif question.type == "matching":
            marks = [letters[question.mixed.index(option)] for option in question.options]
        else:
            marks = [letters[place] for place, option in enumerate(question.options) if option.right]
        lines.append(f"{number}. {' '.join(marks)}")
    return lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_self_rating_is_whole(site: Path, language: str) -> None:
    """Each statement has a circle for each step, at both dates where there are two; what sums mean is there."""
    for id_, rating in activities("scale", language).items():
        assert isinstance(rating, Scale)
        path = file(site, language, id_)
        held = said(path)
        assert [words_ for words_ in texts(rating) if words_ not in held] == []
        bands = [*rating.bands, *(band for group in rating.groups for band in group.bands)]
        assert [band.title for band in bands if spaced(band.title) not in held] == []
        dates = 2 if any(item.before for item in rating.items()) else 1
        assert controls(path) == {"○": len(rating.items()) * len(rating.steps) * dates, "date": dates}, id_


@pytest.mark.parametrize(("language", "tag"), LANGUAGES.items())
def test_a_document_says_what_it_is(site: Path, language: str, tag: str) -> None:
    """Title, author, language, source and licence are set, once more at the foot; nothing is left of another's file."""
    site_words, many = words.load(language), 0
    for path in sorted((site / "papers" / language).glob("*.docx")):
        many += 1
        about, held = opened(path).core_properties, parts(path)
        assert about.title == lined(path, "Title")[0]
        assert about.author
        assert about.language == tag
        assert about.created == about.modified
        assert about.created
        assert about.created.year > 2013
        foot = letters_of(tree(path, "word/footer.xml"))
        for words_ in ("IM-PRO-MENT", "2022-2-BG01-KA210-VET-000092203", "CC BY 4.0", about.version):
            assert words_ in foot
            assert words_ in f"{about.comments} {about.version}"
        assert site_words["frame"]["source"].split("{")[0].strip() in foot
        assert set(held) == {
            *("[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml", "word/footer.xml"),
            *("word/_rels/document.xml.rels", "word/numbering.xml", "word/settings.xml", "word/styles.xml"),
        }
        assert b"python-docx" not in b"".join(held.values())
        assert f'w:lang w:val="{tag}"'.encode() in held["word/styles.xml"]
        size = tree(path).find(f"{W}body/{W}sectPr/{W}pgSz")
        assert size is not None
        assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")  # A4 in twentieths of a point
        assert path.stat().st_size <= LARGEST
    assert many == sum(
        len(activities(kind, language)) * count for kind, count in (("plan", 1), ("quiz", 2), ("scale", 1))
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_have_a_head_that_comes_again(site: Path, language: str) -> None:
    """Each table to fill in repeats its first row on each page, and no row is torn."""
    for id_ in activities("plan", language):
        for table in tree(file(site, language, id_)).iter(f"{W}tbl"):
            rows = table.findall(f"{W}tr")
            assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
            assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_documents_of_an_offer_are_in_one_file(site: Path, language: str) -> None:
    """Keys are by themselves; each document is the one that is offered alone."""
    folder = site / "papers" / language
    keys = {f"{id_}-key.docx" for id_ in activities("quiz", language)}
    others = {path.name for path in folder.glob("*.docx")} - keys
    for name, expected in (("all-word", others), ("all-word-key", keys)):
        with zipfile.ZipFile(folder / f"{name}-{language}.zip") as archive:
            assert set(archive.namelist()) == expected
            assert all(archive.read(each) == (folder / each).read_bytes() for each in expected)
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_style_is_there(site: Path, language: str) -> None:
    """What a paragraph, a table or letters are styled with is in the file; so is each numbered list, and each link."""
    for path in sorted((site / "papers" / language).glob("*.docx")):
        styles = {each.get(f"{W}styleId") for each in tree(path, "word/styles.xml").iter(f"{W}style")}
        lists = {each.get(f"{W}numId") for each in tree(path, "word/numbering.xml").iter(f"{W}num")}
        body = tree(path)
        for name, known in (("pStyle", styles), ("tblStyle", styles), ("rStyle", styles), ("numId", lists)):
            assert {each.get(f"{W}val") for each in body.iter(f"{W}{name}")} <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_properties_stand_in_the_order_of_the_standard(site: Path, language: str) -> None:
    """Word may refuse a file in which they do not (ISO/IEC 29500-1, annex A: CT_PPr, CT_RPr, CT_TblPr and others)."""
    for path in sorted((site / "papers" / language).glob("*.docx")):
        for part in ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footer.xml"):
            for element in tree(path, part).iter():
                if order := ORDER.get(element.tag.removeprefix(W)):
                    names = [each.tag.removeprefix(W).removeprefix(W14) for each in element]
                    places = [order.index(name) for name in names]
                    assert places == sorted(set(places)), (path.name, element.tag, names)


def test_libreoffice_opens_them(site: Path, tmp_path: Path) -> None:
    """It makes a PDF of a form, a worksheet, a key and a self-rating, in which the words are to be seen."""
    office = _office.program() or lacking(_office.NOT_HERE)
    names = {("bg", "agreement"), ("tr", "roles-quiz"), ("en", "roles-quiz-key"), ("tr", "end-scale")}
    for language, name in names:
        shutil.copy(file(site, language, name), tmp_path / f"{language}-{name}.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    command += sorted(map(str, tmp_path.glob("*.docx")))
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for language, name in names:
        with pypdfium2.PdfDocument(tmp_path / f"{language}-{name}.pdf") as pdf:
            seen = spaced(" ".join(page.get_textpage().get_text_range() for page in pdf))
        shown = [each for _, each in paragraphs(tmp_path / f"{language}-{name}.docx") if each]
        pieces = [piece for each in shown for piece in each.split() if len(piece) > 3 and piece.isalpha()]
        assert len(pieces) > 50
        assert sum(piece in seen for piece in pieces) >= 0.98 * len(pieces)  # a few are parted at the end of a line


# --- Small guides --------------------------------------------------------------------------------------------------


def test_the_same_bytes_come_twice(tmp_path: Path) -> None:
    """Two builds of the same words differ in nothing, and every part has the same date."""
    both = [
        document(shared, only(shared)) for shared in (context(tmp_path / name, {"en/page.md": FORM}) for name in "ab")
    ]
    assert both[0] == both[1]
    path = tmp_path / "a.docx"
    path.write_bytes(both[0])
    with zipfile.ZipFile(path) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist() == sorted(archive.namelist())


def test_links_lead_where_they_lead_on_the_site(tmp_path: Path) -> None:
    """With the site's address a link within it is whole; without it, it is plain words; one to elsewhere stays."""
    far = "https://example.org/far?a=1&b=2"
    for url, expected in (
        ("https://x.org/g/", {far, "https://x.org/g/page/#words", "https://x.org/g/page/#form"}),
        ("", {far}),
    ):
        shared = context(tmp_path / (url and "url"), {"en/page.md": FORM}, url)
        content = document(shared, only(shared))
        targets = {each.target_ref for each in opened(content).part.rels.values() if each.is_external}
        assert {target.replace("/en/", "/") for target in targets} == expected
        assert "a link and a place." in said(content)


@pytest.fixture(scope="module")
def form_guide(tmp_path_factory: pytest.TempPathFactory) -> Context:
    """Give a guide with one form, read once."""
    return context(tmp_path_factory.mktemp("form"), {"en/page.md": FORM})


@pytest.mark.parametrize("nasty", NASTY)
def test_words_are_data(nasty: str, form_guide: Context) -> None:
    """Whatever is written, wherever: it is in the document as it was written, and nothing else changes."""
    check_words(form_guide, nasty)


@settings(max_examples=40, deadline=None)
@given(nasty=st.text(st.characters(blacklist_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1, max_size=80))
def test_any_words_are_data(nasty: str, form_guide: Context) -> None:
    """The same for whatever letters there are."""
    check_words(form_guide, nasty)


def check_words(shared: Context, nasty: str) -> None:
    """Put words into each place of a form, and compare what is read back."""
    form, rich = only(shared), (Text(nasty), Node("strong", (Text(nasty),)))
    assert isinstance(form, Plan)
    items: list[Field | Rows] = []
    for item in form.items():
        if isinstance(item, Rows):
            columns = tuple(replace(column, label=rich) for column in item.columns)
            items.append(replace(item, title=nasty, columns=columns))
        else:
            options = tuple(replace(option, text=rich) for option in item.options)
            items.append(replace(item, label=rich, help=(Node("p", rich),), options=options))
    section = replace(form.sections[0], title=rich, items=tuple(items))
    head = replace(form.head, title=nasty)
    changed = replace(form, head=head, intro=(Node("p", rich),), sections=(section,))
    content, before = document(shared, changed), document(shared, form)
    assert opened(content).core_properties.title == nasty
    shown = [letters for _, letters in paragraphs(content)]
    assert (
        shown.count(spaced(nasty * 2)) == 19
    )  # the intro, a heading, six labels with their help, two options, three columns
    assert lined(content, "Title") == [spaced(nasty)]
    styles = [style for style, _ in paragraphs(content) if style not in {"Help", "TickHelp"}]
    assert styles == [style for style, _ in paragraphs(before) if style not in {"Help", "TickHelp"}]
    assert controls(content) == controls(before) == {"☐": 6, "○": 2, "date": 6}


def test_another_answer_makes_the_same_worksheet(tmp_path: Path) -> None:
    """With other right answers, feedback, hints, ids and points, not one byte of a worksheet changes; a key's do."""
    shared = context(tmp_path, {"en/page.md": QUESTIONS})
    quiz = only(shared)
    assert isinstance(quiz, Quiz)

    def other(option: Option) -> Option:
        return replace(option, right=not option.right, feedback=())

    def another(question: Question) -> Question:
        choice = question.type in {"single", "multiple"}
        options = tuple(map(other, question.options)) if choice else question.options
        return replace(question, options=options, feedback=(), hint=(), points=())

    changed = replace(quiz, questions=tuple(map(another, quiz.questions)))
    assert document(shared, changed) == document(shared, quiz)
    assert document(shared, changed, "key") != document(shared, quiz, "key")


@pytest.mark.parametrize("type_", ["video", "essay"])
def test_a_type_without_a_form_is_an_error_with_its_line(type_: str, tmp_path: Path) -> None:
    """A question, a field or a column of a type that a template does not know is told where its author wrote it."""
    shared = context(tmp_path / "a", {"en/page.md": QUESTIONS})
    quiz = only(shared)
    assert isinstance(quiz, Quiz)
    changed = replace(quiz, questions=(replace(quiz.questions[1], type=type_),))
    for output in ("sheet", "key"):
        problems = Problems()
        document(shared, changed, output, problems)
        (problem,) = problems
        assert (problem.path, problem.line) == ("docs/en/page.md", quiz.questions[1].line)
        assert problem.message == f"“{type_}” cannot stand in a Word document. Write it in another way."
    shared, problems = context(tmp_path / "b", {"en/page.md": FORM}), Problems()
    form = only(shared)
    assert isinstance(form, Plan)
    first, table = form.items()[0], form.items()[-1]
    assert isinstance(first, Field)
    assert isinstance(table, Rows)
    column = replace(table.columns[0], type=type_)
    section = replace(form.sections[0], items=(replace(first, type=type_), replace(table, columns=(column,))))
    document(shared, replace(form, sections=(section,)), "sheet", problems)
    assert [each.line for each in problems] == [first.line, column.line]


def test_a_node_without_a_form_is_an_error_with_its_line(tmp_path: Path) -> None:
    """So is a sign that no XML can hold; a picture is said in words, and the line beside the file says so."""
    shared = context(tmp_path, {"en/page.md": FORM})
    form = only(shared)
    picture = Node("p", (Node("img", (), (("alt", "Two friends"), ("src", "x.png"))),))
    wrong = (Node("p", (Node("video", (), (), 7), Text("a\x0bb")), (), 8), picture)
    changed = replace(form, intro=wrong)
    path, page = next(iter(shared.guide.pages.items()))
    shared.guide.pages[path] = replace(page, activities=(changed,))
    problems = Problems()
    word.check(shared, problems)
    assert [(each.line, each.message.split()[0]) for each in problems] == [(7, "“<video>”"), (8, "U+000B")]
    made = document(shared, changed)
    assert "ab" in said(made)
    assert "[Two friends]" in said(made)
    lost = words.load("en")["word"]["loses_pictures"]
    assert documents.holds(changed, "sheet").endswith(lost)
    assert lost not in documents.holds(form, "sheet")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_beside_a_file_counts_what_is_in_it(language: str) -> None:
    """Its number is that of the fields, the questions or the statements, and all of it is filled in."""
    for kind, outputs in (("plan", ["sheet"]), ("quiz", ["sheet", "key"]), ("scale", ["sheet"])):
        for activity in activities(kind, language).values():
            for output in outputs:
                sentence = documents.holds(activity, output)
                assert str(len(list(activity.items()))) in sentence
                assert "{" not in sentence


def test_a_language_that_is_written_from_right_to_left(tmp_path: Path) -> None:
    """Paragraphs, letters, tables and pages run from right to left, also beside words in another language."""
    shared = context(tmp_path, {"en/page.md": FORM, "he/page.md": FORM})
    page = shared.guide.pages["docs/he/page.md"]
    (form,) = page.activities
    assert isinstance(form, Plan)
    foreign = (Text("שלום "), Node("span", (Text("hello"),), (("lang", "en"), ("dir", "ltr"))))
    turned = replace(form, intro=(Node("p", foreign),))
    content = documents.document(shared, (page, turned), "sheet", dict, Problems()).content()
    body = tree(content)
    assert body.find(f"{W}body/{W}sectPr/{W}bidi") is not None
    assert all(table.find(f"{W}tblPr/{W}bidiVisual") is not None for table in body.iter(f"{W}tbl"))
    assert b'<w:name w:val="Normal"/><w:qFormat/><w:pPr><w:bidi/></w:pPr>' in parts(content)["word/styles.xml"]
    runs = {"".join(each.text or "" for each in run.iter(f"{W}t")): run for run in body.iter(f"{W}r")}
    assert runs["שלום "].find(f"{W}rPr/{W}rtl") is not None
    assert runs["hello"].find(f"{W}rPr/{W}rtl") is None
    language = runs["hello"].find(f"{W}rPr/{W}lang")
    assert language is not None
    assert language.get(f"{W}val") == "en-GB"
    assert body.find(f".//{W}dir[@{W}val='ltr']/{W}r") is not None
