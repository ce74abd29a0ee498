"""The words right before a deed in, whether they say that it was not done or leave it open, out.

"Was unable to | leave", "narrowly missed | shelling", "is about to | leave". In: a sentence and the
place of a deed. Out: the word that says "not", or yes and no. Reads the words as they stand, since
trees hang such words anywhere; the rows are `[leads]` of conduct.toml. Refuses what stands behind
the deed, and what lies more than a few words before it.
"""

from collections.abc import Iterator
from functools import cache

from pactwatch.language.grammar.syntax import NEGATORS, Sentence, Token, children
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import load, phrases

__all__ = [
    "is_kept_from",
    "is_left_open_before",
    "is_only_imagined",
    "undone_before",
    "unseen_before",
]

# What may stand between such words and the deed: "has yet to | fully be | freed".
_HELPERS = frozenset({"be", "have", "get"})
_OF_WHOM = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"})
# "Had hardly left when the shelling began": it had left.
_WHEN = frozenset({"when", "before", "than"})
_LONGEST = 4


def undone_before(sentence: Sentence, place: int) -> tuple[Token, ...]:
    """The words before the deed at ``place`` that say that it was not done."""
    if (nearly := _nearly(sentence, place)) is not None:
        return () if sentence.tokens[place].lemma in _completing() else (nearly,)
    if sentence.tokens[place].lemma in phrases("conduct", "leads", "there"):
        return ()
    return _found(sentence, place, "undone")


def is_left_open_before(sentence: Sentence, place: int) -> bool:
    """ "Is about to leave", "was supposed to leave", "nearly finished leaving": neither."""
    before = [t.lower for t in sentence.tokens[max(0, place - 2) : place]]
    if before == ["all", "but"]:
        return True  # "has all but left"
    if _nearly(sentence, place) is not None:
        return sentence.tokens[place].lemma in _completing()
    return bool(_found(sentence, place, "open"))


def is_kept_from(sentence: Sentence, verb: Token) -> bool:
    """ "A consensus against sending arms": nobody sends them; "against X shelling it" tells it."""
    if not verb.lower.endswith("ing") or children(sentence, verb, "nsubj", "det"):
        return False
    if any(c.lower == "against" for c in children(sentence, verb, "mark", "case")):
        return True
    return _is_behind_from(sentence, verb)


# So many words may stand between "prevent" and "from shelling": whom, at length. A guess.
_WHOM = 14


def _is_behind_from(sentence: Sentence, verb: Token) -> bool:
    """ "Efforts to prevent forces loyal to X from shelling it", wherever the tree hangs that."""
    before = sentence.tokens[max(0, verb.i - 2) : verb.i]
    mark = next((t for t in before if t.lower == "from"), None)
    if mark is None:
        return False
    for token in reversed(sentence.tokens[max(0, mark.i - _WHOM) : mark.i]):
        if token.upos == "VERB" and token.lemma in phrases("conduct", "keeping_from"):
            return True
        if token.upos in {"VERB", "AUX", "PUNCT"} and token.relation != "amod":
            return False
    return False


def unseen_before(sentence: Sentence, place: int) -> Token | None:
    """ "No sign of | the army | leaving", "in no case did | the army | leave": the word for "no"
    before whoever does it."""
    tokens, i = sentence.tokens, _before_doer(sentence, place)
    if i < 2:
        return None
    if tokens[i].upos == "AUX":
        is_time = tokens[i - 1].lemma in phrases("conduct", "leads", "no_times")
        return tokens[i - 2] if is_time and tokens[i - 2].lower == "no" else None
    is_sign = tokens[i - 1].lemma in phrases("acts", "nothing_found", "nouns")
    is_lacking = tokens[i - 2].lower in phrases("conduct", "leads", "scant") | NEGATORS
    return tokens[i - 2] if tokens[i].lower == "of" and is_sign and is_lacking else None


def is_only_imagined(sentence: Sentence, place: int) -> bool:
    """ "Had | the army | left, ...", "it is time | the army | left": it has not, or nobody says so.

    A question ("had the army left?") is none of these.
    """
    tokens, i = sentence.tokens, _before_doer(sentence, place)
    if i < 0 or any(t.text == "?" for t in tokens[place:]):
        return False
    before = tokens[i - 1] if i else None
    opens = before is None or before.upos in {"PUNCT", "CCONJ"}
    if tokens[i].lower in {"had", "were", "should"} and opens:
        return True
    is_now = before is not None and before.lower in {"is", "'s", "’s", "high", "about", "past"}
    return tokens[i].lower == "time" and is_now


def _before_doer(sentence: Sentence, place: int) -> int:
    """Where the word stands that comes before whoever does the deed; -1 where none does."""
    tokens, i = sentence.tokens, place - 1
    if tokens[place].upos != "VERB":
        return -1
    while i > 0 and tokens[i].upos in {"ADV", "PART"}:
        i -= 1
    doer = i
    while i >= 0 and tokens[i].upos in _OF_WHOM and tokens[i].lower != "time":
        i -= 1
    return i if i < doer else -1


def _nearly(sentence: Sentence, place: int) -> Token | None:
    """ "Nearly | shelled", "hardly | left": right before the deed and nowhere else."""
    before = sentence.tokens[place - 1] if place else None
    if before is None or before.lower not in phrases("conduct", "leads", "nearly"):
        return None
    is_just = before.lower in phrases("conduct", "leads", "just")
    behind = sentence.tokens[place + 1 :]
    return None if is_just and any(t.lower in _WHEN for t in behind) else before


def _found(sentence: Sentence, place: int, row: str) -> tuple[Token, ...]:
    deed, by_last = sentence.tokens[place], _rows(row)
    is_ing = deed.lower.endswith("ing")  # taken for a noun at times
    words = _words_before(sentence, place) if is_ing or deed.upos == "VERB" else []
    lasts = {words[0].lower, words[0].lemma} if words else set[str]()
    for lead in (lead for last in lasts for lead in by_last.get((last, is_ing), ())):
        spots = words[: len(lead)][::-1]
        if len(spots) == len(lead) and all(_is(t, w) for t, w in zip(spots, lead, strict=True)):
            return tuple(spots)
    return ()


def _words_before(sentence: Sentence, place: int) -> list[Token]:
    """The nearest words before the deed, nearest first, without adverbs and helpers next to it."""
    before: Iterator[Token] = reversed(sentence.tokens[max(0, place - 2 * _LONGEST) : place])
    found: list[Token] = []
    for token in before:
        is_between = not found and (token.lemma in _HELPERS or token.upos == "ADV")
        if not is_between:
            found.append(token)
    return found[:_LONGEST]


def _is(token: Token, word: str) -> bool:
    """ "Denied | neglecting | to free them" is taken for a noun at times."""
    is_ing = token.lower.endswith("ing") and token.upos == "NOUN"
    return word in {token.lower, token.lemma, lemma(token.text, "VERB") if is_ing else ""}


@cache
def _rows(name: str) -> dict[tuple[str, bool], tuple[tuple[str, ...], ...]]:
    """The rows of one kind by their last word, and by whether they want a deed in -ing: all but
    those on "to" do ("due to leave", not "due to shelling"), and of these what ends on "-ing"."""
    found: dict[tuple[str, bool], tuple[tuple[str, ...], ...]] = {}
    for line in load("conduct")["leads"][name]:
        lead = tuple(word for word in line.split() if word != "-ing")
        key = lead[-1], lead[-1] != "to" or line.endswith("-ing")
        found[key] = (*found.get(key, ()), lead)
    return found


@cache
def _completing() -> frozenset[str]:
    return phrases("conduct", "finishing_verbs")
