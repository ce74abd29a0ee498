"""What the article says itself: the sentences outside every attribution, as far as they matter.

A piece becomes a statement only where it carries a conduct code, a retold pledge, an expectation,
an announcement, or the name of a watched party of the case. Refuses to make a statement of
anything else.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.reading import Name
from pactwatch.language.bounds.answered import ANSWERED
from pactwatch.language.bounds.blamed import BLAMED, lays_blame
from pactwatch.language.bounds.in_relative import OWN_VIEW
from pactwatch.language.bounds.labelled import LABELLED
from pactwatch.language.bounds.promised import CONTRARY, in_accord, retells
from pactwatch.language.bounds.summed_up import SUMMED_UP
from pactwatch.language.chains.reacted import REACTED
from pactwatch.language.chains.received import HEARD, RECEIVED, UNSOURCED
from pactwatch.language.chains.said_to_have import RETOLD
from pactwatch.language.chains.witnessed import WITNESSED
from pactwatch.language.cues.attitudes import is_attitude, is_felt, is_knowing, is_noun_of_nobody
from pactwatch.language.cues.nouns import NOUN
from pactwatch.language.cues.pair import NUMERALS
from pactwatch.language.cues.sayings import speech_lemmas
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    core_phrase,
    is_passive,
    sentences_over,
)
from pactwatch.language.model.drafts import PRINTED, Draft
from pactwatch.language.names.names import bare
from pactwatch.language.records.minuted import MINUTED
from pactwatch.language.records.own_words import ASIDE, MAIN, is_aside
from pactwatch.language.records.signed import SIGNED
from pactwatch.language.unsaid.hearsay import HEARSAY
from pactwatch.language.unsaid.rules import has_verb
from pactwatch.language.unsaid.unestablished import UNESTABLISHED
from pactwatch.language.unsaid.unsaid import is_condition
from pactwatch.language.words.forms import is_participle, lemma
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import (
    Range,
    among,
    covered,
    join,
    over,
    subtract,
    trim,
)

__all__ = [
    "free_stretches",
    "is_unknown",
    "names_watched",
    "promise_start",
    "without_background",
]

# What made a draft of words that somebody says whatever the cue.
_KEPT = frozenset(
    {SIGNED, PRINTED, MINUTED, NOUN, RECEIVED, HEARD, BLAMED, HEARSAY, RETOLD, ANSWERED, REACTED}
    | {UNESTABLISHED, LABELLED, UNSOURCED, OWN_VIEW, WITNESSED}
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def without_background(
    text: str, drafts: Iterable[Draft], sentences: Sequence[Sentence], quoted: Sequence[Range]
) -> list[Draft]:
    """Drafts without those that report nobody's words: plans, duties, retold promises.

    A quotation, or words that somebody signed, keep their draft whatever the cue. "X had promised
    that ..." retells; "X is expected to" and "X is reviewing" are the article's own words about X.
    """
    all_told = list(drafts)
    said = join([c for d in all_told if d.source for c in d.content])
    return [
        d
        for d in all_told
        if d.made_by in _KEPT
        or _is_quoted(d, quoted)
        or _is_feared(text, d, said)
        or (_reports(text, d, sentences) and not in_accord(text, d, sentences))
    ]


def is_unknown(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether nothing speaks against a draft left out but that no rule knows its cue."""
    if retells(_words(text, draft)) or in_accord(text, draft, sentences):
        return False
    return not _passive_of_source(text, draft, sentences)


def _words(text: str, draft: Draft) -> list[str]:
    return [w.group().lower() for start, end in draft.cue for w in _WORD.finditer(text[start:end])]


def _is_feared(text: str, draft: Draft, said: Sequence[Range]) -> bool:
    """ "Concerns that X", whoever has them; what somebody tells of them stays in his words."""
    is_of_nobody = not draft.source and bool(draft.cue) and is_noun_of_nobody(_words(text, draft))
    return is_of_nobody and not over(said, draft.cue[0])


def _is_quoted(draft: Draft, quoted: Sequence[Range]) -> bool:
    length = sum(end - start for start, end in draft.content)
    return length > 0 and sum(covered(r, over(quoted, r)) for r in draft.content) * 2 > length


def _reports(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    words = _words(text, draft)
    if retells(words):
        return False
    if draft.made_by == SUMMED_UP:
        return True
    is_doer = bool(draft.source) and text.endswith(("by ", "By "), 0, draft.source[0][0])
    if not is_doer and _passive_of_source(text, draft, sentences):
        return False
    if draft.source and any(text.startswith("that ", start) for start, _ in draft.content):
        return True  # whatever the verb: what somebody whispers, tweets or beams "that" is told
    if draft.source and (_puts_a_number(text, draft) or lays_blame(text, draft)):
        return True
    if draft.source and (_grants(text, draft, words) or _feels(text, draft, words, sentences)):
        return True
    known = speech_lemmas() if draft.source else phrases("cues", "reporting")
    return any(
        lemma(w, "VERB") in known
        or lemma(w, "NOUN") in phrases("cues", "reporting_nouns")
        or w in _PREPOSITIONS
        for w in words
    )


def _feels(text: str, draft: Draft, words: Sequence[str], sentences: Sequence[Sentence]) -> bool:
    """ "Is wary of X", "resents X"; who knows a man tells nothing, who knows that X holds it."""
    if not draft.content:
        return False
    has_clause = has_verb(draft, sentences)
    is_other = text[slice(*draft.source[0])].lower() not in _SELVES
    knows = has_clause and is_other and is_knowing(words)
    return knows or is_attitude(words, has_clause=has_clause)


_SELVES = frozenset({"i", "we", "you", "one"})


def _grants(text: str, draft: Draft, words: Sequence[str]) -> bool:
    """ "The firm accepts | it was at fault", "remained adamant | there would be no troops": behind
    such words a clause is what is said, and a plan or a gift is not."""
    is_after = bool(words and draft.content) and draft.cue[-1][1] < draft.content[0][0]
    is_clause = is_after and _CLAUSE.match(text, draft.content[0][0]) is not None
    return is_clause and lemma(words[-1], "VERB") in phrases("acts", "clausal")


_CLAUSE = re.compile(
    r"(?:it|they|he|she|we|I|there|its|his|her|their|some|mistakes|errors)\s", re.I
)
_PREPOSITIONS = frozenset(
    {"according", "per", "view", "opinion", "words", "reportedly", "allegedly"}
)


_PUTS = re.compile(
    r"(?:(?:had|has|have|now|later|then|also|still|\w+ly)\s+){0,2}(?:puts?|putting|sets?|pegs?|pegged|places?|placed)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\bat\s+(?:(?:about|around|some|nearly|over|least|more|than|between)\s+)*"
    rf"(?:[\d$€£]|{NUMERALS}\b)(?!\S*\s(?:every|each|[ap]\.?m|o['’]clock)\b)"
)


def _puts_a_number(text: str, draft: Draft) -> bool:
    """ "A nurse put the toll at 11": a number is what is told."""
    cue = text[slice(*draft.cue[0])] if draft.cue else ""
    return bool(_PUTS.match(cue)) and any(_NUMBER.search(text, *r) for r in draft.content)


# "Mallow was reported | as saying that X": he has said it.
_AS_SAYING = re.compile(r"\s+as\s+(?:saying|telling|having\s+(?:said|told|warned))\b")


def _passive_of_source(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "S is expected to", "S is believed to": S is not who expects."""
    known = phrases("cues", "reporting")
    for sentence in (s for part in draft.cue for s in sentences_over(sentences, *part)):
        for token in sentence.tokens[1:]:
            if token.lemma not in known or not is_participle(token.text):
                continue
            if not any(start <= token.start and token.end <= end for start, end in draft.cue):
                continue
            if is_felt(token.lower):
                continue  # "was worried that X": the worry is its own
            # "Who asked not to be named | said", "it was A who | said": another word took the "be".
            before = takewhile(_helps, reversed(sentence.tokens[max(0, token.i - 3) : token.i]))
            helped = any(t.lemma == "be" for t in before)
            quoted = token.lemma in {"quote", "cite"} or bool(_AS_SAYING.match(text, token.end))
            if helped and not quoted and draft.source and draft.source[0][1] <= token.start:
                return True
    return False


def _helps(token: Token) -> bool:
    return token.upos in {"AUX", "ADV", "PART"} or token.lower in {"yesterday", "today", "widely"}


def free_stretches(
    text: str, sentences: Sequence[Sentence], drafts: Sequence[Draft], quotations: Sequence[Range]
) -> list[Range]:
    """Sentences no attribution touches, and a sentence's own clause before or behind one.

    What is left of a sentence counts only if it holds a clause of its own (a subject and a verb).
    """
    taken = join([r for d in drafts for r in (*d.content, *d.cue, *d.source, *d.carriers)], gap=2)
    marks, cues = join(quotations), join([r for d in drafts for r in d.cue])
    found = []
    for sentence in sentences:
        whole = trim(text, sentence.start, sentence.end)
        if whole[0] >= whole[1]:
            continue
        touched = over(taken, whole)
        if not touched:
            if not any(covered(whole, [m]) * 2 > whole[1] - whole[0] for m in over(marks, whole)):
                found.append(whole)
            continue
        parts = subtract([whole], touched)
        near = over(cues, whole)
        found += [r for part in parts if (r := _clause(text, sentence, part, near))]
    return found


_HANGING = re.compile(r"\s?,?\s+(?:which|who|whom|whose|and|but|while|whereas|though|although)\Z")


# "The army left | amid growing | fears that X": what led to the report is no part of the clause.
_LED = re.compile(r"\s?,?\s+(?:amid|amidst|despite|following)(?:\s+[a-z-]+){0,2}\Z")


def _clause(text: str, sentence: Sentence, part: Range, cues: Sequence[Range]) -> Range | None:
    """What a sentence says besides its attribution, if it is a clause with a main verb of its
    own."""
    start, end = trim(text, *part)
    if led := _LED.search(text, start, end):
        end = led.start()
    if hanging := _HANGING.search(text, start, end):
        # "..., which | BP says", "saw a crater and | thinks": no part of the clause before it.
        end = hanging.start()
    inside = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    if (len(inside) < 5 and not led) or is_condition(text[start:end]):
        is_left = hanging or _says_besides(text, end, cues)
        return _done_first(sentence, inside, start, end, cues) if is_left else None
    places = {t.i for t in inside}
    aside = is_aside(text, start)
    if aside and any(t.lemma in phrases("cues", "reporting") for t in inside[:4]):
        return None  # "..., which the mayor claims will open": said by somebody
    heads = MAIN | ASIDE if aside else MAIN
    opens = next((t for t in inside[:2] if t.lower in CONTRARY), None)
    told = [t.lower for t in inside]
    if opens and "had" in told and retells(told):
        heads = heads | {"advcl"}  # "..., although it had promised": told beside the rest
        start = sentence.tokens[opens.i + 1].start
    verbs = [v for v in inside if _is_head(sentence, v, heads)]
    for verb in verbs:
        if hanging and _is_attributing(sentence, verb):
            return None
        has_subject = any(t.relation == "nsubj" and t.head == verb.i for t in inside)
        if has_subject and (verb.is_root or verb.head not in places):
            return start, end
        first = _subject_before(sentence, verb, start, cues) if verb.is_root else None
        if first is not None:
            return first, end
    return None


def _says_besides(text: str, end: int, cues: Sequence[Range]) -> bool:
    """ "The army | freed them, | citing X": a participle that tells right behind the deed."""
    return any(
        text[end:start].strip() in {"", ","} and text[start:last].split()[0].endswith("ing")
        for start, last in cues
        if end <= start
    )


def _done_first(
    sentence: Sentence, inside: Sequence[Token], start: int, end: int, cues: Sequence[Range]
) -> Range | None:
    """ "The army | shelled Orsk and | called it a warning": few words, and a deed all the same."""
    verb = next((t for t in inside if t.is_root and t.upos == "VERB"), None)
    is_deed = verb is not None and bool(children(sentence, verb, "obj"))
    if verb is None or not is_deed or _is_attributing(sentence, verb):
        return None
    first = _subject_before(sentence, verb, start, cues)
    return None if first is None else (first, end)


def _is_head(sentence: Sentence, verb: Token, heads: frozenset[str]) -> bool:
    is_finite = verb.upos == "VERB" or bool(children(sentence, verb, "cop"))
    return is_finite and (verb.is_root or verb.relation in heads)


def _is_attributing(sentence: Sentence, verb: Token) -> bool:
    """ "Neither side admitted firing, but | A says": no deed of its own; to find a lorry is one."""
    is_told = verb.lemma in phrases("cues", "reporting")
    return is_told and not any(_is_thing(t) for t in children(sentence, verb, "obj"))


def _is_thing(token: Token) -> bool:
    """ "Found a lorry", not "admitted firing"."""
    return token.upos == "NOUN" and not token.lower.endswith("ing")


def _subject_before(
    sentence: Sentence, verb: Token, start: int, cues: Sequence[Range]
) -> int | None:
    """ "The patrol | saw a crater and | thought that ...": who goes on to tell did this first."""
    subject = next(iter(children(sentence, verb, "nsubj")), None)
    told = phrases("cues", "reporting") | phrases("cues", "promising")
    later = [t for t in children(sentence, verb, "conj", "advcl", "xcomp") if t.i > verb.i]
    goes_on = any(
        (t.relation == "conj" and t.lemma in told)
        or any(a <= t.start and t.end <= b for a, b in cues)
        for t in later
    )
    if subject is None or not goes_on or is_passive(sentence, verb):
        return None
    first, last = core_phrase(sentence, subject)
    between = [t for t in sentence.tokens if last <= t.start and t.end <= start]
    return first if last <= start and not between else None


def promise_start(sentence: Sentence, start: int, end: int) -> int:
    """Where the clause of a retold promise begins: at its subject, behind the setting's comma or
    "under which"."""
    inside = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    if len(inside) > 2 and inside[1].lower == "which" and inside[0].upos == "ADP":
        inside = inside[2:]
        start = inside[0].start
    promising = phrases("cues", "promising")
    verb = next((t for t in inside if t.lemma in promising and t.upos in {"VERB", "NOUN"}), None)
    commas = [t for t in inside if t.text == "," and verb and t.i < verb.i]
    if verb is None or not commas:
        return start
    between = [t for t in inside if commas[-1].i < t.i < verb.i]
    is_list = bool(between) and between[0].upos == "CCONJ"  # "Caldria, Merrow, | and Lorn pledged"
    has_subject = any(t.upos in {"NOUN", "PROPN", "PRON"} for t in between)
    return between[0].start if has_subject and not is_list else start


def names_watched(piece: Range, names: Sequence[Name], actors: Sequence[Actor]) -> bool:
    """Whether a monitored party of the case is named in the piece."""
    watched = {bare(n) for a in actors if a.role is MonitorRole.MONITORED_PARTY for n in a.names}
    inside = (n for n in among(names, *piece) if piece[0] <= n.start and n.end <= piece[1])
    return any(bare(n.text) in watched for n in inside)
