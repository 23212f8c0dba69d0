"""English."""

from kano.words.languages import Language

LANGUAGE = Language(
    key="en",
    name="English",
    tag="en-GB",
    months=(
        ("January", "jan"), ("February", "feb"), ("March", "mar"), ("April", "apr"), ("May",), ("June", "jun"),
        ("July", "jul"), ("August", "aug"), ("September", "sep", "sept"), ("October", "oct"),
        ("November", "nov"), ("December", "dec"),
    ),
    quarter="quarter",
    of="of",
    ordinals=("st", "nd", "rd", "th"),
)  # fmt: skip
