"""Nederlandse woorden van verzonnen enquêtes, zoals een enquêteprogramma ze schrijft."""

WORDS = {
    "column.respondent": "Respondent",
    "column.start": "Begintijd",
    "column.end": "Tijd van voltooien",
    "column.wave": "Meting",
    "column.weight": "Weging",
    "question.functional": "Wat vindt u ervan als het product kenmerk {name} heeft?",
    "question.dysfunctional": "Wat vindt u ervan als het product kenmerk {name} niet heeft?",
}
