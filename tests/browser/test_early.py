"""What a reader does while the scripts are still on their way, on a slow phone."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, Route, expect

from browser.host import Host


def slowly(page: Page) -> Callable[[], None]:
    """Hold back the activities' scripts; give what lets them come."""
    held: list[Route] = []
    arrived = False

    def pass_on(route: Route) -> None:
        if arrived:
            route.continue_()
        else:
            held.append(route)

    def come() -> None:
        nonlocal arrived
        arrived = True
        for route in held:
            route.continue_()

    page.route("**/assets/activities/*.js", pass_on)
    return come


def test_what_is_ticked_before_the_scripts_arrive_is_kept(context: BrowserContext, pocket: Host) -> None:
    """A box ticked, a line written and an answer chosen too early are kept, and so is what was kept before."""
    page = context.new_page()
    page.goto(pocket.url("practice/"))
    who = page.locator("#day-steps tbody [data-item$=who]").first
    who.fill("Ana")
    page.close()
    page = context.new_page()
    come = slowly(page)
    page.goto(pocket.url("practice/"), wait_until="commit")
    page.locator("#trip-bread label").click()
    page.locator("#learned-baker [value=smith]").check()
    who = page.locator("#day-steps tbody [data-item$=who]").first
    expect(who).to_have_value("")
    who.fill("Boris")
    come()
    expect(page.locator("activity-checklist").filter(has=page.locator("#trip-bread"))).to_contain_text("Done: 1 of 3")
    expect(page.locator("activity-quiz .quiz-count").first).to_contain_text("Answered")
    expect(page.locator("activity-plan [data-do=copy]").first).to_be_visible()
    page.reload()
    expect(page.locator("#trip-bread input")).to_be_checked()
    expect(page.locator("#learned-baker [value=smith]")).to_be_checked()
    expect(page.locator("#day-steps tbody [data-item$=who]").first).to_have_value("Ana\nBoris")
