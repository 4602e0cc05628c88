"""Addresses within the site: each is told from the site's root, and a page links to another by a relative one."""

from functools import cache
from posixpath import dirname, relpath


@cache
def relative(*, here: str, there: str) -> str:
    """Return the relative address of a page or file from a page; both are addresses from the site's root.

    A page's own address is empty, and that of any other page ends with a slash, or names a file.
    """
    if here == there:
        return ""
    path = relpath(there or ".", dirname(here) or ".")
    if there and not there.endswith("/"):
        return path
    return "" if path == "." else f"{path}/"


def with_fragment(address: str, fragment: str) -> str:
    """Return the address of a place on a page, or of the page itself where the fragment is empty."""
    return f"{address}#{fragment}" if fragment else address
