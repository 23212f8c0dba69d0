"""The command line: options in, report on stdout, everything else on stderr."""
