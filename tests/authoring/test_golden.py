"""The examples of each kind, which are its documentation, become exactly the HTML that is kept beside them.

`RENEW=1` writes what they become now; read the difference before you commit it.
"""

import os
from pathlib import Path

import pytest

from authoring.helpers import ROOT, convert

EXAMPLES = sorted((ROOT / "hooks" / "kinds").glob("*/examples/*.md"))


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=[f"{example.parent.parent.name}-{example.stem}" for example in EXAMPLES]
)
def test_an_example_becomes_the_html_that_is_kept(example: Path) -> None:
    """Without MkDocs, the page and what is wrong with it (nothing) are as they were."""
    html, extension = convert(example.read_text("utf-8"))
    said = "".join(f"<!-- {problem} -->\n" for problem in extension.problems) + html + "\n"
    if os.environ.get("RENEW"):
        example.with_suffix(".html").write_text(said, "utf-8")
        pytest.fail("Written anew: read the difference, then run again without RENEW.")
    assert said == example.with_suffix(".html").read_text("utf-8")
    assert list(extension.problems) == []


def test_nothing_is_kept_of_an_example_that_is_gone() -> None:
    """Every file that is kept stands beside its example, in the folder of its kind."""
    kept = sorted((ROOT / "hooks" / "kinds").glob("*/examples/*.html"))
    assert kept == [example.with_suffix(".html") for example in EXAMPLES]


def test_every_kind_has_an_example() -> None:
    """A kind without an example has no documentation."""
    kinds = {path.parent.name for path in (ROOT / "hooks" / "kinds").glob("*/__init__.py")}
    assert kinds == {example.parent.parent.name for example in EXAMPLES}
