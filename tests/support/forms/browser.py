"""A headless Chromium driven over its debugging pipe, with nothing but the standard library."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Self

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)

# Chromium speaks on file descriptors 3 and 4, which may be in use here.
_PLACING = """
import os, sys
one, two = (os.dup(int(each)) for each in sys.argv[1:3])
os.dup2(one, 3)
os.dup2(two, 4)
for each in (3, 4):
    os.set_inheritable(each, True)
os.execv(sys.argv[3], sys.argv[3:])
"""


class Browser:
    """One page in one browser; use as a context manager."""

    def __init__(self, folder: Path, *, width: int = 1100, height: int = 900) -> None:
        self._folder = folder
        self._size = (width, height)
        self._count = 0
        self.requests: list[str] = []

    def __enter__(self) -> Self:
        read_in, self._out = os.pipe()
        self._in, write_out = os.pipe()

        options = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-extensions", "--disable-background-networking", "--remote-debugging-pipe",
            f"--user-data-dir={self._folder / 'profile'}", "--window-size={},{}".format(*self._size),
            "about:blank",
        ]  # fmt: skip
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PLACING, str(read_in), str(write_out), CHROMIUM, *options],
            pass_fds=(read_in, write_out),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(read_in)
        os.close(write_out)
        self._rest = b""
        self._session = ""
        targets = self.send("Target.getTargets")["targetInfos"]
        page = next(each["targetId"] for each in targets if each["type"] == "page")
        attached = self.send("Target.attachToTarget", targetId=page, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network"):
            self.send(f"{domain}.enable")
        return self

    def __exit__(self, *_: object) -> None:
        self._session = ""
        self.send("Browser.close")
        self._process.wait(timeout=20)
        os.close(self._out)
        os.close(self._in)

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        self._count += 1
        message = {"id": self._count, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._count:
                assert "error" not in answer, answer
                return answer["result"]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            more = os.read(self._in, 1 << 16)
            assert more, "the browser left"
            self._rest += more
        one, self._rest = self._rest.split(b"\0", 1)
        answer = json.loads(one)
        if answer.get("method") == "Network.requestWillBeSent":
            self.requests.append(answer["params"]["request"]["url"])
        return answer

    def open(self, path: Path) -> None:
        self.send("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self._folder))
        self.send("Page.navigate", url=path.as_uri())
        self.wait("document.readyState === 'complete'")

    def evaluate(self, script: str) -> Any:
        answer = self.send("Runtime.evaluate", expression=script, returnByValue=True, userGesture=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def wait(self, script: str, seconds: float = 10) -> None:
        until = time.monotonic() + seconds
        while not self.evaluate(script):
            assert time.monotonic() < until, script
            time.sleep(0.02)

    def click(self, selector: str) -> None:
        """A real click of the mouse in the middle of an element."""
        place = self.evaluate(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            "e.scrollIntoView({block: 'center'}); const b = e.getBoundingClientRect();"
            "return [b.x + b.width / 2, b.y + b.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.send(
                "Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1
            )

    def shot(self, path: Path, *, full: bool = True) -> None:
        data = self.send("Page.captureScreenshot", format="png", captureBeyondViewport=full)["data"]
        path.write_bytes(base64.b64decode(data))

    def download(self, ending: str, seconds: float = 10) -> Path:
        until = time.monotonic() + seconds
        while not (found := sorted(self._folder.glob(f"*{ending}"))):
            assert time.monotonic() < until, "nothing was saved"
            time.sleep(0.05)
        return found[-1]
