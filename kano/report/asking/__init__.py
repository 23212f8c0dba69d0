"""What is wrong or unclear, for machines."""
