"""Results of asking a question of counts: frozen, documented, free of presentation."""
