"""A slice of the campaign over all formats; `make campaign` goes on for as long as it is let."""

from __future__ import annotations

import mmap
import os
import signal
from typing import Any

import pytest

for library in ("pyarrow", "pyreadstat", "xlwt", "xlrd", "pyxlsb", "odf"):
    pytest.importorskip(library)
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def test_a_slice_of_the_campaign() -> None:
    from tests.fuzz.wide.campaign import PATIENCE, forked
    from tests.fuzz.wide.trials import KINDS

    first, many = 10_000_000, 8 * len(KINDS)
    found = forked(first, first + many)
    assert found["wrong"] == []
    assert sum(found["outcomes"].values()) == many
    assert found["slowest"] < PATIENCE
    assert max(found["peak"], found["child"]) < 1e9


def test_a_batch_that_dies_tells_of_what(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.fuzz.wide import campaign

    def dying(_: range, told: mmap.mmap) -> dict[str, Any]:
        told.write((7).to_bytes(8, "little"))
        os.kill(os.getpid(), signal.SIGKILL)
        return {}

    monkeypatch.setattr(campaign, "batch", dying)
    assert campaign.forked(0, 9)["wrong"] == ["7 the process ended with -9"]
