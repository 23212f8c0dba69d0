"""What a page weighs, and how long it takes to sort, search, filter and step, each beside its limit."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from kano.render.html.files import script, style
from tests.browser.pages import classification

BROWSER = Path(__file__).parents[1] / "browser"
PAGES = {"40 features": ((40, 1, 200, 1), 200_000), "60 × 8 waves × 5 segments": ((60, 8, 200, 5), 500_000)}
"""Features, waves, people a wave and groups; and how many bytes the page may have."""
FILES, SLOWEST = 8_000, 100.0
"""Bytes of script and of styles; milliseconds."""


def line(what: str, found: float, limit: float, unit: str) -> str:
    """A number beside its limit."""
    return f"{what:32} {found:>9,.0f} {unit}  ≤ {limit:,.0f}  {'ok' if found <= limit else 'over'}"


def times(page: Path) -> dict[str, float]:
    """Milliseconds by action, in Chromium; {} where there is none."""
    programs = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    if not (BROWSER / "node_modules").is_dir() or not any(map(shutil.which, filter(None, programs))):
        return {}
    done = subprocess.run(
        ["node", str(BROWSER / "times.mjs"), str(page)], check=True, capture_output=True, text=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Print sizes, then times on the largest page."""
    print(line("script", len(script().encode()), FILES, "bytes"))
    print(line("styles", len(style().encode()), FILES, "bytes"))
    with tempfile.TemporaryDirectory() as folder:
        for name, (size, limit) in PAGES.items():
            page = Path(folder) / f"{size[0]}.html"
            classification(page, size, "en")
            print(line(f"page of {name}", page.stat().st_size, limit, "bytes"))
        found = times(page)
    for what, spent in found.items():
        print(line(f"{what}, on that page", spent, SLOWEST, "ms"))
    if not found:
        print(
            "no Chromium or no tests/browser/node_modules (make browser): sort, filter and slider aren't timed"
        )


if __name__ == "__main__":
    main()
