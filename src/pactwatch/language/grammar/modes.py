"""Past, future or hypothetical: the time and reality of what a stretch says (PLOVER's modes).

In: the stretch's main predicates and how it is reported. Out: the modes, in a fixed order.
Reported speech moves tenses back ("said they had rules" = "we have rules"): there a past tense
counts as past only for events ("said ten were shot") or where the words say so ("after 2001").
Refuses to resolve dates: see claims/times.
"""

from dataclasses import dataclass, replace

from pactwatch.domain.statement import Mode, SpeechAct
from pactwatch.language.grammar.syntax import Sentence, Token, children, is_negated, subtree
from pactwatch.language.words.forms import is_participle, lemma
from pactwatch.language.words.lexicon import phrases

__all__ = [
    "OPEN_ACTS",
    "Scope",
    "is_due",
    "is_future",
    "is_past",
    "is_settled_past",
    "modes_of",
    "opens_condition",
]

_FUTURE_AUX = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_FUTURE_ACTS = frozenset({SpeechAct.EXPECT, SpeechAct.THREATEN, SpeechAct.PLEDGE})
# Nothing is put forward as so: these have no time and no certainty of their own.
OPEN_ACTS = frozenset(
    {
        SpeechAct.NON_ASSESSMENT,
        SpeechAct.NEITHER_CONFIRM_NOR_DENY,
        SpeechAct.QUESTION,
        SpeechAct.URGE,
        SpeechAct.ORDER,
    }
)
_SURE_PAST = frozenset(["ago", "yesterday", "previously", "formerly", "earlier"])
_PRESENT = frozenset(["is", "are", "am", "'s", "'re", "’s", "’re", "can", "do", "does", "may"])
_MODALS = frozenset(["could", "would", "might", "should", "'d", "’d"])
_PERFECT = frozenset(["has", "have", "'ve", "’ve"])
# "Would sometimes dismiss it": a habit of the past, nothing to come.
_HABITUAL = frozenset(["sometimes", "often", "always", "usually", "regularly", "frequently"])
_CONDITIONS = frozenset(["if", "unless", "provided", "otherwise"])


@dataclass(frozen=True, slots=True)
class Scope:
    """A main predicate; `is_backshifted` where a past cue reports it indirectly."""

    sentence: Sentence
    verb: Token
    inside: frozenset[int]
    is_backshifted: bool = False


def modes_of(
    scopes: tuple[Scope, ...], act: SpeechAct, *, is_voice: bool = False
) -> tuple[Mode, ...]:
    """PAST, FUTURE, HYPOTHETICAL as far as the first main predicates say so.

    ``is_voice``: a promise that the article retells has the time of its own verb ("had promised").
    """
    if act in OPEN_ACTS:
        return (Mode.HYPOTHETICAL,) if scopes and opens_condition(scopes[0]) else ()
    found = [Mode.HYPOTHETICAL] if any(_is_hypothetical(s) for s in scopes[:2]) else []
    is_retold = is_voice and act is SpeechAct.PLEDGE
    if (act in _FUTURE_ACTS and not is_retold) or any(is_future(scope) for scope in scopes[:1]):
        return (Mode.FUTURE, *found)
    if act is SpeechAct.ANNOUNCE and any(_is_planned(scope) for scope in scopes[:1]):
        return (Mode.FUTURE, *found)
    if scopes and (_is_unreal_past(scopes[0]) if found else is_past(scopes[0])):
        return (Mode.PAST, *found)
    if scopes and not found and _is_what_for(scopes[0]):
        return (Mode.PAST,)
    return tuple(found)


def _is_planned(scope: Scope) -> bool:
    """ "Plans to ...", "voted to ...": announced and not yet done."""
    verb = scope.verb
    marks = {t.lower for t in children(scope.sentence, verb, "mark")}
    return "to" in marks or verb.lemma in phrases("acts", "planning")


def _is_what_for(scope: Scope) -> bool:
    """ "Blamed them for breaking the dam": what one is blamed, thanked or sorry for is done."""
    tokens = [scope.sentence.tokens[i] for i in sorted(scope.inside)]
    words = [t.lower for t in tokens if t.upos != "PUNCT"]
    if "for" not in words[:6]:
        return False
    at = words.index("for") + 1
    after = words[at : at + 2]
    return any(w.endswith("ing") for w in after[: 2 if after[:1] == ["not"] else 1])


def _helpers(scope: Scope) -> list[Token]:
    return list(children(scope.sentence, scope.verb, "aux", "cop"))


def is_due(scope: Scope) -> bool:
    """ "Was to leave by June", "are to be freed": laid down to come, not done."""
    tokens, verb = scope.sentence.tokens, scope.verb
    if first := _first_of_list(scope):
        return is_due(first)
    subject = next(iter(children(scope.sentence, verb, "nsubj")), None)
    if subject is not None and subject.lemma in _contents():
        return False  # "the aim is to leave"
    for i in range(max(0, verb.i - _DUE_REACH), verb.i + 1):
        if i not in scope.inside or tokens[i].lower not in _DUE:
            continue
        after = [t for t in tokens[i + 1 : i + 4] if t.i in scope.inside and t.upos != "ADV"]
        words = [t.lower for t in after]
        if any(t.lower == "yet" for t in tokens[i + 1 : i + 2]):
            return False  # "is yet to be built": so far it is not
        is_plan = words[:1] == ["to"] and words[1:2] != ["blame"]
        if is_plan and len(after) > 1 and after[1].upos in {"VERB", "AUX"}:
            return "have" not in words
    return False


def _first_of_list(scope: Scope) -> Scope | None:
    """ "Is to build homes, cut the tax and ...", where a tree takes a later deed for the first."""
    verb = scope.verb
    if verb.lower != verb.lemma or children(scope.sentence, verb, "nsubj", "aux", "cop", "mark"):
        return None
    before = [t for t in children(scope.sentence, verb, "ccomp", "parataxis") if t.i < verb.i]
    first = next((t for t in before if t.i in scope.inside), None)
    return replace(scope, verb=first) if first else None


def _contents() -> frozenset[str]:
    return phrases("acts", "goals") | phrases("acts", "aims")


_DUE = frozenset({"is", "are", "was", "were"})
# "Was to be given back": so far the "was" may stand before the verb.
_DUE_REACH = 4


def is_future(scope: Scope) -> bool:
    """Whether a main predicate lies ahead of who speaks: "will", "is to", a moved "would"."""
    words = {t.lower for t in _helpers(scope)}
    if words & _FUTURE_AUX or is_due(scope):
        return True
    if "would" in words and scope.is_backshifted:
        adverbs = {t.lower for t in children(scope.sentence, scope.verb, "advmod")}
        return "have" not in words and not adverbs & _HABITUAL
    going = scope.verb.lower == "going" and bool(children(scope.sentence, scope.verb, "xcomp"))
    return going and bool(words & {"is", "are", "am", "'s", "'re", "was", "were"})


def _is_hypothetical(scope: Scope) -> bool:
    words = {t.lower for t in _helpers(scope)}
    if _is_unreal_past(scope) or _has_condition(scope):
        return True
    if _is_guarded(scope):
        return False
    return bool(words & {"would", "'d", "’d"}) and not scope.is_backshifted and not _is_had(scope)


def _is_guarded(scope: Scope) -> bool:
    """ "I would say that they hide him": a judgement, put with care."""
    subject = next(iter(children(scope.sentence, scope.verb, "nsubj")), None)
    is_own = subject is not None and subject.lower in {"i", "we"}
    is_frame = scope.verb.lemma in phrases("acts", "frames") | {"say", "guess", "argue"}
    return is_own and is_frame and bool(children(scope.sentence, scope.verb, "ccomp"))


def _is_had(scope: Scope) -> bool:
    """ "He'd gone" is "he had gone"."""
    return is_participle(scope.verb.text) and not scope.verb.lower.endswith("ing")


def _is_unreal_past(scope: Scope) -> bool:
    """ "Would have hoped", "could have prevented"."""
    words = {t.lower for t in _helpers(scope)}
    return bool(words & {"would", "could", "might", "'d", "’d"}) and "have" in words


def _has_condition(scope: Scope) -> bool:
    """ "If ..." or "unless ..." on the main predicate, or opening its sentence; "asked if" is
    none."""
    for clause in children(scope.sentence, scope.verb, "advcl"):
        marks = {t.lower for t in children(scope.sentence, clause, "mark")}
        if clause.i in scope.inside and marks & _CONDITIONS:
            return True
    return opens_condition(scope) or _holds_condition(scope)


# "Asked if", "as if", "even if": no condition, or one that changes nothing.
_NO_CONDITION = frozenset(
    [
        "as",
        "ask",
        "wonder",
        "know",
        "see",
        "decide",
        "question",
        "tell",
        "even",
        "only",
        "say",
        "what",
        "determine",
        "doubt",
        "or",
        "and",
    ]
)


def _holds_condition(scope: Scope) -> bool:
    """ "If" or "unless" anywhere behind the main predicate, whatever the tree hangs it on."""
    tokens, verb = scope.sentence.tokens, scope.verb.i
    found = (i for i in scope.inside if i > verb and tokens[i].lower in _CONDITIONS)
    first = min((i for i in found if not _is_given(tokens[i])), default=None)
    return first is not None and tokens[first - 1].lemma not in _NO_CONDITION


def _is_given(token: Token) -> bool:
    """ "Houses provided by the council": given, and no condition."""
    return token.lower == "provided" and token.relation in {"acl", "amod"}


def opens_condition(scope: Scope) -> bool:
    """The content opens with "if ..., " and a clause that it conditions follows."""
    tokens = scope.sentence.tokens
    first = tokens[min(scope.inside, default=0)]
    if first.upos != "PUNCT" and first.lower not in _BY_FIRST:
        return False  # nearly always, and asked six times a statement
    words = sorted(i for i in scope.inside if tokens[i].upos != "PUNCT" or tokens[i].text == ",")
    opening = tuple(tokens[i].lower for i in words[:_LONGEST])
    openers = _BY_FIRST.get(opening[0], ()) if opening else ()
    if not any(opening[: len(words_)] == words_ for words_ in openers):
        return False
    return any(tokens[i].text == "," for i in scope.inside)


# "Provided that the money comes, it can open": what opens a condition.
_OPENERS = (
    ("if",),
    ("unless",),
    ("provided", "that"),
    ("provided", "the"),
    ("providing", "that"),
    ("assuming", "that"),
    ("assuming", "the"),
    ("on", "condition", "that"),
    ("as", "long", "as"),
    ("so", "long", "as"),
    ("in", "the", "event", "that"),
    ("in", "the", "event", "of"),
    ("should",),
)
_LONGEST = max(map(len, _OPENERS))
_BY_FIRST = {words[0]: [w for w in _OPENERS if w[0] == words[0]] for words in _OPENERS}


def is_past(scope: Scope) -> bool:
    """A finished event, or a state that is over. What a past cue moves back counts only for
    events: "said ten were shot", not "said it was closed"."""
    helpers = _helpers(scope)
    first = helpers[0] if helpers else scope.verb
    if first.lower in _PRESENT or first.lower in _FUTURE_AUX:
        return False
    if first.lower in _PERFECT and helpers:
        return _is_event(scope) and not is_negated(scope.sentence, scope.verb)
    if first.lower == "had" and helpers:
        return not scope.is_backshifted or _is_event(scope) or _has_past_words(scope)
    if first.upos == "AUX" and first.lower in _MODALS:
        return False  # "said it could pay": the past is the reporter's
    if not _is_past_form(first):
        return False
    return not scope.is_backshifted or _has_past_words(scope) or _is_event(scope)


def is_settled_past(scope: Scope) -> bool:
    """ "Had pulled back", "left in May"; not "has to come", "had to leave", "was committed"."""
    is_told = scope.verb.upos == "VERB" and not children(scope.sentence, scope.verb, "cop")
    if not is_told or lemma(scope.verb.text, "VERB") in phrases("cues", "promising"):
        return False
    near = scope.sentence.tokens[max(0, scope.verb.i - 2) : scope.verb.i + 2]
    return is_past(scope) and not any(t.lower == "to" for t in near)


def _is_event(scope: Scope) -> bool:
    """Whether the main predicate happens and ends: no state, no change that lasts, no "-ing"."""
    verb = scope.verb
    if verb.upos != "VERB" or verb.lower.endswith("ing"):
        return False
    if children(scope.sentence, verb, "cop") and not is_participle(verb.text):
        return False
    if verb.lemma == "make" and any(
        t.lower == "it" for t in children(scope.sentence, verb, "obj", "nsubj", "expl", "xcomp")
    ):
        return False  # "had made it compulsory": it still is
    return verb.lemma not in phrases("acts", "lasting")


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
