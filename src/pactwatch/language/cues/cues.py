"""A sentence with its tree in, pairs of a cue and its source out, by grammar alone.

Shapes, as data: "S said (that) X", "X, S said", "X, said S", "according to S, X", "S, citing T,
said X", "S quoted T as saying X", "S told H that X". Each pair says which words it would report.
Refuses to read inside a quotation, and to weigh its pairs against the model's: that is
proposals.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pactwatch.language.cues.after import after_words
from pactwatch.language.cues.as_clauses import as_somebody_said
from pactwatch.language.cues.pair import NUMERALS, Pair, cue_range, source_range
from pactwatch.language.cues.prepositions import by_preposition
from pactwatch.language.cues.quoted import quoted_as_saying
from pactwatch.language.cues.taken_up import CONFIRMING
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    is_negated,
    is_passive,
    object_of,
    phrase,
    subject_of,
)
from pactwatch.language.names.mention_words import is_people
from pactwatch.language.words.forms import is_only_participle
from pactwatch.language.words.lexicon import load, phrases
from pactwatch.language.words.quotes import Quotation, quotation_at, quotations_over
from pactwatch.language.words.ranges import Range, overlaps, trim

__all__ = ["Pair", "find_pairs"]


def find_pairs(text: str, sentence: Sentence, quotations: Sequence[Quotation]) -> tuple[Pair, ...]:
    """Every pair of a sentence, in order of its cue."""
    free: Sequence[Token] = sentence.tokens
    if quotations_over(quotations, sentence.start, sentence.end):
        free = [t for t in free if not quotation_at(quotations, t.start, t.end)]
    pairs = [*_by_verb(text, sentence, free, quotations), *by_preposition(text, sentence, free)]
    pairs += _putting(text, sentence, free)
    return tuple(sorted(pairs, key=lambda p: p.verb.start))


_PUTS = frozenset({"put", "set", "peg", "place"})


def _putting(text: str, sentence: Sentence, free: Sequence[Token]) -> Iterator[Pair]:
    """ "In May S had put the number at 140": what is put at a number is told."""
    for verb in free:
        subject = subject_of(sentence, verb, inherit=False) if verb.lemma in _PUTS else None
        if subject is None or verb.upos != "VERB" or subject.i > verb.i:
            continue
        number = _AT_NUMBER.search(text, verb.end, sentence.end)
        noun = object_of(sentence, verb)
        if (
            number is None
            or noun is None
            or noun.lemma in _SET_BY_OFFICE
            or is_passive(sentence, verb)
        ):
            continue
        if any(t.upos == "VERB" and t.end <= number.start() for t in sentence.tokens[verb.i + 1 :]):
            continue
        rest = _END_OF_NUMBER.search(text, number.end(), sentence.end)
        content = trim(text, verb.end, rest.start() if rest else sentence.end)
        start, end = source_range(text, sentence, subject)
        source = trim(text, start, text.find(",", start, end) if "," in text[start:end] else end)
        yield Pair(verb, (cue_range(sentence, verb),), source, (content,), "S put X at", True)


# "The ministry has set the alert level at five": an act of office, and no count.
_SET_BY_OFFICE = frozenset({"level", "limit", "price", "rate", "target", "age", "tax", "fee"})


# What else stands before the next mark belongs to the number ("at 38 - 20 of them soldiers").
_END_OF_NUMBER = re.compile(r"[,;:.](?=\s|\Z)|\Z|\s(?:but|while|and (?:the|its|his|said))\s| — ")


_AT_NUMBER = re.compile(
    r"\bat\s+(?:(?:about|around|some|nearly|over|least|more|than|between|only|just|no)\s+)*"
    rf"(?:[\d$€£][\w.,$€£]*\w|\d|{NUMERALS}\b)(?:\s+(?:and|to)\s+\d[\d.,]*\d)?"
    r"(?:\s+(?:per cent|percent|million|billion|thousand|hundred|dead|killed|men|people))*"
)


def _by_verb(
    text: str, sentence: Sentence, free: Sequence[Token], quotations: Sequence[Quotation]
) -> Iterator[Pair]:
    reporting = phrases("cues", "reporting") | _PROMISES | _CALLS
    for verb in free:
        if (
            verb.upos != "VERB"
            or verb.lemma not in reporting
            or verb.relation in {"amod", "compound"}
            or _is_phrasal(sentence, verb)
            or _is_anothers(sentence, verb)
        ):
            continue
        pair = (
            quoted_as_saying(text, sentence, verb)
            or as_somebody_said(text, sentence, verb)
            or _before_clause(text, sentence, verb)
            or after_words(text, sentence, verb, free)
            or _calling(text, sentence, verb, quotations)
            or _before_noun(text, sentence, verb)
            or _promising(text, sentence, verb)
            or _quoting(text, sentence, verb, free)
        )
        if pair is None or (pair.rule == "X, S said" and _is_relative(text, pair)):
            continue
        pair = _of_sayer(text, sentence, pair)
        if pair.source is None or any(overlaps(pair.source, (t.start, t.end)) for t in free):
            yield pair  # else "some supplies" had gone: who stands in quoted words says none


def _of_sayer(text: str, sentence: Sentence, pair: Pair) -> Pair:
    """ "A | said in a statement posted there | that X": what was posted says nothing."""
    paper = sentence.tokens[pair.verb.head]
    above = sentence.tokens[paper.head]
    is_in_paper = pair.verb.relation == "acl" and paper.relation in {"obl", "nmod"}
    if not is_in_paper or paper.lemma not in phrases("organisations", "texts"):
        return pair
    subject = subject_of(sentence, above) if above.lemma in phrases("cues", "reporting") else None
    if subject is None:
        return pair
    cue = ((above.start, pair.verb.end),)
    return replace(pair, verb=above, cue=cue, source=source_range(text, sentence, subject))


_WAYS = frozenset({"ADV", "ADP", "NOUN", "PROPN", "DET", "PART"})


def _is_anothers(sentence: Sentence, verb: Token) -> bool:
    """ "Their deeds lead the army | to believe X": whoever is led to it believes it, if anybody."""
    above = sentence.tokens[verb.head]
    is_bare = any(t.lower == "to" for t in children(sentence, verb, "mark"))
    led = (t for t in children(sentence, above, "obj") if above.i < t.i < verb.i)
    return is_bare and above.lemma in _LEADING and any(led)


_LEADING = frozenset({"lead", "embolden", "cause", "drive", "allow", "enable", "prompt", "force"})


def _is_phrasal(sentence: Sentence, verb: Token) -> bool:
    """ "Could not rule out that": with its particle the verb reports nothing; nor does who "went
    home"."""
    behind = sentence.tokens[verb.i + 1 : verb.i + 2]
    if verb.lemma == "go" and any(t.upos in _WAYS for t in behind):
        return True
    after = behind[0].lower if behind else ""
    if verb.lemma == "find" and after.endswith(("self", "selves")):
        return True  # "they find themselves poorer"
    return f"{verb.lemma} {after}" in load("cues")["phrasal"].split(", ")


def _is_relative(text: str, pair: Pair) -> bool:
    """ "A spokesman, who goes by": the words before a relative clause are its own noun."""
    return pair.source is not None and bool(_RELATIVE.search(text[slice(*pair.source)]))


_RELATIVE = re.compile(r"(?:\A|\s)(?:who|whom|which|that)\Z")


def _before_clause(text: str, sentence: Sentence, verb: Token) -> Pair | None:
    """ "S said (that) X"."""
    subject = _honoured(sentence, verb) or subject_of(sentence, verb)
    if subject is None or subject.i > verb.i or subject.lower == "what":
        return None  # "what I can tell you is that X"
    if is_only_participle(verb.text) and not children(sentence, verb, "aux"):
        return None  # "24 mortars seen, seals intact": the mortars have seen nothing
    found = children(sentence, verb, "ccomp", "parataxis")
    found += tuple(c for c in children(sentence, verb, "advcl") if _is_that_clause(sentence, c))
    clauses = [c for c in sorted(found, key=lambda c: c.i) if c.i > verb.i]
    clauses = [c for c in clauses if children(sentence, c, "nsubj", "csubj", "expl", "cop", "mark")]
    clauses = [c for c in clauses if not _is_set_off(sentence, verb, c)]
    if not clauses or _is_told_silence(sentence, verb, clauses[0]):
        return None
    start, end = phrase(sentence, clauses[0])
    start = max(start, verb.end)
    content = trim(text, *_without_that(sentence, start, end))
    if content[0] >= content[1]:
        return None
    sure = verb.lemma in phrases("cues", "clause_takers")
    cue = (cue_range(sentence, verb),)
    source = _relative_before(sentence, subject, verb) or source_range(text, sentence, subject)
    return Pair(verb, cue, source, (content,), "S said X", sure)


def _is_told_silence(sentence: Sentence, verb: Token, clause: Token) -> bool:
    """ "The Front has not explained why it shelled Orsk, the mayor said": the mayor's charge."""
    is_open = any(t.lower in _QUESTIONS for t in children(sentence, clause))
    return verb.relation == "ccomp" and is_open and is_negated(sentence, verb)


_QUESTIONS = frozenset({"why", "how", "where", "who", "whom", "when", "what", "whether"})


def _honoured(sentence: Sentence, verb: Token) -> Token | None:
    """ "S has the honour to inform you that X": who has the honour informs."""
    honour = sentence.tokens[verb.head]
    is_below = verb.relation in {"acl", "xcomp", "advcl"} and honour.lemma in _HONOURS
    is_had = is_below and sentence.tokens[honour.head].lemma in {"have", "wish", "take"}
    return subject_of(sentence, sentence.tokens[honour.head]) if is_had else None


_HONOURS = frozenset({"honour", "honor", "pleasure", "privilege", "duty"})


def _is_set_off(sentence: Sentence, verb: Token, clause: Token) -> bool:
    """ "Observers had seen a drone; it came from the west", "X, our envoy reports. “Y,” said B":
    the second clause is not what they say."""
    between = sentence.tokens[verb.i + 1 : clause.i]
    is_loose = clause.relation == "parataxis" and any(t.text == ";" for t in between)
    # "“X,” he said. “Y.”" goes on with what he says.
    is_quoting = any(t.text in '“”"' for t in sentence.tokens[: verb.i])
    is_over = [t.text for t in between[:2]] in ([".", "“"], [".", '"'])
    return is_loose or (is_over and not is_quoting)


# What can be done to people as well as to charges.
_OF_PEOPLE = frozenset({"dismiss", "reject", "accept", "admit", "back", "support", "acknowledge"})


def _is_that_clause(sentence: Sentence, clause: Token) -> bool:
    """ "Maintained that X": trees take it for an aside ("so that X" is one) with rarer verbs."""
    that = next((t for t in children(sentence, clause, "mark") if t.lower == "that"), None)
    before = sentence.tokens[that.i - 1].lower if that and that.i else ""
    return that is not None and before not in _NO_THAT


_NO_THAT = frozenset({"so", "now", "in", "such", "given", "provided", "except", "save", "but"})


def _relative_before(sentence: Sentence, subject: Token, verb: Token) -> Range | None:
    """ "Men with rifles | who | told him": the relative word stands for whoever told."""
    between = sentence.tokens[subject.i + 1 : verb.i]
    who = [t for t in between if t.lower == "who"]
    is_only = bool(who) and verb.relation == "acl"
    return (who[-1].start, who[-1].end) if is_only else None


def _before_noun(text: str, sentence: Sentence, verb: Token) -> Pair | None:
    """ "S admitted the presence of X", "S denied shelling X": what S says so of."""
    noun = _deed_behind(sentence, verb) or object_of(sentence, verb)
    subject = subject_of(sentence, verb)
    if verb.lemma not in phrases("cues", "noun_takers") or noun is None or subject is None:
        return None
    is_taken_up = verb.lemma in CONFIRMING and noun.lower in {"this", "that", "it"}
    is_word = noun.upos in {"NOUN", "VERB"} or is_taken_up
    if noun.i < verb.i or not is_word or subject.i > verb.i:
        return None
    if verb.lemma in _OF_PEOPLE and is_people(noun):
        return None  # "dismissed nine weavers": nothing is said
    if any(t.lower in _UNREAL for t in children(sentence, verb, "aux")):
        return None  # "whether the hospital would confirm the dates": it has not
    content = trim(text, *phrase(sentence, noun, without=frozenset({"conj", "parataxis", "advcl"})))
    content = (noun.start, noun.end) if is_taken_up else content
    source = source_range(text, sentence, subject)
    if overlaps(content, source) or content[0] < verb.end:
        return None
    cue = (cue_range(sentence, verb),)
    return Pair(verb, cue, source, (content,), "S admitted X", True)


_UNREAL = frozenset({"would", "could", "may", "might", "must", "should"})
_CALLS = frozenset({"call", "label", "brand", "dub", "term", "describe", "dismiss", "denounce"})


def _calling(
    text: str, sentence: Sentence, verb: Token, quotations: Sequence[Quotation]
) -> Pair | None:
    """ "The mast, which its minister had called “a provocation”": his word for it."""
    subject = subject_of(sentence, verb, inherit=False) if verb.lemma in _CALLS else None
    if subject is None or subject.i > verb.i:
        return None
    start, end = source_range(text, sentence, subject)
    before = [t for t in sentence.tokens if t.end <= start]
    behind = _AS.match(text, verb.end)
    quoted = next((q for q in quotations if behind and q.outer[0] == behind.end()), None)
    if quoted is None or not before or before[-1].lower not in {"which", "whom", "that"}:
        return None
    words = (quoted.start, quoted.end)
    return Pair(verb, (cue_range(sentence, verb),), (start, end), (words,), "S called it X", True)


_AS = re.compile(r"\s+(?:as\s+)?")
_PROMISES = frozenset({"promise", "pledge", "vow", "undertake", "swear", "guarantee"})


def _promising(text: str, sentence: Sentence, verb: Token) -> Pair | None:
    """ "S undertook to give an answer": what S promises to do."""
    subject = subject_of(sentence, verb, inherit=False)
    if verb.lemma not in _PROMISES or subject is None or subject.i > verb.i or not verb.is_root:
        return None
    deeds = children(sentence, verb, "xcomp", "ccomp", "advcl")
    deed = next((t for t in deeds if t.i > verb.i and t.upos == "VERB"), None)
    is_next = verb.i + 1 < len(sentence.tokens) and sentence.tokens[verb.i + 1].lower == "to"
    if deed is None or not is_next:
        return None
    content = trim(text, sentence.tokens[verb.i + 1].start, phrase(sentence, deed)[1])
    source = source_range(text, sentence, subject)
    return Pair(verb, (cue_range(sentence, verb),), source, (content,), "S promised to X", True)


def _deed_behind(sentence: Sentence, verb: Token) -> Token | None:
    """The gerund right behind a verb ("admitted | shelling the clinic")."""
    behind = children(sentence, verb, "xcomp", "ccomp", "advcl")
    return next((t for t in behind if t.i == verb.i + 1 and t.lower.endswith("ing")), None)


def _without_that(sentence: Sentence, start: int, end: int) -> Range:
    inside = [t for t in sentence.tokens if start <= t.start and t.end <= end and t.upos != "PUNCT"]
    if len(inside) > 1 and inside[0].lower in _HEARERS:
        inside, start = inside[1:], inside[1].start
    if inside and inside[0].lower == "that" and len(inside) > 1 and inside[0].relation == "mark":
        return inside[1].start, end
    return start, end


# "Told him Velm was ready": he hears it.
_HEARERS = frozenset({"him", "them", "us", "me"})


def _quoting(text: str, sentence: Sentence, verb: Token, free: Sequence[Token]) -> Pair | None:
    """A reporting verb with its subject beside a quotation: “X” or "S said" with nothing else."""
    subject = subject_of(sentence, verb)
    if subject is None or verb.lemma not in phrases("cues", "beside_quotation"):
        return None
    if subject.relation not in {"nsubj", "csubj"} and verb.relation != "conj":
        return None
    before = sentence.tokens[subject.i - 1].lower if subject.i else ""
    if before == "what" and verb.i > subject.i:
        return None  # "what it says on the tin"
    if subject not in free or text.startswith(" according to", verb.end):
        return None  # "A said | according to a tape": the tape is no subject of "said"
    source = source_range(text, sentence, subject)
    return Pair(verb, (cue_range(sentence, verb),), source, (), "S said")
