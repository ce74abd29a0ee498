"""Sentences as trees: what a small parser gets wrong is set right, and questions are asked.

`engine` is the one door to text, trees, names and proposals together; `syntax` is what it gives.
"""
