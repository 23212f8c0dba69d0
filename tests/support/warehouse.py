"""Made-up answers counted by a statement, wherever it runs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

import kano
from tests.support.lazy import agree, long, wide

CASES = [(wide, 9), (wide, 11), (long, 9), (long, 11)]
FEATURES = {"map": ("Q1", "Q2"), "seat": ("Q3", "Q4")}


def as_in_a_file(run: Callable[[pd.DataFrame, str], pd.DataFrame], folder: Path, dialect: str) -> None:
    """That what a statement counts where `run` runs it is what the rows themselves give, in every layout."""
    for made, seed in CASES:
        frame, options = made(seed)
        if "respondent" in frame:
            frame["respondent"] = frame["respondent"].astype(str)
        text = kano.sql(frame, dialect=dialect, table="answers", **options)
        one, other = kano.read(frame, **options), counted(run(frame, text), folder)
        agree(one.private_tally(options["by"]), other.private_tally(options["by"]))
    rows, plain = by_question()
    path = settings(folder)
    more = {"respondent": "response", "by": "persona"}
    text = kano.sql(path, dialect=dialect, table="answers", answers=("question", "value"), **more)
    agree(
        kano.read(plain, by="persona").private_tally("persona"),
        counted(run(rows, text), folder).tally("persona"),
    )


def counted(rows: pd.DataFrame, folder: Path) -> Any:
    """What is read of the rows that came back, written as a warehouse's client writes them."""
    file = folder / "counts.csv"
    rows.to_csv(file, index=False)
    return kano.read(file)


def by_question() -> tuple[pd.DataFrame, pd.DataFrame]:
    """A table with a row an answer, by the ids of questions; and the same as a row a respondent."""
    plain, _ = wide(7, 40)
    ids = {
        f"{feature}_{side}": i
        for feature, both in FEATURES.items()
        for side, i in zip(("fun", "dys"), both, strict=True)
    }
    plain = pd.DataFrame(
        {**{name: wide(9 + k, 40)[0]["map_fun"] for k, name in enumerate(ids)}, "persona": plain["persona"]}
    )
    plain = plain.replace({"don't know": None, "n/a": None}).map(
        lambda each: each if isinstance(each, str) else None
    )
    every = plain.assign(response=[f"r{i}" for i in range(len(plain))])
    rows = every.melt(["response", "persona"], [*ids], var_name="name", value_name="value")
    rows["question"] = rows.pop("name").map(ids)
    return rows[["response", "persona", "question", "value"]], plain


def settings(folder: Path) -> Path:
    """A settings file that names the questions of each feature."""
    path = folder / "survey.toml"
    text = "".join(
        f'[features.{key}]\nfunctional = "{f}"\ndysfunctional = "{d}"\n' for key, (f, d) in FEATURES.items()
    )
    path.write_text(text)
    return path
