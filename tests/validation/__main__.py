"""The simulations behind docs/methods.md: `python -m tests.validation [NAME…]`; 1 if a target is missed."""

import sys
from importlib import import_module
from pathlib import Path
from time import perf_counter

NOT_SIMULATIONS = {"__init__", "__main__", "outcome"}


def names() -> list[str]:
    found = sorted(path.stem for path in Path(__file__).parent.glob("*.py"))
    return [name for name in found if name not in NOT_SIMULATIONS and not name.startswith("_")]


def main(chosen: list[str]) -> int:
    missed = 0
    for name in chosen or names():
        start = perf_counter()
        for outcome in import_module(f"tests.validation.{name}").run():
            print(outcome, end="\n\n", flush=True)
            missed += not outcome.met
        print(f"({name}: {perf_counter() - start:.0f} s)\n", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
