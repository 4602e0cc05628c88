"""What the checks need besides Python: found, got where that is allowed, and never left out without a word."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

import _dictionaries
import _engines
import _gift
import _office
import _programs
import _scorm
import _validator
from missing import lacking

SENTENCES = {
    "a dictionary": (_dictionaries, "Spelling is not checked in tr: hunspell's dictionary tr_TR is not here"),
    "Firefox": (_engines, "Nothing is tried in Firefox: it is not here. Install it"),
    "WebKit": (_engines, "Nothing is tried in WebKit, the engine of Safari: it is not here. Debian and Ubuntu have it"),
    "gift-pegjs": (_gift, "GIFT is not read by another reader: gift-pegjs is not here."),
    "a SCORM player": (
        _scorm,
        "SCORM packages are not played: scorm-again is not here. scripts/check.py gets it with npm",
    ),
    "LibreOffice": (_office, "No document was opened by LibreOffice: it is not here. Install it"),
    "Java": (_validator, "HTML is not checked: Java 17 or newer is not here. Install it"),
}


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give the only folder in which programs are found, and no usual places; nobody is root."""
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("FIREFOX", "DICPATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(_dictionaries, "PLACES", ())
    monkeypatch.setitem(_programs.PLACES, "FIREFOX", ())
    monkeypatch.setattr(_gift, "PLACE", tmp_path / "gift")
    monkeypatch.setattr(_validator, "PLACE", tmp_path / "nu")
    monkeypatch.setattr(_validator, "JAR", tmp_path / "nu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar")
    monkeypatch.setattr(_scorm, "PLACE", tmp_path / "scorm")
    if sys.platform != "win32":
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return tmp_path


@pytest.mark.parametrize(("module", "sentence"), SENTENCES.values(), ids=SENTENCES)
def test_what_is_missing_is_said_in_a_sentence(
    bare: Path, capsys: pytest.CaptureFixture[str], module: ModuleType, sentence: str
) -> None:
    """It says what is not checked and where to get what is missing, and the checks go on."""
    module.get()
    assert sentence in capsys.readouterr().out
    assert list(bare.iterdir()) == []


def test_what_is_missing_is_no_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that cannot run is skipped with its reason, and fails where `CI` is set."""
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"It is not here\."):
        lacking("It is not here.")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=r"It is not here\. Where the variable CI is set"):
        lacking("It is not here.")


def program(folder: Path, name: str, text: str = "") -> Path:
    """Put a program into a folder."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    path.chmod(0o755)
    return path


def test_the_firefox_that_is_named_is_taken(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """FIREFOX comes before everything; a name that is no program is said."""
    named = program(bare, "another.exe")
    program(bare, "firefox")
    monkeypatch.setenv("FIREFOX", str(named))
    assert _engines.firefox() == str(named)
    monkeypatch.setenv("FIREFOX", "no-such-browser")
    with pytest.raises(SystemExit, match="FIREFOX names no program: no-such-browser"):
        _engines.firefox()


only_debian = pytest.mark.skipif(sys.platform != "linux", reason="only Debian and its kin have apt-get")
GETS: dict[str, tuple[Callable[[], None], list[str]]] = {
    "engines": (_engines.get, ["update", "install -qy firefox-esr", "update", "install -qy webkit2gtk-driver xvfb"]),
    "dictionaries": (_dictionaries.get, ["update", "install -qy hunspell-bg hunspell-tr"]),
    "gift": (_gift.get, ["update", "install -qy npm"]),
    "office": (_office.get, ["update", "install -qy libreoffice-writer-nogui"]),
    "validator": (_validator.get, ["update", "install -qy default-jre-headless npm"]),
    "SCORM": (_scorm.get, ["update", "install -qy npm"]),
}


@only_debian
@pytest.mark.parametrize(("get", "wanted"), GETS.values(), ids=GETS)
def test_on_debian_root_gets_it_from_the_system(
    bare: Path, monkeypatch: pytest.MonkeyPatch, get: Callable[[], None], wanted: list[str]
) -> None:
    """The package lists are refreshed first; whoever is not root changes nothing."""
    program(bare, "apt-get", f'echo "$*" >> {bare}/log')
    get()
    assert not (bare / "log").exists()
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    get()
    assert [line.replace("update -q", "update") for line in (bare / "log").read_text("utf-8").splitlines()] == wanted


@only_debian
def test_the_checker_is_the_one_of_the_lock(bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is fetched by npm, without running anything of it; another version than the lock's is replaced."""
    make = "mkdir -p node_modules/vnu-jar/build/dist; : > node_modules/vnu-jar/build/dist/vnu.jar"
    told = f"""echo '{{"version": "{_validator.version()}"}}' > node_modules/vnu-jar/package.json"""
    program(bare, "npm", f'PATH=/usr/bin:/bin\necho "$*" >> {bare}/log\ntest -s package-lock.json\n{make}\n{told}')
    program(bare, "java")
    for _ in range(2):
        _validator.get()
        assert _validator.missing() is None
    (_validator.PLACE / "node_modules" / "vnu-jar" / "package.json").write_text('{"version": "1.0.0"}', "utf-8")
    assert _validator.missing() == _validator.NO_JAR
    _validator.get()
    assert _validator.missing() is None
    assert (bare / "log").read_text("utf-8").splitlines() == ["ci --ignore-scripts --no-audit --no-fund"] * 2
    assert "HTML is not checked" not in capsys.readouterr().out


@only_debian
def test_a_checker_that_cannot_be_fetched_is_said(bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What npm says stands above the sentence, and nothing half made is left."""
    program(bare, "npm", "echo 'npm error network' >&2; exit 1")
    program(bare, "java")
    _validator.get()
    said = capsys.readouterr().out
    assert "npm error network\nHTML is not checked: the Nu checker is not here." in said
    assert [path.name for path in bare.iterdir() if path.name.startswith("nu")] == []


@pytest.mark.parametrize(("module", "name"), [(_validator, "vnu-jar"), (_gift, "gift-pegjs")])
def test_what_npm_brings_has_a_hash_and_no_registry_is_named(module: ModuleType, name: str) -> None:
    """As in the locks of Python's packages: one exact version, its hash, no address."""
    text = (module.LOCK / "package-lock.json").read_text("utf-8")
    assert "://" not in text
    assert '"integrity": "sha512-' in text
    assert f'"{name}": "{module.version()}"' in (module.LOCK / "package.json").read_text("utf-8")


def test_what_plays_scorm_has_hashes_and_no_registry_is_named() -> None:
    """As in the other locks: exact versions, each with its hash, no address."""
    text = (_scorm.LOCK / "package-lock.json").read_text("utf-8")
    named = (_scorm.LOCK / "package.json").read_text("utf-8")
    assert "://" not in text + named
    assert text.count('"integrity": "sha512-') == len(_scorm.versions()) > 0
    for name, version in _scorm.versions().items():
        assert f'"{name}": "{version}"' in named
