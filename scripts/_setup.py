"""From a bare checkout to a Python that has everything: make .venv, install the lock file, start again inside.

Only the standard library is used here. What is installed is noted in .venv/installed, which is written last
and taken away first, so a run that was interrupted is simply done again.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {"site": ["requirements.txt"], "check": ["requirements.txt", "requirements-check.txt"]}
"""What each need is made of. The last file is installed; it holds everything that those before it hold."""

NO_VENV = (
    "This Python cannot make a virtual environment. Install that part of Python "
    "(Debian and Ubuntu: sudo apt install python3-venv) and run the same command again."
)
NO_NETWORK = (
    "The packages could not be fetched. Check the internet connection (in a school: also the proxy) and run the "
    "same command again."
)
WRONG_HASH = (
    "A fetched package is not the one this guide was tested with: its hash differs. Nothing of it was used. "
    "Run the same command again; if this sentence comes back, tell the maintainers."
)
NETWORK_SIGNS = ("Could not fetch URL", "NewConnectionError", "Max retries", "(from versions: none)", "timed out")
NO_ROOM = "Make room on the disk, or copy the guide into a folder of your own, and run the same command again there."
NO_INSTALL = "The packages could not be installed. The lines above say why; the last of them is the reason."


def enter(need: str) -> None:
    """Return only inside .venv with the lock file of this need installed; else install and start again there."""
    try:
        python = prepare(ROOT, need)
    except KeyboardInterrupt:
        sys.exit(130)
    except SetupError as problem:
        sys.exit(str(problem))
    except OSError as problem:  # a full disk, or a folder that may not be written to
        sys.exit(f"{problem.filename or ROOT} cannot be written ({problem.strerror}). {NO_ROOM}")
    if Path(sys.prefix).resolve() == (ROOT / ".venv").resolve():
        sys.dont_write_bytecode = False
        return
    rerun([str(python), *sys.argv])


class SetupError(Exception):
    """The sentence that tells a person what to do."""


def prepare(root: Path, need: str) -> Path:
    """Make .venv hold what is needed, and give its Python."""
    venv, names = root / ".venv", LOCKS[need]
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = venv / "installed"
    wanted = stamp_lines(root, names)
    if python.exists() and stamp.exists() and set(wanted) <= set(stamp.read_text("utf-8").splitlines()):
        return python
    say(f"Installing what the guide needs into {venv.name} (once; a minute or two) …")
    stamp.unlink(missing_ok=True)
    if not usable(python):
        make_venv(venv)
    install(python, root / names[-1])
    fresh = stamp.with_suffix(".new")
    fresh.write_text("\n".join(wanted) + "\n", "utf-8")
    fresh.replace(stamp)
    return python


def stamp_lines(root: Path, names: list[str]) -> list[str]:
    """Say what the stamp holds when these lock files are installed: the Python and a hash of each file."""
    version = ".".join(map(str, sys.version_info[:3]))
    hashes = [hashlib.sha256((root / name).read_bytes().replace(b"\r\n", b"\n")).hexdigest() for name in names]
    return [f"Python {version}", *(f"{name} {digest}" for name, digest in zip(names, hashes, strict=True))]


def usable(python: Path) -> bool:
    """Whether this Python starts, has pip and is of the version that runs now."""
    code = "import pip, sys; sys.exit(sys.version_info[:3] != " + repr(tuple(sys.version_info[:3])) + ")"
    try:
        return subprocess.run([str(python), "-c", code], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def make_venv(venv: Path) -> None:
    """Make an empty environment, in place of a broken or half-made one."""
    if any(importlib.util.find_spec(name) is None for name in ("venv", "ensurepip")):
        raise SetupError(NO_VENV)
    if venv.exists():
        shutil.rmtree(venv)
    done = subprocess.run([sys.executable, "-m", "venv", str(venv)], capture_output=True, text=True, check=False)
    if done.returncode:
        shutil.rmtree(venv, ignore_errors=True)
        raise SetupError(f"{done.stdout}{done.stderr}{NO_VENV}")


def install(python: Path, lock: Path) -> None:
    """Install exactly what the lock file names; a package with another hash is refused."""
    command = [str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "--no-input"]
    command += ["--disable-pip-version-check", "--requirement", str(lock)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        errors = [line for line in done.stderr.splitlines() if line.strip() and not line.startswith("WARNING")]
        raise SetupError("\n".join([*errors, reason(done.stderr)]))


def reason(output: str) -> str:
    """Turn what pip said into one sentence that tells what to do."""
    if "DO NOT MATCH THE HASHES" in output:
        return WRONG_HASH
    return NO_NETWORK if any(sign in output for sign in NETWORK_SIGNS) else NO_INSTALL


def rerun(command: list[str]) -> NoReturn:
    """Give way to another command and end as it ends."""
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 (no shell; the program is .venv's Python)
    # Windows has no exec that keeps the console: wait for the run, which gets Ctrl-C as well, and pass on its code.
    with subprocess.Popen(command) as process:
        while True:
            try:
                sys.exit(process.wait())
            except KeyboardInterrupt:
                continue


def say(text: str) -> None:
    """Print a line at once; a console that lacks a letter shows a question mark instead of failing."""
    encoding = sys.stdout.encoding or "ascii"
    print(text.encode(encoding, "replace").decode(encoding), flush=True)
