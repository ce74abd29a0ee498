"""Drafts with speakers in, statements out: cut by act, coded and dated.

The article's own words become statements here too.
"""
