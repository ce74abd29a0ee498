"""Words and ranges by themselves: lists of words, forms, quotation marks, closeness in meaning.

Knows no network's answer and no tree. Refuses to say who speaks.
"""
