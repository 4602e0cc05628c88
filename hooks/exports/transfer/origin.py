"""What every file that leaves the site says of itself: which guide, which version of it, its licence, its source."""

import words
from exports.context import Context


def origin(context: Context, language: str) -> dict[str, str]:
    """Return the guide's title, its version with its date, its source, its licence and the site's address, each a line.

    The address of the licence is `licence_url`; the site's `url` is empty where it does not know it.
    """
    release, frame = context.site.release, words.load(language)["frame"]
    version = frame["version"].replace("{version}", release.version).replace("{date}", release.day(language))
    source = frame["source"].replace("{project}", release.project).replace("{number}", release.number)
    known = context.site.language(language)
    return {
        "title": known.site_name,
        "version": f"{version.rstrip('.')}.",
        "source": source,
        "licence": frame["licence"],
        "licence_url": frame["licence_url"],
        "url": context.site.url and context.site.url + known.home,
    }


def lines(context: Context, language: str) -> list[str]:
    """Return the same as lines of text, without those that are empty."""
    return [line for line in origin(context, language).values() if line]
