"""Options as they are declared: a module a panel of the help."""
