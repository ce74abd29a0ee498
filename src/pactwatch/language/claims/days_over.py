"""Whether a day that stands with another verb is the deed's day too.

Shapes, as data: "On 2 May soldiers entered Menn, | shot two men and | burned the mill" (a day that
opens the sentence is that of all that is joined to its verb); "on 3 June the Mission | recorded
nine breaches", "found the crew | trawling", "our staff watched as X | freed them" (what is seen
happens then); "on 1 May he | instructed his governors not to" (an order is done where it is given);
"broke out on 3 May when they | attacked". In: a hit, the place of a day. Refuses what has a subject
or a tense of its own, and what a finite clause tells ("found that").
"""

from pactwatch.language.conduct.conduct import Hit
from pactwatch.language.conduct.negators import head_token
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    ancestors,
    children,
    clause_verb,
    is_passive,
)
from pactwatch.language.names.mention_words import names_people
from pactwatch.language.words.lexicon import phrases

__all__ = [
    "is_led_by_day",
    "is_opening_day",
    "is_period_of_thing",
    "is_plain_past",
    "is_seen_then",
    "is_told_by_when",
    "is_watched",
]

_PAST_HELPERS = frozenset({"was", "were"})
_LED_BY = frozenset({"ADP", "DET", "ADJ", "ADV", "SCONJ", "NUM", "CCONJ", "PUNCT", "X"})
# So many words may stand before a day that opens a sentence ("In the early hours of | 2 May").
_OPENING = 6
_LED = 4  # "and in the night of | 6 May"
# What is counted as it happens; what is documented or found may have happened long before.
_AS_IT_HAPPENS = frozenset({"record", "register", "log", "count", "observe", "watch"})
_SMALL = frozenset({"obj", "xcomp", "acl", "ccomp", "nmod", "compound", "conj", "appos", "advcl"})


def is_plain_past(sentence: Sentence, verb: Token) -> bool:
    """ "Burned", "were burned": no "had", "has", "will", and no present."""
    helpers = {t.lower for t in children(sentence, verb, "aux")}
    is_base = verb.lower in {verb.lemma, f"{verb.lemma}s"} or verb.lower.endswith("ing")
    is_base = is_base and verb.lemma not in phrases("conduct", "unchanged_pasts")
    return helpers <= _PAST_HELPERS and not is_base


def is_opening_day(hit: Hit, at: int) -> bool:
    """Whether the day opens the sentence and its verb is the deed's, or what that is joined to."""
    sentence = hit.sentence
    if at > _OPENING or any(t.upos not in _LED_BY for t in sentence.tokens[:at]):
        return False
    if sentence.root.i in range(at, at + 3) and sentence.root.upos != "VERB":
        return True  # the tree has made the day itself the sentence's verb
    verb = deed = clause_verb(sentence, head_token(hit))
    while deed.relation == "conj" and not children(sentence, deed, "nsubj", "csubj"):
        deed = sentence.tokens[deed.head]
    told = clause_verb(sentence, sentence.tokens[at])
    if _is_teller_behind(told, deed):
        return verb.i == deed.i  # "On 4 May soldiers entered Menn, | he told the Post"
    is_joined = deed.i != verb.i and is_plain_past(sentence, told) and is_plain_past(sentence, verb)
    return deed.i == told.i and (is_joined or verb.i == told.i)


def _is_teller_behind(verb: Token, deed: Token) -> bool:
    """Whether a verb that a tree hangs the day on only says who told of the deed."""
    is_told = deed.relation in {"ccomp", "parataxis"} and deed.head == verb.i
    return verb.is_root and is_told and deed.i < verb.i


def is_led_by_day(hit: Hit, at: int) -> bool:
    """ "They entered Menn and on | 6 May | burned it": behind the "and" it is the next verb's."""
    sentence = hit.sentence
    verb = clause_verb(sentence, head_token(hit))
    opens = [t.i for t in children(sentence, verb, "cc") if at - _LED < t.i < at < verb.i]
    return bool(opens) and not any(t.upos == "VERB" for t in sentence.tokens[at : verb.i])


def is_period_of_thing(hit: Hit, at: int) -> bool:
    """ "Submitted its records for | 2035 | on 12 May", "paid the wages of | May | on 9 June", "the
    | January | wages", "what it owed them for | May": what a thing is of or for, and not when
    anything was done with it."""
    sentence = hit.sentence
    if head_token(hit).upos != "VERB":
        return False
    if _is_right_before(sentence, at):
        return True
    at = _first_of_range(sentence, at)
    i = at - 1
    while i > 0 and sentence.tokens[i].upos in {"DET", "ADJ"}:
        i -= 1
    link, noun = sentence.tokens[max(i, 0)], sentence.tokens[max(i - 1, 0)]
    if i < 1:
        return False
    is_day = sentence.tokens[at].text.isdigit() and len(sentence.tokens[at].text) < _YEAR
    if link.lower == "for" and noun.upos == "PRON" and not noun.relation.startswith("nsubj"):
        return not is_day
    if noun.upos != "NOUN" or _is_of_times(noun):
        return False
    if link.lower == "of":
        is_thing = noun.i not in hit.tokens or names_people(noun) or _is_accord(noun)
        return is_thing and (_is_of_stretch(noun) or not _does_it(sentence, noun))
    is_long = not is_day and (_is_of_stretch(noun) or _is_period(sentence, at))
    return link.lower == "for" and is_long


def _first_of_range(sentence: Sentence, at: int) -> int:
    """ "For | October to February": where the stretch begins that a time ends."""
    before = sentence.tokens[max(at - 2, 0) : at]
    is_end = len(before) > 1 and before[1].lower in {"to", "through"}
    is_end = is_end and before[0].upos in {"PROPN", "NUM"} and before[0].i > 0
    return before[0].i if is_end else at


def _is_right_before(sentence: Sentence, at: int) -> bool:
    """ "The | January | wages", "the | 2035 | night bonuses": right before the thing."""
    before, behind = sentence.tokens[at - 1 : at], sentence.tokens[at + 1 : at + 3]
    if any(t.upos == "ADP" for t in before):
        return False  # "in January wages were paid"
    noun = next((t for t in reversed(behind) if t.upos == "NOUN" and _is_of_stretch(t)), None)
    return noun is not None and all(t.upos in {"NOUN", "ADJ"} for t in behind if t.i < noun.i)


def _is_of_stretch(noun: Token) -> bool:
    return noun.lemma in phrases("conduct", "of_a_stretch")


def _is_accord(noun: Token) -> bool:
    """ "Broke the truce of | 2 May" shows the deed by both words, as "made the attack of" does."""
    return noun.lemma in phrases("conduct", "accords")


def _does_it(sentence: Sentence, noun: Token) -> bool:
    """ "The attack of | 3 May | killed nine": what does it was then, and so was what it did; "after
    the talks of | 3 May", "in the raid of": what tells when."""
    verb = sentence.tokens[noun.head]
    is_doer = noun.relation == "nsubj" and not is_passive(sentence, verb)
    return is_doer or bool(children(sentence, noun, "case"))


def _is_of_times(noun: Token) -> bool:
    """ "In the spring of | 2035", "the end of | May": times themselves, and no thing."""
    times = phrases("conduct", "parts_of_days") | phrases("conduct", "calendar")
    return noun.lemma in times | _PARTS_OF_TIMES or noun.lemma in _STRETCHES


def _is_period(sentence: Sentence, at: int) -> bool:
    """A year, or a quarter or half of one."""
    near = sentence.tokens[at : at + 3]
    is_year = near[0].text.isdigit() and len(near[0].text) == _YEAR
    return is_year or any(t.lemma in _STRETCHES for t in near)


# So many digits has a year.
_YEAR = 4
_STRETCHES = frozenset({"quarter", "half-year", "semester"})
_PARTS_OF_TIMES = frozenset(
    {"beginning", "start", "end", "middle", "course", "rest", "half", "day", "date", "hour", "eve"}
)


def is_told_by_when(hit: Hit, at: int) -> bool:
    """ "Clashes broke out on | 11 May | when the Front | attacked a post": it happens then."""
    sentence = hit.sentence
    verb = clause_verb(sentence, head_token(hit))
    near = sentence.tokens[at + 1 : at + 1 + _LED]
    when = next((t.i for t in near if t.lower == "when" and t.i < verb.i), None)
    if when is None or not is_plain_past(sentence, verb):
        return False
    between = sentence.tokens[when + 1 : verb.i]
    if between and between[0].text == ",":  # "when, the ministry said, rebels attacked"
        ends = [n for n, t in enumerate(between) if n and t.text == ","]
        between = between[ends[0] :] if ends else between
    return not any(t.upos == "VERB" for t in between)


def is_seen_then(hit: Hit, at: int) -> bool:
    """Whether the day is that of seeing, recording or ordering what the deed's words tell."""
    sentence, deed = hit.sentence, head_token(hit)
    verb = clause_verb(sentence, sentence.tokens[at])
    if verb.i == deed.i:
        return True
    if verb.i > deed.i:
        return False
    if _is_case(sentence, deed, verb):
        return True
    if not _is_small(sentence, deed, verb):
        return False
    if deed.upos == "VERB":
        is_bare = deed.lower == deed.lemma or deed.lower.endswith("ing")
        return is_bare and verb.lemma in phrases("conduct", "seeing") | _AS_IT_HAPPENS | {"find"}
    return verb.lemma in phrases("conduct", "seeing") | _AS_IT_HAPPENS


def is_watched(hit: Hit, at: int) -> bool:
    """ "On | 4 June | our staff watched as X | freed them": then; what X "had" done was before."""
    sentence = hit.sentence
    verb = clause_verb(sentence, sentence.tokens[hit.first])
    seeing = sentence.tokens[verb.head]
    helpers = {t.lower for t in children(sentence, verb, "aux")}
    marks = {t.lower for t in children(sentence, verb, "mark", "advmod") if t.i < verb.i}
    is_side = verb.relation == "advcl" and bool(marks & _AS_SEEN)
    is_seen = seeing.lemma in _SEEING and (is_side or verb.relation in {"ccomp", "xcomp"})
    is_then = is_seen and not helpers & {"had", "have", "has", "will", "would"}
    return is_then and clause_verb(sentence, sentence.tokens[at]).i == seeing.i


# What is seen is done as it is seen.
_SEEING = frozenset({"see", "watch", "witness", "film", "present"})
_AS_SEEN = frozenset({"as", "when", "while", "how"})


def _is_case(sentence: Sentence, deed: Token, verb: Token) -> bool:
    """ "Recorded 14 cases in which soldiers | burned homes": what is counted as it happens."""
    words = [t.lower for t in sentence.tokens[verb.i + 1 : deed.i]]
    first = next((i for i in range(len(words) - 1) if words[i : i + 2] == ["in", "which"]), None)
    nouns = {t.lemma for t in sentence.tokens[verb.i + 1 : verb.i + 1 + (first or 0)]}
    return verb.lemma in _AS_IT_HAPPENS and bool(nouns & _CASES)


_CASES = frozenset({"case", "incident", "instance", "occasion", "attack"})


def _is_small(sentence: Sentence, deed: Token, verb: Token) -> bool:
    """Whether the deed hangs on the verb by no clause with a word that opens it or helps it."""
    if not {t.lower for t in sentence.tokens[verb.i + 1 : deed.i]}.isdisjoint({"that", "to"}):
        return False
    for token in (deed, *ancestors(sentence, deed)):
        if token.i == verb.i:
            return True
        if token.relation not in _SMALL or children(sentence, token, "mark", "aux"):
            return False
    return False
