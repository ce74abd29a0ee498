"""Documents whose form tells who speaks.

Transcripts, interviews, minutes, signed words and a body's own paper.
"""
