"""Rules for what somebody may, should, is asked or is expected to say: nobody has said it.

A rule gets the text, a draft and the sentences, and holds where the words that introduce the
content only think of its being said, or tell that a deed goes on. Refuses quotations (a speech
given out beforehand is said), "I must say", "can confirm", "was forced to admit".
"""

import re
from collections.abc import Sequence

from pactwatch.language.cues.sayings import speech_lemmas
from pactwatch.language.grammar.syntax import Sentence, sentence_over, tokens_between
from pactwatch.language.model.drafts import Draft
from pactwatch.language.unsaid.conceded import set_aside
from pactwatch.language.unsaid.doings import DOING_RULES
from pactwatch.language.unsaid.open import words
from pactwatch.language.unsaid.untrue import untrue_over
from pactwatch.language.words.forms import lemma

__all__ = ["UNREAL_RULES"]

_MODAL = re.compile(
    r"(?:(?:may|might|could|should|must)|ought\s+to)\s+(?:well\s+|yet\s+|also\s+|now\s+|\w+ly\s+)?"
    r"(?:have\s+)?[a-z]+\b",
    re.IGNORECASE,
)
# "If the guns fall silent, the talks can go on": no words of the talks.
_GOING_ON = re.compile(
    r"(?:can|could|will|would|may|might|must|should)\s+(?:have\s+)?(?:go|gone)(?:\s+on)?\Z"
)
_GRANTED = re.compile(r"could\s*(?:not|n['’]t|hardly)\s+(?:deny|dispute)\b", re.IGNORECASE)
_ONESELF = re.compile(r"(?:i|we|one)\Z", re.IGNORECASE)


def modal(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "The army should admit that X", "may have told them that X"; who "could not deny that X"
    grants it."""
    cue = words(text, draft.cue)
    if _GRANTED.match(cue):
        return False
    return _is_others(text, draft) and bool(_MODAL.match(cue) or _GOING_ON.match(cue))


def _is_others(text: str, draft: Draft) -> bool:
    """Whether unquoted words are given to somebody but the one who tells: "I must say that"."""
    if not draft.cue or not draft.source or _is_quoted(text, draft):
        return False
    return not _ONESELF.match(words(text, draft.source))


# Who is to say something, by others' will or by what is foreseen; "to" stands before the verb.
_TO = r"(?:[\s,][^;:.“”\"]{0,70}?)?\s+to\s+(?:\w+ly\s+)?\Z"
_WILLED = re.compile(
    r"\b(?:urg|ask|press(?!\s(?:conference|release|briefing|statement|office))|want|expect|invit"
    r"|challeng|demand|requir|advis|order|begg?|implor|encourag"
    rf"|schedul|poised|plan|intend|hop|seek|prepar)(?:e?s|ed?|n?ing|ned)?\b{_TO}"
    rf"|\b(?:called|calls|calling)\s+(?:up)?on\b{_TO}|\b(?:likely|due|set|about|ready)\s+to\s+\Z"
    rf"|\b(?:sought|told)\b{_TO}",
    re.IGNORECASE,
)


# "Has asked us to point out that X": he tells X, and has it printed.
_PRINTED = re.compile(r"\basked (?:us|me|(?:this|the) (?:news)?paper) to\s\Z")


def willed(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "Urged the army to admit that X", "is expected to announce X"."""
    home = sentence_over(sentences, *draft.cue[0]) if draft.cue else None
    if home is None or not _is_others(text, draft):
        return False
    verb = _verb_at(text, draft)
    if verb is None or _PRINTED.search(text, home.start, verb):
        return False
    return bool(_WILLED.search(text, _opens(text, home, verb), verb))


def _verb_at(text: str, draft: Draft) -> int | None:
    """Where the last verb of saying in the cue stands."""
    start, end = draft.cue[0]
    found = [m for m in re.finditer(r"[A-Za-z]+", text[start:end]) if _is_saying(m.group())]
    return start + found[-1].start() if found else None


def _is_saying(word: str) -> bool:
    return lemma(word.lower(), "VERB") in speech_lemmas()


def _opens(text: str, home: Sentence, end: int) -> int:
    """Where the clause before a verb opens: behind a semicolon or a mark of quotation."""
    cuts = [text.rfind(mark, home.start, end) for mark in ';“”"']
    return max([home.start, *(cut + 1 for cut in cuts)])


# "If the army admits X", "had it admitted X", "did it admit X?": behind nothing but a joining word.
_IF = re.compile(
    r"(?:(?:\A|[,;—]\s+|\b(?:and|but|that|even|only)\s+)(?:should|had|were|whether)"
    r"|\b(?:if|unless|provided(?:\s+that)?|on\s+condition\s+that))\s+"
    r"(?:(?:the|an?|both|any|either)\s+)?\Z",
    re.IGNORECASE,
)
_DID = re.compile(
    r"(?:\A|[,;:—]\s+|\b(?:and|but|so|why|when|how)\s+)"
    r"(?:did|does|do|has|have|will|would|can|could|is|are|was|were)\s+(?:(?:the|an?)\s+)?\Z",
    re.IGNORECASE,
)


def called_untrue(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "Reports | that we shelled the post | are untrue": whoever writes so has not said it."""
    home = sentence_over(sentences, *draft.cue[0]) if draft.cue and not draft.source else None
    if home is None or not draft.content or not home.covers(*draft.content[0]):
        return False
    told = tokens_between(home, *draft.content[0])
    return bool(told) and untrue_over(home, told[0].i, told[-1].i) is not None


def supposed(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "If the army admits that X", "did the army admit that X?"."""
    home = sentence_over(sentences, *draft.source[0]) if draft.source and draft.cue else None
    if home is None or not _is_others(text, draft) or draft.cue[0][0] < draft.source[0][1]:
        return False
    before = text[_opens(text, home, draft.source[0][0]) : draft.source[0][0]].lstrip()
    is_asked = text[home.start : home.end].rstrip(" ”\"'").endswith("?")
    return bool(_IF.search(before)) or (is_asked and bool(_DID.search(before)))


_GOES_ON = re.compile(
    r"(?:\w+ ){0,2}(?:continu|resum|start)(?:e|es|ed|s|ing)\Z"
    r"|(?:\w+ )?(?:beg[aiu]n|begins|go(?:es)? on|went on|kept on)\Z",
    re.I,
)
_DOING = re.compile(r"(?:to\s+[a-z]+|[a-z]+ing)\b")


def goes_on(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "The army continued to shell X": a deed that goes on, and no speech."""
    if not draft.cue or not draft.content or _is_quoted(text, draft):
        return False
    is_behind = draft.content[0][0] > draft.cue[-1][1]
    is_doing = bool(_DOING.match(text, draft.content[0][0]))
    return is_behind and is_doing and bool(_GOES_ON.match(words(text, draft.cue)))


def _is_quoted(text: str, draft: Draft) -> bool:
    """Whether the words stand in marks of quotation: they have been given out."""
    return any(text[a] in '“"«‘' or text[max(0, a - 1)] in '“"«‘' for a, _ in draft.content)


# "Advises the rebels | to wait, that it ends, against a march, on tactics: wait".
_COUNSEL = re.compile(r"\b(?:to|that|against|not|it|he|she|they|him|her|me|us|you)\b|[:“\"]", re.I)
_ADVISES = re.compile(r"(?:\w+ ){0,3}advis(?:e|es|ed|ing)", re.IGNORECASE)


def counsels(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "Officers of A advise the commanders of B": whom they advise is all that is told."""
    is_advice = bool(draft.source) and bool(_ADVISES.fullmatch(words(text, draft.cue)))
    return is_advice and not _COUNSEL.search(words(text, draft.content))


UNREAL_RULES = (modal, willed, supposed, called_untrue, goes_on, counsels, set_aside, *DOING_RULES)
