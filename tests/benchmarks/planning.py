"""How long plans take, as processor time of whole processes against a reference measured in the same run."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys

RUNS = 5
MOST = 14
"""Times the reference that the usual plan may take."""
PLANS = {
    "kano power": (),
    "kano power --waves 1": ("--waves", "1"),
    "kano power --features 100 --noise 0.1": ("--features", "100", "--noise", "0.1"),
}


def spent(command: list[str]) -> float:
    """Median seconds of processor time, which other programs on the machine hardly change."""
    seconds = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seconds.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)
    return statistics.median(seconds)


def main() -> None:
    """Print what plans cost in imports of pandas."""
    reference = spent([sys.executable, "-c", "import sys; sys.modules['pyarrow'] = None; import pandas"])
    print(f"import pandas: {reference:.2f} s")
    for name, options in PLANS.items():
        seconds = spent([sys.executable, "-m", "kano", "power", *options])
        print(f"{name}: {seconds:.2f} s, ratio {seconds / reference:.1f}")
        assert options or seconds < MOST * reference


if __name__ == "__main__":
    main()
