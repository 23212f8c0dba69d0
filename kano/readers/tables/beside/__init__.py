"""Sheets beside a survey, a row a feature: its groups, or a score from elsewhere."""
