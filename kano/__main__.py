"""The entry point: run the command line, and turn its ending into an exit code."""

import atexit
import gc
import os
import sys
from typing import NoReturn


def run() -> NoReturn:
    """The console script: run the command line and end the process.

    It ends without taking each object apart, which takes up to a tenth of a small run.
    """
    _end_in_order()
    code = ended()
    atexit._run_exitfuncs()  # noqa: SLF001 - what others asked for is still done
    sys.stderr.flush()
    os._exit(code)


def ended() -> int:
    """Run `kano`; errors of the input go to stderr in their own words, our own mistakes keep a traceback."""
    # A run is short and makes few cycles: looking for them once costs a thirtieth of a small run.
    gc.set_threshold(1_000_000, 50, 50)
    # What a run multiplies is small: starting and ending threads for it costs more than they save.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from kano.cli import streams, usage
    from kano.errors import ExitCode, KanoError

    streams.prepare(usage.language_of(sys.argv[1:]))
    try:
        code = usage.run(sys.argv[1:])
        sys.stdout.flush()
    except KanoError as error:
        from kano.cli.asking.messages import tell

        tell(error, sys.argv[1:])
        return error.exit_code
    except streams.OutputError as error:
        _say(f"the output can't be written: {error.strerror}")
        return ExitCode.USAGE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last line of defence
        return _unforeseen(error)
    return code


def _unforeseen(error: Exception) -> int:
    """A name that the system doesn't take is told as any other that won't do; the rest is a mistake of ours."""
    from kano.errors import DataError, ExitCode, Problem

    if isinstance(error, OSError) and error.filename is not None:
        from kano.cli.asking.messages import tell

        tell(DataError(Problem(f"can't be opened: {error.strerror}", str(error.filename))), sys.argv[1:])
        return ExitCode.DATA
    import traceback

    _say("a mistake of ours, not of your file; please report it with these lines")
    traceback.print_exception(error)
    return ExitCode.UNEXPECTED


def _end_in_order() -> None:
    """Where the process is told to end, what it made for itself is taken away first."""
    import signal

    numbers = [getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP")]
    ending = [number for number in numbers if number and signal.getsignal(number) is signal.SIG_DFL]

    def end(told: int, _: object) -> NoReturn:
        for number in ending:
            signal.signal(number, signal.SIG_IGN)  # once is enough
        sys.exit(128 + told)

    for number in ending:
        signal.signal(number, end)


def _say(*problems: str) -> None:
    from kano.words.safe import safe_lines

    for problem in problems:
        print(f"kano: {safe_lines(problem)}", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    run()
