"""The way in: makes `.venv` from the lock where it is missing, and goes on inside it.

`python3 main.py demo` is all that a fresh machine needs; only the standard library is used here.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def set_up(lock: Path) -> None:
    """Install what `lock` pins into `.venv`, unless exactly that is there."""
    stamp = VENV / f"{lock.stem}.sha256"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    print("Setting up .venv, once; this takes a minute …", file=sys.stderr, flush=True)  # noqa: T201
    if not PYTHON.exists():
        try:
            venv.create(VENV, with_pip=True)
        except (OSError, subprocess.CalledProcessError) as error:
            shutil.rmtree(VENV, ignore_errors=True)
            sys.exit(
                f"{VENV} could not be made: {error}\n"
                "On Debian and Ubuntu the package python3-venv may be missing."
            )
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "--requirement", str(lock)], check=True)  # noqa: S603
    stamp.write_text(wanted, encoding="utf-8")


def main() -> int:
    """Set up what is missing, then hand over to the commands."""
    if sys.version_info < (3, 11):  # noqa: UP036 - here is where an older one is told so
        sys.exit("Python 3.11 or newer is needed.")
    if Path(sys.prefix) != VENV:
        if sys.argv[1:] == ["setup"]:
            set_up(ROOT / "requirements-dev.lock")
            return 0
        # The development lock holds everything that the other one does.
        if not (VENV / "requirements-dev.sha256").exists():
            set_up(ROOT / "requirements.lock")
        arguments = [str(PYTHON), str(ROOT / "main.py"), *sys.argv[1:]]
        if os.name != "nt":
            os.execv(PYTHON, arguments)  # noqa: S606 - goes on inside the environment
        return subprocess.call(arguments)  # noqa: S603
    from bot.cli import cli  # noqa: PLC0415 - only there inside the environment

    cli()
    return 0


if __name__ == "__main__":
    sys.exit(main())
