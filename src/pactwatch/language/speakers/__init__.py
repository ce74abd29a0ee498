"""A draft's source in, who it is out: names, surnames, offices, pronouns, "the group", by focus."""
