"""The addresses of a page's links, for paper: each link that leads away has a number, and the page's end lists them."""

from dataclasses import dataclass, field
from html import escape
from urllib.parse import urldefrag, urljoin, urlsplit


@dataclass
class LinkNumbers:
    """Counts the addresses that a page's links lead to, in the order of the page.

    `here` is the page's own full address. If it is empty, only links to other sites have a whole address; if it is
    None, nothing is counted.
    """

    here: str | None = None
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, href: str) -> int:
        """Return the number of a link's address; 0 if it stays on its page or has no whole address."""
        address = self.address(href)
        return self.numbers.setdefault(address, len(self.numbers) + 1) if address else 0

    def address(self, href: str) -> str:
        """Return the whole address that a link leads to, or nothing if it has none or stays on its page."""
        if self.here is None:
            return ""
        try:
            address = urljoin(self.here, href) if href else ""
            known = urlsplit(address).scheme in {"http", "https", "mailto"}
        except ValueError:  # no address at all, such as http://[
            return ""
        return address.removeprefix("mailto:") if known and urldefrag(address)[0] != self.here else ""

    def listed(self, title: str) -> str:
        """Return the list of addresses as HTML under a title; nothing if there are none."""
        if not self.numbers:
            return ""
        lines = "\n".join(f"<li>{escape(address)}</li>" for address in self.numbers)
        return f'\n<div class="links" hidden>\n<p>{escape(title)}</p>\n<ol dir="ltr">\n{lines}\n</ol>\n</div>'
