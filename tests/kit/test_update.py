"""A partner's copy over three releases: nothing is in conflict, what is theirs stays, and they read what changed."""

from pathlib import Path

import pytest

from kit import copies
from kit.copies import Repository

SCHOOL = """\
name: {en: "Our mentors", bg: "Нашите наставници"}
short_name: {en: "Mentors"}
logo: ours/logo.svg
colours: {main: "#0b5d4b", accent: "#b4451f"}
languages: [bg, en]
people:
  - role: {en: "School counsellor"}
    where: {en: "Room 12"}
helplines:
  - name: {bg: "Линия"}
    number: "000 000"
    checked: 2026-10-01
emergency: "000"
leave_out: [forms/interview.md]
programme: {minutes: 60, times_a_week: 2, months: 6}
"""
OURS = {
    "school.yml": SCHOOL,
    "ours/bg/roles.md": "<!-- in place of: role-coach -->\nТреньорът окуражава.\n\n<!-- left out: engage-quiz -->\n",
    "ours/en/engage.md": "<!-- after: role-coach -->\nSo do we.\n",
    "ours/en/our-school.md": "# Our school\n\nWe meet in room 12.\n",
    "ours/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    "ours/README.md": "We wrote this.\r\nWith the line ends of Windows.\r\n",
}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Give the original at its first release, not to be changed."""
    return copies.original(tmp_path_factory.mktemp("original"))


@pytest.fixture
def upstream(first: Repository, tmp_path: Path) -> Repository:
    """Give an original of one's own, at its first release."""
    copy = copies.fork(first, tmp_path / "upstream")
    copy.git("checkout", "--quiet", "-B", "main")
    return copy


@pytest.fixture
def fork(upstream: Repository, tmp_path: Path) -> Repository:
    """Give a partner's copy of it, in which everything is set."""
    copy = copies.fork(upstream, tmp_path / "fork")
    copy.commit({**OURS}, "Our school")
    return copy


def replaced(made: Repository, old: str, new: str, *names: str) -> dict[str, str | None]:
    """Return files with other words."""
    return {name: text for each in names for name, text in made.edited(each, old, new).items()}


def pages(name: str) -> list[str]:
    """Name a page's files in every language."""
    return [f"docs/{language}/{name}.md" for language in copies.LANGUAGES]


def release_two(made: Repository) -> None:
    """Change words of every language, the record of translations, the menu and a setting's explanation."""
    files = replaced(made, "A coach encourages.", "A coach listens and encourages.", *pages("roles"))
    files |= replaced(made, "0123456789", "9876543210", "docs/bg/.state.yml", "docs/tr/.state.yml")
    files |= made.edited("mkdocs.yml", "  - Find: find.md", "  - New: new.md\n  - Find: find.md")
    files |= {"docs/en/new.md": "# Something new\n\nA page.\n", "docs/tr/new.md": "# Yeni\n\nBir sayfa.\n"}
    for name in ("school.yml", "school.example.yml"):
        files |= {name: made.read(name) + '# motto: {en: "…"}   # below the name\n'}
    copies.release(made, "1.1.0", files, "### Added\n\n- A page that is new.")


def release_three(made: Repository) -> None:
    """Change code, templates, words of the frame, workflows and locks, and what was shipped in ours/."""
    files: dict[str, str | None] = {}
    for name in ("scripts/_update.py", "scripts/_merge.py", "hooks/guide/units.py", ".github/workflows/publish.yml"):
        files[name] = f"{made.read(name)}\n# changed\n"
    for name in ("requirements.txt", "hooks/words/bg.toml"):
        files[name] = f"# changed\n{made.read(name)}"
    files |= {"overrides/partials/footer.html": "<footer></footer>\n", "scripts/_fresh.py": '"""New."""\n'}
    files |= {"ours/README.md": "Yours, said otherwise.\n", "ours/en/example.md": "An example.\n"}
    copies.release(made, "1.2.0", files, "### Changed\n\n- The foot of each page.")


def release_four(made: Repository) -> None:
    """Take a page out, rename a module, and change what a partner replaced, the shipped settings and a quiz."""
    files: dict[str, str | None] = dict.fromkeys(pages("engage"))
    files |= {"scripts/_fresh.py": None, "scripts/_fresher.py": '"""New."""\n'}
    files |= replaced(made, "How many roles?", "How many roles has a mentor?", *pages("roles"))
    files["docs/bg/roles.md"] = f"{files['docs/bg/roles.md']}".replace("{ #role-coach }", "{ #role-of-coach }")
    files |= {
        "school.yml": "# Everything is said anew.\n",
        "mkdocs.yml": made.read("mkdocs.yml").replace("New:", "Newer:"),
    }
    copies.release(made, "2.0.0", files, "### Removed\n\n- The page about engaging.")


LOOKS = "How every page looks or works changed."
SINCE = (
    "`ours/bg/roles.md`, line 1: changed since you replaced it. The guide says now: `A coach listens and encourages.`"
)
GONE = "`ours/bg/roles.md`, line 1: the guide has no “role-coach” any more. Delete this part there."
STEPS = {
    "1.1.0": (
        release_two,
        ["A page that is new", "- Something new, `new.md` (new)", "Bulgarian", "motto"],
        ["Turkish"],
    ),
    "1.2.0": (
        release_three,
        ["The foot of each page", "How every page looks or works changed."],
        ["motto", "ours/", "Your own words"],
    ),
    "2.0.0": (release_four, ["`engage.md` (taken out)", "- Roles quiz, `roles-quiz`", GONE], ["The foot of each page"]),
}


def test_three_releases_come_without_a_conflict(upstream: Repository, fork: Repository) -> None:
    """Theirs is the same to the byte, all else is the release's, what changed is told. The copy's own code does it."""
    before = fork.belongings()
    for number, (make, told, untold) in STEPS.items():
        make(upstream)
        code, text = fork.update()
        assert code == 0, text
        assert fork.belongings() == before
        assert fork.git("status", "--porcelain") == ""
        assert (
            fork.git("diff", "--name-only", f"refs/releases/v{number}", "HEAD", "--", ".", ":!ours", ":!school.yml")
            == ""
        )
        assert fork.git("rev-list", "--count", "HEAD..refs/releases/v" + number) == "0"
        report = text.split("Your copy is at release")[0]
        assert [part for part in told if part not in report] == [], report
        assert [part for part in untold if part in report] == [], report
    assert not (fork.root / "ours" / "en" / "example.md").exists()
    assert "You have the newest release, 2.0.0." in fork.update()[1]


def test_three_releases_at_once(upstream: Repository, fork: Repository) -> None:
    """Who waited gets all of them in one update, with the news of each, the newest first."""
    for make, _, _ in STEPS.values():
        make(upstream)
    before, (code, text) = fork.belongings(), fork.update()
    assert code == 0, text
    assert fork.belongings() == before
    news = ["Update from 1.0.0 to 2.0.0", "What is new in 2.0.0", "What is new in 1.2.0", "What is new in 1.1.0"]
    assert sorted(text.find(each) for each in news) == [text.find(each) for each in news] != [-1] * 4


def test_a_look_changes_nothing(upstream: Repository, fork: Repository, tmp_path: Path) -> None:
    """It tells what would come, also into a file, and the copy stays where it is."""
    release_two(upstream)
    head = fork.git("rev-parse", "HEAD")
    code, text = fork.update("--look", "--report", str(tmp_path / "report.md"))
    assert (code, fork.git("rev-parse", "HEAD"), fork.git("status", "--porcelain")) == (0, head, "")
    assert (tmp_path / "report.md").read_text("utf-8").strip() == text.strip()


@pytest.mark.parametrize("how", ["template", "squash"])
def test_a_copy_without_the_history(upstream: Repository, fork: Repository, tmp_path: Path, how: str) -> None:
    """A copy made by “Use this template”, or whose updates were squashed, is updated like any other."""
    if how == "template":
        copy = Repository(tmp_path / "template")
        fork.git("checkout-index", "--all", f"--prefix={copy.root}/")
        copy.git("init", "--quiet", "--initial-branch=main")
        copy.commit({}, "First")
        copy.git("remote", "add", "upstream", str(upstream.root))
    else:
        copy = fork
    for make in (release_two, release_four):
        make(upstream)
        before, start = copy.belongings(), copy.git("rev-parse", "HEAD")
        code, text = copy.update()
        assert code == 0, text
        assert copy.belongings() == before
        if how == "squash":
            copy.git("reset", "--quiet", "--soft", start)
            copy.git("commit", "--quiet", "-m", "Squashed")
            assert "You have the newest release" in copy.update()[1]
    assert not (copy.root / "docs" / "en" / "engage.md").exists()
    assert "How many roles has a mentor?" in copy.read("docs/en/roles.md")


def test_where_both_changed_the_same_lines_nothing_is_merged(upstream: Repository, fork: Repository) -> None:
    """A page that was edited by hand: the file is named, and what to do; the copy is as it was."""
    fork.commit(fork.edited("docs/en/roles.md", "A coach encourages.", "A coach praises."))
    release_two(upstream)
    head = fork.git("rev-parse", "HEAD")
    code, text = fork.update()
    assert code == 1
    assert "  docs/en/roles.md\n" in text
    assert "--move-edits" in text
    assert (fork.git("rev-parse", "HEAD"), fork.git("status", "--porcelain")) == (head, "")


def test_edits_elsewhere_stay_and_are_told(upstream: Repository, fork: Repository) -> None:
    """Lines that the release does not touch, files of one's own, and a file that was deleted stay as they are."""
    files = fork.edited("docs/en/roles.md", "# Roles {", "# Our roles {")
    fork.commit({**files, "CNAME": "school.example\n", "overrides/partials/footer.html": None})
    release_two(upstream)
    code, text = fork.update()
    assert code == 0, text
    assert tuple(part for part in ("# Our roles {", "listens and") if part in fork.read("docs/en/roles.md")) == (
        "# Our roles {",
        "listens and",
    )
    assert fork.read("CNAME") == "school.example\n"
    assert not (fork.root / "overrides" / "partials" / "footer.html").exists()
    told = text.split("They keep what you changed:")[1]
    assert [name for name in ("CNAME", "docs/en/roles.md", "footer.html") if name not in told] == []


def test_workflows_that_had_to_wait_come_later(upstream: Repository, fork: Repository) -> None:
    """GitHub's own token may not change workflows: the rest comes, they are named, and come with the next update."""
    release_two(upstream)
    release_three(upstream)
    code, text = fork.update("--keep-workflows")
    assert code == 0, text
    assert "- `.github/workflows/publish.yml`" in text
    assert fork.differs("v1.0.0", ".github") == ""
    assert "You have the newest release" in fork.update("--keep-workflows")[1]
    code, text = fork.update()
    assert code == 0, text
    assert fork.differs("refs/releases/v1.2.0", ".github") == ""


def refusal(fork: Repository, *arguments: str) -> str:
    """Return why nothing is updated; the copy is as it was."""
    before = fork.git("rev-parse", "HEAD"), fork.git("status", "--porcelain")
    code, text = fork.update(*arguments)
    assert code == 1
    assert (fork.git("rev-parse", "HEAD"), fork.git("status", "--porcelain")) == before
    return text


def test_what_is_not_committed_is_safe(upstream: Repository, fork: Repository) -> None:
    """Neither an edit nor a new file in the way of the release's is overwritten."""
    release_two(upstream)
    (fork.root / "docs" / "en" / "new.md").write_text("Mine.\n", "utf-8")
    assert "docs/en/new.md" in refusal(fork)
    (fork.root / "school.yml").write_text("name: Mine\n", "utf-8")
    assert "Not committed yet: school.yml. Commit your changes" in refusal(fork)
    assert fork.read("docs/en/new.md") == "Mine.\n"


def test_where_the_original_is(upstream: Repository, fork: Repository, tmp_path: Path) -> None:
    """What is named comes first, then school.yml, then the remote; what cannot be reached is said, with what to do."""
    release_two(upstream)
    assert "The original could not be fetched." in refusal(fork, "--from", str(tmp_path / "nowhere"))
    fork.git("remote", "remove", "upstream")
    assert "Where is the guide that this one was copied from?" in refusal(fork)
    fork.commit({"school.yml": f'{SCHOOL}original: "{upstream.root.as_posix()}"\n'})
    assert fork.update()[0] == 0


def test_a_folder_without_history_is_told_so(fork: Repository, tmp_path: Path) -> None:
    """Whoever downloaded a ZIP reads how to get a copy that can be updated."""
    fork.git("checkout-index", "--all", f"--prefix={tmp_path / 'zip'}/")
    code, text = Repository(tmp_path / "zip").update()
    assert code == 1
    assert "it was downloaded as a ZIP" in text
