"""What "the company", "the panel" or "the study" goes back to: a body or a thing named before.

In: a mention of a body or thing by its kind, the document's names and noun phrases. Out: the words
that brought it in, or None where nothing fits. A name fits by a word of the kind ("the panel": a
Commission) or, where no word of it says another kind, by being spoken of most. Refuses people.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from heapq import merge
from itertools import takewhile
from operator import attrgetter

from pactwatch.domain.reading import Name
from pactwatch.language.grammar.syntax import Sentence, Token, core_phrase
from pactwatch.language.names.mention_office import OF_PEOPLE
from pactwatch.language.names.mentions import Mention
from pactwatch.language.names.names import bare
from pactwatch.language.speakers.bodies_by_word import Bodies
from pactwatch.language.speakers.forms import without_article
from pactwatch.language.words.lexicon import load, phrases

__all__ = [
    "SENTENCES_BACK",
    "acting_body",
    "are_told_apart",
    "earlier_body",
    "earlier_outlet",
    "earlier_thing",
    "is_firm",
    "nouns_of",
    "same_words",
    "sorts_of",
]

# How many paragraphs back a body without a word of its kind may stand. A guess: news names the
# company anew after about so many.
_REACH = 4
# And how many sentences back the body that acted.
SENTENCES_BACK = 3


# The nouns of a text in order, each with its sentence, by their words.
Nouns = Mapping[str, Sequence[tuple[Sentence, Token]]]


@cache
def _kinds() -> dict[str, frozenset[str]]:
    return {kind: frozenset(row.split()) for kind, row in load("organisations")["kinds"].items()}


def _kinds_of(words: frozenset[str]) -> frozenset[str]:
    return frozenset(kind for kind, row in _kinds().items() if words & row)


def _shown(name: str) -> frozenset[str]:
    """The kinds that a name's words show; a brigade or a battalion is a group and no agency."""
    words = frozenset(bare(name).split())
    return _kinds_of(words) | ({"group"} if words & _UNITS else frozenset())


_UNITS = frozenset({"brigade", "battalion", "regiment", "legion", "column", "guard", "guards"})


def acting_body(
    mention: Mention, acting: Sequence[tuple[int, str]], *, is_outlet: Callable[[str], bool]
) -> str | None:
    """The last body that spoke or acted, within reach, if a kind that a name need not show is
    asked for; `acting` are the sentences back and the names, in order."""
    wanted = _wanted(mention)
    if not wanted & _SPOKEN_OF:
        return None
    for back, name in reversed(acting):
        kinds = _shown(name)
        is_other = (bool(kinds) and not kinds & wanted) or _are_apart(mention.head, name)
        is_other = is_other or not (kinds or _may_go_unsaid(mention))
        if back <= SENTENCES_BACK and not is_other and (kinds or not is_outlet(name)):
            return name
    return None


def _wanted(mention: Mention) -> frozenset[str]:
    """The kinds that a mention's word asks for; "the network" is an outlet before it is a group."""
    kinds = _kinds_of(frozenset({mention.head, mention.head.rstrip("s")}))
    return kinds - {"group"} if "outlet" in kinds else kinds


def _may_go_unsaid(mention: Mention) -> bool:
    """Whether a name need not show such a kind: "the group" may be Harana, "the committee" not."""
    return mention.head not in phrases("organisations", "said_in_name")


def are_told_apart(mention: Mention, name: str) -> bool:
    """ "The Orsk rights council" is not the Velm National Council: both are called by what they
    are, and the names before it differ."""
    words = bare(name).split()
    *beside, _ = mention.text.split()[1:] or [""]
    # An adjective of a people tells as little as "the": "the Velmish company" may have any name.
    told = [w for w in beside if w[:1].isupper() and not OF_PEOPLE.fullmatch(w)]
    initials = "".join(w[0] for w in words if w)
    is_same = any(bare(w) in words or bare(w) in initials for w in told)
    return mention.head in words and bool(told) and not is_same


def same_words(text: str, mention: Mention, nouns: Nouns) -> str | None:
    """ "The refugee agency" after "the League's refugee agency", "the administration" after "the
    Tolle administration": the last words with a name before them that end so."""
    told = bare(mention.text).split()
    is_telling = len(told) > 1 or mention.head in phrases("organisations", "said_in_name")
    if not told or not is_telling or told[-1] != mention.head:
        return None
    for phrase in _phrases_before(text, mention, nouns, [told[-1]]):
        words = without_article(phrase).split()
        is_longer = len(words) > len(told) and bare(" ".join(words)).split()[-len(told) :] == told
        if is_longer and any(w[:1].isupper() for w in words[: -len(told)]):
            return " ".join(words)
    return None


def _are_apart(head: str, name: str) -> bool:
    """ "The society" is no front and no militia, nor is "the movement" a society: both are groups,
    and "the group" may be either."""
    words = frozenset(bare(name).split())
    relief, armed = phrases("organisations", "relief"), phrases("organisations", "fighting")
    is_relief = head in relief and bool(words & armed)
    return is_relief or (head in armed and bool(words & relief) and not words & armed)


def is_firm(mention: Mention) -> bool:
    """ "The airline", "the firm": what no country is."""
    return "company" in _kinds_of(frozenset({mention.head, mention.head.rstrip("s")}))


def earlier_body(
    mention: Mention,
    bodies: Bodies,
    paragraph: Callable[[int], int],
    *,
    is_outlet: Callable[[str], bool],
    is_publisher: Callable[[str], bool],
) -> str | None:
    """The body a kind's word goes back to: the nearest that says its kind, else the most named;
    never who published the text."""
    wanted = _wanted(mention)
    is_free = bool(wanted & _SPOKEN_OF) and _may_go_unsaid(mention)
    words = sorted({word for kind in wanted for word in _kinds()[kind]})
    said = (_last_called(bodies, word, mention.start, is_publisher) for word in words)
    last = max((n for n in said if n), key=lambda n: n.start, default=None)
    if last and _are_apart(mention.head, last.text):
        last = None
    if not is_free or len(bare(mention.text).split()) > 1:
        return last.text if last and len(bare(mention.text).split()) == 1 else None
    here = paragraph(mention.start)
    before = reversed(bodies.all[: bisect_right(bodies.all, mention.start, key=_END)])
    near = list(takewhile(lambda n: here - paragraph(n.start) <= _REACH, before))
    fit = [n for n in near if not (is_publisher(n.text) or _says(n, wanted) or is_outlet(n.text))]
    fit = [n for n in fit if not _are_apart(mention.head, n.text)]
    found = _nearest(last, fit, bodies, mention.start, lambda n: here - paragraph(n.start))
    return found.text if found else None


_END = attrgetter("end")


def _last_called(
    bodies: Bodies, word: str, until: int, is_publisher: Callable[[str], bool]
) -> Name | None:
    """The last body before a character that has a word in its name."""
    called = bodies.called(word)
    before = (called[i] for i in range(bisect_right(called, until, key=_END) - 1, -1, -1))
    return next((n for n in before if not is_publisher(n.text)), None)


# Kinds that a name need not show: "the company" is the firm spoken of, "the panel" never is.
_SPOKEN_OF = frozenset({"company", "group", "agency"})


def _says(name: Name, wanted: frozenset[str]) -> bool:
    """Whether a word of the name says that it is another kind of body."""
    kinds = _shown(name.text)
    return bool(kinds) and not kinds & wanted


def _nearest(
    said: Name | None,
    near: Sequence[Name],
    bodies: Bodies,
    until: int,
    back: Callable[[Name], int],
) -> Name | None:
    """In the nearest paragraph with any: the last that says its kind, else the most named one."""
    for reach in range(_REACH + 1):
        if said and back(said) <= reach:
            return said
        if level := [n for n in near if back(n) <= reach]:
            return max(level, key=lambda n: (bodies.count(bare(n.text), until), n.start))
    return said


def earlier_outlet(mention: Mention, outlets: Sequence[Name]) -> str | None:
    """ "The news agency", "the newspaper": of the outlets of a text, in order, the one named last,
    if the only one of its sort in the nearest place that names any."""
    *beside, head = bare(mention.text).split() or [""]
    nouns = phrases("organisations", "outlet_nouns") | {"wire", "service"}
    known = phrases("organisations", "outlet_beside") | {"same"}
    is_told = head in nouns and known.issuperset(beside)
    if not is_told or (head == "service" and not beside):
        return None
    wanted = sorts_of(frozenset({head}))
    last = bisect_right(outlets, mention.start, key=_END)
    before = (outlets[i] for i in range(last - 1, -1, -1))
    fitting = (n for n in before if not wanted or _fits_sort(n, wanted))
    nearest = next(fitting, None)
    if nearest is None:
        return None
    level = takewhile(lambda n: nearest.start - n.end < _BESIDE, fitting)
    near = {bare(n.text) for n in (nearest, *level)}
    return nearest.text if len(near) == 1 else None


# Outlets so near each other stand in one list. A guess.
_BESIDE = 30


def sorts_of(words: frozenset[str]) -> frozenset[str]:
    """The sorts of outlet ("print", "air", "wire") that some words show."""
    rows = load("organisations")["media_sorts"].items()
    return frozenset(sort for sort, row in rows if words & frozenset(row.split()))


def _fits_sort(name: Name, wanted: frozenset[str]) -> bool:
    sorts = sorts_of(frozenset(re.split(r"[\s-]+", bare(name.text))))
    return not sorts or bool(sorts & wanted)


# What brings a thing in is no sentence; a longer phrase is a tree gone wrong. A guess.
_WORDS = 14


def earlier_thing(text: str, mention: Mention, nouns: Nouns) -> str | None:
    """The noun phrase that brought a poll, letter or report in: the first of its word or of one
    that stands for the same thing, if the document has it before the mention."""
    rows = [row.split() for row in load("titles")["things"]["same"]]
    others = {w for row in rows if mention.head in row for w in row} - {mention.head}
    for words in ({mention.head}, others):
        for fits in (_NEW.match, lambda phrase: not _POINTING.match(phrase)):
            told = _phrases_before(text, mention, nouns, words)
            if found := next((phrase for phrase in told if fits(phrase)), None):
                return found
    return None


def nouns_of(sentences: Iterable[Sentence]) -> Nouns:
    """The nouns of a text by their words in small letters."""
    found: dict[str, list[tuple[Sentence, Token]]] = defaultdict(list)
    for sentence in sentences:
        for token in sentence.tokens:
            if token.upos in {"NOUN", "PROPN"}:
                found[token.lower].append((sentence, token))
    return found


def _phrases_before(
    text: str, mention: Mention, nouns: Nouns, words: Iterable[str]
) -> Iterator[str]:
    """The phrases before a mention whose noun is one of the words, the latest first."""
    rows = (reversed(nouns.get(word, ())) for word in sorted(words))
    for sentence, token in merge(*rows, key=lambda n: n[1].start, reverse=True):
        if token.end > mention.start:
            continue
        start, end = core_phrase(sentence, token)
        end = token.end if _is_accused(text, sentence, token) else end
        if end <= mention.start and len(text[start:end].split()) <= _WORDS:
            author = _AUTHOR.match(text, end)
            yield text[start : author.end() if author else end]


# "Accused the ministry | of double counting": what of belongs to the verb.
_OF = frozenset(
    [
        *("accuse", "suspect", "convict", "acquit", "warn", "remind", "inform", "notify"),
        *("deprive", "rob", "strip", "relieve", "clear"),
    ]
)


def _is_accused(text: str, sentence: Sentence, noun: Token) -> bool:
    is_of_verb = sentence.tokens[noun.head].lemma in _OF and text.startswith(" of ", noun.end)
    return is_of_verb and noun.relation == "obj"


# "An unpublished report | by the Monitoring Group": trees hang its author elsewhere.
_AUTHOR = re.compile(r" by (?:the |a |an )?[A-Z][\w’'-]*(?: (?:of |on |for |the )*[A-Z][\w’'-]*)*")
_NEW = re.compile(r"(?:a|an)\s", re.IGNORECASE)


_POINTING = re.compile(
    r"(?:the|this|that|these|those|its|their|his|her|\w+day['’]s)\s+\S+$", re.IGNORECASE
)
