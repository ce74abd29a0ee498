"""What "the company", "the panel" or "the study" goes back to: a body or a thing named before.

In: a mention of a body or thing by its kind, the document's names and noun phrases. Out: the words
that brought it in, or None where nothing fits. A name fits by a word of the kind ("the panel": a
Commission) or, where no word of it says another kind, by being spoken of most. Refuses people.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

from pactwatch.domain.reading import Name
from pactwatch.language.grammar.syntax import Sentence, Token, core_phrase
from pactwatch.language.names.mentions import Mention
from pactwatch.language.names.names import bare
from pactwatch.language.words.lexicon import load, phrases

__all__ = ["acting_body", "earlier_body", "earlier_outlet", "earlier_thing"]

# How many paragraphs back a body without a word of its kind may stand. A guess: news names the
# company anew after about so many.
_REACH = 4
# And how many sentences back the body that acted.
_SENTENCES_BACK = 3


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
    wanted = _kinds_of(frozenset({mention.head, mention.head.rstrip("s")}))
    if not wanted & _SPOKEN_OF:
        return None
    for back, name in reversed(acting):
        kinds = _shown(name)
        is_other = bool(kinds) and not kinds & wanted
        if back <= _SENTENCES_BACK and not is_other and (kinds or not is_outlet(name)):
            return name
    return None


def earlier_body(
    mention: Mention,
    names: Sequence[Name],
    paragraph: Callable[[int], int],
    *,
    is_outlet: Callable[[str], bool],
) -> str | None:
    """The body a kind's word goes back to: the nearest that says its kind, else the most named."""
    wanted = _kinds_of(frozenset({mention.head, mention.head.rstrip("s")}))
    before = [n for n in names if n.end <= mention.start and n.kind in _BODIES]
    said = [n for n in before if _kinds_of(frozenset(bare(n.text).split())) & wanted]
    if not wanted & _SPOKEN_OF or len(bare(mention.text).split()) > 1:
        return said[-1].text if said and len(bare(mention.text).split()) == 1 else None
    near = [n for n in before if not _says(n, wanted) and not is_outlet(n.text)]
    here = paragraph(mention.start)
    return _nearest(said, near, before, lambda n: here - paragraph(n.start))


# Kinds that a name need not show: "the company" is the firm spoken of, "the panel" never is.
_SPOKEN_OF = frozenset({"company", "group", "agency"})
_BODIES = frozenset({"ORGANISATION", "ARMED_GROUP"})


def _says(name: Name, wanted: frozenset[str]) -> bool:
    """Whether a word of the name says that it is another kind of body."""
    kinds = _shown(name.text)
    return bool(kinds) and not kinds & wanted


def _nearest(
    said: Sequence[Name], near: Sequence[Name], before: Sequence[Name], back: Callable[[Name], int]
) -> str | None:
    """In the nearest paragraph with any: the last that says its kind, else the most named one."""
    count = Counter(bare(n.text) for n in before)
    for reach in range(_REACH + 1):
        if telling := [n for n in said if back(n) <= reach]:
            return telling[-1].text
        if level := [n for n in near if back(n) <= reach]:
            return max(level, key=lambda n: (count[bare(n.text)], n.start)).text
    return said[-1].text if said else None


def earlier_outlet(
    mention: Mention, names: Sequence[Name], *, is_outlet: Callable[[Name], bool]
) -> str | None:
    """ "The news agency", "the newspaper": the outlet named last, if the only one of its sort in
    the nearest place that names any."""
    *beside, head = bare(mention.text).split() or [""]
    nouns = phrases("organisations", "outlet_nouns") | {"wire", "service"}
    is_told = head in nouns and phrases("organisations", "outlet_beside").issuperset(beside)
    if not is_told or (head == "service" and not beside):
        return None
    wanted = _sorts_of(frozenset({head}))
    before = [n for n in names if n.end <= mention.start and is_outlet(n)]
    fitting = [n for n in before if not wanted or _fits_sort(n, wanted)]
    near = {bare(n.text): n.text for n in fitting if fitting[-1].start - n.end < _BESIDE}
    return next(iter(near.values())) if len(near) == 1 else None


# Outlets so near each other stand in one list. A guess.
_BESIDE = 30


def _sorts_of(words: frozenset[str]) -> frozenset[str]:
    rows = load("organisations")["media_sorts"].items()
    return frozenset(sort for sort, row in rows if words & frozenset(row.split()))


def _fits_sort(name: Name, wanted: frozenset[str]) -> bool:
    sorts = _sorts_of(frozenset(re.split(r"[\s-]+", bare(name.text))))
    return not sorts or bool(sorts & wanted)


# What brings a thing in is no sentence; a longer phrase is a tree gone wrong. A guess.
_WORDS = 14


def earlier_thing(text: str, mention: Mention, sentences: Sequence[Sentence]) -> str | None:
    """The noun phrase that brought a poll, letter or report in: the first of its word or of one
    that stands for the same thing, if the document has it before the mention."""
    rows = [row.split() for row in load("titles")["things"]["same"]]
    words = {mention.head, *(w for row in rows if mention.head in row for w in row)}
    exact: list[str] = []
    alike: list[str] = []
    for sentence in sentences:
        if sentence.start >= mention.start:
            break
        for token in sentence.tokens:
            if token.end > mention.start or token.upos not in {"NOUN", "PROPN"}:
                continue
            if token.lower in words:
                start, end = core_phrase(sentence, token)
                end = token.end if _is_accused(text, sentence, token) else end
                if end > mention.start or len(text[start:end].split()) > _WORDS:
                    continue
                found = exact if token.lower == mention.head else alike
                author = _AUTHOR.match(text, end)
                found.append(text[start : author.end() if author else end])
    brought = [p for p in exact if _NEW.match(p)] or [p for p in alike if _NEW.match(p)]
    told = brought or [p for p in (*alike, *exact) if not _POINTING.match(p)]
    return told[-1] if told else None


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
