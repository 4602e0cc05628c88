"""`translate.py status` and `accept`: what is behind is known at once, with its line; the record of it merges."""

import re
import subprocess
import sys

import pytest
import yaml

from translation.mini_site import ROOT, UNITS, Small


def test_where_all_is_current_nothing_is_listed(small: Small) -> None:
    """The counts are those of the whole guide, and each language has its line."""
    code, lines = small.translate("status", "bg", "--fail-on", "behind")
    assert code == 0
    assert lines == [f"bg (Български): {UNITS} complete, 0 missing, 0 behind, 0 not checked"]
    assert small.translate("status", "bg", "--fail-on", "missing")[0] == 0


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("A coach", "A good coach", "docs/bg/roles.md:11: “role-coach” is behind docs/en/roles.md:11."),
        ("- [ ] Five", "- [ ] Four", "docs/bg/roles.md:33: “how-many” is behind docs/en/roles.md:33."),
        ("## Coach", "## The coach", "docs/bg/roles.md:9: “roles.md#coach” is behind docs/en/roles.md:9."),
    ],
    ids=["a sentence", "an option of a question", "a heading"],
)
def test_a_change_in_english_is_seen_at_once(small: Small, old: str, new: str, line: str) -> None:
    """One unit is behind, with the line in the translation and the one in English; accepting it ends that."""
    small.edit("en/roles.md", old, new)
    assert small.left() == [line]
    code, lines = small.translate("status", "bg", "--fail-on", "behind")
    assert (code, lines[0]) == (1, f"bg (Български): {UNITS - 1} complete, 0 missing, 1 behind, 0 not checked")
    unit = re.findall("“(.+)”", line)[0]
    assert small.translate("accept", "bg", unit)[0] == 0
    assert small.left() == []


def test_items_may_change_places(small: Small) -> None:
    """The same items in another order are as new as before."""
    path = small.root / "docs" / "en" / "roles.md"
    lines = path.read_text("utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if "#know-roles" in line)
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    path.write_text("\n".join(lines), "utf-8")
    assert small.left() == []


def test_what_is_new_in_english_is_missing(small: Small) -> None:
    """It is listed under the line after which it belongs, and a pipeline can fail on it."""
    small.edit("en/roles.md", "## Coach", "Roles change. { #roles-change }\n\n## Coach")
    assert small.left() == ["docs/bg/roles.md:7: “roles-change” of docs/en/roles.md:9 is missing."]
    assert small.translate("status", "bg", "--fail-on", "missing")[0] == 1
    assert small.translate("status", "bg", "--fail-on", "behind")[0] == 0
    code, lines = small.translate("accept", "bg", "roles-change")
    assert (code, lines) == (1, ["“roles-change” is not translated yet. Nothing was noted."])


def test_a_page_that_is_not_there_is_missing_as_a_whole(small: Small) -> None:
    """Turkish has no page yet."""
    code, lines = small.translate("status", "tr", "--fail-on", "missing")
    assert (code, lines[0]) == (1, f"tr (Türkçe): 0 complete, {UNITS} missing, 0 behind, 0 not checked")
    assert len(lines) == UNITS + 1
    assert "docs/tr/roles.md:1: “role-coach” of docs/en/roles.md:11 is missing." in lines


def test_what_nobody_compared_is_not_called_complete(small: Small) -> None:
    """A translated page is not checked until someone accepts it: a unit by its id, or all of a file."""
    (small.root / "docs" / "bg" / ".state.yml").unlink()
    line = f"bg (Български): 0 complete, 0 missing, 0 behind, {UNITS} not checked"
    assert small.translate("status", "bg", "--fail-on", "behind")[1][0] == line
    assert small.translate("accept", "bg", "docs/bg/roles.md")[0] == 0
    assert len(small.left()) == 3
    assert small.translate("accept", "bg", "--all")[1] == ["docs/bg/.state.yml: 3 accepted, 0 no longer in English."]
    assert small.left() == []


def test_the_record_is_sorted_and_stable(small: Small) -> None:
    """One line a unit, so that two changes merge; written again it is the same, and it is plain YAML."""
    path = small.root / "docs" / "bg" / ".state.yml"
    before = path.read_bytes()
    head, *lines = before.decode().splitlines()
    assert head.startswith("# Written by scripts/translate.py accept")
    keys = [line.partition(": ")[0] for line in lines]
    assert keys == sorted(keys)
    assert len(lines) == UNITS
    assert all(re.fullmatch(r"[a-z0-9.#/-]+: [0-9a-f]{10}", line) for line in lines)
    assert len(yaml.load(before, yaml.BaseLoader)) == UNITS  # noqa: S506 (makes nothing but strings)
    assert small.translate("accept", "bg", "--all")[1] == ["docs/bg/.state.yml: 0 accepted, 0 no longer in English."]
    assert path.read_bytes() == before


def test_what_english_no_longer_says_leaves_the_record(small: Small) -> None:
    """The next accept takes it out."""
    small.edit("en/roles.md", "\nA mentor has six roles. { #roles-six }\n", "")
    path = small.root / "docs" / "en" / "roles.md"
    path.write_text(path.read_text("utf-8").replace('for="roles-six"', 'for="role-coach"'), "utf-8")
    assert small.left() == []
    assert small.translate("accept", "bg", "--all")[1] == ["docs/bg/.state.yml: 0 accepted, 1 no longer in English."]
    assert "roles-six" not in (small.root / "docs" / "bg" / ".state.yml").read_text("utf-8")


def test_a_command_that_cannot_be_followed_says_why(small: Small) -> None:
    """Nothing is written, and the sentence says what to do."""
    before = small.files()
    for arguments, sentence in {
        ("status", "xx"): "“xx” is no language that this guide is translated into. It has: bg, tr.",
        ("accept", "en", "--all"): "“en” is no language that this guide is translated into. It has: bg, tr.",
        ("accept", "bg"): "Say which units, by their ids or by a file, or say --all. “status” lists what is behind.",
        ("accept", "bg", "coach"): "",
        ("accept", "bg", "nobody"): "“nobody” is no unit of the guide. Nothing was noted.",
    }.items():
        code, lines = small.translate(*arguments)
        assert (code, lines) == (1, [sentence]) if sentence else code == 0
    assert small.files() == before


def test_a_record_that_was_merged_badly_is_reported_with_its_line(small: Small) -> None:
    """What can be read of it still counts."""
    path = small.root / "docs" / "bg" / ".state.yml"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines[:3], "<<<<<<< main", lines[3], lines[3], *lines[4:]]) + "\n", "utf-8")
    assert small.left() == []
    code, said = small.run("_site")
    assert code == 1
    wrong = "this line is no “unit: fingerprint”, or names a unit again. Run scripts/translate.py accept."
    assert said[:2] == [f"docs/bg/.state.yml:4: {wrong}", f"docs/bg/.state.yml:6: {wrong}"]
    small.translate("accept", "bg", "--all")
    assert small.run("_site")[0] == 0


def test_the_real_guide_can_be_asked() -> None:
    """The command itself, from the repository as it is."""
    command = [sys.executable, str(ROOT / "scripts" / "translate.py"), "status"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert re.search(r"^bg \(Български\): \d+ complete, \d+ missing, ", done.stdout, re.MULTILINE)
