"""The browser and the served guide, as the tests of pages have them."""

from browser.conftest import live, open_context, started, watch

__all__ = ["live", "open_context", "started", "watch"]
