"""Names, mentions and offices of one document: who and what it speaks of, under which spellings.

Says what a noun phrase tells of somebody, not yet who speaks where.
"""
