"""What only looks like a report.

Drafts in, those of them that report words out; each rule has its reason.
"""
