"""A guide read for its translations, without building the site."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from _setup import ROOT
from _site import load

if TYPE_CHECKING:
    from guide.guide import Guide

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's box about MkDocs 2; the versions here are pinned


class Project:
    """A guide as translations see it: its languages, its pages cut into units, and its records."""

    def __init__(self, root: Path) -> None:
        """Read every page of every language with the parser of the site."""
        sys.path.insert(0, str(ROOT / "hooks"))
        from mkdocs.config import load_config

        config = load(root / "mkdocs.yml", load_config)
        self.docs = Path(config.docs_dir)
        self.names: dict[str, str] = {each.locale: each.name for each in config.plugins["i18n"].config.languages}
        more = config.extra.get("more_languages") or []
        self.names |= {each["locale"]: each["name"] for each in more if {"locale", "name"} <= set(each)}
        self.guide = self._read(config)
        del self.names[self.guide.source_language]

    def _read(self, config: Any) -> "Guide":  # noqa: ANN401 - MkDocs' own, loaded only when it is used
        from markdown import Markdown

        from guide.guide import Guide
        from reading.extension import ActivitiesExtension
        from reading.page import Page
        from sources import front_matter
        from translations import record

        guide, extension = Guide(self.docs.name), ActivitiesExtension()
        markdown = Markdown(extensions=[*config.markdown_extensions, extension], extension_configs=config.mdx_configs)
        for language in self.names:
            for path in sorted((self.docs / language).rglob("*.md")):
                text = path.read_text(encoding="utf-8-sig", errors="replace")
                parts = front_matter.cut(text)
                page = Page(path.relative_to(self.docs.parent).as_posix(), language, parts.before)
                extension.begin(page)
                markdown.reset().convert(parts.body)
                guide.add(extension.page, "", text)
            if (kept := self.docs / language / record.NAME).exists():
                guide.accepted[language] = record.read(kept)[0]
        return guide
