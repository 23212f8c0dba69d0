"""Nederlandse woorden van het rapport van een onderzoek."""

WORDS = {
    "study.title": "Kano-onderzoek",
    "since.title": "Sinds {baseline}",
    "since.headline": "{features} veranderd sinds {baseline}",
    "since.headline.none": "Niets veranderd sinds {baseline}",
    "since.clear": "Nu duidelijk iets anders: {features}.",
    "since.unclear": "Nu iets anders, wat toeval kan zijn: {features}.",
    "since.same": "{features} bleven wat ze waren.",
    "since.absent": "afwezig",
    "column.since_before": "Toen",
    "column.since_before_p": "Zekerheid toen",
    "column.since_now": "Nu",
    "column.since_now_p": "Zekerheid nu",
    "since.item": "{feature} ({before} → {now})",
    "column.since_better": "ΔBetter",
    "column.since_worse": "ΔWorse",
}
