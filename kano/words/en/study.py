"""English words of the report of a study."""

WORDS = {
    "study.title": "Kano study",
    "since.title": "Since {baseline}",
    "since.headline": "{features} changed since {baseline}",
    "since.headline.none": "Nothing changed since {baseline}",
    "since.clear": "Clearly something else now: {features}.",
    "since.unclear": "Something else now, which may be chance: {features}.",
    "since.same": "{features} stayed what they were.",
    "since.absent": "not there",
    "column.since_before": "Then",
    "column.since_before_p": "Sure then",
    "column.since_now": "Now",
    "column.since_now_p": "Sure now",
    "since.item": "{feature} ({before} → {now})",
    "column.since_better": "ΔBetter",
    "column.since_worse": "ΔWorse",
}
