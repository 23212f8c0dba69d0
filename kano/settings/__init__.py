"""What a study decides: options of the command line and of kano.toml, each declared once."""
