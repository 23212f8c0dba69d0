"""Wide sheets: a row a respondent, two columns a feature."""
