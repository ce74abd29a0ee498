"""Reading: the bytes of one file in, one `Document` with its character map out.

Knows plain text in any encoding, HTML and PDF, by content before file name; raises SkipItem with
one clear line for everything else. Refuses to fetch, to render, to run scripts, to read pictures,
and to find statements.
"""

from pactwatch.read.reader import read_document

__all__ = ["read_document"]
