"""English words in and around pictures."""

WORDS = {
    "caption.n": "n = {most} a feature",
    "caption.n.range": "n = {least} to {most} a feature",
    # The plane
    "plane.title": "The Kano plane",
    "plane.headline": "{parts}: {sure}",
    "plane.clear": "all clear",
    "plane.open": "{n} not clear yet",
    "plane.reading": "To the right: what is lost without it. Upward: what is gained with it. The true place lies in the ellipse with 95% confidence; an ellipse across a line is not decided.",
    "plane.description": "Features by what is lost without them, to the right, and what is gained with them, upward.",
    "plane.x": "Loss when absent (−Worse)",
    "plane.y": "Gain when present (Better)",
    "plane.means.M": "taken for granted, ruinous when absent",
    "plane.means.O": "the more, the better",
    "plane.means.A": "the unexpected delighter",
    "plane.means.I": "leaves people cold",
    "plane.unclear": "open: not clear yet",
    "plane.apart": "Not on the plane",
    "plane.apart.item": "{share} {category}, n = {n}",
    "plane.spot": "{category} ({p}), Better {better}, Worse {worse}, n = {n}",
    "plane.size.importance": "larger: more important",
    "plane.size.n": "larger: more answers",
}
