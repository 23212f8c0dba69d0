"""Very large surveys: the report says that it didn't look for careless answers, and audit does."""

from __future__ import annotations

import numpy as np

from kano.analyses.auditing.exclusion import MOST, remark
from kano.questionnaire import Feature
from kano.responses import Responses
from kano.settings.panels.study import Settings


def test_so_many_respondents_are_looked_at_by_audit_only():
    answers = np.zeros((MOST + 1, 1, 2), dtype=np.int8)
    (notice,) = remark((Responses((Feature("map"),), answers),), Settings())
    assert (notice.key, notice.warning, notice.values["respondents"]) == ("careless_unsought", False, MOST + 1)
