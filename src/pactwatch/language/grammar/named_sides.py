"""Names that only say whose side others are on: "Orlan-linked militants", "the U.S.-led coalition".

In: a phrase's tokens. Out: whether a name in it stands for a tie and not for the party, and where
a compound goes on behind a hyphen that the tagger set apart. Refuses to say who they are.
"""

from collections.abc import Sequence

from pactwatch.language.grammar.syntax import Token
from pactwatch.language.words.lexicon import phrases

__all__ = ["before_hyphen", "behind_hyphen", "is_bound", "is_tied_behind"]

_HYPHENS = frozenset("-‐‑–")


def is_bound(token: Token) -> bool:
    """ "Orlan-linked", "pro-Varo": a name within an adjective; "Bin-Said" is one itself."""
    if "-" not in token.text and "‑" not in token.text:
        return False
    parts = token.text.replace("‑", "-").split("-")
    if not any(p[:1].isupper() for p in parts):
        return False
    opens, ends = parts[0].lower(), parts[-1]
    return opens in phrases("conduct", "side_openings") or ends in phrases("conduct", "side_ties")


def is_tied_behind(words: Sequence[Token], k: int) -> bool:
    """ "Varo | linked", "U.S. | - | led": the tie stands behind the name, within the phrase."""
    rest = words[k + 1 : k + 3]
    if rest and rest[0].text in _HYPHENS:
        rest = rest[1:]
    return bool(rest) and rest[0].text in phrases("conduct", "side_ties")


def behind_hyphen(tokens: Sequence[Token], i: int) -> int | None:
    """Where a compound goes on behind its hyphen ("U.S.-led" in three tokens), else None."""
    if i + 2 >= len(tokens) or tokens[i + 1].text not in _HYPHENS:
        return None
    is_glued = tokens[i].end == tokens[i + 1].start and tokens[i + 1].end == tokens[i + 2].start
    return i + 2 if is_glued else None


def before_hyphen(tokens: Sequence[Token], i: int) -> int | None:
    """Where a compound begins whose last word is the token i, else None."""
    if i < 2 or behind_hyphen(tokens, i - 2) is None:
        return None
    return i - 2
