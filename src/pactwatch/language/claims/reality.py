"""Whether a found conduct is said to be so, not so, or neither (wished, feared, conditional).

In: a hit and the words inside the statement. Out: polarity with the words that carry it and the
words that presuppose an earlier state, or None where the clause claims nothing ("despite having
promised to ...", "if they train", "in order to withdraw").
Refuses to look outside the statement's content: what the cue does is the act's business.
"""

from dataclasses import dataclass

from pactwatch.language.claims.aims import (
    is_aimed_at,
    is_condition,
    is_entrusted,
    is_in_prospect,
    is_made_conditional,
    is_of_coming,
    is_open_question,
    is_owed,
    is_striven_for,
    is_to_come,
    is_weighed,
)
from pactwatch.language.claims.kept import chain_above, outcome_of
from pactwatch.language.claims.motives import tells_manner, tells_motive
from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.leads import is_kept_from, is_left_open_before, is_only_imagined
from pactwatch.language.conduct.negators import (
    head_token,
    is_called_off,
    is_told_otherwise,
    is_unlikely,
    near_negators,
    negators_of,
)
from pactwatch.language.grammar.framed import Frame, frame_of
from pactwatch.language.grammar.syntax import (
    NEGATORS,
    Sentence,
    Token,
    children,
    is_passive,
    particle_verbs,
)
from pactwatch.language.unsaid.untrue import untrue_over
from pactwatch.language.words.lexicon import phrases

__all__ = ["Reality", "reality_of"]

_NEAR = 5
# "Talks stopped after shells fell": what was then stopped was not the shelling.
_WHEN_IT_WAS = frozenset({"after", "when", "as", "because", "since", "before", "while", "during"})
# What goes on until it is ended; a pullout that comes to its end was done.
_PRACTICES = ("HOST.", "COOP.", "ENABLE.", "TIES.")
# "Should admit", "if they admit": said by nobody yet.
_ONLY_THOUGHT = frozenset(["should", "must", "may", "might", "could", "if", "unless"])
_TAKING, _BLAME = frozenset(["claim", "accept", "take", "assume", "admit"]), "responsibility"
# What "there are scenarios" is followed by.
_OPEN = frozenset({"may", "might", "could", "would", "can"})


@dataclass(frozen=True, slots=True)
class Reality:
    """`is_negative` after counting negators; `presuppositions` are the words as they stand."""

    is_negative: bool
    presuppositions: tuple[str, ...] = ()
    negators: tuple[str, ...] = ()


def reality_of(
    hit: Hit,
    inside: frozenset[int],
    *,
    looks_ahead: bool = False,
    also_unreal: bool = False,
    is_flipped: bool = False,
) -> Reality | None:
    """None where the conduct is not claimed at all.

    `is_flipped`: the words that introduce it say already that it is not so.

    `looks_ahead` lets plans and expectations through: the statement's act says it is a forecast.
    `also_unreal` lets all through: asked is only what is spoken of, and whether with a "not".
    """
    outcome = outcome_of(hit)
    frame = _frame(hit, inside)
    behind = inside if frame is None else frozenset(i for i in inside if i > frame.last)
    chain = chain_above(hit, behind, outcome)
    untrue = untrue_over(hit.sentence, hit.first, max(hit.tokens))
    if untrue is not None:
        chain = tuple(p for p in chain if p[1].lemma not in phrases("acts", "untrue", "reports"))
    if not also_unreal and _is_not_claimed(hit, chain, inside, looks_ahead=looks_ahead):
        return None
    negators = negators_of(hit, behind, chain)
    governors = [t for low, t in chain if t.i not in hit.tokens and low.relation != "conj"]
    turned = [
        t
        for low, t in chain
        if t in governors and (_is_turning(hit, low, t) or _is_ended(hit, low, t))
    ]
    turned += [outcome.verb] if outcome and outcome.is_undone else []
    if untrue and not is_flipped and untrue.i in inside - hit.tokens:
        turned.append(untrue)
    turned += [hit.sentence.tokens[frame.last]] if frame and frame.turns else []
    is_said_off = bool(negators or turned) and is_of_coming(chain)
    if not also_unreal and _is_only_called(hit) and not is_said_off:
        return None
    is_open = ((negators or is_flipped) and tells_motive(hit)) or (is_flipped and tells_manner(hit))
    if not also_unreal and is_open and not turned:
        return None
    return Reality(
        is_negative=(len(negators) + len(turned) + hit.trigger.turns) % 2 == 1,
        presuppositions=_presuppositions(
            hit, inside, [t for low, t in chain if low.relation in {"xcomp", "obj", "nsubj"}]
        ),
        negators=tuple(t.text for t in (*negators, *turned)),
    )


def _frame(hit: Hit, inside: frozenset[int]) -> Frame | None:
    """ "I do not dispute that X": the opening that says how the clause of the deed is meant."""
    frame = frame_of(hit.sentence, inside)
    return frame if frame and frame.last < hit.first else None


def _is_turning(hit: Hit, low: Token, high: Token) -> bool:
    """ "Stopped shelling" turns it round; "the pullout ended" says that it was done."""
    sentence = hit.sentence
    is_up = any(t.lower == "up" for t in sentence.tokens[high.i + 1 : high.i + 2])
    is_over = high.lemma == "end" and (
        is_up or (low.relation == "nsubj" and not is_passive(sentence, high))
    )
    is_gone = high.lower == "gone" and low.relation == "nsubj"  # "the refuge is gone"
    if (
        is_told_otherwise(hit, low, high)
        or {c.lower for c in children(sentence, low, "mark", "case", "advmod")} & _WHEN_IT_WAS
    ):
        return False  # "the airstrikes are failing to end the war"
    return (
        is_gone
        or (high.lower.startswith("doubt") and high.upos == "VERB")
        or is_called_off(sentence, high)
        or is_unlikely(sentence, low, high)
        or (low.relation == "nsubj" and high.lemma in phrases("conduct", "hollow"))
        or (high.lemma in phrases("conduct", "turning_verbs") and not is_over)
    )


def _is_ended(hit: Hit, low: Token, high: Token) -> bool:
    """ "The enlistment of X came to an end", "razed X's camp": a practice that is no more."""
    if low.relation not in {"nsubj", "obj"} or not hit.code.id.startswith(_PRACTICES):
        return False
    ends = phrases("conduct", "ends")
    if particle_verbs(hit.sentence, high) & phrases("conduct", "ending_phrases"):
        return True
    return high.lemma in phrases("conduct", "ending_verbs") or any(
        t.lower in ends and low.relation == "nsubj"
        for t in children(hit.sentence, high, "obl", "xcomp", "obj")
    )


def _is_not_claimed(
    hit: Hit,
    chain: tuple[tuple[Token, Token], ...],
    inside: frozenset[int],
    *,
    looks_ahead: bool,
) -> bool:
    if any(_is_unreal(hit, low, high, looks_ahead=looks_ahead) for low, high in chain):
        return True
    if _is_asked(hit, chain[-1][1] if chain else head_token(hit), inside):
        return True
    spots = (head_token(hit), *(high for _, high in chain))
    if any(is_kept_from(hit.sentence, spot) for spot in spots):
        return True
    if not looks_ahead and any(is_aimed_at(hit.sentence, spot) for spot in spots):
        return True
    if not looks_ahead and _is_only_possible(hit):
        return True
    if not looks_ahead and any(
        _is_awaited(hit.sentence, low) for low in (head_token(hit), *(low for low, _ in chain))
    ):
        return True
    deed = head_token(hit)
    if not looks_ahead and is_in_prospect(hit.code.id, hit.sentence, deed, deed):
        return True
    if not looks_ahead and is_left_open_before(hit.sentence, deed.i):
        return True
    if not looks_ahead and (
        _is_counterfactual(hit) or is_to_come(hit.sentence, hit.tokens, inside)
    ):
        return True
    return (
        _is_overdue(hit)
        or is_only_imagined(hit.sentence, deed.i)
        or is_condition(hit.sentence, head_token(hit))
        or is_owed(hit.sentence, head_token(hit), hit.tokens)
        or _follows_concession(hit)
        or _is_unclaimed(hit)
    )


def _is_counterfactual(hit: Hit) -> bool:
    """ "Would have shelled it", "could have freed them": it was not done, or nobody says so."""
    verb = head_token(hit)
    helpers = {t.lower for t in children(hit.sentence, verb, "aux")}
    return bool(helpers & {"would", "could"}) and "have" in helpers


def _is_only_called(hit: Hit) -> bool:
    """ "The alleged shelling", "its so-called withdrawal": a name, and no word that it is."""
    noun = head_token(hit)
    return noun.upos != "VERB" and any(
        t.lower in phrases("conduct", "only_called")
        for t in children(hit.sentence, noun, "amod", "compound")
    )


def _is_unclaimed(hit: Hit) -> bool:
    """ "Nobody has claimed responsibility for the blast": done all the same, by whom is open."""
    if hit.code.id.startswith("POS."):
        return False
    tokens = hit.sentence.tokens
    taking = (tokens[i] for i in sorted(hit.tokens) if tokens[i].lemma in _TAKING)
    told = (t for t in taking if any(u.lemma == _BLAME for u in tokens[t.i + 1 : t.i + _NEAR + 1]))
    return any(True for t in told for _ in near_negators(hit.sentence, t))


def _is_only_possible(hit: Hit) -> bool:
    """ "There are many scenarios: X could pull out": one of them, and nothing that is told."""
    sentence, verb = hit.sentence, head_token(hit)
    before = (t.lemma for t in sentence.tokens[: verb.i])
    is_one_of_several = not phrases("conduct", "scenarios").isdisjoint(before)
    helpers = {t.lower for t in children(sentence, verb, "aux", "cop")}
    return is_one_of_several and bool(helpers & _OPEN) and "have" not in helpers


def _is_overdue(hit: Hit) -> bool:
    """ "Should have been handed over", "were to have been freed": it was owed, and not done."""
    verb = head_token(hit)
    helpers = {t.lower for t in children(hit.sentence, verb, "aux", "cop", "mark")}
    is_owed = bool(helpers & {"should", "ought"}) or {"to", "were"} <= helpers
    return "have" in helpers and (is_owed or {"to", "was"} <= helpers)


def _is_asked(hit: Hit, top: Token, inside: frozenset[int]) -> bool:
    """ "They would see | if it was lifted", "studied | whether it had been": the content itself
    is the clause of the link."""
    below = children(hit.sentence, top, "mark", "advmod")
    links = {c.lower for c in below if c.i in inside}
    return bool(links & {"if", "unless", "whether"}) and not _own(hit, top, links)


def _is_awaited(sentence: Sentence, verb: Token) -> bool:
    """ "Stays shut until the troops have left": not so yet; "was shut until they left" tells it."""
    marks = {t.lower for t in children(sentence, verb, "mark", "advmod") if t.i < verb.i}
    if not marks & {"until", "till", "unless", "once"}:
        return False
    helpers = {t.lower for t in children(sentence, verb, "aux", "cop")}
    is_plain = not helpers and (verb.lower == verb.lemma or verb.lower.endswith("s"))
    return is_plain or bool(helpers & {"have", "has", "is", "are", "'ve", "’ve"})


def is_attribute(hit: Hit) -> bool:
    """ "None of the released prisoners was beaten": that they were released is taken for granted.

    It stands whatever is denied of them, so that no "no" reaches it.
    """
    tokens = hit.sentence.tokens
    words = (tokens[i] for i in hit.tokens)
    doing = [t for t in words if t.upos == "VERB" or (t.upos == "ADJ" and t.text.endswith("ed"))]
    return bool(doing) and all(t.relation == "amod" and t.i < tokens[t.head].i for t in doing)


def _is_unreal(hit: Hit, low: Token, high: Token, *, looks_ahead: bool) -> bool:
    sentence = hit.sentence
    links = {c.lower for c in children(sentence, low, "mark", "case", "advmod", "cc")}
    if links & phrases("conduct", "unreal_links") and not _own(hit, low, links):
        return True
    if high.i in hit.tokens:
        return False
    if _is_left_open(sentence, high) or _is_unsaid(sentence, low, high):
        return True
    # A clause beside a verb (acl) is not what the verb is about: "asked on Friday, X dismissed it".
    beside = {"nsubj", "conj", "acl"} if high.upos == "VERB" else {"nsubj", "conj"}
    is_unreal = high.lemma in phrases("conduct", "unreal_governors") and not is_called_off(
        sentence, high
    )
    if is_unreal and low.relation not in beside:
        return not (looks_ahead and high.lemma in phrases("conduct", "planning_verbs"))
    if high.lemma in phrases("conduct", "teaching") and low.relation in {"xcomp", "ccomp", "advcl"}:
        return True
    if is_striven_for(hit.code.id, sentence, low, high):
        return True
    if is_entrusted(hit.code.id, low, high, links) or is_weighed(sentence, low, high):
        return True
    if is_made_conditional(sentence, low, high):
        return True
    if not looks_ahead and (
        is_open_question(hit.code.id, low, high, links)
        or is_in_prospect(hit.code.id, sentence, low, high)
    ):
        return True
    is_purpose = low.relation == "advcl" and "to" in links
    return is_purpose and high.lemma not in phrases("conduct", "real_governors")


def _is_left_open(sentence: Sentence, verb: Token) -> bool:
    """ "Could not rule out that arms went on": neither that they did nor that they did not."""
    after = sentence.tokens[verb.i + 1 : verb.i + 2]
    is_out = verb.lemma != "rule" or any(t.lower == "out" for t in after)
    below = children(sentence, verb, "advmod", "aux")
    return (
        verb.lemma in phrases("conduct", "excluding")
        and is_out
        and any(t.lower in NEGATORS for t in below)
    )


def _is_unsaid(sentence: Sentence, low: Token, high: Token) -> bool:
    """ "Nobody has claimed that X", "has not admitted X": neither that X nor that not X."""
    if low.relation not in {"ccomp", "xcomp", "obj", "obl", "nmod", "acl", "advcl"}:
        return False
    is_said = any(high.lemma in phrases("acts", t, "lemmas") for t in ("unperformed", "unsaid"))
    is_left = is_said or (high.lemma == _BLAME and low.i > high.i)
    verb = sentence.tokens[high.head] if high.lemma == _BLAME else high
    helpers = {t.lower for t in children(sentence, verb, "aux", "mark")}
    is_thought = bool(helpers & _ONLY_THOUGHT) or ("to" in helpers and verb.relation == "xcomp")
    return is_left and (is_thought or any(True for _ in near_negators(sentence, verb)))


def _own(hit: Hit, low: Token, links: set[str]) -> bool:
    """A link that is itself part of the trigger does not make the conduct unreal."""
    return any(hit.sentence.tokens[i].lower in links for i in hit.tokens)


def _follows_concession(hit: Hit) -> bool:
    """Flat fallback: "despite" or "in spite of" before the words with no comma between."""
    tokens, i = hit.sentence.tokens, hit.first - 1
    while i >= 0 and tokens[i].text not in {",", ";", ":", "—", "–"}:
        if tokens[i].lower in phrases("conduct", "concessions"):
            return True
        i -= 1
    return False


def _presuppositions(hit: Hit, inside: frozenset[int], governors: list[Token]) -> tuple[str, ...]:
    tokens, low, high = hit.sentence.tokens, min(hit.tokens), max(hit.tokens)
    adverbs, verbs = phrases("conduct", "still_words"), phrases("conduct", "still_verbs")
    found = {}
    for token in tokens[max(0, low - _NEAR) : high + _NEAR + 1]:
        if token.i in inside and token.lower in adverbs:
            found[token.i] = token.text
        elif (
            token.i in inside
            and token.lower == "longer"
            and tokens[token.i - 1].lower in {"no", "any"}
        ):
            found[token.i] = f"{tokens[token.i - 1].text} {token.text}"
    near = [tokens[i] for i in hit.tokens] + governors
    found |= {t.i: t.text for t in near if t.lemma in verbs and t.i in inside}
    return tuple(text for _, text in sorted(found.items()))
