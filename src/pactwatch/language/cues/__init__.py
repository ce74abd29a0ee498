"""What tells that something is said: verbs, nouns, prepositions, with their sources."""
