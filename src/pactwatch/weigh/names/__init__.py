"""Words in, the case's actors they mean out: whose people, whose organs, whose name."""
