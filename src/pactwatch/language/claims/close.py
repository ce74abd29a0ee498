"""Hits for conduct that only closeness shows, so that roles, polarity and time are read as ever.

In: a sentence, the words of the statement in it, a case's `Closeness`. Out: a `Hit` per code, on
the verb (else the noun) nearest to the coded passage, with the reason in its `why`.
Refuses words outside the statement and passages without a verb or noun.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pactwatch.domain.codebook import ConductCode
from pactwatch.language.conduct.arguments import right_argument
from pactwatch.language.conduct.bare_events import is_bare_event
from pactwatch.language.conduct.close import Close, Closeness, as_in
from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.doing import doing_of
from pactwatch.language.conduct.examples import (
    Deed,
    deed_of,
    has_thing,
    has_thing_of,
    is_done_to_near,
    is_event,
    is_made,
    is_named_after,
    is_of_other,
    is_telling,
    is_to_neither,
    is_to_other,
    opened_again,
    stands_with_thing,
)
from pactwatch.language.conduct.fit import may_be_party
from pactwatch.language.conduct.limits import side_of_limit
from pactwatch.language.conduct.relatives import is_set_apart
from pactwatch.language.conduct.shown import Shown
from pactwatch.language.conduct.steps import NOBODY
from pactwatch.language.conduct.still_there import still_there
from pactwatch.language.grammar.chunks import governed_by
from pactwatch.language.grammar.doings import doings_in, is_converse, is_undoing, state_kept
from pactwatch.language.grammar.syntax import Sentence, Token, ancestors, is_negated
from pactwatch.language.words.lexicon import phrases
from pactwatch.text.triggers import parse_trigger

__all__ = [
    "LEAST_WORDS",
    "close_hits",
    "doings_of",
    "example_hit",
    "hit_on",
    "is_of_denied",
    "is_within",
    "turned",
]

# Fewer words are a heading or a name, and close to every code that has them. A guess.
LEAST_WORDS = 3
# So close the other words must be where a verb is kin to an example's. A guess: below it a hundred
# articles of the news had thirty hits by chance.
_HALF_NEAR = 0.2
_PLAIN = re.compile(r"[^\W_][\w'-]*")


def close_hits(
    sentence: Sentence,
    inside: frozenset[int],
    words: str,
    closeness: Closeness,
    known: frozenset[tuple[int, str]] = NOBODY,
) -> Iterator[Hit]:
    """One hit per code that the words are close to, or that its examples show in them.

    `known` is what pronouns there take up (conduct/pronouns).
    """
    if len(inside) < LEAST_WORDS:
        return
    for close in closeness.codes_in(words):
        if anchor := _anchor(sentence, inside, close):
            yield _hit(sentence, inside, anchor, close, frozenset(doings_in(close.like)))
    yield from _told_straight([*_shown_hits(sentence, inside, words, closeness, known)])


def _told_straight(hits: Sequence[Hit]) -> Iterator[Hit]:
    """ "Opened the gates" shows the code for opening; that for shutting them is not denied by it,
    where the codebook has both: what was open may have been shut before or since."""
    straight = {hit.places for hit in hits if not hit.trigger.turns}
    return (hit for hit in hits if not hit.trigger.turns or hit.places not in straight)


def _shown_hits(
    sentence: Sentence,
    inside: frozenset[int],
    words: str,
    closeness: Closeness,
    known: frozenset[tuple[int, str]],
) -> Iterator[Hit]:
    """One hit per code whose examples do what is done here, to what it is done to."""
    verbs = [*_of_part(sentence, inside, "VERB"), *opened_again(sentence, inside)]
    deeds = [deed_of(sentence, v, known) for v in verbs if not is_of_denied(sentence, v)]
    found = [*_by_examples(sentence, inside, words, closeness, deeds)]
    told = {h.places[0] for h in found if _has_its_thing(h, deeds, closeness)}
    return (h for h in found if h.places[0] not in told or _has_its_thing(h, deeds, closeness))


def _has_its_thing(hit: Hit, deeds: Sequence[Deed], closeness: Closeness) -> bool:
    """ "The | ward | opened, and 61 children were born there" shows the code for wards; that for
    kindergartens, whose children stand with another verb, is then not shown by it."""
    deed = next((d for d in deeds if (d.verb.i,) == hit.places[0]), None)
    return deed is None or has_thing(deed, closeness.shown(hit.code))


def _by_examples(
    sentence: Sentence,
    inside: frozenset[int],
    words: str,
    closeness: Closeness,
    deeds: Sequence[Deed],
) -> Iterator[Hit]:
    """Each code's, whatever the others show there."""
    for close in closeness.nearest_examples(words):
        shown = closeness.shown(close.code)
        if not is_within(shown, sentence, inside, words):
            continue
        is_near = closeness.is_near(close)
        anchor = _doing(sentence, inside, deeds, shown, close.score, is_near=is_near)
        if anchor and closeness.is_countered(close, words):
            if is_of_other(sentence, inside, shown):
                continue
            anchor = _doing(sentence, inside, deeds, shown, close.score, is_near=False)
        if anchor:
            doing = next((d.doing for d in deeds if d.verb is anchor), anchor.lemma)
            text = shown.text_with(doing)
            told = close
            if text and not _is_below_noun(sentence, inside, anchor, shown):
                told = as_in(close, text, is_turned=shown.is_denied(text, doing))
            yield _hit(sentence, inside, anchor, told, doings_of(shown))
        elif there := still_there(sentence, inside, shown):
            trigger = parse_trigger(f"~ {{object}} {_word(there)}")
            yield Hit(close.code, trigger, sentence, ((there.i,),), f"{close.reason}; still there")


def is_within(shown: Shown, sentence: Sentence, inside: frozenset[int], words: str) -> bool:
    """Whether a passage tells the side of a limit and the reason that every example tells."""
    is_side = not shown.limit or side_of_limit(words) == shown.limit
    return is_side and shown.has_reason(sentence, inside)


def is_of_denied(sentence: Sentence, verb: Token) -> bool:
    """ "Schools that were moved do not appear": what tells which ones is neither so nor denied."""
    above = [verb, *ancestors(sentence, verb)]
    clause = next((t for t in above if t.relation.startswith("acl")), None)
    if clause is None or is_set_apart(sentence, clause):
        return False
    main = next(iter(ancestors(sentence, sentence.tokens[clause.head])), None)
    return main is not None and main.i > verb.i and is_negated(sentence, main)


def _hit(
    sentence: Sentence, inside: frozenset[int], anchor: Token, close: Close, told: frozenset[str]
) -> Hit:
    hit = example_hit(sentence, inside, anchor, close.code, close.reason, told)
    if close.is_turned is is_undoing(anchor, close.like, state_kept(sentence, anchor)):
        return hit
    return turned(replace(hit, why=f"{close.reason}; here told the contrary way"))


def example_hit(
    sentence: Sentence,
    inside: frozenset[int],
    anchor: Token,
    code: ConductCode,
    why: str,
    told: frozenset[str],
) -> Hit:
    """A hit of a code whose examples tell the doings `told`, on one word, with who gives and who
    gets where a preposition says so."""
    # "Two | have | their house | back": they got it.
    is_turned_round = is_converse(anchor, told) or doing_of(sentence, anchor) == "have_back"
    link = _of_noun(sentence, inside, anchor) or _link(
        sentence, inside, anchor, _GIVERS if is_turned_round else _RECEIVERS
    )
    places = ((anchor.i,), (link.i,)) if link else ((anchor.i,),)
    shape = _received if is_turned_round else _seen if _is_seeing(sentence, anchor) else _done
    return Hit(code, parse_trigger(shape(anchor, code, link)), sentence, places, why)


def turned(hit: Hit) -> Hit:
    """The same hit, which tells of its code the contrary way."""
    return replace(hit, trigger=parse_trigger(f"~ {hit.trigger.text}"))


def hit_on(
    sentence: Sentence, inside: frozenset[int], anchor: Token, code: ConductCode, why: str
) -> Hit:
    """A hit of a code on one word, with the receiver that stands behind it, and why."""
    link = _of_noun(sentence, inside, anchor) or _link(sentence, inside, anchor, _RECEIVERS)
    places = ((anchor.i,), (link.i,)) if link else ((anchor.i,),)
    return Hit(code, parse_trigger(_done(anchor, code, link)), sentence, places, why)


def _anchor(sentence: Sentence, inside: frozenset[int], close: Close) -> Token | None:
    for part in ("VERB", "NOUN"):
        fits = _of_part(sentence, inside, part)
        if fits:
            return max(fits, key=lambda t: close.like.nearest(t.text))
    return None


def _of_part(sentence: Sentence, inside: frozenset[int], part: str) -> list[Token]:
    """ "Received the frozen funds": what the funds are like is not what was done."""
    fits = (sentence.tokens[i] for i in sorted(inside) if sentence.tokens[i].upos == part)
    return [t for t in fits if _PLAIN.fullmatch(t.lower) and t.relation != "amod"]


def _doing(
    sentence: Sentence,
    inside: frozenset[int],
    deeds: Sequence[Deed],
    shown: Shown,
    score: float,
    *,
    is_near: bool,
) -> Token | None:
    """The verb that does what the code's examples do, to what they do it to; else their noun."""
    deeds = [d for d in deeds if not is_to_other(d, shown)]
    for deed in deeds:
        is_enough = deed.doing in shown.doings or is_made(deed, shown)
        is_enough = is_enough or (score >= _HALF_NEAR and is_telling(deed, shown))
        is_enough = is_enough or (is_near and _is_akin(deed, shown))
        if is_enough and has_thing(deed, shown) and not is_to_neither(deed, shown):
            return deed.verb
    events = (n for n in _of_part(sentence, inside, "NOUN") if not _is_matter(sentence, n))
    if bare := next((n for n in events if is_bare_event(sentence, n, shown)), None):
        return bare
    if not is_near:
        return None
    has_any = has_thing_of(sentence, inside, shown)
    same = (d for d in deeds if d.doing in shown.doings and not is_event(d))
    same = (d for d in same if d.is_counted or has_any or is_done_to_near(d, shown))
    if first := next(same, None):
        return first.verb
    nouns = (n for n in _of_part(sentence, inside, "NOUN") if is_named_after(n, shown))
    told = (n for n in nouns if not _is_matter(sentence, n))
    return next((n for n in told if stands_with_thing(sentence, n, shown)), None)


def _is_matter(sentence: Sentence, noun: Token) -> bool:
    """ "Concerns about the pace of payments", "talks on repayment": what is spoken of, not told."""
    for token in reversed(sentence.tokens[: noun.i]):
        if token.lower in {"about", "over", "on", "regarding", "concerning"}:
            return True
        if token.upos in {"VERB", "AUX", "PUNCT"}:
            return False
    return False


def _is_below_noun(sentence: Sentence, inside: frozenset[int], verb: Token, shown: Shown) -> bool:
    """ "Restrictions on reporting": the noun above tells the examples' doing, and what they tell of
    the verb by a "not" is not asked; of a "refusal to let in" it is."""
    above = next((t for t in ancestors(sentence, verb) if t.i in inside and t.i < verb.i), None)
    if above is None or above.lemma in phrases("conduct", "turning_verbs"):
        return False
    return is_named_after(above, shown)


def _is_akin(deed: Deed, shown: Shown) -> bool:
    """ "Called a strike" is a doing of its own, however near its verb is to "called off", and by
    itself to call is none."""
    is_plain = deed.doing == deed.verb.lemma
    is_plain = is_plain and deed.verb.lemma not in phrases("conduct", "idle_verbs")
    return deed.doing in shown.kin or (is_plain and shown.is_in_field(deed.verb.lower))


def doings_of(shown: Shown) -> frozenset[str]:
    """What the examples do; with what another does where they tell it of who gets something."""
    return shown.doings | _GIVING if shown.is_got else shown.doings


# Whose subject gets what another gives, where the examples tell it both ways.
_GIVING = frozenset({"give"})
_RECEIVERS, _GIVERS = frozenset({"to", "with", "for"}), frozenset({"from"})


def _link(
    sentence: Sentence, inside: frozenset[int], anchor: Token, words: frozenset[str]
) -> Token | None:
    """In "lends boats to insurgents" the preposition before the receiver, in the same clause."""
    for token in sentence.tokens[anchor.i + 1 :]:
        if token.i not in inside or token.upos in {"VERB", "PUNCT"}:
            return None
        if token.lower in words:
            return token if governed_by(sentence, token) else None
    return None


def _of_noun(sentence: Sentence, inside: frozenset[int], anchor: Token) -> Token | None:
    """In "completed the lining of the pond" the "of": what stands behind it does nothing."""
    behind = sentence.tokens[anchor.i + 1 : anchor.i + 2]
    is_of = anchor.upos == "NOUN" and any(t.lower == "of" and t.i in inside for t in behind)
    return behind[0] if is_of else None


def _done(anchor: Token, code: ConductCode, link: Token | None) -> str:
    """Who does it, the word, to whom; an object where the code knows no counterpart.

    Before the receiver of a verb stands what is done to: "the inspectors were admitted to the mine"
    tells of nothing that the inspectors do.
    """
    texts = code.triggers
    has_counterpart = not texts or any("{counterpart" in text for text in texts)
    behind = "counterpart" if has_counterpart else "object"
    thing = " {object}" if link and anchor.upos == "VERB" and has_counterpart else ""
    beside = f"{thing} ={link.lower}" if link else ""
    return f"{{agent}} {_word(anchor)}{beside} {{{behind}}}"


def _received(anchor: Token, _: ConductCode, link: Token | None) -> str:
    """ "The Union received nothing from the Council": who is given to stands first."""
    giver = f" ={link.lower} {{agent}}" if link else ""
    return f"{{counterpart}} {_word(anchor)} {{object}}{giver}"


def _seen(anchor: Token, _code: ConductCode, _link: Token | None) -> str:
    """ "The patrol saw two tanks of the army in the zone": the conduct is of those who are seen."""
    return f"{_word(anchor)} {{agent}}"


def _is_seeing(sentence: Sentence, anchor: Token) -> bool:
    if anchor.upos != "VERB" or anchor.lemma not in phrases("conduct", "seeing"):
        return False
    seen = right_argument(sentence, anchor)
    return seen is not None and may_be_party(sentence, seen)


def _word(anchor: Token) -> str:
    return f"={anchor.lower}{'@VERB' if anchor.upos == 'VERB' else ''}"
