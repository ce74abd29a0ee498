"""What two passages are compared by: words, names, counts, states, nearly equal sentences."""
