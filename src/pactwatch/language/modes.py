"""Past, future or hypothetical: the time and reality of what a stretch says (PLOVER's modes).

In: the stretch's main predicates and how it is reported. Out: the modes, in a fixed order.
Reported speech moves tenses back ("said they had rules" = "we have rules"): there a past tense
counts as past only where the words say so ("after 2001", "before the accord", "ago").
Refuses to resolve dates: see claims_time.
"""

from dataclasses import dataclass

from pactwatch.domain.statement import Mode, SpeechAct
from pactwatch.language.syntax import Sentence, Token, children, subtree

__all__ = ["Scope", "modes_of"]

_FUTURE_AUX = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_FUTURE_ACTS = frozenset({SpeechAct.EXPECT, SpeechAct.THREATEN})
_SURE_PAST = frozenset(["ago", "yesterday", "previously", "formerly", "earlier"])


@dataclass(frozen=True, slots=True)
class Scope:
    """A main predicate; `is_backshifted` where a past cue reports it indirectly."""

    sentence: Sentence
    verb: Token
    inside: frozenset[int]
    is_backshifted: bool = False


def modes_of(scopes: tuple[Scope, ...], act: SpeechAct) -> tuple[Mode, ...]:
    """PAST, FUTURE, HYPOTHETICAL as far as the first main predicates say so."""
    if act in {SpeechAct.NON_ASSESSMENT, SpeechAct.NEITHER_CONFIRM_NOR_DENY, SpeechAct.QUESTION}:
        return ()
    found = []
    if any(_is_hypothetical(scope) for scope in scopes):
        found.append(Mode.HYPOTHETICAL)
    if act in _FUTURE_ACTS or any(_is_future(scope) for scope in scopes):
        return (Mode.FUTURE, *found)
    if (
        scopes
        and not found
        and all(_is_past(scope) for scope in scopes[:1])
        and act is not SpeechAct.URGE
    ):
        return (Mode.PAST,)
    return tuple(found)


def _helpers(scope: Scope) -> list[Token]:
    return list(children(scope.sentence, scope.verb, "aux", "cop"))


def _is_future(scope: Scope) -> bool:
    words = {t.lower for t in _helpers(scope)}
    if words & _FUTURE_AUX:
        return True
    if "would" in words and scope.is_backshifted:
        return "have" not in words
    going = scope.verb.lower == "going" and bool(children(scope.sentence, scope.verb, "xcomp"))
    return going and bool(words & {"is", "are", "am", "'s", "'re", "was", "were"})


def _is_hypothetical(scope: Scope) -> bool:
    words = {t.lower for t in _helpers(scope)}
    if words & {"would", "could", "might"} and "have" in words:
        return True
    for clause in children(scope.sentence, scope.verb, "advcl"):
        if clause.i in scope.inside and {
            t.lower for t in children(scope.sentence, clause, "mark")
        } & {"if", "unless"}:
            return True
    return "would" in words and not scope.is_backshifted


def _is_past(scope: Scope) -> bool:
    helpers = _helpers(scope)
    first = helpers[0] if helpers else scope.verb
    if first.lower in {"has", "have", "'ve", "is", "are", "am", "'re", "can", "do", "does", "may"}:
        return False
    is_perfect = first.lower == "had" and bool(helpers)
    if not (is_perfect or _is_past_form(first)):
        return False
    return not scope.is_backshifted or _has_past_words(scope)


def _is_past_form(token: Token) -> bool:
    low = token.lower
    if low in {"was", "were", "did", "had"}:
        return True
    if token.upos not in {"VERB", "AUX"} or low.endswith("ing"):
        return False
    if low.endswith("ed"):
        return token.lemma != low
    return token.lemma != low and not low.endswith("s")


def _has_past_words(scope: Scope) -> bool:
    words = [t for t in subtree(scope.sentence, scope.verb) if t.i in scope.inside]
    if any(t.lower in _SURE_PAST for t in words):
        return True
    return any(_is_past_date(scope.sentence, t) for t in words)


def _is_past_date(sentence: Sentence, token: Token) -> bool:
    """ "in 2019", "before the accord", "after the attacks", "last year"."""
    nxt = sentence.tokens[token.i + 1].lower if token.i + 1 < len(sentence.tokens) else ""
    if token.lower == "in" and len(nxt) == 4 and nxt.isdigit():
        return True
    if token.lower == "last" and nxt in {
        "week",
        "month",
        "year",
        "night",
        "summer",
        "winter",
        "spring",
        "autumn",
    }:
        return True
    return token.lower in {"before", "after"} and token.relation in {"case", "mark"}
