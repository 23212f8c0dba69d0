"""English words on forms, and for those who make them."""

from __future__ import annotations

WORDS = {
    # What respondents read
    "form.intro": "For each item there are two questions: how you would feel if it is there, and how you would feel if "
    "it is not. There are no right or wrong answers.",
    "form.importance.clause": "How important is it to you that {clause}?",
    "form.importance.label": "How important is “{label}” to you?",
    "form.importance.low": "not at all important",
    "form.importance.high": "extremely important",
    "form.fulfilment.label": "How satisfied are you at present with “{label}”?",
    "form.fulfilment.low": "very dissatisfied",
    "form.fulfilment.high": "very satisfied",
    "form.start": "Start",
    "form.next": "Next",
    "form.back": "Back",
    "form.finish": "Finish",
    "form.page": "Page {page} of {pages}",
    "form.required": "Please answer this question.",
    "form.missing": "{n} questions on this page have no answer yet.",
    "form.missing.one": "One question on this page has no answer yet.",
    "form.thanks": "Thank you for taking part.",
    "form.save": "Save the answers (CSV)",
    "form.save.hint": "The answers are saved as a file on this device. Nothing is sent over the internet.",
    "form.another": "Next respondent",
    "form.saved": "{n} respondents in the file.",
    "form.saved.one": "1 respondent in the file.",
    "form.language": "Language",
    "form.noscript": "This form needs JavaScript, which is turned off in this browser.",
    "form.leave": "There are answers that have not been saved.",
    "form.questions": "Questions",
    "form.about": "About you",
    "form.functional": "If it is there",
    "form.dysfunctional": "If it is not there",
    "form.importance": "Importance",
    "form.fulfilment": "Satisfaction now",
    "form.respondent": "Respondent",
    "form.wave": "Wave",
    "form.block": "Block",
    "form.excel.hint": "One row a respondent. Choose an answer from the list in each cell.",
    "form.excel.blocks": "Fill in the block first: grey cells are not asked in that block.",
    "form.choose": "Choose an answer",
    "form.not_in_list": "This is not one of the answers in the list.",
    "form.print.tick": "Tick one box in each row.",
    "form.print.number": "Respondent number",
    "form.print.page": "Page &P of &N",
    # What the person who makes a form reads
    "note.order": "{format} can't shuffle the features for each respondent: they are in one random order (seed {seed}).",
    "note.order.pages": "{format} shuffles the features within each page; which page a feature is on is drawn (seed {seed}).",
    "note.order.qualtrics": "In Survey flow, put the blocks of the features in a Randomizer: each block holds one pair.",
    "note.order.qualtrics.blocks": "In each block of one kind, choose Question randomization.",
    "note.subset.qualtrics": "In Survey flow, put the blocks of the features in a Randomizer that presents {size} of them, "
    "evenly.",
    "note.subset.google": "The script makes {blocks} forms, one a block: give each to equally many people.",
    "note.wave": "{format} has no hidden fields: the wave stands in the title. Give kano the wave of the exported file: "
    '[waves.{wave}] with file = "…" in kano.toml.',
    "note.language": "{format} holds one language: this form is in {language}.",
    "note.kept": "kept in {file}: {what}; the next wave uses the same",
    "design.summary": "Rotated blocks: {blocks} blocks of {size} of the {features} features; every two features meet in {least} to "
    "{most} blocks, each feature is in {fewest} to {often}. People get a block by chance, all blocks equally often:",
    # Questions that the program drafts, of what "we" offer or of what a subject has; denied: of a name that begins with
    # one of the articles.
    "bank.question": "How would you feel if {clause}?",
    "bank.functional": "How would you feel if we offer {name}?",
    "bank.functional.about": "How would you feel if {subject} has {name}?",
    "bank.dysfunctional": "How would you feel if we do not offer {name}?",
    "bank.dysfunctional.about": "How would you feel if {subject} does not have {name}?",
    "bank.denied": "How would you feel if we do not offer {name}?",
    "bank.denied.about": "How would you feel if {subject} does not have {name}?",
    "bank.articles": "the|a|an",
}
