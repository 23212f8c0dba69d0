"""From results to neutral blocks: which words and columns a report has, in English and Dutch."""
