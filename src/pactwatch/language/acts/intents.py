"""What a speaker binds itself to, plans, threatens or foresees, by tense and by whose doing it is.

In: the shape of a stretch. Out: `Found` PLEDGE, ANNOUNCE, THREATEN, EXPECT, URGE, ORDER or None.
Refuses to judge whether a promise was kept.
"""

from collections.abc import Sequence
from itertools import pairwise

from pactwatch.domain.statement import SpeechAct
from pactwatch.language.acts.found import Found, content_words, own_patterns
from pactwatch.language.acts.shape import Shape
from pactwatch.language.grammar.syntax import Token, children, is_passive, subject_of
from pactwatch.language.words.lexicon import phrases

__all__ = [
    "ban_or_rule",
    "imperative",
    "mandative",
    "others_future",
    "own_future",
    "own_intent",
    "own_official",
    "own_ready",
    "own_reason",
    "own_refusal",
    "own_wish",
    "promised_passive",
]

# Their verb is bare in the indicative too: "insist they host nobody" demands nothing.
_MANY = frozenset(["i", "we", "you", "they", "people", "police", "those", "these", "many", "some"])
# Who is nobody in particular.
_ANYBODY = frozenset(["you", "one", "anybody", "anyone"])
# Who has been told so has made nothing known.
_COMMANDS = frozenset(["order", "direct", "instruct", "ask", "fire", "dismiss", "sack", "expel"])
# "We will not give up", "would not allow": what is not done is what others want.
_YIELDING = frozenset(
    ["give", "rest", "stop", "yield", "tolerate", "allow", "permit", "let", "forget", "abandon"]
)


def imperative(shape: Shape) -> Found | None:
    """ "Stay at home", "told them never to speak": somebody is told what to do."""
    if shape.is_voice or not shape.scopes:
        return None
    if shape.is_told_to:
        return Found(SpeechAct.ORDER, "Somebody is told to do something.")
    is_others = not shape.is_own_subject and not shape.speaks_of_own
    if is_others and content_words(shape, own_patterns("duties")):
        return Found(SpeechAct.URGE, "The words say what others are held to.")
    if shape.is_wanted_of_others:
        return Found(SpeechAct.URGE, "The speaker wants others to do something.")
    if shape.is_imperative and _is_or_else(shape):
        return Found(SpeechAct.THREATEN, "The words tell what follows if somebody does not obey.")
    if shape.is_imperative:
        return Found(SpeechAct.URGE, "The words tell somebody to do something.")
    return None


def _is_or_else(shape: Shape) -> bool:
    """ "Cross the river and you will drown in it"."""
    for sentence, inside in shape.parts[:1]:
        words = [sentence.tokens[i].lower for i in sorted(inside)]
        after = zip(words, words[1:], words[2:], strict=False)
        return any(a in {"and", "or"} and b in _WARNED and c in _WILL for a, b, c in after)
    return False


_WARNED = frozenset({"you", "we", "they", "he", "she", "it"})
_WILL = frozenset({"will", "shall", "'ll", "wo"})


def mandative(shape: Shape) -> Found | None:
    """ "Insisted that the fund include everybody": the bare verb demands."""
    if not shape.cue_lemmas & phrases("acts", "mandative") or not shape.scopes:
        return None
    scope = shape.scopes[0]
    subject = subject_of(scope.sentence, scope.verb, inherit=False)
    helpers = children(scope.sentence, scope.verb, "aux", "cop")
    carrier = next(iter(helpers), scope.verb)
    is_one = subject is not None and subject.lower == subject.lemma and subject.lower not in _MANY
    if carrier.lower != "be" and (helpers or not is_one or carrier.lower != carrier.lemma):
        return None
    if carrier.lower in phrases("conduct", "unchanged_pasts"):
        return None  # "insisted the strike hit a depot": told, and nothing demanded
    return Found(SpeechAct.URGE, f"“{carrier.text}”: the speaker demands that it be so.")


def promised_passive(shape: Shape) -> Found | None:
    """ "The ministry said the grain would be freed by May": what an office says will be done."""
    if shape.is_voice or shape.is_assessor or not shape.is_future:
        return None
    scope = shape.scopes[0]
    if shape.is_negated:
        return _withheld(shape)
    if shape.is_of_office and _is_given_to_you(shape):
        return Found(SpeechAct.PLEDGE, "An office says what the one spoken to will be given.")
    if "announce" in shape.cue_lemmas:
        return None
    is_passive_ = is_passive(scope.sentence, scope.verb) and not _has_doer(shape)
    if is_passive_ and shape.is_of_office and scope.verb.lemma in phrases("acts", "deliver"):
        return Found(SpeechAct.PLEDGE, f"“{scope.verb.text}”: an office says that it will be done.")
    return None


def _withheld(shape: Shape) -> Found | None:
    """ "The chairman said no bonus would be paid": it is the office that gives it or does not."""
    scope = shape.scopes[0]
    is_passive_ = is_passive(scope.sentence, scope.verb) and not _has_doer(shape)
    if is_passive_ and shape.is_of_office and scope.verb.lemma in phrases("acts", "deliver"):
        return Found(
            SpeechAct.ANNOUNCE, f"“{scope.verb.text}”: an office says that it will not be."
        )
    return None


# Words between "will" and its verb. A guess.
_NEAR = 3


def _is_given_to_you(shape: Shape) -> bool:
    scope = shape.scopes[0]
    subject = subject_of(scope.sentence, scope.verb)
    is_you = subject is not None and subject.lower == "you"
    return is_you and scope.verb.lemma in phrases("acts", "own", "given")


def _has_doer(shape: Shape) -> bool:
    """ "By the rebels", not "by May": the next word but article and number tells."""
    scope = shape.scopes[0]
    tokens = [scope.sentence.tokens[i] for i in sorted(scope.inside) if i > scope.verb.i]
    for n, token in enumerate(tokens[:-1]):
        if token.lower == "by":
            after = {t.lower for t in tokens[n + 1 : n + 4]}
            return not (after & phrases("acts", "when") or any(w.isdigit() for w in after))
    return False


def own_future(shape: Shape) -> Found | None:
    """ "We will ..." and "said it would ..." bind the speaker, or threaten."""
    if shape.is_voice or not (shape.is_future or shape.is_own_never):
        return None
    if not shape.is_own_subject or shape.is_unwilled:
        return None
    if shape.main_words & phrases("acts", "harm") or content_words(shape, own_patterns("harms")):
        return _harm(shape)
    deeds = shape.main_lemmas & phrases("acts", "deeds")
    if "warn" in shape.cue_lemmas and (deeds or shape.is_negated):
        return Found(SpeechAct.THREATEN, "What one warns of doing oneself is a threat.")
    if "announce" in shape.cue_lemmas or shape.is_assessor:
        return None
    if unsure := _unsure(shape):
        return Found(SpeechAct.EXPECT, f"“{unsure}”: what one may or may not do is foretold.")
    if shape.is_negated and not shape.main_words & _YIELDING:
        return Found(SpeechAct.ANNOUNCE, "The speaker says what it will not do.")
    return Found(SpeechAct.PLEDGE, "The speaker says what it will do itself.")


def _harm(shape: Shape) -> Found:
    """ "It will shell the town" threatens, as does "it will not stop shelling it"; "it will not
    shell the town" promises."""
    if shape.is_negated and not shape.main_lemmas & phrases("conduct", "turning_verbs"):
        return Found(SpeechAct.PLEDGE, "The speaker says what harm it will not do.")
    return Found(SpeechAct.THREATEN, "The speaker says that it will do harm.")


def _unsure(shape: Shape) -> str | None:
    """ "The firm will probably pay less": the adverb with which nobody binds himself."""
    adverbs = phrases("hedges", "probable", "adverbs") | phrases("hedges", "possible", "adverbs")
    for scope in shape.scopes[:1]:
        before = scope.sentence.tokens[max(0, scope.verb.i - _NEAR) : scope.verb.i]
        return next((t.lower for t in before if t.lower in adverbs and t.i in scope.inside), None)
    return None


def own_ready(shape: Shape) -> Found | None:
    """ "We are ready to ...", "it was prepared to pay": a promise without its verb."""
    if shape.is_voice or shape.is_negated:
        return None
    if not (shape.is_own_subject or shape.is_told_by_pronoun):
        return None
    words = content_words(shape, own_patterns("ready"))
    return Found(SpeechAct.PLEDGE, f"“{words}”: The speaker binds itself.") if words else None


def own_intent(shape: Shape) -> Found | None:
    """ "We plan to ...": an own decision is made known."""
    if shape.is_voice or not (shape.is_own_subject or shape.is_told_by_pronoun):
        return None
    if shape.is_negated and shape.cue_lemmas & {"insist", "maintain", "claim", "contend"}:
        return None  # "insists that it is not planning any such move": a denial
    if words := content_words(shape, own_patterns("intends"), is_strict=True):
        act = SpeechAct.ANNOUNCE
        if shape.is_own_subject and shape.main_words & phrases("acts", "keeping"):
            act = SpeechAct.PLEDGE
        if shape.all_words & phrases("acts", "harm"):
            act = SpeechAct.PLEDGE if shape.is_negated else SpeechAct.THREATEN
        return Found(act, f"“{words}”: The speaker makes known what it is going to do.")
    return None


def own_reason(shape: Shape) -> Found | None:
    """ "Our men fired because they were fired upon": why the own side did what it did."""
    if shape.is_voice or shape.is_assessor or not shape.is_own_subject or shape.is_future:
        return None
    if shape.cue_lemmas & phrases("acts", "planning"):
        return None  # "plans to leave after the vote": nothing is done yet
    deed = shape.main_lemmas & phrases("acts", "deeds")
    reason = _reasons(shape) or _purpose(shape)
    if not deed or not reason or shape.is_negated:
        return None
    return Found(SpeechAct.JUSTIFY, f"“{min(deed)} … {min(reason)}”: a reason for an own deed.")


def _reasons(shape: Shape) -> frozenset[str]:
    """ "Since they fired", "after the raid"; "four of them since", "after 3 May" say only when."""
    found = shape.all_words & phrases("acts", "reasons")
    times = phrases("conduct", "times_and_means") | {"then", "that", "when"}
    for sentence, inside in shape.parts:
        for i in sorted(inside):
            word, after = sentence.tokens[i].lower, sentence.tokens[i + 1 : i + 2]
            is_time = not after or after[0].upos in {"NUM", "PUNCT"} or after[0].lower in times
            if word in {"since", "after"} and is_time:
                found -= {word}
    return found


def _purpose(shape: Shape) -> frozenset[str]:
    """ "Burned the bridge to stop their tanks": what for."""
    scope = shape.scopes[0]
    after = [scope.sentence.tokens[i] for i in sorted(scope.inside) if i > scope.verb.i]
    aims = {t.lemma for to, t in pairwise(after) if to.lower == "to"}
    return frozenset(aims) & phrases("acts", "purposes")


def own_wish(shape: Shape) -> Found | None:
    """ "She hopes to be elected", "I want to hold him to account": what one wishes for oneself."""
    if shape.is_voice or shape.is_negated or not shape.scopes:
        return None
    scope = shape.scopes[0]
    wishes = phrases("acts", "own", "wishes")
    if not shape.is_own_subject or scope.verb.lemma not in wishes or scope.verb.upos == "AUX":
        return None
    after = [scope.sentence.tokens[i] for i in sorted(scope.inside) if i > scope.verb.i][:2]
    words = [t.lower for t in after]
    if scope.verb.lemma in {"hope", "expect"} or (words[:1] == ["to"] and not _is_said_next(after)):
        return Found(SpeechAct.EXPECT, f"“{scope.verb.text}”: The speaker says what it wishes.")
    return None


def _is_said_next(after: Sequence[Token]) -> bool:
    """ "I want to thank you", "I want to be clear": the wish is only how one begins."""
    return bool({t.lower for t in after} & phrases("acts", "own", "begun"))


def own_official(shape: Shape) -> Found | None:
    """ "He had ordered a review": an own official act, told by the one who did it."""
    if shape.is_voice:
        return None
    official = shape.main_lemmas & phrases("acts", "own", "official")
    if "fire" in official and not _fires_somebody(shape):
        return None
    is_done = shape.is_perfect or shape.is_going_on
    is_own = shape.is_own_subject and not _is_by_men(shape)
    scope = shape.scopes[0] if shape.scopes else None
    if scope and scope.verb.lemma in _COMMANDS and is_passive(scope.sentence, scope.verb):
        return None  # "they had been ordered to march": what others did to the speaker
    if official and is_own and is_done and not shape.is_negated:
        reason = f"“{min(official)}”: an own official act is made known."
        return Found(SpeechAct.ANNOUNCE, reason, rule="own_official")
    return None


def _is_by_men(shape: Shape) -> bool:
    """ "All its men had left": a deed of the men, no act of an office."""
    scope = shape.scopes[0]
    subject = subject_of(scope.sentence, scope.verb)
    return subject is not None and subject.lower in phrases("acts", "men")


def own_refusal(shape: Shape) -> Found | None:
    """ "It could not back the draft", "we reject any talks": a stand that is made known."""
    if shape.is_voice or shape.is_assessor or not shape.is_own_subject or shape.is_future:
        return None
    scope = shape.scopes[0]
    stands = phrases("acts", "own", "stands")
    is_barred = shape.is_negated and shape.has_modal and scope.verb.lemma in stands
    helpers = children(scope.sentence, scope.verb, "aux", "cop")
    is_said = shape.is_first_person and not helpers and not shape.is_negated
    if is_barred or (is_said and scope.verb.lemma in {"reject", "refuse", "suspend"}):
        return Found(SpeechAct.ANNOUNCE, f"“{scope.verb.text}”: The speaker makes known its stand.")
    return None


def _fires_somebody(shape: Shape) -> bool:
    """ "Fired two directors", not "fired over the fence"."""
    scope = shape.scopes[0]
    return bool(children(scope.sentence, scope.verb, "obj"))


def others_future(shape: Shape) -> Found | None:
    """What a speaker says others will do, or could come to, is a forecast."""
    if shape.is_voice or (shape.is_own_subject and not shape.is_unwilled):
        return None
    if _is_decreed(shape) or _is_of_anybody(shape):
        return None
    if shape.is_future or shape.is_conditional_ahead:
        return Found(SpeechAct.EXPECT, "The speaker says what is to come, or others will do.")
    cues = phrases("acts", "ahead", "cues")
    # "Not one of them may act alone" forbids; it foretells nothing.
    if shape.is_negated:
        return None
    if shape.is_open_ahead and (not shape.cue or shape.cue_lemmas & cues):
        return Found(SpeechAct.EXPECT, "The speaker says what could come.")
    return None


def _is_of_anybody(shape: Shape) -> bool:
    """ "You could dismiss this", "one might say so": what anybody may do is a judgement."""
    for scope in shape.scopes[:1]:
        subject = subject_of(scope.sentence, scope.verb)
        is_anybody = subject is not None and subject.lower in _ANYBODY
        return is_anybody and shape.has_modal and not shape.has_condition
    return False


def _is_decreed(shape: Shape) -> bool:
    """ "Announced that a curfew would be imposed": decided, not foreseen."""
    if not shape.is_future or not shape.cue_lemmas & {"announce", "declare", "proclaim", "decree"}:
        return False
    return shape.scopes[0].verb.upos == "VERB"


def ban_or_rule(shape: Shape) -> Found | None:
    """ "None of them can leave alone", "they are bound by an order": a warning bans it, else a rule
    in force is stated."""
    if shape.is_voice or shape.is_assessor:
        return None
    if words := content_words(shape, own_patterns("rules")):
        return Found(SpeechAct.ASSERT, f"“{words}”: The speaker states a rule in force.")
    if not shape.is_closed_to_all:
        return None
    if "warn" in shape.cue_lemmas:
        return Found(SpeechAct.URGE, "The speaker warns everybody off something.")
    return Found(SpeechAct.ASSERT, "The speaker states what nobody can or may do.", is_rule=True)
