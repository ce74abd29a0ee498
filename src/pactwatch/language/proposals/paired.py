"""What a pair of the grammar adds to a draft of the model: its source, content or carrier."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from pactwatch.language.cues.cues import Pair
from pactwatch.language.grammar.closed import parts_noun_and_verb
from pactwatch.language.grammar.syntax import Sentence, children, tokens_between
from pactwatch.language.model.drafts import Draft
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import (
    Range,
    covered,
    distance,
    join,
    overlaps,
    span_of,
    subtract,
    trim,
)

__all__ = ["with_pair"]


# A grammatical pair the model does not see: surer shapes score more. Guesses, read as ranks only.
_SURE, _UNSURE = 0.6, 0.4


def with_pair(text: str, drafts: list[Draft], pair: Pair, sentence: Sentence) -> list[Draft]:
    """Let a grammatical pair complete the draft with the same cue, or stand by itself if sure."""
    if _is_misread(text, drafts, pair, sentence):
        return drafts
    verb = (pair.verb.start, pair.verb.end)
    same = next((d for d in drafts for s, e in d.cue if s < verb[1] and verb[0] < e), None)
    if same is not None:
        taken = pair.content if pair.sure and not same.content else ()
        whole = [_completed(text, d, pair, sentence) if d is same else d for d in drafts]
        return [d if d is same else _without(d, taken) for d in whole] if taken else whole
    if inverted := _swallowed_by(drafts, pair):
        return [_cut_out(text, d, pair) if d is inverted else d for d in drafts]
    if not pair.sure and _reaches_over(pair, sentence):
        return drafts
    if not pair.sure or not pair.content or pair.source is None:
        return [*drafts, _from_pair(pair, _UNSURE)] if pair.source else drafts
    return [*drafts, _from_pair(pair, _SURE)]


# Verbs that tell only beside quoted words: "the fighting | continued", and as a participle "has
# been reliable, | reporting the size"; "asking voters to go" tells something.
_BESIDE_QUOTED = frozenset({"continue", "report", "recount"})
_MARKS = "“”\"'‘’«»:"


def _is_no_saying(text: str, sentence: Sentence, pair: Pair) -> bool:
    """Whether such a verb has no quoted words: behind it, of a participle."""
    verb = pair.verb
    is_participle = verb.lower.endswith("ing")
    if verb.lemma not in _BESIDE_QUOTED or not (is_participle or verb.lemma == "continue"):
        return False
    start = verb.end if is_participle else sentence.start
    return not any(mark in text[start : sentence.end] for mark in _MARKS)


def _is_misread(text: str, drafts: Sequence[Draft], pair: Pair, sentence: Sentence) -> bool:
    """A tree that takes whom one asks for who asks ("X, | asking | voters to come"), a clause for
    who says it ("| that the council was watching men | it suspected"), or what the speaker of a
    quotation thinks for a report within his own."""
    source = pair.source
    if source is None:
        return False
    if pair.rule in {"S said", "X, S said"} and _is_no_saying(text, sentence, pair):
        return True
    if pair.rule == "X, S said" and pair.verb.lower.endswith("ing"):
        return source[0] >= pair.verb.end
    if _is_clause(sentence, source) and any(overlaps(source, c) for d in drafts for c in d.cue):
        return True
    is_self = not pair.sure and text[slice(*source)].lower() in {"i", "we"}
    return is_self and any(overlaps(source, r) for d in drafts if d.source for r in d.content)


def _is_clause(sentence: Sentence, source: Range) -> bool:
    """ "Velm would not confirm that fans": a finite verb outside a relative clause, and none by
    which he is only quoted."""
    found = tokens_between(sentence, *source)
    opened = list(takewhile(lambda t: t.lower not in _RELATIVES, found[1:]))
    aux = next((t.i for t in opened if t.upos == "AUX"), None)
    verbs = (t for t in opened if aux is not None and t.upos == "VERB" and t.i > aux)
    return any(t.lemma not in _QUOTING for t in verbs)


_RELATIVES = frozenset({"who", "which", "whom", "whose", "that"})
_QUOTING = frozenset({"quote", "cite"})


def _without(draft: Draft, taken: Sequence[Range]) -> Draft:
    """ "Conceded that X, but | said | that Y": of X and Y the second verb has told Y alone."""
    rest = tuple(c for c in draft.content if not any(overlaps(c, t) for t in taken))
    is_before = bool(taken) and bool(draft.cue) and taken[-1][1] <= draft.cue[0][0]
    return replace(draft, content=rest) if rest and is_before else draft


def _reaches_over(pair: Pair, sentence: Sentence) -> bool:
    """ "He urged them to act to show that X": X is told by the nearer verb, not by "urged"."""
    first = min((s for s, _ in pair.content if s > pair.verb.end), default=pair.verb.end)
    between = [t for t in sentence.tokens if pair.verb.end <= t.start and t.end <= first]
    return any(t.upos == "VERB" and not t.lower.endswith("ing") for t in between)


def _completed(text: str, draft: Draft, pair: Pair, sentence: Sentence) -> Draft:
    if pair.source is not None and _is_swapped(text, draft, pair):
        return replace(draft, source=(pair.source,), content=pair.content)
    is_same = pair.source is not None and any(overlaps(pair.source, s) for s in draft.source)
    is_quoted = pair.rule == "quoted as saying" and not (is_same and draft.content)
    content = draft.content
    is_cut = pair.rule == "according to" and (
        _lacks_verb(sentence, content, pair.content)
        or _lacks_subject(sentence, draft, pair.content)
        or _is_joined(text, content, pair)
    )
    is_cut = is_cut or _is_setting(text, content, pair) or _is_who(draft, pair)
    if pair.content and (is_cut or not content or is_quoted):
        content = pair.content
    elif _is_parted(text, draft, pair, sentence):
        content = join([*content, *pair.content])
    sourced = _with_source(text, draft, pair, sentence, is_quoted=is_quoted)
    carriers = (*((pair.cited,) if pair.cited else ()), *sourced.carriers)
    cue = join([*draft.cue, *pair.cue]) if not _far(draft.cue, pair.cue) else draft.cue
    return replace(sourced, content=content, carriers=carriers, cue=cue)


def _is_swapped(text: str, draft: Draft, pair: Pair) -> bool:
    """ "A spokesman, Bo Tamm, said | the claims |, to be aired in May, were false": the model took
    the first words of what is said for who says it, and him for what."""
    theirs = pair.source
    if theirs is None or not pair.sure or pair.rule != "S said X" or not draft.source:
        return False
    is_next = text[theirs[1] : pair.cue[0][0]] in {" ", ", "}
    is_next = is_next and text[slice(*theirs)].split()[-1] not in _RELATIVES
    is_told = any(overlaps(theirs, c) for c in draft.content)
    return (
        is_next and is_told and all(any(overlaps(s, c) for c in pair.content) for s in draft.source)
    )


def _is_who(draft: Draft, pair: Pair) -> bool:
    """ "X, has declared | the head, Neve Tarrow": the model took who declared for what."""
    source, told = pair.source, draft.content
    return source is not None and not draft.source and all(overlaps(source, c) for c in told)


def _is_setting(text: str, content: Sequence[Range], pair: Pair) -> bool:
    """ "X, S said on Thursday, months after B signed | the terms": the model took the setting."""
    if not pair.content or not content:
        return False
    is_closing = pair.content[-1][1] <= pair.cue[0][0]
    between = text[pair.cue[-1][1] : content[0][0]]
    is_behind = content[0][0] > pair.cue[-1][1] and bool(_WHEN.search(between))
    return is_closing and is_behind and not re.search(r"[.:;“”\"«]", between)


_WHEN = re.compile(
    r",\s[^,]*\b(?:after|before|since|when|as|while|until|despite|although|though)\s"
)


def _is_parted(text: str, draft: Draft, pair: Pair, sentence: Sentence) -> bool:
    """ "The army, | S said, | left Tarn": the model took the noun before the report alone."""
    if pair.rule != "S said X" or len(draft.content) != 1 or len(draft.source) != 1:
        return False
    (start, end), source, told = draft.content[0], draft.source[0], pair.content
    before = tokens_between(sentence, start, end)
    is_whole = any(t.upos in {"VERB", "AUX"} for t in before[:-1])
    is_beside = text[end : source[0]] == ", " and bool(told) and told[0][0] > pair.cue[-1][1]
    behind = tokens_between(sentence, *told[0]) if is_beside else ()
    return not is_whole and parts_noun_and_verb(before, behind)


def _is_joined(text: str, content: Sequence[Range], pair: Pair) -> bool:
    """ "A shepherd | and, according to S, B": the model took A for what S says."""
    start = pair.cue[0][0]
    before = text[max(0, start - len(" and, ")) : start]
    is_before = bool(content) and all(e <= start for _, e in content)
    is_behind = bool(pair.content) and pair.content[0][0] > start
    return is_before and is_behind and before.lstrip() in {"and, ", "but, ", "or, "}


def _with_source(
    text: str, draft: Draft, pair: Pair, sentence: Sentence, *, is_quoted: bool
) -> Draft:
    """The draft with the pair's source where that is surer or says more than its own."""
    own, theirs = draft.source, pair.source
    if theirs is None:
        return draft
    if not own or is_quoted or _hears(text, own, pair) or _is_past_stop(text, own, pair):
        return replace(draft, source=(theirs,))
    if pair.rule == "according to" and _stands_beside(draft, theirs):
        return replace(draft, source=(theirs,))
    if len(own) == 1 and _is_start(own[0], theirs) and not _ASIDE.match(text, own[0][1]):
        return _lengthened(draft, pair, span_of([own[0], theirs]))
    if len(own) == 1 and 0 <= own[0][0] - theirs[1] < 6 and _RELATIVE.search(text, *theirs):
        return replace(draft, source=(span_of([theirs, own[0]]),))
    gap = text[theirs[1] : own[0][0]]
    if len(own) == 1 and own[0][1] <= pair.verb.start and _THAT_VERB.fullmatch(gap):
        return replace(draft, source=(span_of([theirs, own[0]]),))
    is_within = bool(_RELATIVE.search(text, theirs[0], own[0][0]))
    # What is left in the content is taken out later.
    is_end = (pair.sure or is_within) and _is_end(own[0], theirs)
    if len(own) == 1 and (is_end or _is_nearer(own[0], pair, sentence)):
        return replace(draft, source=(theirs,))
    if _is_lead(text, own, pair):
        return replace(draft, source=(theirs,), carriers=(*own, *draft.carriers))
    return draft


def _stands_beside(draft: Draft, theirs: Range) -> bool:
    """ "The Commission wrote that, according to | her sister, X": whoever "to" governs."""
    is_next = 0 < theirs[0] - draft.cue[-1][1] <= len(" the ")
    return is_next and not any(overlaps(theirs, s) for s in draft.source)


# "The ministry, | in a statement carried by the agency, | said": where it did, not who it is.
_ASIDE = re.compile(r",\s+(?:in|on|at|during|through|speaking|writing|addressing)\s")
# "The head of a commission that watches | the pact": a source within its own relative clause.
_RELATIVE = re.compile(r"\b(?:that|who|which)\s")


_THAT_VERB = re.compile(r"\s(?:that|who|which)\s\w+s\s(?:the\s)?")


def _lengthened(draft: Draft, pair: Pair, longer: Range) -> Draft:
    taken = (*draft.cue, *draft.content, *pair.content)
    return draft if any(overlaps(longer, r) for r in taken) else replace(draft, source=(longer,))


def _hears(text: str, source: Sequence[Range], pair: Pair) -> bool:
    """ "The commanders told the radio", "conceded to the radio": who stands behind is told."""
    if pair.source is None or pair.source[1] > pair.verb.start:
        return False
    between = text[pair.verb.end : source[0][0]]
    if _TO.fullmatch(between):
        return True
    return pair.verb.lemma in phrases("cues", "addressing") and 0 < len(between) < 3


def _is_past_stop(text: str, source: Sequence[Range], pair: Pair) -> bool:
    """ "A admitted it but maintained that X; | B | said Y": who opens the next clause."""
    return pair.verb.end < source[0][0] and ";" in text[pair.verb.end : source[0][0]]


_TO = re.compile(r"\s+(?:\w+ly\s+)?to\s+(?:the\s+)?")


def _is_nearer(source: Range, pair: Pair, sentence: Sentence) -> bool:
    """ "He had seen a letter in which | the chief promised": who stands before another verb is not
    who promised, where the promise has a subject of its own."""
    if pair.source is None or overlaps(source, pair.source):
        return False
    if pair.verb.lower.endswith("ing") and sentence.tokens[pair.verb.i - 1].text == ",":
        # "A reported that planes saw men, suggesting that X": a participle is either's.
        return False
    between = [t for t in sentence.tokens if source[1] <= t.start and t.end <= pair.source[0]]
    is_own = source[1] <= pair.source[0] and pair.source[1] <= pair.verb.start
    return is_own and any(t.upos == "VERB" for t in between)


_LEAD = re.compile(r"(?:according to|as per)\s+(?:the\s+)?\Z", re.IGNORECASE)


def _is_lead(text: str, source: Sequence[Range], pair: Pair) -> bool:
    """ "According to | a witness |, the driver read it and said X": the witness carries it."""
    if len(source) != 1 or pair.source is None or pair.source[1] > pair.verb.start:
        return False
    is_led = bool(_LEAD.search(text, max(0, source[0][0] - 24), source[0][0]))
    return is_led and pair.rule == "S said X" and source[0][1] <= pair.source[0]


def _lacks_verb(sentence: Sentence, content: Sequence[Range], whole: Sequence[Range]) -> bool:
    """Whether the model left the sentence's main verb out of what is said in that sentence."""
    root = (sentence.root.start, sentence.root.end)
    inside = all(sentence.covers(*r) for r in content)
    return inside and bool(covered(root, whole)) and not covered(root, content)


def _lacks_subject(sentence: Sentence, draft: Draft, whole: Sequence[Range]) -> bool:
    """ "According to seven, | soldiers of X | came": the model left out who came."""
    if len(draft.content) != 1 or len(whole) != 1 or draft.content[0][1] != whole[0][1]:
        return False
    places = [(t.start, t.end) for t in children(sentence, sentence.root, "nsubj")]
    taken = (*draft.content, *draft.source, *draft.cue)
    return any(covered(r, whole) and not covered(r, taken) for r in places)


def _is_start(short: Range, long: Range) -> bool:
    """Whether the model cut a source short: both begin together and the grammar goes on."""
    return abs(short[0] - long[0]) < 5 and short[1] < long[1] and long[1] - short[1] < 120


def _is_end(short: Range, long: Range) -> bool:
    """Whether the model kept a source's last words only ("the head of the mission | that verifies
    the accord")."""
    return short[1] == long[1] and long[0] < short[0] and long[1] - long[0] < 120


def _far(one: Sequence[Range], other: Sequence[Range]) -> bool:
    return distance(span_of(one), span_of(other)) > 40


def _swallowed_by(drafts: Sequence[Draft], pair: Pair) -> Draft | None:
    """The draft whose content holds a cue that stands after its own quotation's closing mark."""
    if pair.rule not in {"X, S said", "S said", "S called it X"} or pair.source is None:
        return None
    verb = (pair.verb.start, pair.verb.end)
    for draft in drafts:
        if not draft.cue and any(overlaps(verb, c) for c in draft.content):
            return draft
    return None


def _cut_out(text: str, draft: Draft, pair: Pair) -> Draft:
    taken = [*pair.cue, *([pair.source] if pair.source else [])]
    rest = (trim(text, *r) for r in subtract(draft.content, taken))
    source = (pair.source,) if pair.source else ()
    return replace(
        draft,
        content=tuple(r for r in rest if len(text[r[0] : r[1]].split()) > 1),
        cue=pair.cue,
        source=draft.source or source,
        made_by="model, repaired",
    )


def _from_pair(pair: Pair, score: float) -> Draft:
    source = (pair.source,) if pair.source else ()
    carriers = (pair.cited,) if pair.cited else ()
    return Draft(pair.content, pair.cue, source, carriers, score, pair.rule)
