"""Domain objects to the forms that leave the program: CONTRACT's JSON, tables for terminals.

Reads domain objects, returns plain values or text; writes no file and decides nothing.
"""

from pactwatch.publish.board_json import again_json, board_json, compared_json
from pactwatch.publish.extract_json import extraction_json, statement_json

__all__ = ["again_json", "board_json", "compared_json", "extraction_json", "statement_json"]
