"""What a page carries of the menu: enough to go on from it, and no more in a guide of ten times the pages."""

from frame.menu import BELOW, Entry, Shown, around, titles


def guide(times: int) -> tuple[Entry, ...]:
    """Make a menu of four sections, each with so many pages."""
    sections = (
        Entry(
            f"Section {name}", below=tuple(Entry(f"Page {name}{number}", f"{name}{number}/") for number in range(times))
        )
        for name in "abcd"
    )
    return (Entry("Home", ""), *sections, Entry("About", "about/"))


def links(shown: tuple[Shown, ...]) -> list[str]:
    """Return the addresses that a menu leads to, in its order."""
    return [url for item in shown for url in (links(item.below) if item.below else [item.url])]


def test_a_page_has_the_first_level_and_its_neighbours() -> None:
    """Other sections are links to their first page; the page's own is open, with its first page and the neighbours."""
    home, first, own, *_, about = around(guide(30), "b15/")
    assert (home.url, first.url, first.closed, about.url) == ("", "a0/", True, "about/")
    assert [item.url for item in own.below if not item.more] == ["b0/", *(f"b{number}/" for number in range(11, 20))]
    assert [(item.url, item.more) for item in own.below if item.more] == [("b1/", 10), ("b20/", 10)]
    assert [item.url for item in own.below if item.current] == ["b15/"]


def test_a_page_does_not_grow_with_the_guide() -> None:
    """However many pages there are, a page leads to about as many."""
    assert len(links(around(guide(300), "b150/"))) == len(links(around(guide(30), "b15/")))
    many = tuple(Entry(f"Page {number}", f"{number}/") for number in range(1000))
    assert len(links(around(many, "500/"))) == len(links(around(many[:100], "50/")))


def test_every_page_is_reached_without_a_script() -> None:
    """From link to link of the menus alone, one comes to each page."""
    entries = guide(40)
    reached, waiting = {""}, [""]
    while waiting:
        new = {*links(around(entries, waiting.pop()))} - reached
        reached |= new
        waiting += new
    assert reached == {*titles(entries)}


def test_one_page_that_would_be_left_out_is_shown() -> None:
    """A part that opens would take as much room as the one page in it."""
    assert not [item for item in around(guide(BELOW + 3), "b1/")[2].below if item.more]
