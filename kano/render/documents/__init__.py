"""A report as a Word document and as slides, composed of the same blocks as every other format."""
