"""How long our code takes in a build, at 1, 10 and 50 times the guide's pages, and what pages weigh.

The larger guides are the guide itself with each page copied under another name (`roles-2.md`). Ids must be unique in
the whole guide, so a copy's ids get the copy's number, and so do the links to them; `for=` keeps naming the points of
the guide. "Our code" is what runs in hooks/: loading it, the MkDocs events, our part of Markdown, and what templates
call. A build is timed from before MkDocs is loaded to its last file, in a process of its own, and our share of it in
the same run, so that a busy computer slows both. Nothing fails because of a time; bytes are checked by tests/pages too.

The whole build, papers aside, is also timed against a stock site of the same Markdown in the same languages: Material
as it comes, with its search, and none of our code (`_stock.py`). There an activity is only paragraphs and lists.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from statistics import median
from typing import Any

import _lab
import _stock
from _setup import ROOT, say
from _site import build_into, find_hooks, set_date
from _weight import BUDGETS, PageFiles, first_visit, measured, size

PARTS = ("docs", "hooks", "overrides", "mkdocs.yml", "guide-version.toml")
PAPER = "#paper-"
ENTRIES = re.compile(r"(run|handleMatch|test|extend\w+|on_\w+)$")
"""The methods of our classes that Markdown and pymdownx call."""

SHARE, GROWTH = 0.15, 1.2
"""To reach: our share of a build at 1x, and our milliseconds per page at the largest size against those at 1x."""

PAPER_SHARES = {"sheets": 0.6, "first": 4.0, "again": 0.05}
PAPER_ROUNDS = 5
SITES = {"site": "the site, first build", "site again": "the site, built again"}
PAPERS = {"sheets": "sheets, keys and forms", "first": "all papers, first build", "again": "all papers, built again"}
"""To reach: the time of papers as a share of the site's own build, on all cores."""

STOCK_RATIOS = {1: 0.9, 10: 0.8}
"""To reach: the seconds of a whole build, papers aside, against those of a stock site, by the times of the guide."""

ADDRESS = {"SITE_URL": "https://example.org/peer-mentoring/", "REPO_URL": "https://example.org/school/peer-mentoring"}
LINK = re.compile(r"(\]\((?!\w+:)[^)\s#]*?)(\.md)?(#[\w-]+)?(?=\))")


class Clock:
    """Adds up the time spent in each wrapped function; a call within another counts as the outer one's."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.seconds: dict[str, float] = {}
        self.depth = 0

    def timed(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Wrap a function."""

        @wraps(function)
        def wrapper(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 (stands for any function)
            self.depth += 1
            begun = time.perf_counter()
            try:
                return function(*arguments, **named)
            finally:
                self.depth -= 1
                if not self.depth:
                    name = function.__qualname__
                    self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - begun

        return wrapper


def renumber(text: str, number: int) -> str:
    """Give a copy of a page ids of its own."""
    find_hooks(ROOT)
    from model.syntax import LIKE_ID

    def link(link_text: re.Match[str]) -> str:
        address, page, fragment = link_text.groups()
        if fragment and fragment.startswith(PAPER):  # a paper's id is made by the build, of what is on a page
            return link_text[0]
        return address + (f"-{number}{page}" if page else "") + (f"{fragment}-{number}" if fragment else "")

    return LINK.sub(link, LIKE_ID.sub(rf"\1\2-{number}", text))


def enlarge(root: Path, times: int) -> None:
    """Copy every page of every language until there are so many times as many. No menu names the copies."""
    settings, copies = root / "mkdocs.yml", "".join(f"  *-{number}.md\n" for number in range(2, times + 1))
    if copies:
        settings.write_text(f"{settings.read_text('utf-8').rstrip()}\nnot_in_nav: |\n{copies}", "utf-8")
    for page in sorted((root / "docs").glob("*/**/*.md")):
        text = page.read_bytes().decode("utf-8")
        for number in range(2, times + 1):
            page.with_stem(f"{page.stem}-{number}").write_bytes(renumber(text, number).encode())


def watch(root: Path, clock: Clock) -> None:
    """Time our code from now on: loading it, MkDocs' events, Markdown's calls, and the functions that templates get."""
    from mkdocs.config.config_options import Hooks
    from mkdocs.plugins import PluginCollection

    hooks = str(root / "hooks")
    original = PluginCollection.run_event
    known: set[type] = set()

    def is_ours(thing: object) -> bool:
        return str(getattr(getattr(thing, "__code__", None), "co_filename", "")).startswith(hooks)

    def run_event(self: PluginCollection, name: str, item: Any = None, **named: Any) -> Any:  # noqa: ANN401
        methods = self.events[name]
        methods[:] = [clock.timed(method) if is_ours(method) else method for method in methods]
        modules = [module for module in sys.modules.values() if str(getattr(module, "__file__", "")).startswith(hooks)]
        for kind in {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)} - known:
            known.add(kind)
            for entry, function in list(vars(kind).items()):
                if ENTRIES.match(entry) and is_ours(function):
                    setattr(kind, entry, clock.timed(function))
        result = original(self, name, item, **named)
        if name == "env":
            for functions in (result.globals, result.filters, result.tests):
                functions.update({key: clock.timed(value) for key, value in functions.items() if is_ours(value)})
        return result

    PluginCollection.run_event = run_event  # type: ignore[method-assign]
    Hooks._load_hook = clock.timed(Hooks._load_hook)  # type: ignore[assignment] # noqa: SLF001


def prepare(folder: Path, times: int) -> Path:
    """Make a guide of so many times the pages; nothing in it was ever built."""
    root = folder.resolve() / f"guide-{times}"
    root.mkdir()
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, root / part)
    enlarge(root, times)
    return root


def measure(root: Path) -> dict[str, Any]:
    """Build a guide in this process, in which nothing may have been built before."""
    clock = Clock()
    os.environ.update(ADDRESS, PAPERS="none")  # they have figures of their own
    begun = time.perf_counter()
    watch(root, clock)
    problems, _ = build_into(root, root / "site", show=lambda _: None)
    whole = time.perf_counter() - begun
    pages = sum(1 for _ in (root / "site").rglob("*.html")) or sys.exit("The guide does not build.")
    most = sorted(clock.seconds.items(), key=lambda row: -row[1])[:8]
    ours = sum(clock.seconds.values())
    return {"problems": len(problems), "pages": pages, "seconds": whole, "ours": ours, "most": most}


def measure_whole(root: Path) -> dict[str, float]:
    """Build a guide in this process without papers, and with nothing in the way."""
    os.environ.update(ADDRESS, PAPERS="none")
    timer = _stock.Timer()
    problems, _ = build_into(root, root / "site", show=lambda _: None)
    if problems:  # a build that stops early is no whole build
        sys.exit("\n".join(problems[:5]))
    return timer.measured(root / "site")


def in_a_process_of_its_own(root: Path, *how: str) -> Any:  # noqa: ANN401 - what was measured there
    """Measure where nothing is left over in memory."""
    command = [sys.executable, __file__, "--root", str(root), *(how or ("--only",))]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def measure_papers(root: Path, what: str) -> dict[str, float]:
    """Build a guide in this process without papers, then with them; give seconds of each.

    `site` is the first build without papers, as a fresh checkout has it, and `site again` the next one. What follows is
    `sheets`, the sheets, keys and forms alone, or `first`, every paper and preview when none is there, and `again` when
    nothing changed. What is made for the first time is compared with the first build, and `again` with `site again`.
    """
    os.environ.update(ADDRESS, PAPERS="none")
    shutil.rmtree(root / ".cache", ignore_errors=True)
    clock: dict[str, float] = {}
    for name in ("site", "site again"):
        begun = time.perf_counter()
        build_into(root, root / "site", show=lambda _: None)
        clock[name] = time.perf_counter() - begun
    from exports import publish as papers
    from exports.build import ExportBuild
    from exports.context import Context

    publish = papers.publish

    def timed(site: Any, guide: Any, problems: Any, folders: Any = ()) -> Any:  # noqa: ANN401
        begun = time.perf_counter()
        if what == "sheets":
            build = ExportBuild(Context(guide, site), root / "site", problems)
            single = [paper for own in build.papers.values() for paper in own if is_sheet(paper)]
            build.set(single, previews=False)
            published = papers.Published(build, {})
        else:
            published = publish(site, guide, problems, folders)
        clock["again" if what in clock else what] = time.perf_counter() - begun
        return published

    os.environ["PAPERS"], papers.publish = "all", timed
    for _ in range(1 if what == "sheets" else 2):
        build_into(root, root / "site", show=lambda _: None)
    return clock


def clock_against_stock(sizes: list[int], pairs: int) -> None:
    """Print how long whole builds take against a stock site of the same Markdown.

    By the clock, and by what the processor did for it: on a busy computer only the second can be trusted.
    """
    say(f"\n{'time: whole build against stock Material':48}{'now':>8}{'to reach':>13}")
    for times in sizes:
        with tempfile.TemporaryDirectory() as folder:
            root = prepare(Path(folder), times)
            stock = _stock.prepare(root)
            rounds = [beside_stock(root, stock) for _ in range(pairs)]
        for name in ("first build", "built again"):
            for unit, what in (("seconds", "by the clock"), ("processor", "by the processor")):
                ours, other = (median(build[each][unit] for build in rounds) for each in (name, "stock"))
                ratios = sorted(build[name][unit] / build["stock"][unit] for build in rounds)
                ratio, target = median(ratios), STOCK_RATIOS[times]
                figure = f"{ratio:8.2f}{f'<= {target}':>13}  {verdict(ratio, target)}"
                between = f"of {pairs} pairs, {ratios[0]:.2f} to {ratios[-1]:.2f}; {ours:.1f} s and {other:.1f} s"
                say(f"{f'{times}x, {name}, {what}':48}{figure} (the median {between})")
    if sys.platform != "win32":
        say(f"The load of this computer is {', '.join(f'{load:.1f}' for load in os.getloadavg())}.")


def beside_stock(root: Path, stock: Path) -> dict[str, dict[str, float]]:
    """Return the times of three builds, one right after the other: ours as in a fresh checkout, stock, ours again."""
    shutil.rmtree(root / ".cache", ignore_errors=True)
    first = in_a_process_of_its_own(root, "--only-whole")
    other = in_a_process_of_its_own(stock, "--only-stock")
    again = in_a_process_of_its_own(root, "--only-whole")
    if not 0 < first["pages"] == other["pages"] == again["pages"]:
        sys.exit(f"The two sites do not have the same pages: {first['pages']} and {other['pages']}.")
    return {"first build": first, "stock": other, "built again": again}


def is_sheet(paper: Any) -> bool:  # noqa: ANN401 - loaded only when it is used
    """Tell whether a paper is a sheet, a key or a form, in its one usual size."""
    return paper.where[1] > 1 and not paper.whole and paper.name in {paper.of, f"{paper.of}-key"}


def clock_papers() -> None:
    """Print how long papers take against the site they belong to.

    Times wander on a busy computer: each ratio is of two times of one process, and of several processes the median.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = prepare(Path(folder), 1)
        rounds = [
            in_a_process_of_its_own(root, "--only-papers", what)
            for _ in range(PAPER_ROUNDS)
            for what in ("sheets", "first")
        ]
    say(f"\n{'time: papers against the site without them':48}{'now':>8}{'to reach':>13}")
    for name, what in SITES.items():
        say(f"{f'{what}, seconds':48}{median(clock[name] for clock in rounds):8.2f}")
    for name, what in PAPERS.items():
        site = "site again" if name == "again" else "site"
        ratios = sorted(clock[name] / clock[site] for clock in rounds if name in clock)
        ratio, between = median(ratios), f"of {len(ratios)} rounds, {ratios[0]:.1%} to {ratios[-1]:.1%}"
        figure = f"{ratio:8.1%}{f'<= {PAPER_SHARES[name]:.0%}':>13}"
        say(f"{what:48}{figure}  {verdict(ratio, PAPER_SHARES[name])} (the median {between})")


def weigh() -> None:
    """Print what pages and kinds weigh: the heaviest of each, every script and style, and the budgets."""
    with tempfile.TemporaryDirectory() as folder:
        site, base = Path(folder).resolve() / "site", "/peer-mentoring/"
        os.environ.update(ADDRESS)
        build_into(ROOT, site, show=lambda _: None)
        heaviest: dict[str, tuple[int, int, str]] = {}
        for html in sorted(site.rglob("*.html")):
            kinds = " + ".join(sorted(PageFiles(html.read_text("utf-8")).kinds - {"words"})) or "no activity"
            weight = first_visit(html, site, base)
            row = (sum(weight.values()), next(iter(weight.values())), html.relative_to(site).as_posix())
            heaviest[kinds] = max(heaviest.get(kinds, row), row)
        budgets = measured(site, base)
        files = {path.relative_to(site).as_posix(): size(path) for path in sorted(site.rglob("*.[cj]s*"))}
    say(f"\n{'bytes by gzip -9: kind of page':48}{'page':>8}{'first visit':>13}  heaviest")
    for kinds, (everything, page, name) in sorted(heaviest.items()):
        say(f"{kinds:48}{page:8}{everything:13}  {name}")
    say(f"\n{'bytes by gzip -9: script or style':48}")
    for name, weight_of_it in files.items():
        say(f"{name:48}{weight_of_it:8}")
    say(f"\n{'bytes by gzip -9: figure':48}{'now':>8}{'to reach':>13}")
    for name, (most, where) in budgets.items():
        say(f"{name:48}{most:8}{f'<= {BUDGETS[name]}':>13}  {verdict(most, BUDGETS[name])}  {where}")


def visit(beside: Path | None, page: str) -> None:
    """Build the site without papers, and visit its pages on a slow line."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder).resolve() / "site"
        os.environ["PAPERS"] = "none"
        build_into(ROOT, site, show=lambda _: None)
        _lab.measure(site, beside, page)


def verdict(now: float, target: float) -> str:
    """Say whether a figure is reached."""
    return "reached " if now <= target else "NOT YET "


def clock_builds(sizes: list[int]) -> None:
    """Print how long our code takes in builds of several sizes, and the figures to reach.

    A first build finds nothing that an earlier one kept (compiled templates, the theme's style made small); it is what
    a fresh checkout and the publishing workflow do. Built again is what an author sees.
    """
    say("             pages   build s    ours s   share  ms/page  against 1st  problems")
    rows: list[dict[str, Any]] = []
    for times in sizes:
        with tempfile.TemporaryDirectory() as folder:
            root = prepare(Path(folder), times)
            rows += [in_a_process_of_its_own(root), in_a_process_of_its_own(root)]
        for name, row, reference in (("", rows[-2], rows[0]), ("again", rows[-1], rows[1])):
            numbers = f"{row['pages']:8.0f}{row['seconds']:10.2f}{row['ours']:10.2f}{share(row):8.1%}{each(row):9.2f}"
            growth = each(row) / (each(reference) or 1)
            say(f"{times:3}x {name:5}{numbers}{growth:13.2f}{row['problems']:10.0f}")
            say("      " + ", ".join(f"{what} {seconds:.2f}" for what, seconds in row["most"]))
    say(f"\n{'time: figure':48}{'now':>8}{'to reach':>13}")
    for name, first, last in (("first build", rows[0], rows[-2]), ("built again", rows[1], rows[-1])):
        what = f"our share at {sizes[0]}x, {name}"
        say(f"{what:48}{share(first):8.1%}{f'<= {SHARE:.0%}':>13}  {verdict(share(first), SHARE)}")
        if len(sizes) > 1:
            what, growth = f"our ms per page at {sizes[-1]}x to {sizes[0]}x, {name}", each(last) / (each(first) or 1)
            say(f"{what:48}{growth:8.2f}{f'<= {GROWTH}':>13}  {verdict(growth, GROWTH)}")


def share(row: dict[str, Any]) -> float:
    """Return which part of a build was ours."""
    return float(row["ours"] / row["seconds"])


def each(row: dict[str, Any]) -> float:
    """Return our milliseconds per page in a build."""
    return float(row["ours"] / row["pages"] * 1000)


def main(arguments: list[str] | None = None) -> int:  # noqa: C901 - a branch for each option
    """Print the tables."""
    parser = argparse.ArgumentParser(
        prog="benchmark.py",
        description="Measure what our own code costs in a build, and what the built pages weigh.",
        epilog="It only prints: nothing fails because a computer is slow. 50 times the guide takes a minute or two.",
    )
    parser.add_argument(
        "--times",
        type=int,
        nargs="+",
        default=[1, 10, 50],
        metavar="N",
        help="build N times the guide's pages, for each N, and compare with the first (default: 1 10 50)",
    )
    parser.add_argument("--weight", action="store_true", help="only weigh the pages, and time no build")
    parser.add_argument("--papers", action="store_true", help="only time the papers")
    parser.add_argument("--stock", action="store_true", help="only compare with a stock site of the same Markdown")
    parser.add_argument("--pairs", type=int, default=3, help="how often that is done, for each N (default: 3)")
    parser.add_argument("--lab", action="store_true", help="only measure pages on a slow line, in Chromium")
    parser.add_argument("--beside", type=Path, metavar="DIR", help="with --lab: another built site to compare with")
    parser.add_argument("--page", default="introduction/", help="its page with our text (default: introduction/)")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    parser.add_argument("--only", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--only-papers", help=argparse.SUPPRESS)
    parser.add_argument("--only-whole", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--only-stock", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if wrong := set_date(ROOT):
        say(wrong)
        return 1
    if options.only:
        say(json.dumps(measure(options.root)))
        return 0
    if options.only_papers:
        say(json.dumps(measure_papers(options.root, options.only_papers)))
        return 0
    if options.only_whole or options.only_stock:
        say(json.dumps(measure_whole(options.root) if options.only_whole else _stock.measure(options.root)))
        return 0
    if options.lab or options.stock:
        if options.lab:
            visit(options.beside, options.page)
        else:
            clock_against_stock([times for times in options.times if times in STOCK_RATIOS], options.pairs)
        return 0
    if not options.weight and not options.papers:
        clock_builds(options.times)
    if not options.weight and not options.papers:
        clock_against_stock([times for times in options.times if times in STOCK_RATIOS], options.pairs)
    if not options.weight:
        clock_papers()
    if not options.papers:
        weigh()
    return 0


if __name__ == "__main__":
    sys.exit(main())
