"""What GitHub reads beside the guide: forms, owners, updates of packages, how to cite, how to report a fault."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
GITHUB = ROOT / ".github"
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
TYPES = {"markdown", "input", "textarea", "dropdown", "checkboxes"}
LANGUAGES = [path.parent.name for path in sorted(ROOT.glob("docs/*/index.md"))]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_is_one_that_github_takes(path: Path) -> None:
    """It has a name, a description and fields of known types, each with a label and an id of its own."""
    form: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    assert form.keys() <= {"name", "description", "title", "labels", "body"}
    assert form["name"]
    assert 10 < len(form["description"]) <= 200
    fields = [each for each in form["body"] if each["type"] != "markdown"]
    assert fields
    assert {each["type"] for each in form["body"]} <= TYPES
    ids, labels = [each["id"] for each in fields], [each["attributes"]["label"] for each in fields]
    assert len({*ids}) == len(ids)
    assert len({*labels}) == len(labels)
    assert all(re.fullmatch(r"[a-zA-Z0-9_-]+", id_) for id_ in ids)
    for each in fields:
        options = each["attributes"].get("options")
        assert (options is not None) == (each["type"] in {"dropdown", "checkboxes"}), each["id"]


def test_a_wrong_word_is_told_with_all_that_is_needed() -> None:
    """Where it stands, in which language, what it says and what it should say."""
    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / "wrong-word.yml").read_text("utf-8"))
    assert [each["id"] for each in form["body"] if "id" in each] == ["page", "language", "says", "should"]


def test_each_language_can_have_its_owner() -> None:
    """Nobody is asked by mistake: a copy has none of our names, and each language has its line to fill in."""
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    assert not [line for line in lines if line and not line.startswith("#")]
    assert all(f"# /docs/{language}/ @NAME" in lines for language in LANGUAGES)


def test_newer_packages_are_proposed_for_every_lock() -> None:
    """Dependabot knows each place where versions are written down."""
    updates = yaml.safe_load((GITHUB / "dependabot.yml").read_text("utf-8"))["updates"]
    places = {(each["package-ecosystem"], each["directory"]) for each in updates}
    assert places == {("pip", "/"), ("github-actions", "/"), ("npm", "/tests/nu"), ("npm", "/tests/gift")}
    for _, place in places - {("github-actions", "/")}:
        assert [*(ROOT / place.strip("/")).glob("package-lock.json"), *ROOT.glob("requirements.txt")]


def test_the_citation_says_what_the_guide_says() -> None:
    """The source, its number and each author stand on the page About; the version stands in its one file alone."""
    cited: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert not {"version", "date-released"} & cited.keys()
    assert cited["cff-version"] == "1.2.0"
    assert cited["type"] in {"dataset", "software"}
    assert {"message", "title", "authors"} <= cited.keys()
    about = (ROOT / "docs" / "en" / "about.md").read_text("utf-8")
    [source] = cited["references"]
    assert source["title"] in about
    assert source["notes"].split(", ")[-1] in about
    assert source["version"] == re.findall(r"^- Version: (.+)$", about, re.MULTILINE)[0]
    named = [f"{each['given-names']} {each['family-names']}" for each in source["authors"]]
    written = [name for line in re.findall(r"^Authors: \*(.+?)\*", about, re.MULTILINE) for name in line.split(", ")]
    assert named == written
    assert all(each["affiliation"] in about for each in source["authors"])
    licence = (ROOT / "LICENSE").read_text("utf-8")
    assert all(author["name"] in licence for author in cited["authors"])


def test_a_fault_can_be_told_in_private() -> None:
    """The file names the button, and the tests that it speaks of are there."""
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    assert "**Report a vulnerability**" in text
    names = re.findall(r"`(tests/\S+)`", text)
    assert names
    assert all((ROOT / name).is_file() for name in names)
