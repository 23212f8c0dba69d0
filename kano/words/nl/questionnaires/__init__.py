"""Nederlandse woorden over vragenlijsten."""
