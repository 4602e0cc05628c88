"""A stock site of the guide's Markdown, to compare builds with: Material as it comes, with its search."""

import re
import shutil
import time
from pathlib import Path

OURS = re.compile(r"^(hooks|watch|extra):\n(?:[ #].*\n)*", re.MULTILINE)
"""Settings that a stock site has not got."""

TEMPLATE = re.compile(r"^template: .*\n", re.MULTILINE)


class Timer:
    """Measures a build from now on: the time that passes, and the time that the processor works for it."""

    def __init__(self) -> None:
        """Begin."""
        self.begun, self.worked = time.perf_counter(), time.process_time()

    def measured(self, site: Path) -> dict[str, float]:
        """Return both in seconds, and how many pages were built."""
        seconds, processor = time.perf_counter() - self.begun, time.process_time() - self.worked
        return {"seconds": seconds, "processor": processor, "pages": sum(1 for _ in site.rglob("index.html"))}


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


def measure(root: Path) -> dict[str, float]:
    """Build a stock site in this process, in which nothing may have been built before, as `mkdocs build` does."""
    timer = Timer()
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    return timer.measured(root / "site")
