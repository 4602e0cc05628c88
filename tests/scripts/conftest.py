"""A tiny guide, on which the scripts are tried."""

from pathlib import Path

import pytest

SETTINGS = """
site_name: Tiny
theme: material
hooks: [hook.py]
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, default: true, build: true}
        - {locale: bg, name: Български, build: true}
"""


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Make a guide of two pages in two languages."""
    root = tmp_path / "tiny"
    for language in ("en", "bg"):
        (root / "docs" / language).mkdir(parents=True)
        (root / "docs" / language / "index.md").write_text("# Home\n\n[other](other.md)\n", "utf-8")
        (root / "docs" / language / "other.md").write_text("# Other\n", "utf-8")
    (root / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (root / "hook.py").write_text("", "utf-8")
    (root / "guide-version.toml").write_text('version = "1"\ndate = 2026-11-23\n', "utf-8")
    return root
