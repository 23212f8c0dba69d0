"""The entry point: run the command line, and turn its ending into an exit code."""

from __future__ import annotations

import gc
import os
import sys


def run() -> None:
    """Run `kano`; errors of the input go to stderr in their own words, our own mistakes keep a traceback."""
    # A run is short and makes few cycles: looking for them often costs a tenth of a small run.
    gc.set_threshold(100_000, 50, 50)
    # What a run multiplies is small: starting and ending threads for it costs more than they save.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from kano.errors import ExitCode, KanoError

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A console that can't show a character shows "?", rather than ending the run.
            stream.reconfigure(errors="replace")
    try:
        from kano.cli.main import app_for

        app_for(sys.argv[1:])()
    except KanoError as error:
        for problem in error.problems:
            print(f"kano: {problem}", file=sys.stderr)  # noqa: T201
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our output left; nobody is there to be told.
        sys.stdout = None
        sys.exit(ExitCode.OK)
    except Exception:  # noqa: BLE001 - the last line of defence
        import traceback

        print("kano: a mistake of ours, not of your file; please report it with these lines", file=sys.stderr)  # noqa: T201
        traceback.print_exc()
        sys.exit(ExitCode.UNEXPECTED)


if __name__ == "__main__":
    run()
