"""Words and ranges by themselves: lists of words, forms, numbers, quotation marks, ranges.

Knows no network's answer and no tree. Refuses to say who speaks.
"""
