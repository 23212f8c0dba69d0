"""English words of made-up surveys, as a survey tool would write them."""

WORDS = {
    "column.respondent": "Respondent",
    "column.start": "Start time",
    "column.end": "Completion time",
    "column.wave": "Wave",
    "column.weight": "Weight",
    "question.functional": "How do you feel if the product has feature {name}?",
    "question.dysfunctional": "How do you feel if the product does not have feature {name}?",
}
