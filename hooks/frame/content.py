"""What the frame does to a page's own HTML, after Markdown has made it."""

import re
from html import escape

_ADDED = re.compile(r'(<div class="admonition added"[^>]*>\s*<p class="admonition-title">)')
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)


def finish(html: str, *, added: str, wide_table: str) -> str:
    """Tag what this edition adds in words, and let wide tables move sideways inside a box the keyboard reaches.

    Only what Markdown itself writes is touched: a table with a class or a role has its own template.
    """
    html = _ADDED.sub(rf'\1<span class="tag">{escape(added)}</span> ', html)
    box = f'<div class="wide" tabindex="0" role="group" aria-label="{escape(wide_table)}">'
    return _TABLE.sub(lambda table: f"{box}{table[0]}</div>", html)
