"""What the verbs are given: files, frames and tallies, read as one survey."""
