"""What only a person can know of a file: asked on a terminal, or said so that the lines can be pasted."""
