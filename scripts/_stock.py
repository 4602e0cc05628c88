"""A stock site of the guide's Markdown, to compare builds with: Material as it comes, with its search."""

import re
import shutil
import time
from pathlib import Path
from typing import Any

OURS = re.compile(r"^(hooks|watch|extra):\n(?:[ #].*\n)*", re.MULTILINE)
"""Settings that a stock site has not got."""

TEMPLATE = re.compile(r"^template: .*\n", re.MULTILINE)


def prepare(guide: Path) -> Path:
    """Make a stock site beside a guide: the same pages in the same languages and menu, and the same Markdown."""
    root = guide.with_name(f"{guide.name}-stock")
    shutil.copytree(guide / "docs", root / "docs")
    for page in (root / "docs").rglob("*.md"):
        page.write_text(TEMPLATE.sub("", page.read_text("utf-8"), count=1), "utf-8")
    settings = OURS.sub("", (guide / "mkdocs.yml").read_text("utf-8"))
    settings = settings.replace("  custom_dir: overrides\n", "").replace("plugins:\n", "plugins:\n  - search\n", 1)
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    return root


def measure(root: Path) -> dict[str, Any]:
    """Build a stock site in this process, in which nothing may have been built before, as `mkdocs build` does."""
    begun = time.perf_counter()
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    seconds = time.perf_counter() - begun
    return {"seconds": seconds, "pages": sum(1 for _ in (root / "site").rglob("index.html"))}
