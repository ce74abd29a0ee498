"""Hand-made sentences for tests: "Three/NUM/nummod/2 ..." becomes a `Sentence` and its text."""

from pactwatch.language.grammar.syntax import Sentence, Token

_GLUED = {",", ".", "”", "'s", "’s", ";", "?", "’"}
_OPENING = {"“", "‘"}


def tree(rows: str, *, at: int = 0) -> tuple[str, Sentence]:
    """Words as WORD/UPOS/RELATION/HEAD, heads counted from 1 and 0 for the root."""
    text, tokens, hug = "", [], True
    for i, row in enumerate(rows.split()):
        word, upos, relation, head = row.rsplit("/", 3)
        text += "" if hug or word in _GLUED else " "
        start = at + len(text)
        text += word
        hug = word in _OPENING
        where = int(head) - 1 if head != "0" else i
        tokens.append(Token(i, start, at + len(text), word, upos, where, relation))
    return text, Sentence(tuple(tokens))
