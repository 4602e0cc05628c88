"""The guide among the apps of a phone: a manifest for each language, and icons drawn from the site's own logo."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import words
from frame import school_style
from model.school import said
from model.site import Language, Site

FOLDER = "assets/icons"
PAPER = "#fbf7f0"
"""The colour behind the name while the app opens."""

ICONS = {"icon-192.png": (192, 0.66, 0.2), "icon-512.png": (512, 0.66, 0.2), "maskable-512.png": (512, 0.46, 0)}
"""Pixels, which part of them the logo takes, and how round the corners are. A maskable one may be cut to a circle."""

KINDS = {"jpeg": "jpg"}
DRAWING = """\
#set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: none)
#box(width: 100%, height: 100%, radius: {radius}pt, fill: rgb("{ground}"))[
  #place(center + horizon, image("/logo", format: "{kind}", width: {logo}pt, height: {logo}pt, fit: "contain"))
]
"""


def manifest_name(language: str) -> str:
    """Return the name of a language's manifest, which lies at the site's root."""
    return f"manifest.{language}.webmanifest"


def publish(site: Site) -> None:
    """Write the manifests and the icons. A site without its logo has no icons, and so cannot be installed."""
    icons = [*_icons(site)]
    for language in site.languages:
        text = json.dumps(manifest(site, language, icons), ensure_ascii=False, indent=1)
        (site.output / manifest_name(language.code)).write_text(text + "\n", encoding="utf-8")


def manifest(site: Site, language: Language, icons: list[dict[str, str]]) -> dict[str, object]:
    """Return a language's manifest. It begins on the first page, which leads on to where the reader was last."""
    start = f"{language.home}?start"
    own_id = {"id": f"{urlsplit(site.url).path}{start}"} if site.url else {}  # else what it begins with is its id
    return {
        "name": language.site_name,
        "short_name": said(site.school.short_names, language.code) or words.load(language.code)["offline"]["app"],
        "description": language.description,
        "lang": language.code,
        "dir": language.direction,
        **own_id,
        "start_url": f"./{start}",
        "scope": "./",
        "display": "standalone",
        "theme_color": school_style.main(site),
        "background_color": PAPER,
        "icons": icons,
    }


def _icons(site: Site) -> list[dict[str, str]]:
    logo, folder = site.school.logo or site.docs / "assets" / "logo.svg", site.output / FOLDER
    if not logo.is_file():
        return []
    import typst  # noqa: PLC0415 - takes a moment, and a site without a worker has no icons

    folder.mkdir(parents=True, exist_ok=True)
    drawing = logo.read_bytes()
    if not site.school.logo:
        drawing = drawing.replace(b"currentColor", b"#fff")
    ground, kind = "#ffffff" if site.school.logo else school_style.main(site), logo.suffix.lower().lstrip(".")
    with TemporaryDirectory() as workshop:
        page = Path(workshop) / "icon.typ"
        page.with_name("logo").write_bytes(drawing)
        for name, (size, part, corner) in ICONS.items():
            text = DRAWING.format(
                size=size, radius=size * corner, logo=size * part, ground=ground, kind=KINDS.get(kind, kind)
            )
            page.write_text(text, encoding="utf-8")
            (folder / name).write_bytes(typst.compile(page, format="png", ppi=72.0, ignore_system_fonts=True))
    entries = [
        {
            "src": f"./{FOLDER}/{name}",
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": "maskable" if name.startswith("maskable") else "any",
        }
        for name, (size, _, _) in ICONS.items()
    ]
    if site.school.logo:
        return entries
    return [*entries, {"src": f"./{school_style.ICON}", "sizes": "any", "type": "image/svg+xml", "purpose": "any"}]
