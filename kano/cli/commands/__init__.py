"""What the commands do, each with the call that answers it."""
