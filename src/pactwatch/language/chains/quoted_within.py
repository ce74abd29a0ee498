"""Drafts in, the same and one for each quotation that somebody quotes within quoted words out.

"“My daughter knocks and | she says, ‘X’ |,” A said": she says X, A carries. Refuses a verb that is
none of saying, "I" and "you", and inner marks that somebody tells already.
"""

import re
from collections.abc import Sequence

from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.quotes import Quotation
from pactwatch.language.words.ranges import covered, join, over

__all__ = ["with_quoted_within"]

_SAYS = re.compile(
    r"(?:\A|[\s“\"—])(?P<who>he|she|they|He|She|They|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3}"
    r"|(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Aa]n?|[Oo]ne|[Ss]ome)\s[\w’'-]+(?:\s[\w’'-]+)?)\s"
    r"(?P<cue>(?:(?:was|were|has|had|is|are|just|then|also|always)\s){0,2}(?P<verb>[a-z]+)"
    r"(?:\s(?:to\s)?(?:me|us|him|her|them))?)\s?[,:]?\s\Z"
)
_REACH = 80  # characters that such words may take
_FEWEST = 3  # words of an utterance
_SCORE = 0.6  # a shape that leaves no doubt; read as a rank


def with_quoted_within(
    text: str, drafts: Sequence[Draft], quotations: Sequence[Quotation]
) -> list[Draft]:
    """The drafts, and what others are quoted to say within them."""
    inner = [q for q in quotations if q.depth == 1 and q.closed]
    told = join([r for d in drafts if d.source for r in d.content]) if inner else []
    cues = join([c for d in drafts for c in d.cue]) if inner else []
    found = list(drafts)
    for quotation in inner:
        where = (quotation.start, quotation.end)
        made = _made(text, quotation) if covered(where, over(told, where)) else None
        if made and not list(over(cues, made.cue[0])):
            found.append(made)
    return found


def _made(text: str, quotation: Quotation) -> Draft | None:
    start = quotation.outer[0]
    says = _SAYS.search(text, max(0, start - _REACH), start)
    words = text[quotation.start : quotation.end].split()
    if says is None or len(words) < _FEWEST:
        return None
    is_clause = says["who"].split()[-1] in {"and", "but", "who", "that", "which", "then"}
    if is_clause or lemma(says["verb"], "VERB") not in phrases("cues", "beside_quotation"):
        return None
    content = (quotation.start, quotation.end)
    return Draft((content,), (says.span("cue"),), (says.span("who"),), (), _SCORE, "quoted within")
