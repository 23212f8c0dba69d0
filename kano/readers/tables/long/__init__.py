"""Long sheets: a row an answer pair, or a row an answer."""
