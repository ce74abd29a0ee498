"""What the network proposes and what grammar finds, made one: clean drafts of attributions out."""
