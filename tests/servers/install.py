"""``python -m tests.servers.install [dovecot] [cyrus] [hoodiecrow]``: gets servers, or says what is missing.

Cyrus and hoodiecrow (the default) go into the cache folder and change nothing of the system; Dovecot is the
system's package, which needs root. Exit code 0: all are there; 1: one could not be had (the others were tried);
2: an unknown name.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable

from tests.servers import cyrus, dovecot, hoodiecrow
from tests.servers.face import Unavailable


def install_dovecot() -> object:
    try:
        return dovecot.find()
    except Unavailable:
        if os.geteuid() != 0 or shutil.which("apt-get") is None:
            raise
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", "dovecot-imapd"]
    if subprocess.run(command, env=environment, check=False).returncode:
        raise Unavailable("apt-get could not install dovecot-imapd; try apt-get update first")
    return dovecot.find()


INSTALLERS: dict[str, Callable[[], object]] = {
    "dovecot": install_dovecot,
    "cyrus": cyrus.install,
    "hoodiecrow": hoodiecrow.install,
}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in INSTALLERS]
    if unknown:
        print(f"no such server: {' '.join(unknown)}; there are {', '.join(INSTALLERS)}", file=sys.stderr)
        return 2
    result = 0
    for name in names or ["cyrus", "hoodiecrow"]:
        try:
            print(f"{name}: {INSTALLERS[name]()}")
        except Unavailable as missing:
            print(f"{name}: NOT AVAILABLE: {missing}", file=sys.stderr)
            result = 1
    return result


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
