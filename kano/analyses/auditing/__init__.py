"""How far the answers can be trusted, and who is left out."""
