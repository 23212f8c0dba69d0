"""What each feature is, and how sure that is."""
