"""Packages of npm that some checks need: exactly what a lock names, in the cache, and no script of them runs."""

import os
import shutil
import subprocess
from pathlib import Path

from _setup import say

FILES = ("package.json", "package-lock.json", ".npmrc")


def install(npm: str, lock: Path, place: Path) -> None:
    """Fetch what the lock in a folder names into `place`; a package with another hash is refused.

    What npm says of a failure is said, and then `place` is as it was.
    """
    fresh = place.with_name(f"{place.name}-{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for name in FILES:
        shutil.copy(lock / name, fresh)
    done = subprocess.run(
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        cwd=fresh,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        say(done.stderr.strip())
    else:
        shutil.rmtree(place, ignore_errors=True)
        fresh.rename(place)
    shutil.rmtree(fresh, ignore_errors=True)
