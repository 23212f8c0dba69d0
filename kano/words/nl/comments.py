"""Nederlandse woorden van het werkblad met opmerkingen."""

WORDS = {
    "comments.title": "Opmerkingen: een werkblad",
    "comments.subtitle": "{n} opmerkingen",
    "comments.subtitle.one": "{n} opmerking",
    "comments.section": "Opmerkingen",
    "comments.private": "Eigen woorden van respondenten naast hun antwoorden: houd dit voor uzelf, het is geen rapport om te delen. De kenmerken zijn die waar de schrijver het sterkst over denkt; de tekst is niet gelezen.",
    "comments.column.row": "Rij",
    "comments.column.comment": "Opmerking",
    "comments.column.leaning": "Sterk gevoel {n}",
}
