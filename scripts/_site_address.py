"""A build that knows no address of its site says what lacks then, and how to give one."""

import os
import re
from pathlib import Path

from _setup import ROOT, say

UNKNOWN = (
    "No address of the site was given: papers have no QR code and no links to it, and search engines are not told "
    "which pages are the same in another language. To publish, give it as SITE_URL (HOSTING.md shows how)."
)


def unknown(root: Path) -> bool:
    """Whether nothing says where the site will be: neither SITE_URL nor mkdocs.yml."""
    setting = re.search(r"^site_url:(.*)$", (root / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    return not os.environ.get("SITE_URL") and (setting is None or "SITE_URL" in setting[1] or not setting[1].strip())


def tell(code: int, root: Path = ROOT) -> int:
    """Say it after a build that ended well; return the build's exit code."""
    if not code and unknown(root):
        say(UNKNOWN)
    return code
