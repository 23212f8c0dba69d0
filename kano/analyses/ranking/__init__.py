"""The order of features by importance, Better, Worse and what is still to be gained, and how sure it is."""
