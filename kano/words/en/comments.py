"""English words of the working sheet of comments."""

WORDS = {
    "comments.title": "Comments: a working sheet",
    "comments.subtitle": "{n} comments",
    "comments.subtitle.one": "{n} comment",
    "comments.section": "Comments",
    "comments.private": "People's own words beside their answers: keep this to yourself, it is no report to share. The features are those that the writer feels strongest about; the text was not read.",
    "comments.column.row": "Row",
    "comments.column.comment": "Comment",
    "comments.column.leaning": "Feels strongly {n}",
}
