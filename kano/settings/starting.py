"""What a study begins with: the table of kano.toml that says what its report is made of."""

import os

from kano.settings.toml import toml_text

_STUDY = """
[report]
# title = "What it is about"
files = [{files}]  # surveys, or folders of surveys; a file with a date in its name is a wave
# segments = ["persona"]  # columns that divide respondents: each compared, and shown by itself
# targets_file = "targets.toml"  # what must be reached: kano check --init writes one
outputs = ["report.html", "report.xlsx"]
# baseline = "baseline.csv"  # what is new is told since this; kano report --accept moves it
"""


def study_text(settings: str, file: str) -> str:
    """The settings of a file, if any, and a report on it, or on a folder of waves.

    >>> print(study_text("", "").splitlines()[2])
    files = ["waves/"]  # surveys, or folders of surveys; a file with a date in its name is a wave
    """
    named = toml_text((file or "waves/").replace("\\", "/") if os.sep == "\\" else file or "waves/")
    study = _STUDY.format(files=named)
    return settings + study if settings else study.lstrip()
