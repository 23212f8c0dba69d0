"""One key at a time from a terminal."""

from __future__ import annotations

import os
import sys

STOP = "\x03\x04"
"""What Ctrl-C and Ctrl-D send."""


def key() -> str:
    """The next key that is pressed; "" where none can come. KeyboardInterrupt for Ctrl-C and Ctrl-D."""
    found = _pressed()
    if found in STOP and found:
        raise KeyboardInterrupt
    return found


if sys.platform == "win32":

    def _pressed() -> str:
        import msvcrt

        return msvcrt.getwch()

else:

    def _pressed() -> str:
        """A key as it is sent; of arrows and the like, which send several signs, the first."""
        import termios
        import tty

        file = sys.stdin.fileno()
        try:
            before = termios.tcgetattr(file)
        except termios.error:
            return sys.stdin.readline()[:1]
        try:
            tty.setcbreak(file, termios.TCSADRAIN)
            sent = os.read(file, 1)
            while sent and _waits(file) and (sent[0] >= 0x80 or sent[0] == 0x1B) and len(sent) < 8:
                sent += os.read(file, 1)
        finally:
            termios.tcsetattr(file, termios.TCSADRAIN, before)
        text = sent.decode("utf-8", "replace")
        return text[:1] if text.startswith("\x1b") else text

    def _waits(file: int) -> bool:
        """Whether more of what one key sends has come."""
        import select

        return bool(select.select([file], [], [], 0.02)[0])
