"""Who hands on whose words.

Drafts in, the same with their inner speaker and their carriers parted out.
"""
