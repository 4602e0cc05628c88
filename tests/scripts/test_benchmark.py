"""What the benchmark measures is what it says."""

import gzip
import time
from pathlib import Path

import pytest

import _benchmark
import _stock
import _weight
from _setup import ROOT


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# Roles { #roles }", "# Roles { #roles-3 }"),
        ('- [ ] I know. { #know .wide for="role-coach" }', '- [ ] I know. { #know-3 .wide for="role-coach" }'),
        ("/// quiz | Title\n    id: roles-quiz\n", "/// quiz | Title\n    id: roles-quiz-3\n"),
        (
            "[a](roles.md), [b](../roles.md#coach), [c](#here)",
            "[a](roles-3.md), [b](../roles-3.md#coach-3), [c](#here-3)",
        ),
        ("[a](print.md#paper-roles-poster)", "[a](print.md#paper-roles-poster)"),
        ("![Two people](../assets/roles/coach.svg)", "![Two people](../assets/roles/coach.svg)"),
        ("[outside](https://example.org/page.md#part)", "[outside](https://example.org/page.md#part)"),
    ],
)
def test_a_copied_page_gets_ids_of_its_own(before: str, after: str) -> None:
    """Ids and links to them get the copy's number; points, pictures and other sites stay."""
    assert _benchmark.renumber(before, 3) == after


def test_a_larger_guide_is_built_to_its_end(tmp_path: Path) -> None:
    """Nothing is wrong with it: else its build would stop early, and seem fast."""
    measured = _benchmark.in_a_process_of_its_own(_benchmark.prepare(tmp_path, 2), "--only-whole")
    assert measured["pages"] > 2 * 50
    assert (tmp_path / "guide-2" / "site" / "sw.js").is_file()


def test_time_within_our_own_code_counts_once() -> None:
    """A function of ours that calls another does not count double."""
    clock = _benchmark.Clock()
    sleep = clock.timed(time.sleep)

    @clock.timed
    def twice() -> None:
        sleep(0.02)
        sleep(0.02)

    begun = time.perf_counter()
    twice()
    assert list(clock.seconds.values()) == [pytest.approx(time.perf_counter() - begun, rel=0.1)]


def test_a_first_visit_is_the_page_and_all_that_it_names(tmp_path: Path) -> None:
    """Styles, what they name, scripts and pictures, each once; links to other pages do not load."""
    files = {
        "a/index.html": '<link rel="stylesheet" href="../s.css"><script defer src="/base/x.js"></script>'
        '<img src="../p.svg" alt=""><img src="../p.svg" alt=""><a href="../other/">other</a>',
        "s.css": 'a{background:url("p.svg")}b{background:url(data:image/png;base64,AA)}',
        "x.js": "let x;",
        "p.svg": "<svg/>",
    }
    for name, body in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(body, "utf-8")
    weight = _weight.first_visit(tmp_path / "a" / "index.html", tmp_path, "/base/")
    assert weight == {name: len(gzip.compress(body.encode(), 9, mtime=0)) for name, body in files.items()}


def test_another_origin_is_an_error(tmp_path: Path) -> None:
    """A page may load nothing from elsewhere."""
    (tmp_path / "index.html").write_text('<script src="https://example.org/x.js"></script>', "utf-8")
    with pytest.raises(ValueError, match="another origin"):
        _weight.first_visit(tmp_path / "index.html", tmp_path)


def test_a_stock_site_has_the_same_markdown_and_nothing_of_ours(tmp_path: Path) -> None:
    """The pages, languages, menu and extensions stay; hooks, templates and what only they read go, and search comes."""
    guide = tmp_path / "guide"
    (guide / "docs" / "en").mkdir(parents=True)
    (guide / "docs" / "en" / "print.md").write_text("---\ntemplate: print.html\npaper: none\n---\n\n# Print\n", "utf-8")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    (guide / "mkdocs.yml").write_text(settings, "utf-8")
    stock = _stock.prepare(guide)
    assert (stock / "docs" / "en" / "print.md").read_text("utf-8") == "---\npaper: none\n---\n\n# Print\n"
    left = (stock / "mkdocs.yml").read_text("utf-8").splitlines()
    gone = [line.split(":")[0].strip(" -") for line in settings.splitlines() if line not in left]
    assert gone == [
        "custom_dir",
        "hooks",
        "hooks/main.py",
        "watch",
        *gone[4:7],
        "extra",
        "papers",
        "exit_url",
        "en",
        "bg",
        "tr",
        "offline",
        "more_languages",
    ]
    assert [line for line in left if line not in settings.splitlines()] == ["  - search"]
