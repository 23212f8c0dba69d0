"""A working sheet of comments, which is no report to share."""
