"""The rules of speech acts as one table, in the order in which they are tried.

In: the shape of a stretch. Out: the first act that fits, with its words. No evidence comes before
evidence: where two acts apply, the one that is no evidence wins (URGE before ASSESS).
Refuses to weigh: what the network says beside them is acts/weighed's matter.
"""

import re
from dataclasses import replace

from pactwatch.domain.statement import SpeechAct
from pactwatch.language.acts.denials import (
    admission_in_words,
    denial_by_shape,
    denial_in_words,
    dismissal,
    nothing_found,
    nothing_known,
    short_no,
)
from pactwatch.language.acts.duties import duty
from pactwatch.language.acts.found import (
    Found,
    Rule,
    by_content,
    by_cue,
    by_own_verb,
    by_voice,
)
from pactwatch.language.acts.idioms import (
    called_true,
    foretold_of_things,
    framed,
    in_earnest,
    laid_down,
    not_expected,
    opens_with_all_said,
    said_openly,
    taken_in,
)
from pactwatch.language.acts.intents import (
    ban_or_rule,
    imperative,
    mandative,
    others_future,
    own_future,
    own_intent,
    own_official,
    own_ready,
    own_reason,
    own_refusal,
    own_wish,
    promised_passive,
)
from pactwatch.language.acts.negated import declined_deed, negated_cue
from pactwatch.language.acts.shape import Shape
from pactwatch.language.acts.told_promises import promised_by_others
from pactwatch.language.acts.wrongs import (
    mistakes_made,
    others_wrong,
    own_wrong,
    promise_unkept,
)
from pactwatch.language.cues.access import keeps_from
from pactwatch.language.grammar.negated import has_not
from pactwatch.language.grammar.syntax import children
from pactwatch.language.words.lexicon import phrases

__all__ = ["RULES", "Found", "first_found"]


def first_found(shape: Shape) -> Found:
    """What the first fitting rule says; an assertion without a reason where none fits."""
    found = next((hit for rule in RULES if (hit := rule(shape))), Found(SpeechAct.ASSERT, ""))
    # The network knows "what I can say is that X" from sentences that say little.
    is_set = bool(found.reason) and opens_with_all_said(shape)
    if found.act is SpeechAct.NON_ASSESSMENT and shape.is_unconcerned:
        return replace(found, is_plain=True)  # who has no side refuses no answer
    return replace(found, is_plain=True, is_said_openly=True) if is_set else found


def _question(shape: Shape) -> Found | None:
    """A content whose first or last sentence ends in a question mark asks, and who "wished to know
    when" does."""
    if shape.cue_lemmas & {"wish", "want", "like", "seek"} and _opens(shape, _KNOW):
        return Found(SpeechAct.QUESTION, "The speaker wants to know.")
    if _opens(shape, _PUT) or _is_put_on(shape):
        return Found(SpeechAct.QUESTION, "It is put as a parliament's question is.")
    return Found(SpeechAct.QUESTION, "It ends in a question mark.") if shape.is_question else None


def _is_put_on(shape: Shape) -> bool:
    """ "..., and whether the deadline was met": all that somebody says without a word of saying."""
    if shape.cue or shape.is_voice or not shape.scopes:
        return False
    verb = shape.scopes[0]
    links = {t.lower for t in children(verb.sentence, verb.verb, "mark")}
    return _opens(shape, _WHETHER) and "whether" in links


def _opens(shape: Shape, words: re.Pattern[str]) -> bool:
    start, end = shape.content[0]
    return bool(words.match(shape.text, start, end))


_WHETHER = re.compile(r"(?:and |or |, )*whether\b", re.I)
_KNOW = re.compile(
    r"to (?:know|learn|be told|hear|find out) (?:when|whether|if|why|how|what|who|where|which)\b",
    re.I,
)
# "To ask the Minister of Health how many nurses have been hired".
_PUT = re.compile(
    r"to ask (?:the )?[A-Z][^.?!]{2,90}? (?:when|whether|if|why|how|what|who|where|which)\b"
    r"|to ask (?:the )?[A-Z][^.?!]{2,90}? (?:for|about) ",
    re.I,
)


def _assessor(shape: Shape) -> Found | None:
    """A monitor or analyst who speaks about others assesses."""
    if shape.is_assessor and not shape.is_voice:
        why = "The speaker is a monitor or an analyst."
        rule = "finder" if shape.is_finder else "assessor"
        return Found(SpeechAct.ASSESS, why, is_by_role=True, rule=rule)
    return None


def _left_open(shape: Shape) -> Found | None:
    """ "The wardens stopped short of saying whose": who is there to judge has not judged."""
    found = by_cue("NEITHER_CONFIRM_NOR_DENY")(shape)
    is_short = found is not None and bool(shape.cue_lemmas & {"stop", "fall"})
    if found and shape.is_assessor and (is_short or "leave" in shape.cue_lemmas):
        why = "An assessor leaves open what it was to find out."
        return Found(SpeechAct.NON_ASSESSMENT, why, is_plain=True)
    return replace(found, is_plain=True) if found and is_short else None


def _charged(shape: Shape) -> Found | None:
    """ "The cannery has poisoned our bay": said of another, by nobody whose task it is to find."""
    is_charge = not (shape.is_own_subject or shape.is_assessor or shape.is_voice)
    return by_content("ALLEGE")(shape) if is_charge and not shape.is_negated else None


def _denied(shape: Shape) -> Found | None:
    """ "Rejects the report"; an assessor who does not believe a thing judges, and "the ministry
    denied them visas" in the article's own words denies nothing."""
    is_aside = bool(shape.cue_lemmas & _PUTS_ASIDE)
    said = "".join(shape.text[a:b] for a, b in shape.content).strip(" .,") if is_aside else ""
    if _THAT.fullmatch(said.lower()):
        if has_not(" ".join(t.text for t in shape.cue)):
            why = "The speaker does not dispute what was just told."
            return Found(SpeechAct.ADMIT, why, is_plain=True, is_said_openly=True)
        why = "The speaker puts aside what was just told."
        return Found(SpeechAct.DENY, why, is_negative=True, is_plain=True)
    found = by_cue("DENY")(shape)
    judges = shape.is_assessor and bool(shape.cue_lemmas & {"believe", "accept", "think"})
    return None if judges or (found and _keeps(shape)) else found


def _keeps(shape: Shape) -> bool:
    said = (shape.text[slice(*part)] for part in shape.content) if shape.is_voice else ()
    return any(map(keeps_from, said))


_PUTS_ASIDE = frozenset({"reject", "dismiss", "dispute", "refute", "contest"})
# "That", "it in full", "all of it out of hand".
_THAT = re.compile(
    r"(?:this|that|it|both|all of (?:it|this|that))(?: (?:\w+ly|outright|altogether|out of hand"
    r"|in full|in (?:its|their) entirety|as a whole|too|as well|again))*"
)


def _admitted(shape: Shape) -> Found | None:
    """ "Acknowledged that the deadline would be missed"; what may or may not come is a forecast."""
    granted = _granted(shape)
    is_guess = granted and (shape.is_open_ahead or by_content("EXPECT")(shape) is not None)
    return None if is_guess else granted


def _granted(shape: Shape) -> Found | None:
    """ "Acknowledges that X"; who regrets what another does grants nothing."""
    if shape.cue_lemmas & {"regret", "rue"} and (shape.is_of_others or shape.is_addressed):
        return None
    return by_cue("ADMIT")(shape)


def _blamed_on_nobody(shape: Shape) -> Found | None:
    """ "Blamed snow for the delay": a cause is judged, and nobody is charged."""
    if "blame" not in shape.cue_lemmas:
        return None
    words = shape.text[slice(*shape.content[0])].lower().split()[:2]
    is_thing = not phrases("acts", "blameless").isdisjoint(w.strip(".,;") for w in words)
    if not is_thing:
        return None
    return Found(SpeechAct.ASSESS, "What nobody does is given as the cause.", is_by_role=True)


def _offered_in_words(shape: Shape) -> Found | None:
    """ "Offered a different view", "offers a contrast": nothing is promised."""
    said = shape.text[slice(*shape.content[0])]
    if shape.is_voice:
        said = found[1] if (found := _OFFERS.search(said)) else ""
    elif "offer" not in shape.cue_lemmas:
        return None
    if phrases("acts", "in_words").isdisjoint(_OBJECT_ENDS.split(said)[0].lower().split()[:6]):
        return None
    act = SpeechAct.ASSERT if shape.is_voice else SpeechAct.ASSESS
    return Found(act, "What is offered is words.", is_words=True)


# What is offered goes as far as its own words do: "to pay" and "of the strike" are none.
_OFFERS = re.compile(r"\boffer(?:s|ed|ing)?\s+(?!to\b)(.+)", re.DOTALL)
_OBJECT_ENDS = re.compile(r"\b(?:to|of|that|for|in|on)\b|[,.;]")


def _announced(shape: Shape) -> Found | None:
    """ "Announced that it had closed the camp"; a result that others are told of is none."""
    found = by_cue("ANNOUNCE")(shape)
    if found is None or (shape.is_negated and shape.is_own_subject and shape.is_perfect):
        return None
    return None if shape.is_told_of_others and not shape.is_from_today else found


RULES: tuple[Rule, ...] = (
    by_cue("NON_ASSESSMENT"),
    by_cue("THREATEN"),
    by_content("THREATEN"),
    by_content("NON_ASSESSMENT"),
    nothing_known,
    declined_deed,
    by_content("NEITHER_CONFIRM_NOR_DENY"),
    _left_open,
    by_cue("NEITHER_CONFIRM_NOR_DENY", "QUESTION"),
    negated_cue,
    _question,
    by_voice("PLEDGE"),
    by_voice("EXPECT"),
    framed,
    called_true,
    in_earnest,
    short_no,
    dismissal,
    nothing_found,
    _denied,
    _blamed_on_nobody,
    taken_in,
    by_cue("ALLEGE"),
    denial_in_words,
    _admitted,
    imperative,
    by_cue("ORDER"),
    mandative,
    by_content("URGE"),
    duty,
    _offered_in_words,
    promised_by_others,
    by_cue("URGE", "PLEDGE"),
    by_own_verb("DENY", "ALLEGE", "ADMIT", "URGE", "PLEDGE"),
    foretold_of_things,
    by_cue("EXPECT"),
    by_content("PLEDGE"),
    own_future,
    not_expected,
    own_ready,
    own_intent,
    own_wish,
    by_content("EXPECT"),
    promised_passive,
    others_future,
    laid_down,
    said_openly,
    _granted,
    by_own_verb("EXPECT", "ANNOUNCE", "ASSESS"),
    admission_in_words,
    own_reason,
    own_wrong,
    mistakes_made,
    promise_unkept,
    own_official,
    own_refusal,
    by_voice("ANNOUNCE", "BACKGROUND"),
    _announced,
    by_cue("JUSTIFY"),
    by_content("JUSTIFY"),
    ban_or_rule,
    denial_by_shape,
    _charged,
    others_wrong,
    by_content("ASSESS"),
    by_cue("ASSESS"),
    _assessor,
)
