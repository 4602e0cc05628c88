"""Addresses within the site: each is told from the site's root, and a page links to another by a relative one."""

from functools import cache
from posixpath import relpath


@cache
def relative(*, here: str, there: str) -> str:
    """Return the relative address of a page or file from a page; both are addresses from the site's root.

    A page's own address is empty, and that of any other page ends with a slash.
    """
    path = relpath(there or ".", here or ".")
    if there and not there.endswith("/"):
        return path
    return "" if path == "." else f"{path}/"
