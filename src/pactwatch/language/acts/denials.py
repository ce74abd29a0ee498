"""Denials and admissions that no cue performs: a party negates what is held of it, or grants it.

In: the shape of a stretch. Out: `Found` DENY, ADMIT or None. Refuses to call a denial false, and to
take an assessor's negative finding for a denial.
"""

from dataclasses import replace

from pactwatch.domain.statement import SpeechAct
from pactwatch.language.acts.found import Found, by_content, content_words, own_patterns
from pactwatch.language.acts.shape import Shape
from pactwatch.language.acts.stretch import is_first
from pactwatch.language.grammar.syntax import NEGATORS, children, is_passive
from pactwatch.language.unsaid.untrue import calling_untrue
from pactwatch.language.words.lexicon import phrases

__all__ = [
    "admission_in_words",
    "denial_by_shape",
    "denial_in_words",
    "dismissal",
    "nothing_found",
    "nothing_known",
    "short_no",
]

# "Admitted that its report was wrong" denies nothing.
_GRANTING = frozenset(["admit", "acknowledge", "concede", "confess"])
# Cues that put a claim against somebody else's.
_STRONG = frozenset(["contend", "claim", "insist", "maintain", "argue", "stress", "reiterate"])

# "[any sign that X]", "[any credible evidence of X]": the noun stands in the content's first words.
_ANY_EVIDENCE = 4


def denial_in_words(shape: Shape) -> Found | None:
    """ "The reports are wrong", "we did nothing wrong": what is held of the speaker is denied."""
    if shape.is_voice or shape.is_assessor or shape.cue_lemmas & _GRANTING:
        return None
    if (found := by_content("DENY")(shape)) and not _is_upheld(shape):
        return replace(found, is_negative=True)
    if (shape.is_own_subject or shape.speaks_of_own) and not shape.is_future:
        words = content_words(shape, own_patterns("innocent"))
        if words:
            reason = f"“{words}”: The speaker says that it did no such thing."
            return Found(SpeechAct.DENY, reason, is_negative=True)
    return _untrue_report(shape)


def _is_upheld(shape: Shape) -> bool:
    """ "The reports are not false", "some of the reports are false"."""
    scope = next(iter(shape.scopes), None)
    if scope is None or scope.verb.lower not in phrases("acts", "untrue", "words"):
        return False
    nouns = phrases("acts", "untrue", "reports")
    is_report = any(t.lemma in nouns for t in scope.sentence.tokens[: scope.verb.i])
    return is_report and not any(calling_untrue(s, frozenset(p)) for s, p in shape.parts[:1])


def dismissal(shape: Shape) -> Found | None:
    """ "Dismissed the rumours that X", "X, which S rejects" deny X; what is shown against a claim
    judges it."""
    is_taken_up = bool(shape.cue) and shape.cue[0].lower in {"which", "something"}
    if not is_taken_up and not shape.cue_lemmas & phrases("acts", "dismissing", "nouns"):
        return None
    for act, verbs in (("DENY", "verbs"), ("ASSESS", "by_evidence")):
        if words := shape.cue_lemmas & phrases("acts", "dismissing", verbs):
            reason = f"“{min(words)}”: A claim is put aside as not so."
            return Found(SpeechAct[act], reason, flips=True)
    return None


def short_no(shape: Shape) -> Found | None:
    """ "Asked whether X, he said no", "... replied that it had not": X is denied."""
    last = shape.cue[-1] if len(shape.cue) > 1 else None
    is_short = last is not None and last.lower in {"no", "not", "n't"}
    if not is_short or not shape.cue_lemmas & _REPLIES or shape.cue[0].lower in NEGATORS:
        return None
    return Found(SpeechAct.DENY, "The question is answered with a no.", flips=True)


_REPLIES = frozenset(["say", "reply", "answer", "respond", "insist", "state"])


def nothing_found(shape: Shape) -> Found | None:
    """ "Found no sign that X", "has not seen any proof that X": a judgement that X is not so."""
    verbs = shape.cue_lemmas & phrases("acts", "nothing_found", "verbs")
    if not verbs or shape.is_voice or all(t.lower not in NEGATORS for t in shape.cue):
        return None
    inside = [t for s, places in shape.parts[:1] for t in s.tokens if t.i in places]
    evidence = phrases("acts", "nothing_found", "nouns")
    nouns = [t for t in (*shape.cue, *inside[:_ANY_EVIDENCE]) if t.lemma in evidence]
    if not nouns or any(t.lower in NEGATORS for t in inside[:_ANY_EVIDENCE]):
        return None
    reason = f"“{nouns[0].text}”: Who looked found nothing of the kind."
    return Found(SpeechAct.ASSESS, reason, flips=True)


def nothing_known(shape: Shape) -> Found | None:
    """ "Asked who had paid, he replied that he did not know": no answer, and no denial."""
    verbs = phrases("acts", "unknowing", "verbs")
    for scope in shape.scopes[:1]:
        behind = children(
            scope.sentence, scope.verb, "obj", "ccomp", "xcomp", "obl", "advcl", "nmod"
        )
        is_bare = scope.verb.lemma in verbs and all(t.i < scope.verb.i for t in behind)
        if is_bare and shape.is_own_subject and shape.is_negated:
            reason = f"“{scope.verb.text}”: The speaker says that it does not know."
            return Found(SpeechAct.NON_ASSESSMENT, reason)
    return None


def _untrue_report(shape: Shape) -> Found | None:
    """ "The first reports of how the cook had died were wrong": however far apart they stand."""
    for sentence, places in shape.parts[:1]:
        if word := calling_untrue(sentence, frozenset(places)):
            reason = f"“{word.text}”: The speaker calls a report or charge untrue."
            return Found(SpeechAct.DENY, reason, is_negative=True)
    for scope in shape.scopes[:1]:
        if scope.verb.lower not in phrases("acts", "untrue", "words"):
            continue
        nouns = [t for t in scope.sentence.tokens if t.i in scope.inside and t.upos == "NOUN"]
        subject = next(iter(nouns), scope.verb)  # trees lose the subject of long phrases
        if subject.lemma in phrases("acts", "untrue", "reports") and not shape.is_negated:
            reason = f"“{scope.verb.text}”: The speaker calls a report or charge untrue."
            return Found(SpeechAct.DENY, reason, is_negative=True)
    return None


def denial_by_shape(shape: Shape) -> Found | None:
    """A party negates what is held of it: "contend that there are no ...", "we host nobody"."""
    if shape.is_voice or shape.is_assessor or shape.is_future or shape.has_condition:
        return None
    if not (shape.is_negated or content_words(shape, own_patterns("patterns", "contradicting"))):
        return None
    if not shape.cue_lemmas & phrases("acts", "contradicting", "lemmas") and shape.cue:
        return None
    is_of_own = _speaks_of_own(shape) and not _is_met(shape)
    if is_of_own and shape.is_negated_subject and not shape.has_modal:
        return _by_shape("The speaker says that nobody did so.")
    is_own = shape.is_own_subject and not shape.has_yet and not shape.is_inward
    if is_own and not shape.is_of_office and _is_done_to(shape):
        return None  # "families said they had not been told": no charge is met
    is_about_self = is_own or shape.speaks_of_own or not shape.has_third_doer
    is_strong = bool(shape.cue_lemmas & _STRONG) and is_about_self
    if is_strong and not shape.has_yet:
        why = "The speaker insists that it is not so."
        return Found(SpeechAct.DENY, why, is_negative=True, rule="denial_insisted")
    if (shape.is_existential and (shape.speaks_of_own or _is_of_dealings(shape))) or (
        is_own and not shape.has_modal and not _is_felt(shape)
    ):
        return _by_shape("The speaker says that it is not so.")
    return None


def _by_shape(reason: str) -> Found:
    return Found(SpeechAct.DENY, reason, is_negative=True, rule="denial_by_shape")


def _is_of_dealings(shape: Shape) -> bool:
    """ "There are no talks with the Front", said by a body or an office: it has none itself."""
    return shape.is_of_office and bool(content_words(shape, own_patterns("dealings")))


def _speaks_of_own(shape: Shape) -> bool:
    """Whether "we", "our" or the like stands in the first sentence of what is said."""
    return any(is_first(s.tokens[i]) for s, inside in shape.parts[:1] for i in inside)


def _is_felt(shape: Shape) -> bool:
    """ "He is not overly worried", "we are not opposed to it": how somebody is, no deed."""
    return any(s.verb.upos == "ADJ" or s.verb.lower in _MINDED for s in shape.scopes[:1])


_MINDED = frozenset({"opposed", "averse", "against", "inclined", "minded"})


def _is_met(shape: Shape) -> bool:
    """ "Nobody asked us": who speaks is whom it was not done to."""
    objects = (children(s.sentence, s.verb, "obj", "iobj") for s in shape.scopes[:1])
    return any(is_first(t) for found in objects for t in found)


def _is_done_to(shape: Shape) -> bool:
    """Whether the first main predicate is a passive: what others did not do to the speaker."""
    return any(is_passive(scope.sentence, scope.verb) for scope in shape.scopes[:1])


def admission_in_words(shape: Shape) -> Found | None:
    """ "We made a mistake", "I should have known": granted of oneself, in the first person."""
    if shape.is_voice or shape.is_future:
        return None
    if not shape.is_negated and (words := content_words(shape, own_patterns("owns"))):
        return Found(SpeechAct.ADMIT, f"“{words}”: The speaker grants whose doing it was.")
    is_moved = shape.is_own_subject and shape.speaker is not None and not shape.is_quoted
    if not shape.is_first_person and (
        not is_moved
        or shape.is_assessor
        or shape.is_negated
        or _is_done_to(shape)
        or shape.cue_lemmas & _STRONG
    ):
        return None
    words = content_words(shape, own_patterns("admits"))
    reason = f"“{words}”: The speaker grants it against its own interest."
    return Found(SpeechAct.ADMIT, reason) if words else None
