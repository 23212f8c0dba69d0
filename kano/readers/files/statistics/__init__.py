"""Files of statistics programs, read in a process of their own."""
