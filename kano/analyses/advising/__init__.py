"""What first, what next, what to drop: from what features are to what to do, in five steps."""
