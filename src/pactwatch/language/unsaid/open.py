"""Rules for what somebody left open, might say or failed to show: nobody has said it.

A rule gets the text, a draft and the sentences, and holds where nobody has said the content.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from pactwatch.language.cues.sayings import speech_lemmas
from pactwatch.language.grammar.negated import negated_lemma
from pactwatch.language.grammar.syntax import Sentence, sentence_over, tokens_between
from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.mention_words import is_people
from pactwatch.language.names.offices import office_class
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range

__all__ = [
    "SUPERSEDED",
    "cites_a_matter",
    "conjecture",
    "failed",
    "greeted",
    "held_back",
    "held_for",
    "left_open",
    "named",
    "showed_nothing",
    "still_to_say",
    "superseded",
    "tells_of",
    "thought_better",
    "unperformed",
    "unseen",
    "whether",
    "words",
]


_MATTER = re.compile(
    r"\b(?:need|goal|reason|failure|lack|risk|threat|danger|worr(?:y|ie)|suspicion|concern|fear|doubt)s?\b"
    r"|\sas\s(?:an?|the|his|her|its|their|“|\")"
)


def cites_a_matter(said: str) -> bool:
    """ "Citing safety concerns", "cites the revolt as an example": a reason and a judgement, and
    nobody from whom the words come."""
    return bool(_MATTER.search(said))


# "Was told of a plan": who is told tells nothing.
_OF_WHAT = re.compile(
    r"(?<!be )(?<!been )(?<!was )(?<!were )\b(?:warn\w* (?:of|against)|(?:tells?|told) of)\Z", re.I
)


def tells_of(text: str, draft: Draft) -> bool:
    """ "Warned of a rise in abductions", "tell of beatings": a bare phrase is told as well."""
    return bool(_OF_WHAT.search(words(text, draft.cue)))


# A dozen rules ask for the words of one draft in a row.
@lru_cache(maxsize=64)
def words(text: str, ranges: tuple[Range, ...]) -> str:
    """The words of ranges, without marks at their ends."""
    return " ".join(text[slice(*r)] for r in ranges).strip(" .,;“”\"'")


_WHETHER = re.compile(r"\bwhether\s+(?:the\s+|an?\s+)?\Z", re.IGNORECASE)
_PREDICATE = re.compile(r"(?:is|was|are|were|will|would|has|had|may|might|can|could|remains?)\b")


def whether(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "Whether he warned | is another matter": he need not have, and that is none of his words."""
    if not draft.source or not draft.cue or not draft.content:
        return False
    start = draft.source[0][0]
    is_led = bool(_WHETHER.search(text, max(0, start - len("whether the ")), start))
    return is_led and bool(_PREDICATE.match(text, draft.content[0][0]))


_CONJECTURE = re.compile(
    r"would\s+(?:say|argue|claim|tell|add|reply|answer|object|respond)\Z", re.I
)


_OPEN_QUESTION = re.compile(
    r"(?:that |her |him |them |us |reporters )?(?:(?:from|to|by|in|on|for|with|of|at|under) )?"
    r"(?:who|whom|whose|what|which|where|when|why|how|whether|if)(?: [a-z]+){0,3} \Z"
)
_NOT_SAID = re.compile(
    r"(?:(?:did|does|do|would|will|has|have|had)(?: not|n['’]t| never)|declin\w+ to|refus\w+ to)"
    r" (?:\w+ly )?(?:say|said|state|tell|told|specif|disclos|reveal|explain|name)",
    re.I,
)


def left_open(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "It did not state from which country | they came": what was left open nobody said."""
    if not draft.cue or not draft.content or draft.content[0][0] < draft.cue[-1][1]:
        return False
    between = text[draft.cue[-1][1] : draft.content[0][0]].lstrip()
    is_open = bool(between) and bool(_OPEN_QUESTION.match(between))
    return is_open and bool(_NOT_SAID.search(words(text, draft.cue)))


_UNSEEN = re.compile(
    r"(?:did|do|does|could|can|had|has|have)(?: not|n['’]t| never|not)(?: \w+ly)?"
    r" (?:see|seen|hear|heard|watch|watched|observed?|witness(?:ed)?)\Z",
    re.I,
)


def unseen(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "He did not see it happen": what nobody saw is not told by him."""
    return bool(draft.cue) and bool(_UNSEEN.match(words(text, draft.cue)))


# "Some readers will say", "you may ask".
_ANYBODY = re.compile(
    r"(?:you|one|some|many|people|others|critics|readers|cynics|sceptics|skeptics|some \w+"
    r"|many \w+|anyone|anybody)\Z",
    re.I,
)
_WILL_SAY = re.compile(
    r"(?:will|may|might|would|could|can|['’]ll)\s+(?:\w+ly\s+)?"
    r"(?:say|ask|argue|object|claim|wonder|reply|answer|tell|think|protest|complain)\b",
    re.I,
)


def conjecture(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "The minister would say that mines are no matter of politics": nobody has said it."""
    home = sentence_over(sentences, *draft.cue[0]) if draft.cue else None
    if _ANYBODY.match(words(text, draft.source)) and _WILL_SAY.match(words(text, draft.cue)):
        return True
    if home is None or not _CONJECTURE.match(words(text, draft.cue)):
        return False
    return not re.search(
        r"\b(?:later|afterwards|subsequently|would not)\b", text[home.start : home.end]
    )


_HELD_FOR = re.compile(r"(?:(?:once|also|long|now|widely|still) )*consider(?:s|ed)?", re.IGNORECASE)


def held_for(text: str, draft: Draft) -> bool:
    """ "Many consider it a plot": what somebody holds a thing for is a view, and no topic."""
    return bool(draft.source) and bool(_HELD_FOR.fullmatch(words(text, draft.cue)))


_FAILED = re.compile(
    r"(?:has |have |had )?(?:fail(?:s|ed|ing)?|tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?"
    r"|struggl(?:e|es|ed|ing)) to\b",
    re.I,
)


def failed(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "The prosecutor failed to prove that the entry was made": nobody said so."""
    return bool(draft.cue) and bool(_FAILED.match(words(text, draft.cue)))


# "An earlier version of this story said that X": what the paper takes back.
SUPERSEDED = re.compile(
    r"(?:an?|the) (?:earlier|previous|former|first|original) version of (?:this|the) "
    r"(?:story|article|report|page|post|piece)\b",
    re.I,
)


def superseded(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """Whether a paper corrects what its own earlier version said: it says so no longer."""
    return bool(SUPERSEDED.fullmatch(words(text, draft.source)))


_STILL_TO = re.compile(r"(?:has|have|had|is|are|was|were)\s+still\s+to\b", re.I)
_LEAD = 12  # characters that hold "had still to "


def still_to_say(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "The army, he added, had still to | explain why X": it has not explained it."""
    if not draft.cue:
        return False
    start = max(0, draft.cue[0][0] - _LEAD - 2)
    return bool(_STILL_TO.search(text, start, draft.cue[-1][1]))


# "Nor did he offer any evidence" is left to whoever reads it.
_SHOWING = frozenset({"offer", "give", "provide", "produce", "present", "cite", "show", "adduce"})
_NO_PROOF = re.compile(
    r"(?:no|little|not a shred of|scant) (?:\w+ ){0,2}?(?:evidence|proof|grounds|examples?)\b", re.I
)


def showed_nothing(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "Offered | no evidence" behind a charge: the reporter's word on him, and nothing he said."""
    last = words(text, draft.cue).split()[-1:]
    is_showing = bool(last) and lemma(last[0].lower(), "VERB") in _SHOWING
    return is_showing and bool(_NO_PROOF.match(words(text, draft.content)))


def thought_better(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "Thought | better of shelling it": a deed let be, and nothing thought. Who lets it be is the
    tree's to tell (grammar/tree_openings)."""
    said = words(text, draft.content)
    return bool(_THOUGHT.search(words(text, draft.cue))) and bool(_BETTER.match(said))


_THOUGHT = re.compile(r"\b(?:think|thinks|thought|know|knows|knew)\Z", re.I)
_BETTER = re.compile(r"better (?:of|than)\b", re.I)


def greeted(text: str, draft: Draft, sentences: Sequence[Sentence]) -> bool:
    """ "Welcomed | the ambassador at the airport": a person is greeted, and nothing judged."""
    if not _GREETED.search(words(text, draft.cue)) or not draft.content:
        return False
    home = sentence_over(sentences, *draft.content[0])
    found = tokens_between(home, *draft.content[0]) if home else ()
    head = next((t for t in found if t.upos in {"NOUN", "PROPN"}), None)
    is_alone = not any(t.upos == "VERB" for t in found)
    return head is not None and is_alone and (is_people(head) or bool(office_class(head.lemma)))


def named(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "A group called | Hands for Sarn", "identified | himself as Rob Lund": who somebody is, for
    the speaker to be called by."""
    if draft.content and _HIMSELF.match(text, draft.content[0][0]):
        return True
    is_called = bool(_CALLED.search(words(text, draft.cue)))
    return is_called and bool(_A_NAME.fullmatch(words(text, draft.content)))


_HIMSELF = re.compile(r"(?:himself|herself|themselves) (?:only |just )?as (?=[A-Z])")
_CALLED = re.compile(r"\b(?:called|named|dubbed)\Z", re.I)
_A_NAME = re.compile(r"[A-Z][\w.'’-]+(?:\s(?:[A-Z][\w.'’-]+|of|for|the|and|without|in))*")
_GREETED = re.compile(r"\b(?:welcome[sd]?|greet(?:s|ed)|receive[sd]|host(?:s|ed))\Z", re.I)


def unperformed(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "Did not accuse the army of X", "has never promised to X": nobody has said X."""
    performing = phrases("acts", "unperformed", "lemmas")
    return bool(draft.cue) and negated_lemma(words(text, draft.cue), performing) is not None


_HELD_BACK = re.compile(
    r"(?<!not\s)(?<!n[’']t\s)\b(?:refrain\w*\s+from|avoid(?:s|ed|ing)?|without(?:\s+ever)?|far\s+from"
    r"|(?:careful|anxious|at\s+pains)\s+not\s+to|instead\s+of|rather\s+than"
    r"|sh(?:y|ies|ied|ying)\s+away\s+from|h(?:eld|olds|olding)\s+back\s+from)\s+(?:\w+ly\s+)?\Z",
    re.I,
)
_HELD_WITHIN = 40  # characters that "had anxiously been at pains not to publicly " takes, about


def held_back(text: str, draft: Draft, _: Sequence[Sentence]) -> bool:
    """ "Refrained from | accusing the army", "without | admitting X": nobody has said X."""
    if not draft.cue:
        return False
    start, end = draft.cue[-1]
    verb = max(start, text.rfind(" ", start, end) + 1)
    is_saying = lemma(text[verb:end].lower(), "VERB") in speech_lemmas()
    return is_saying and bool(_HELD_BACK.search(text, max(0, verb - _HELD_WITHIN), verb))
