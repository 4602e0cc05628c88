"""A checklist, as a reader uses it."""

from playwright.sync_api import Page, expect

from browser.host import Host


def test_it_counts_what_is_ticked(page: Page, pocket: Host) -> None:
    """Ticking and unticking a box changes the count, and it says that the tick is kept."""
    page.goto(pocket.url("practice/"))
    trip = page.locator("#trip")
    expect(trip.get_by_text("Done: 0 of 3")).to_be_visible()
    trip.get_by_label("Bring water.").click()
    trip.get_by_text("Bring a map.").click()
    expect(trip.get_by_text("Done: 2 of 3")).to_be_visible()
    expect(trip.get_by_role("status")).to_have_text("Saved on this device.")
    trip.get_by_text("Bring a map.").click()
    expect(trip.get_by_text("Done: 1 of 3")).to_be_visible()


def test_a_note_is_hidden_until_asked_for(page: Page, pocket: Host) -> None:
    """The short note of an item opens from a link that names the item for a screen reader."""
    page.goto(pocket.url("practice/"))
    note = page.get_by_text("A litre is enough for two.")
    expect(note).to_be_hidden()
    page.locator("#trip-water summary").click()
    expect(note).to_be_visible()
    expect(page.locator("#trip-water summary")).to_have_text("Read more: Bring water.")


def test_reset_unticks_all_and_undo_ticks_them_again(page: Page, pocket: Host) -> None:
    """The reset says what it did and offers a way back, and both last."""
    page.goto(pocket.url("practice/"))
    trip = page.locator("#trip")
    expect(trip.get_by_role("button", name="Untick all")).to_be_disabled()
    trip.get_by_label("Bring water.").click()
    trip.get_by_label("Bring bread.").click()
    trip.get_by_role("button", name="Untick all").click()
    expect(trip.get_by_text("Done: 0 of 3")).to_be_visible()
    expect(trip.get_by_role("status")).to_contain_text("All boxes are unticked.")
    page.reload()
    expect(trip.get_by_text("Done: 0 of 3")).to_be_visible()
    trip.get_by_label("Bring water.").click()
    trip.get_by_role("button", name="Untick all").click()
    trip.get_by_role("button", name="Undo").click()
    expect(trip.get_by_role("status")).to_have_text("It is back as it was.")
    expect(trip.get_by_label("Bring water.")).to_be_checked()
    expect(trip.get_by_role("status")).to_be_focused()
    page.reload()
    expect(trip.get_by_label("Bring water.")).to_be_checked()
    expect(trip.get_by_label("Bring bread.")).not_to_be_checked()
