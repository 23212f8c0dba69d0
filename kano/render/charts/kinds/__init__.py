"""What is drawn of each kind of picture, a module a kind."""
