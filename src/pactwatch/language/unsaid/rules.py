"""When a cue with its source reports no words: one rule for each way, in a table.

A rule gets the text, a draft and the sentences, and holds where nobody has said the content.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from pactwatch.language.bounds.answered import QUESTION_PUT
from pactwatch.language.bounds.charges import DENIED
from pactwatch.language.cues.access import KEEPING, is_access
from pactwatch.language.cues.taken_up import CONFIRMING, TAKES_UP
from pactwatch.language.grammar.syntax import (
    Sentence,
    sentence_over,
    sentences_over,
    tokens_between,
)
from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.mention_words import is_people
from pactwatch.language.names.offices import office_class
from pactwatch.language.unsaid.as_promised import urged_as_promised
from pactwatch.language.unsaid.corrected import taken_back
from pactwatch.language.unsaid.open import (
    cites_a_matter,
    conjecture,
    failed,
    greeted,
    held_back,
    held_for,
    left_open,
    named,
    showed_nothing,
    still_to_say,
    superseded,
    tells_of,
    thought_better,
    unperformed,
    unseen,
    whether,
    words,
)
from pactwatch.language.unsaid.unreal import UNREAL_RULES
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, covered, span_of

__all__ = ["RULES", "has_verb", "words"]

_BARE = re.compile(
    r"(?:(?:all|any|none|much) of (?:this|that|it)|all this|all that"
    r"|that|this|it|so|as much|them|those|these|why|how|when|where|who|what"
    r"|to (?:have )?do(?:ne)?(?: so| that| it| this)?(?: (?:in|by|under|on|before|at)\b[^,;]*)?)\Z",
    re.IGNORECASE,
)

# "As he told them | it would": it stands for what was told before.
_IT_DID = re.compile(
    r"(?:it|he|she|they|we) (?:would|had|did|will|has|have|does|do|was|were|is|are|could)\Z", re.I
)
_WHO = re.compile(r",?\s(?:who|whom|whose)\s")
_QUOTING = re.compile(r"(?:cit|quot)(?:e[sd]?|ing)\Z", re.IGNORECASE)


# The passive a headline shortens: nobody stands between the participle and its preposition.
_CHARGED = re.compile(
    r"(?:accused|suspected|convicted|acquitted|cleared) of\Z|"
    r"(?:charged|credited|tasked) with\Z|(?:blamed|criticised|criticized|condemned|praised) for\Z",
    re.IGNORECASE,
)

_ASKED = re.compile(r"(?:when )?(?:asked|questioned|pressed|quizzed)\b", re.IGNORECASE)
# "Told that there was smoke, the general shrugged": he was told.
_TOLD_FIRST = re.compile(r"(?:Told|Informed|Reminded|Warned|Advised|Confronted|Shown)\b")
_FREE = re.compile(r"\bwhat\Z")  # "... believe what | S tells her"
_RELATIVE = re.compile(r"\b(?:who|whom|which|what)\Z")


Rule = Callable[[str, Draft, Sequence[Sentence]], bool]


@lru_cache(maxsize=64)
def _cue_lemmas(text: str, cue: tuple[Range, ...]) -> tuple[str, ...]:
    """The words of a cue as they stand in a dictionary, were they verbs."""
    return tuple(lemma(w.lower(), "VERB") for w in words(text, cue).split())


def _bare(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "He has clarified that.": a pronoun stands for words told elsewhere."""
    said = words(text, draft.content)
    is_quoted = any(mark in _around(text, draft) for mark in "“”\"'‘’«»")
    if _is_position(text, draft):
        return False  # "the Front denies this": a position on what was told right before it
    return bool(draft.cue) and bool(_BARE.match(said) or (_IT_DID.match(said) and not is_quoted))


def _is_position(text: str, draft: Draft) -> bool:
    cue = _cue_lemmas(text, draft.cue)
    takes = {"deny", "dispute", "reject", "contest"} | CONFIRMING
    is_plain = bool(cue) and cue[-1] in takes
    return is_plain and bool(draft.source) and bool(TAKES_UP.fullmatch(words(text, draft.content)))


def _measured(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "Goes on according to plan", "paid according to rank": a measure has said nothing."""
    named = words(text, (*draft.cue, *draft.source)).casefold().split()
    is_according = named[:2] == ["according", "to"]
    return is_according and named[-1] in phrases("cues", "measures") and len(set(named)) == 3


def _setting(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "In a story about the accord, A reported that B said": where A did is not what A said."""
    if len(draft.content) != 1 or not draft.source or text[draft.content[0][0]] in '“"‘':
        return False
    is_before = draft.content[0][1] <= draft.source[0][0]
    return (
        is_before
        and bool(_PLACED.match(words(text, draft.content)))
        and not has_verb(draft, sentences)
    )


_PLACED = re.compile(r"(?:In|At|On|During|After|Before|Since)\s")


def _quoted_party(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "B reported, quoting A": A is whom B has it from, no words of anybody."""
    quoting = bool(draft.content) and bool(_QUOTING.search(words(text, draft.cue)))
    quoting = quoting and not cites_a_matter(words(text, draft.content))
    if not quoting or len(draft.content) != 1:
        return quoting and not has_verb(draft, sentences)
    start, end = draft.content[0]
    who = _WHO.search(text, start, end)
    party = replace(draft, content=((start, who.start() if who else end),))
    return not has_verb(party, sentences)


def _relative(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "The monitors, who according to ...": a noun and its relative pronoun say nothing."""
    if draft.made_by == DENIED:
        return False  # "..., which the envoy denies": what it stands for is found later
    said = words(text, draft.content)
    first = draft.content[0][1] if draft.content else 0
    if _CONTRARY.search(text, max(0, first - len("contrary to what ")), first):
        return True
    is_free = (
        bool(_FREE.search(said)) and bool(draft.cue) and draft.cue[0][0] > draft.content[-1][1]
    )
    return is_free or (bool(_RELATIVE.search(said)) and not has_verb(draft, sentences))


_CONTRARY = re.compile(r"\b(?:contrary to|unlike) what\Z", re.I)


def _own_relative(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "The Front, which promised to leave, denies everything": that it promised is not denied."""
    if len(draft.content) != 1 or not draft.source or not draft.cue:
        return False
    (start, end), before = draft.content[0], draft.source[-1][1]
    is_between = before <= start and end <= draft.cue[0][0]
    return is_between and bool(_OWN.fullmatch(text[before:start] + text[start:end].split()[0]))


_OWN = re.compile(r",?\s*(?:which|who|whose|whom)", re.IGNORECASE)


def _nobody(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "Nobody asked us", "neither side admitted it": who is not there says nothing."""
    teller = words(text, draft.source)
    at = draft.source[0][0] if teller.lower() == "who" else 0
    return bool(_NOBODY.match(" ".join([*text[:at].rsplit(None, 1)[-1:], teller])))


_NOBODY = re.compile(
    r"(?:(?:nobody|no-?one|no one|none|neither|nothing|whoever)\b|no [a-z]+s?\Z"
    r"|no (?:side|party)\b|(?:anyone|anybody|everyone|he|those) who\Z)",
    re.I,
)


def _asked(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "Asked about the camps, she said ...": somebody asked her, she asked nothing."""
    if not draft.cue or draft.made_by == QUESTION_PUT:
        return False
    opens = text[draft.cue[0][0]].isupper()  # whoever stands before it is in another sentence
    if not opens and (not draft.source or draft.source[0][0] < draft.cue[-1][1]):
        return False
    cue = words(text, draft.cue)
    return bool(_ASKED.match(cue)) or (opens and bool(_TOLD_FIRST.match(cue)))


def _hearer(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "He had warned the monitors twice": who was warned is not what he was warned of."""
    cue = words(text, draft.cue).split()
    verbs = phrases("cues", "addressing")
    tells = bool(draft.content) and any(lemma(w.lower(), "VERB") in verbs for w in cue)
    if tells and cue[-1].lower() in {"of", "about", "against"} and _is_marked(text, draft):
        return False  # "warns of “rolling cuts”"
    if tells and tells_of(text, draft):
        return False
    return (
        tells and draft.content[0][0] > draft.cue[0][0] and not _has_clause(text, draft, sentences)
    )


def _has_clause(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    return has_verb(draft, sentences) or bool(_REPORTED.match(words(text, draft.content)))


_REPORTED = re.compile(r"(?:of|about|against|to|that)\b|[“\"]")


def _phrase(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "The report, he said, also notes that ...": a bare phrase is nothing one says."""
    cue = _cue_lemmas(text, draft.cue)
    is_plain = bool(cue) and cue[-1] in _PLAIN and bool(draft.content)
    return is_plain and not _is_marked(text, draft) and not has_verb(draft, sentences)


def _is_marked(text: str, draft: Draft) -> bool:
    return any(mark in _around(text, draft) for mark in "“”\"'‘’«»")


def _around(text: str, draft: Draft) -> str:
    return "".join(text[max(0, s - 2) : e + 2] for s, e in draft.content)


_PLAIN = frozenset({"say", "add"})


def _topic(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "The council will discuss Belmara": what a talk is about is no words of anybody."""
    cue = _cue_lemmas(text, draft.cue)
    is_topic = bool(cue) and cue[-1] in phrases("cues", "about_a_topic") and bool(draft.content)
    is_topic = is_topic and not held_for(text, draft)
    return is_topic and "“" not in _around(text, draft) and not has_verb(draft, sentences)


def _charged(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "Rebels accused of clinging to posts": who is accused is not who accuses."""
    if not draft.cue or not draft.source or draft.source[-1][1] > draft.cue[0][0]:
        return False
    return bool(_CHARGED.search(words(text, draft.cue)))


_LED = re.compile(r"(?:with|without|amid|despite|after|before|like)\s", re.IGNORECASE)


def _led(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "..., with proceeds going to the fund": what a preposition leads says nothing."""
    return bool(draft.source) and bool(_LED.match(text, draft.source[0][0]))


def _kept_from(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "The League denies the Mission access": what it keeps from others is no denial."""
    cue = _cue_lemmas(text, draft.cue)
    if not cue or cue[-1] not in KEEPING or not draft.content:
        return False
    return is_access(words(text, draft.content)) and "that" not in cue


def _let_in(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "It would not admit inspectors", "has recalled its envoy": who is let in or called back is
    not what is said."""
    cue = _cue_lemmas(text, draft.cue)
    if not cue or cue[-1] not in {"admit", "recall"} or len(draft.content) != 1:
        return False
    near = sentence_over(sentences, *draft.content[0])
    inside = tokens_between(near, *draft.content[0]) if near else ()
    nouns = list(takewhile(lambda t: t.upos != "ADP", inside))
    head = next((t for t in reversed(nouns) if t.upos in {"NOUN", "PROPN"}), None)
    is_let_in = head is not None and (is_people(head) or bool(office_class(head.lemma)))
    return is_let_in and not has_verb(draft, sentences)


def _looked_into(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "The cabinet ordered a fresh look at the text": an act of office, and no words."""
    cue = _cue_lemmas(text, draft.cue)
    is_order = bool(cue) and cue[-1] in {"order", "take", "want"} and bool(draft.content)
    is_look = is_order and bool(_LOOK.fullmatch(words(text, draft.content)))
    is_call = bool(cue) and cue[-1] == "call" and bool(_MEETING.match(words(text, draft.content)))
    return (is_look or is_call) and "“" not in _around(text, draft)


_MEETING = re.compile(
    r"an?(?: \w+){0,2} (?:session|meeting|summit|vote|election|strike|conference|referendum)\b"
)


_LOOK = re.compile(r"an?(?:other)?(?: \w+)? look (?:at|into) .*")


def _provided(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "The compact, which foresees the opening": what a text provides for, nobody foresees."""
    cue = set(_cue_lemmas(text, draft.cue))
    is_text = words(text, draft.source).lower() in {"which", "that", "it"}
    return is_text and bool(cue & {"foresee", "envisage", "provide", "stipulate"})


def _contact(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "The question everybody asks": a noun with a clause on it, and no words of anybody."""
    if not (len(draft.content) == len(draft.source) == len(draft.cue) == 1):
        return False
    content, source, cue = draft.content[0], draft.source[0], draft.cue[0]
    is_run = text[content[1] : source[0]] == text[source[1] : cue[0]] == " "
    is_talk = words(text, (content,)).split(" ")[-1].lower() in {
        "question",
        "story",
        "tale",
        "word",
    }
    return is_run and is_talk and not has_verb(draft, sentences)


def has_verb(draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """Whether a verb stands in what a draft has as said."""
    near = sentences_over(sentences, *span_of(draft.content))
    tokens = (t for s in near for t in s.tokens if t.upos in {"VERB", "AUX"})
    return any(covered((t.start, t.end), draft.content) for t in tokens)


RULES: tuple[Rule, ...] = (
    _bare,
    _measured,
    _setting,
    _quoted_party,
    _relative,
    _own_relative,
    _nobody,
    _asked,
    _hearer,
    _phrase,
    _charged,
    _led,
    _topic,
    left_open,
    unseen,
    whether,
    conjecture,
    failed,
    superseded,
    taken_back,
    urged_as_promised,
    still_to_say,
    thought_better,
    showed_nothing,
    greeted,
    named,
    unperformed,
    held_back,
    *UNREAL_RULES,
    _let_in,
    _kept_from,
    _looked_into,
    _provided,
    _contact,
)
