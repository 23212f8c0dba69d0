"""What is said of one group of features."""

from collections.abc import Mapping
from typing import Annotated

from kano.analyses import kinds as k
from kano.analyses.row import Row
from kano.scale import Category
from kano.values import dataclass


@dataclass(frozen=True, kw_only=True)
class GroupedRow(Row):
    """Features that belong together."""

    grouping: Annotated[str, "key of the grouping"]
    group: Annotated[str | None, "key of the group; null for the features that are in none"]
    title: Annotated[str | None, "its name in the language of the report"]
    order: Annotated[int | None, k.Limits(1), "its place where the order is known, as in a journey"]
    last: Annotated[k.Flag, "whether it is the last of these: what people remember"]
    features: Annotated[tuple[str, ...], "keys of its features"]
    counts: Annotated[Mapping[Category, k.People], k.Kind.COUNT, "features by category"]
    shares: Annotated[Mapping[Category, k.Share], k.Kind.SHARE, "part of its features by category"]
    better: Annotated[k.Better, "mean Better of its features"]
    worse: Annotated[k.Worse, "mean Worse of its features"]
    mark: Annotated[k.Mark, "mean mark of its features; null where none has one"]
    owners: Annotated[tuple[str, ...], "who its features belong to, where these say so"]
    failing: Annotated[tuple[str, ...], "basis features whose mark is below the limit, the worst first"]
    lost: Annotated[
        k.Gain, "what failing basis loses: |worse| by the part of the mark that lacks; null without marks"
    ]
    bottleneck: Annotated[k.Flag, "whether its basis fails more than that of any other group"]
