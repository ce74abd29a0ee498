"""Drafts in, those that dismiss a claim with the claim as their words, not what it is called.

Shapes, as data: "Claims that X were dismissed by S as nonsense", "The general's claim that X was
contradicted by S", "S rejected as “pure invention” claims that X". The model takes what S calls the
claim, or the claim with its noun, for what S says; a reader must see that S denies X.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pactwatch.language.cues.passive import BE, is_of
from pactwatch.language.grammar.syntax import Sentence, sentence_over
from pactwatch.language.model.drafts import Draft, without
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.quotes import Quotation, quotation_at
from pactwatch.language.words.ranges import join, trim

__all__ = ["with_dismissals"]

_NOUN = rf"(?:{'|'.join(sorted(phrases('acts', 'dismissing', 'nouns')))})s?"
_VERB = rf"(?:{'|'.join(sorted(phrases('acts', 'dismissing', 'participles')))})"
_PASSIVE = re.compile(
    rf"\b(?P<noun>{_NOUN})\s+that\s+(?P<what>[^;:“”\"]+?)\s+{BE}(?P<cue>{_VERB})"
    r"(?:\s+on\s+\w+|\s+\w+ly|\s+yesterday)?\s+by\s+"
    r"(?P<by>[^,;:“”\"—]{2,90}?)(?=\s+as\s|\s+on\s[A-Z]|[,.;]|\s*\Z)",
    re.I,
)
_ACTIVE = re.compile(
    r"\b(?P<cue>\w+)\s+as\s+[“\"‘']?[^“”\"]{2,60}?[”\"’']?\s+"
    rf"(?P<noun>{_NOUN})\s+that\s+(?P<what>.+)",
    re.I | re.S,
)
_SCORE = 0.6  # a shape that leaves no doubt; read as a rank


def with_dismissals(
    text: str,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
) -> list[Draft]:
    """The drafts, those that dismiss a claim as they read."""
    found = _with_subjects(text, [_of_claim(text, d, sentences) for d in drafts])
    for sentence in sentences:
        for made in _passive(text, sentence, quotations):
            same = [d for d in found if is_of(d, made)]
            found = [*without(found, same), made]
    return found


_CLAIM = re.compile(_NOUN, re.I)


def _with_subjects(text: str, drafts: list[Draft]) -> list[Draft]:
    """ "Claims that X were put about by Y, he said": he says so of the claims, not that X."""
    found = list(drafts)
    for claim in drafts:
        is_bare = not claim.source or not claim.content or len(claim.cue) != 1
        if is_bare or not _CLAIM.fullmatch(text[slice(*claim.cue[0])]):
            continue
        behind = (d for d in found if d is not claim and d.cue and d.source == claim.source)
        teller = next((d for d in behind if d.cue[0][0] >= claim.whole[1] - _NEAR), None)
        if teller is not None and claim.source[0][0] > claim.content[-1][0]:
            words = (claim.cue[0][0], claim.content[-1][1])
            said = replace(teller, content=join([words, *teller.content]))
            found = [said if d is teller else d for d in found if d is not claim]
    return found


_NEAR = 4  # characters: "..., he | said"


def _passive(text: str, sentence: Sentence, quotations: Sequence[Quotation]) -> Iterator[Draft]:
    words = text[sentence.start : sentence.end].lower()
    if "that" not in words or "by" not in words:
        return
    match = _PASSIVE.search(text, sentence.start, sentence.end)
    if match is None or quotation_at(quotations, match.start(), match.end("cue")):
        return
    cue = (match.span("noun"), match.span("cue"))
    by = trim(text, *match.span("by"))
    yield Draft((trim(text, *match.span("what")),), cue, (by,), (), _SCORE, "dismissed by")


def _of_claim(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Draft:
    """ "Rejected as “pure invention” | claims that X": X is what is rejected."""
    if not draft.cue or not draft.source:
        return draft
    home = sentence_over(sentences, *draft.cue[0])
    match = _ACTIVE.search(text, draft.cue[0][0], home.end) if home else None
    if home is None or match is None or match.start() >= draft.cue[-1][1]:
        return draft
    if lemma(match["cue"].lower(), "VERB") not in phrases("acts", "dismissing", "verbs"):
        return draft
    words = trim(text, match.start("what"), home.end)
    return replace(draft, cue=(match.span("cue"), match.span("noun")), content=(words,))
