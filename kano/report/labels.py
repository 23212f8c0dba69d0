"""Labels of features where there is little room."""

LONGEST = 34
"""How long a label may be inside a sentence or a chart."""


def short(label: str) -> str:
    """A label that leaves room for what stands around it.

    >>> short("Free cancellation until the evening before")
    'Free cancellation until the eveni…'
    """
    return label if len(label) <= LONGEST else f"{label[: LONGEST - 1].rstrip()}…"
