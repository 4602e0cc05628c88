"""What somebody sent with the form Set up on GitHub, read and written into school.yml."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import _school_text
from _answer_checks import WrongAnswer
from _school_answers import QUESTIONS, WORDS, Field, Group, languages, sentence, set_at, value, with_language
from _school_file import FILE, finish, problems_of, read, unreadable
from _set_up_form import inputs
from _setup import say

NOTHING = {"", "_No response_", "None"}
PEOPLE = ("role", "where", "when", "name")
HELPLINES = ("name", "number", "hours", "who", "checked")
UNUSED = ""
"""The key, in an entry, that tells that its day was told to be wrong already."""

BETWEEN = re.compile(r"\s*[,;\t]\s*|\s+[-–—/]\s+")
"""What people write between the parts of a line in place of |."""

LETTERS = {"bg": "[а-яА-Я]", "tr": "[ğĞışŞİ]"}


def take(root: Path, source: str, report: Path) -> int:
    """Write what a form says into school.yml, and into the report what is to be told. Returns the exit code."""
    text = Path(source).read_text("utf-8-sig")
    body = json.loads(text)["issue"]["body"] or "" if text.startswith("{") else text
    language, answers = answered(root, body)
    words, new = WORDS[language], False
    problems = [] if answers else [words["not_a_form"]]
    if answers and (wrong := unreadable(root)):
        problems = [words["unreadable"], *(each.sentence for each in wrong)]
    elif answers:
        reading = Reading(root, language, answers, _school_text.settings(read(root / FILE)))
        reading.all()
        problems = reading.problems
        others, new = refused(reading), False
        if not problems and not others:
            new, _ = finish(root, reading.values, language)
        problems = [*problems, *others]
    lines = [words["form"]["mended"], "", *(f"- {each}" for each in problems)] if problems else []
    lines = lines or [words["form"]["opened"] if new else words["unchanged"]]
    report.write_text("\n".join(lines) + "\n", "utf-8")
    report.with_suffix(".title").write_text(words["form"]["pull"] + "\n", "utf-8")
    report.with_suffix(".link.md").write_text(words["form"]["open_it"] + "\n", "utf-8")
    say("\n".join(lines))
    return 1 if problems else 0


def refused(reading: "Reading") -> list[str]:
    """Return what the build says of the file with those answers that can be used: it knows lines, not the form."""
    refusals = [each for each in problems_of(reading.root, reading.values) if each.key not in reading.wrong_keys]
    words = WORDS[reading.language]
    return [f"{words['form']['in_file']} {each.sentence}" for each in refusals]


def answered(root: Path, body: str) -> tuple[str, dict[str, str]]:
    """Return in which language a form was sent, and its answers by the ids of their fields."""
    best: tuple[str, dict[str, str]] = (alphabet_of(body), {})
    lines = body.replace("\r\n", "\n").split("\n")
    for language in WORDS:
        ids = {label: id_ for _, id_, label, _, _ in inputs(root, language)}
        ids[WORDS[language]["form"]["first"]] = "first"
        ids[WORDS[language]["languages"]["label"]] = "languages"
        answers: dict[str, list[str]] = {}
        current: list[str] = []
        for line in lines:
            id_ = ids.get(line.removeprefix("### ").strip()) if line.startswith("### ") else None
            if id_ and id_ not in answers:
                current = answers.setdefault(id_, [])
            else:
                current.append(line)
        texts = {id_: "\n".join(each).strip() for id_, each in answers.items()}
        if len(texts) > len(best[1]):
            best = language, {id_: "" if each in NOTHING else each for id_, each in texts.items()}
    return best


def alphabet_of(text: str) -> str:
    """Return the language that a text is written in, by its letters."""
    return next((code for code, letters in LETTERS.items() if re.search(letters, text)), "en")


@dataclass
class Reading:
    """The answers of a form on their way into the settings; what cannot be used is kept as sentences.

    `wrong_keys` are the settings of which something was not taken.
    """

    root: Path
    language: str
    answers: dict[str, str]
    values: dict[str, Any]
    problems: list[str] = field(default_factory=list)
    wrong_keys: set[str] = field(default_factory=set)
    labels: dict[str, str] = field(default_factory=dict)

    def all(self) -> None:
        """Take every answer; an empty one leaves what is set."""
        names = languages(self.root)
        codes = self.codes(names)
        self.labels = {id_: label for _, id_, label, _, _ in inputs(self.root, self.language)}
        for question, id_, _, _, _ in inputs(self.root, self.language):
            if isinstance(question, Field) and (answer := self.get(id_)):
                self.one(question, id_, answer, codes)
        self.people({code: self.rows(f"people_{code}", PEOPLE) for code in names})
        self.helplines({code: self.rows(f"helplines_{code}", HELPLINES) for code in names}, codes)

    def codes(self, names: dict[str, str]) -> list[str]:
        """Set the languages of the site and return them; a form begins in its own language, unless it says another."""
        ticked = [
            code for code, name in names.items() if re.search(rf"- \[[xX]\] {re.escape(name)}", self.get("languages"))
        ]
        first = [code for code, name in names.items() if name == self.get("first")]
        now = self.values.get("languages")
        own = [str(code) for code in now] if isinstance(now, list) else []
        if not first and not own and self.language in (ticked or names):
            first = [self.language]
        others = ticked or own or ([*names] if first else [])
        if codes := list(dict.fromkeys([*first, *others])):
            set_at(self.values, ("languages",), None if codes == [*names] and not now else codes)
        return codes or [*names]

    def get(self, id_: str) -> str:
        """Return an answer, or nothing."""
        return self.answers.get(id_, "")

    def one(self, question: Field, id_: str, answer: str, codes: list[str]) -> None:
        """Take one answer."""
        fresh = self.right(question, answer, id_, question.path[0])
        if fresh is None:
            return
        *before, last = question.path
        old = self.values
        for key in before:
            inner = old.get(key)
            old = inner if isinstance(inner, dict) else {}
        code = id_.rpartition("_")[2] if question.per_language else ""
        set_at(self.values, question.path, with_language(old.get(last), code, fresh, codes) if code else fresh)

    def right(self, question: Field, answer: str, id_: str, key: str) -> Any:  # noqa: ANN401
        """Return an answer as it is set; of one that cannot be used, a sentence is kept with the name of its field."""
        try:
            return value(question.kind, answer, self.root)
        except WrongAnswer as wrong:
            self.wrong(wrong, id_, key, part=question.words if id_ != question.words else "")
            return None

    def wrong(self, wrong: WrongAnswer, id_: str, key: str, part: str = "") -> None:
        """Keep a sentence about a field of the form; `part` are the words of what is between two | of it."""
        label = self.labels.get(id_) or WORDS[self.language][id_]["label"]
        own = WORDS[self.language][part]["label"] if part and f"{part}_" not in id_ else ""
        told_of = f"**{label}:** {own}: " if own else f"**{label}:** "
        self.problems.append(told_of + sentence(wrong, self.language))
        self.wrong_keys.add(key)

    def rows(self, id_: str, parts: tuple[str, ...]) -> list[dict[str, Any]]:
        """Return the entries that the lines of a field say, with only the parts that are there."""
        group = next(each for each in QUESTIONS if isinstance(each, Group) and id_.startswith(each.key))
        rows = []
        for line in map(str.strip, filter(str.strip, self.get(id_).splitlines())):
            cells = [cell.strip() for cell in line.removesuffix("|").split("|")]
            between = BETWEEN.split(line)
            if "|" not in line and len(between) > 1:
                self.wrong(WrongAnswer("wrong_comma", line, right=" | ".join(between)), id_, group.key)
                rows.append({parts[0]: between[0]})
            elif len(cells) > len(parts):
                self.wrong(WrongAnswer("wrong_part", line, most=len(parts)), id_, group.key)
            else:
                rows.append(self.row(group, id_, line, dict(zip(parts, cells, strict=False))))
        return rows

    def row(self, group: Group, id_: str, line: str, cells: dict[str, str]) -> dict[str, Any]:
        """Return the entry that one line says, without what cannot be used."""
        fields = {each.path[0]: each for each in group.fields}
        row = {key: self.right(fields[key], cell, id_, group.key) for key, cell in cells.items() if cell}
        for key in ("role",) if group.key == "people" else ("name", "number"):
            if key not in row:
                label = WORDS[self.language][fields[key].words]["label"]
                self.wrong(WrongAnswer("wrong_entry", line, label=label), id_, group.key)
        usable = {key: each for key, each in row.items() if each is not None}
        return usable | ({UNUSED: True} if "checked" in row.keys() - usable.keys() else {})

    def people(self, rows: dict[str, list[dict[str, Any]]]) -> None:
        """Set the people, if any language names some: the first of one language is the first of another.

        So each language that names people has to name as many.
        """
        count = max(map(len, rows.values()))
        if len({len(own) for own in rows.values() if own}) > 1:
            counts = ", ".join(f"{languages(self.root)[code]}: {len(own)}" for code, own in rows.items() if own)
            self.wrong(WrongAnswer("wrong_count", counts), "people", "people")
        people = []
        for number in range(count):
            person: dict[str, Any] = {}
            for code, own in rows.items():
                for key, words in (own[number] if number < len(own) else {}).items():
                    person[key] = {**person.get(key, {}), code: words}
            if len(same := {*person.get("name", {}).values()}) == 1:
                [person["name"]] = same
            people.append({key: person[key] for key in ("role", "name", "where", "when") if key in person})
        if count:
            self.values["people"] = people

    def helplines(self, rows: dict[str, list[dict[str, Any]]], codes: list[str]) -> None:
        """Set the helplines, if any language names some: the same number is the same one, and shown where it stands.

        Somebody has to have looked at each: in one of its languages stands the day.
        """
        helplines: dict[str, dict[str, Any]] = {}
        for code, own in rows.items():
            for row in own:
                helpline = helplines.setdefault(str(row.get("number")), {})
                for key, words in row.items():
                    helpline[key] = (
                        words if key in {"number", "checked", UNUSED} else {**helpline.get(key, {}), code: words}
                    )
        for helpline in helplines.values():
            in_codes = [*helpline.get("name", {})]
            if set(codes) - set(in_codes):
                helpline["languages"] = in_codes
            if helpline.keys() >= {"name", "number"} and not helpline.keys() & {"checked", UNUSED}:
                label = WORDS[self.language]["checked"]["label"]
                line = f"{helpline['name'][in_codes[0]]} | {helpline['number']}"
                self.wrong(WrongAnswer("wrong_entry", line, label=label), f"helplines_{in_codes[0]}", "helplines")
            helpline.pop(UNUSED, None)
        if helplines:
            self.values["helplines"] = [*helplines.values()]
