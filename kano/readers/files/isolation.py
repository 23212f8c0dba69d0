"""A process of its own for a library that may die of a file, in which nothing of the working folder can run."""

import os
import subprocess
import sys
from pathlib import Path

_KEPT = (
    "PATH", "SYSTEMROOT", "WINDIR", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE",
    "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "OPENBLAS_NUM_THREADS",
)  # fmt: skip
"""Variables without which an interpreter may not start, or may not find where to put its files."""


def isolated(child: Path, path: Path, *, patience: float) -> subprocess.CompletedProcess[bytes]:
    """Run the script `child` on the file `path`; it gets the folders for `sys.path` as further arguments.

    The script can't rely on this package: it finds the standard library and what is installed.

    Args:
        child: a script that ships with the program.
        path: the file to read, its first argument.
        patience: seconds until subprocess.TimeoutExpired.
    """
    command = [sys.executable, "-I", "-X", "utf8", str(child), str(path.absolute()), *_folders()]
    return subprocess.run(  # noqa: S603 - own code
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=patience,
        check=False,
        cwd=child.parent,
        env={name: os.environ[name] for name in _KEPT if name in os.environ},
    )


def _folders() -> list[str]:
    """Where this process finds libraries, such as those of the user alone; never the working folder."""
    here = Path.cwd().resolve()
    return [each for each in sys.path if Path(each).is_absolute() and Path(each).resolve() != here]
