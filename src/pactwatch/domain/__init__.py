"""The nouns, as frozen dataclasses: what passes between stages and nothing else.

Imports nothing above itself and does no work beyond its own shape.
"""
