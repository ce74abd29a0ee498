"""What cannot be right in a text: statements in, the same with flags out. Nothing is mended."""
