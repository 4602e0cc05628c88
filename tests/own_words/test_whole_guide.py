"""The real guide with a school's words in each language: built as it is, in a moment, and safe."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from _site import build_into
from conftest import ROOT
from own_words.test_pages import plain

WORDS = {
    "en/roles.md": "<!-- in place of: networker -->\n## Networker\n\nYou know people. So you can ask them.\n",
    "en/forms/agreement.md": "<!-- after: agreement-keep -->\n- We meet in the library. { #agreement-library .tick }\n",
    "en/expectations.md": """\
<!-- in place of: guideline-danger -->
??? card "Danger"

    Go to the principal at once. The [limit](#guideline-not-shared) does not hold you back.
""",
    "en/our-club.md": "---\ndescription: Our club.\n---\n\n# Our club\n\nWe meet.\n",
    "bg/roles.md": "<!-- in place of: role-coach -->\nТреньорът насърчава.\n\n<!-- left out: could-chance -->\n",
    "tr/roles.md": "<!-- in place of: do-coach -->\nİyi olanı söylerim.\n",
    "tr/bizim.md": "# Bizim kulüp\n\nHer salı.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the guide with these words, without papers; any problem fails."""
    root = tmp_path_factory.mktemp("whole") / "guide"
    parts = ("hooks", "overrides", "docs")
    for part in parts:
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "guide-version.toml"):
        shutil.copy(ROOT / name, root)
    for name, text in WORDS.items():
        path = root / "ours" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PAPERS", "none")
        environment.setattr(sys, "path", [*sys.path])
        problems, languages = build_into(root, root / "site", show=lambda _: None, show_faults=True)
    assert (problems, languages) == ([], 3)
    return root / "site"


def page(site: Path, name: str) -> str:
    """Return a built page."""
    return (site / name / "index.html").read_text("utf-8")


def test_each_language_says_the_school_s_words(site: Path) -> None:
    """And no page says that a part of it is newer in English, or missing."""
    assert "So you can ask them." in plain(page(site, "roles"))
    assert "Треньорът насърчава." in plain(page(site, "bg/roles"))
    assert "İyi olanı söylerim. (Okulumuz değiştirdi)" in plain(page(site, "tr/roles"))
    for path in site.rglob("*.html"):
        assert not re.search(r'class="?(newer|untranslated)', path.read_text("utf-8")), path


def test_every_link_into_a_changed_part_arrives(site: Path) -> None:
    """The ids that others lead to are all there, whatever the school wrote."""
    for language in ("", "bg/", "tr/"):
        roles = page(site, f"{language}roles")
        for id_ in ("role-networker", "role-coach", "could-chance", "do-coach"):
            assert len(re.findall(rf'\bid="?{id_}\b"?(?=[ >])', roles)) == 1, (language, id_)


def test_limit_and_danger_are_told_together(site: Path) -> None:
    """Where the school says what to do in danger, its card leads to the limit."""
    card = page(site, "expectations").partition("Go to the principal at once.")[2].partition("</details>")[0]
    assert "#guideline-not-shared" in card


def test_own_pages_are_offline_and_found(site: Path) -> None:
    """They are in the list of what a phone keeps, in the search, and in the map of the site's languages."""
    kept = "".join(path.read_text("utf-8") for path in site.glob("assets/offline*/**/*") if path.is_file())
    kept += "".join(path.read_text("utf-8") for path in site.rglob("*.js"))
    assert "our-club/" in kept
    assert "tr/bizim/" in kept
    assert "Our club" in plain(page(site, "find"))
    assert "Bizim kulüp" in plain(page(site, "tr/find"))
