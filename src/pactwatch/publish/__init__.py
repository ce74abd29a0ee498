"""Domain objects to the forms that leave the program: CONTRACT's JSON, tables for terminals.

Reads domain objects, returns plain values or text; writes no file and decides nothing.
"""

from pactwatch.publish.board_json import board_json, opposed_json
from pactwatch.publish.extract_json import extraction_json, statement_json

__all__ = ["board_json", "extraction_json", "opposed_json", "statement_json"]
