"""Forms and people for the tests of this folder."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
# The helpers of this folder are imported by name.
sys.path.insert(0, str(HERE))
