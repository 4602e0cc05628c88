"""The same browser, sites and readers as in tests/browser."""

from browser.conftest import context, live, open_context, page, watch, workshop

__all__ = ["context", "live", "open_context", "page", "watch", "workshop"]
