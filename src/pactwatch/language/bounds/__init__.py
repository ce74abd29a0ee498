"""Where reported words begin and end, and which words are whose.

Drafts in, the same with better bounds out.
"""
