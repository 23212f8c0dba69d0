"""English words about questionnaires."""
