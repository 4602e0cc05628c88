"""The browser for the tests: the one that is named, installed or fetched, or a sentence."""

import os
import sys
from pathlib import Path

import pytest

import _browser
import _programs


def test_the_browser_that_is_named_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """CHROME comes before everything."""
    program = tmp_path / "chrome.exe"
    program.write_text("", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("CHROME", str(program))
    assert _browser.ready() == str(program)


def test_a_name_that_is_no_program_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other browser is taken in its place."""
    monkeypatch.setenv("CHROME", "no-such-browser")
    with pytest.raises(SystemExit, match="CHROME names no program: no-such-browser"):
        _browser.ready()


def test_without_any_browser_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """After all ways have been tried."""
    monkeypatch.setattr(_browser, "find", lambda: None)
    monkeypatch.setattr(_browser, "get", lambda: None)
    with pytest.raises(SystemExit, match="Install Chrome or Chromium"):
        _browser.ready()


def test_a_browser_in_a_usual_place_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """On macOS and Windows a browser is not on the PATH."""
    place = tmp_path / "chrome.exe"
    place.write_text("", "utf-8")
    monkeypatch.delenv("CHROME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.setitem(_programs.PLACES, "CHROME", (str(place),))
    assert _browser.find() == str(place)


@pytest.mark.skipif(sys.platform != "linux", reason="only Debian and its kin have apt-get")
def test_on_debian_root_gets_the_browser_from_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The package lists are refreshed first; afterwards the browser is found like any other."""
    apt = tmp_path / "apt-get"
    apt.write_text(
        f"#!/bin/sh\necho $1 >> {tmp_path}/log\n[ $1 = update ] || printf '#!/bin/sh' > {tmp_path}/chromium\n"
        f"[ $1 = update ] || /bin/chmod +x {tmp_path}/chromium\n",
        "utf-8",
    )
    apt.chmod(0o755)
    monkeypatch.delenv("CHROME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setitem(_programs.PLACES, "CHROME", ())
    monkeypatch.setattr(_browser, "playwrights_own", lambda: None)
    assert _browser.ready() == str(tmp_path / "chromium")
    assert (tmp_path / "log").read_text("utf-8").split() == ["update", "install"]
