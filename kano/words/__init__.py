"""What texts mean and how we say things, in any language."""
