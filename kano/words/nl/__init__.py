"""Nederlands."""

from kano.words.languages import Language

LANGUAGE = Language(
    key="nl",
    name="Nederlands",
    tag="nl-NL",
    months=(
        ("januari", "jan"), ("februari", "feb"), ("maart", "mrt", "maa"), ("april", "apr"), ("mei",),
        ("juni", "jun"), ("juli", "jul"), ("augustus", "aug"), ("september", "sep", "sept"),
        ("oktober", "okt"), ("november", "nov"), ("december", "dec"),
    ),
    quarter="kwartaal",
    of="van",
    ordinals=("e",),
    decimal=",",
    thousands=".",
    csv_separator=";",
    csv_encoding="utf-8-sig",
    addresses=("u", "je"),
    wording="nl-standard",
    sample="3b_voorbeelden.xlsx",
)  # fmt: skip
