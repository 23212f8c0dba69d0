"""English words of reports on the quality of answers."""

from __future__ import annotations

WORDS = {
    "audit.title": "Audit of the answers",
    "audit.section.respondents": "Respondents",
    "audit.section.features": "Questions",
    # Summary
    "audit.headline": "{n} of {respondents} respondents ({share}) show signs of careless answers.",
    "audit.headline.none": "None of {respondents} respondents shows signs of careless answers.",
    "audit.headline.counts": "These are counts: respondents can't be looked at any more.",
    "audit.kept": 'Nobody is left out by this. --exclude does so, such as --exclude "questionable>3,speeders".',
    "audit.fine": "No question shows more open, reverse or questionable answers than usual.",
    "audit.say.swapped": "Mostly reverse, so look whether the two questions were swapped: {features}.",
    "audit.say.reverse": "More people reject it than want it: {features}. Read its questions again.",
    "audit.say.questionable": "Over 5% questionable answers, so read the questions again: {features}.",
    "audit.say.open": "Often left open: {features}.",
    "audit.say.control": "Nearly everybody should reject it, and too many want it: {features}.",
    "audit.item": "{feature} ({share})",
    # Respondents
    "audit.column.sign": "Sign",
    "audit.column.count": "Number",
    "audit.column.share": "Share",
    "audit.column.where": "Where",
    "audit.any": "any of these",
    "audit.untold": "can't be told",
    "audit.untold.speeders": "the file has no times",
    "audit.untold.control": "no control question was asked",
    "audit.untold.random": "too few features or people",
    "audit.seconds": "{file}: half of the respondents took less than {minutes} minutes.",
    "audit.legend": "One respondent may show several signs, and a sign is no proof. Rows are those of the file.",
    # Features
    "audit.column.open": "Left open",
    "audit.column.questionable": "Questionable",
    "audit.column.reverse": "Reverse",
    "audit.column.wanted": "Wanted",
    "audit.column.findings": "Look at",
    "audit.meaning.open": "people who left one or both questions open, of those asked",
    "audit.meaning.questionable": "pairs that contradict themselves; 2 to 5% is usual",
    "audit.meaning.reverse": "pairs that say the opposite; mostly reverse may mean that the questions were swapped",
    "audit.meaning.wanted": "pairs that want it (M, O and A)",
    "audit.finding.swapped": "swapped?",
    "audit.finding.reverse": "reverse",
    "audit.finding.questionable": "questionable",
    "audit.finding.open": "left open",
    "audit.finding.control": "control wanted",
    "audit.method.signs": "Chance: the answers are at least 100 times more probable as chance than as an attentive respondent's, "
    "lie 3 spreads away from the others and don't follow the features. Straight: one pair about 90% of the features, "
    "where fewer than 1 in 1,000 attentive respondents would do so.",
    "audit.method.speed": "Too fast: in under a third of the median time, or under 2 seconds a question.",
    "audit.method.errors": "Made so that of 20 features at most 2% of attentive respondents are suspected; see docs/methods.md.",
}
