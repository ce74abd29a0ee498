"""Seeded faults in clean articles, and how many are flagged: `python -m benchmark.garbles`.

Comes in: articles of the data directory (ids, no text in the repository). Goes out: recall per
kind of fault, alone and beside a copy, and false alarms per 100 clean articles.
"""
