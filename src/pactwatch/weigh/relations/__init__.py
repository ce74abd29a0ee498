"""Two statements in, how the second stands to the first out."""
