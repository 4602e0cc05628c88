"""Install what the checks need from Debian's packages, where that is allowed: on Debian or Ubuntu, as root."""

import os
import shutil
import subprocess
import sys


def possible() -> bool:
    """Whether packages can be installed here without asking anyone."""
    return sys.platform == "linux" and bool(shutil.which("apt-get")) and os.geteuid() == 0


def install(*names: str) -> bool:
    """Install packages with a fresh list of what there is; whether that was done."""
    if not possible():
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-qy", *names]):
        done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    return done.returncode == 0
