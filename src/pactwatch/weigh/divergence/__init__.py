"""Two tellings of one story in, where they tell it differently out."""
