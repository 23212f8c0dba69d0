"""English words of the evaluation table explained."""

WORDS = {
    "explain.title": "The evaluation table and its categories",
    "explain.table": "Which category a pair of answers makes ({table})",
    "explain.rows": "Present ↓ / absent →",
    "explain.categories": "What each category means",
    "explain.M": "Basis (must-be). Taken for granted: being there earns nothing, failing ruins everything. Make it flawless first.",
    "explain.O": "Beleving (one-dimensional). The more the better, the less the worse. Invest here to compete.",
    "explain.A": "Bijzonder (attractive). The unexpected delighter: a wow when it is there, no harm when it isn't. With time it sinks to beleving and basis.",
    "explain.I": "Indifferent. Nobody gains or loses by it: spend nothing on it.",
    "explain.R": "Reverse. People would rather not have it, or the questions were swapped.",
    "explain.Q": "Questionable. The two answers contradict each other: a misread or badly put question.",
    "column.means": "Means",
    "column.letter": "Letter",
}
