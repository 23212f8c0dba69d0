"""Write the corpus of first contact: tests/contact/files and corpus.toml, the same bytes every time.

Run from the root of the repository: `python -m tests.contact.make_corpus`.
"""

import shutil
from pathlib import Path

from tests.contact.making.declare import declared
from tests.contact.making.model import Case
from tests.contact.making.sheets import (
    codes,
    encodings,
    halves,
    hand,
    longs,
    longs_abroad,
    refused,
    scales,
    tables,
    waves,
)
from tests.contact.making.tools import (
    fieldwork,
    google_east,
    google_english,
    google_west,
    makers,
    microsoft,
    qualtrics,
    surveymonkey,
)

HERE = Path(__file__).parent
TOOLS = (google_english, google_west, google_east, microsoft, qualtrics, surveymonkey, fieldwork, makers)
SHEETS = (longs, longs_abroad, codes, scales, encodings, hand, halves, waves, tables, refused)


def cases() -> list[Case]:
    """Every case, made anew."""
    return [make() for maker in (*TOOLS, *SHEETS) for make in maker.CASES]


def main() -> None:
    """Replace the files and what is declared about them."""
    shutil.rmtree(HERE / "files", ignore_errors=True)
    made = cases()
    for case in made:
        folder = HERE / "files" / case.name
        folder.mkdir(parents=True)
        for name, held in case.files.items():
            (folder / name).write_bytes(held)
    (HERE / "corpus.toml").write_text(declared(made), encoding="utf-8")


if __name__ == "__main__":
    main()
