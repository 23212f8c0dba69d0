"""Nederlandse woorden over wat er mis is, en wat eraan te doen."""
