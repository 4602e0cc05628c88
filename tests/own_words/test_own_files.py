"""A school's own pictures and documents, in `ours/assets/`: pages, papers, the ZIP and phones have them."""

import json
import zipfile

import pypdfium2
import pypdfium2.raw
import pytest
from PIL import Image

from own_words.test_mistakes import with_safety, write
from translation.mini_site import Small

PICTURE = "![Our room](../assets/room.png)"
WORDS = {
    "en/roles.md": f"<!-- in place of: role-coach -->\nA coach asks.\n\n{PICTURE}\n",
    "en/our-club.md": f"# Our club\n\nWe meet. [The plan](../assets/plan.pdf)\n\n{PICTURE}\n",
    "bg/chitalnya.md": "# Читалня\n\n![Стаята ни](../assets/photos/стая.png)\n",
}


def draw(small: Small, name: str, side: int) -> None:
    """Put a picture into the school's folder."""
    path = small.root / "ours" / "assets" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.effect_noise((side, side // 2), 80).save(path)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """Make the small guide with files of a school, and build all of it."""
    small = with_safety(tmp_path_factory.mktemp("files") / "guide")
    write(small, WORDS)
    draw(small, "room.png", 120)
    draw(small, "photos/стая.png", 600)
    (small.root / "ours" / "assets" / ".gitkeep").touch()
    (small.root / "ours" / "assets" / "plan.pdf").write_bytes(b"%PDF-1.7")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PAPERS", "all")
        code, lines = small.run("_site", "--zip")
    assert code == 0, "\n".join(lines)
    (small.root / "lines.txt").write_text("\n".join(lines), "utf-8")
    return small


def test_pages_show_a_school_s_pictures_with_their_size(small: Small) -> None:
    """In its own pages, in its words on the guide's pages, and where a page stands in for another language."""
    room = 'alt="Our room" height="60" src="{}assets/room.png" width="120"'
    assert room.format("../") in small.html("our-club")
    assert room.replace(" src", ' loading="lazy" src').format("../") in small.html("roles"), "it stands further below"
    assert room.format("../../") in small.html("bg/our-club")
    assert 'width="600"' in small.html("chitalnya")
    assert 'href="../assets/plan.pdf"' in small.html("our-club")
    assert {path.name for path in (small.root / "site" / "assets").rglob("*") if path.suffix in {".png", ".pdf"}} >= {
        "room.png",
        "стая.png",
        "plan.pdf",
    }
    assert not list((small.root / "site").rglob(".gitkeep"))


def test_phones_and_the_zip_have_them(small: Small) -> None:
    """What a page shows is there without internet as well."""
    kept = json.loads((small.root / "site/assets/offline.en.json").read_text("utf-8"))["files"]
    (copy,) = (small.root / "site").glob("*.zip")
    with zipfile.ZipFile(copy) as packed:
        names = [name.partition("/")[2] for name in packed.namelist()]
    for name in ("assets/room.png", "assets/photos/стая.png"):
        assert name in [address for address, *_ in kept]
        assert name in names


def test_papers_have_them(small: Small) -> None:
    """The guide on paper shows the picture in the words of the school, and on its own page."""
    with pypdfium2.PdfDocument(small.root / "site/papers/en/guide.pdf") as document:
        pictures = [
            each
            for page in document
            for each in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=9)
            if each.get_px_size() == (120, 60)
        ]
    assert len(pictures) == 2


def test_a_heavy_picture_is_told_and_stops_nothing(small: Small) -> None:
    """The one of 120 pixels is light."""
    lines = (small.root / "lines.txt").read_text("utf-8").splitlines()
    (said,) = {line for line in lines if line.startswith("ours/assets/")}
    assert said.startswith("ours/assets/photos/стая.png: this picture has 1")
    assert said.endswith("Save it smaller: 100 kB are enough for a photo.")
