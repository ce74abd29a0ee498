"""Noun phrases read off the words alone, so that a wrong tree cannot stretch them.

In: a sentence and a head word. Out: the run of words that make its phrase, and its list.
A phrase is determiners, adjectives, numbers and nouns before the head, the nouns that go on after
it, and an "of" phrase. Refuses relative clauses, appositions and other prepositions.
"""

from pactwatch.language.grammar.named_sides import before_hyphen, behind_hyphen, is_bound
from pactwatch.language.grammar.syntax import Sentence, Token
from pactwatch.language.words.lexicon import phrases as words_of_table

__all__ = [
    "POSSESSIVES",
    "RELATIVES",
    "chunk",
    "governed_by",
    "is_name_word",
    "list_members",
    "name_head",
]

POSSESSIVES = frozenset(["its", "their", "his", "her", "our", "my", "your"])
RELATIVES = frozenset(["that", "which", "who", "whom", "whose", "what", "there", "this", "it"])
_CLITICS = frozenset(["'s", "’s", "'", "’"])
_QUOTES = frozenset("\"“”‘’'«»„")
_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_COMMON = frozenset({"NOUN", "ADJ"})
_SKIPPED = frozenset({"DET", "ADJ", "NUM", "ADV"})


def chunk(sentence: Sentence, head: Token, *, with_of: bool = True) -> list[Token]:
    """The words of the head's phrase, in order."""
    if head.upos == "PRON" and head.lower not in {"none", "neither", "both", "some", "many"}:
        return [head]
    tokens = sentence.tokens
    first, last = _left(tokens, head.i), _right(tokens, head.i)
    while first < head.i and _is_of_later(tokens[first], last):
        first += 1  # "total army pullout": "total" is said of the pullout
    words = list(tokens[first : last + 1])
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    is_open = head.upos != "PROPN" or head.lower in words_of_table("conduct", "named_of")
    if with_of and following is not None and following.lower == "of" and is_open:
        below = governed_by(sentence, following)
        owned = tokens[last + 2].lower in POSSESSIVES if last + 2 < len(tokens) else False
        if below is not None and not owned and not _is_charge(tokens, first, below):
            words += [*tokens[last + 1 : _left(tokens, below.i)], *chunk(sentence, below)]
    return words


def _is_of_later(token: Token, last: int) -> bool:
    is_name = is_name_word(token) or is_bound(token)
    return token.upos in {"DET", "ADJ"} and token.head > last and not is_name


def _is_charge(tokens: tuple[Token, ...], first: int, below: Token) -> bool:
    """ "Accused the army | of grave breaches": a charge is no part of who is charged, as
    "fighters of the Band" are its."""
    before = tokens[first - 1] if first else None
    is_accused = before is not None and before.lemma in words_of_table("conduct", "charging_verbs")
    is_body = is_name_word(below) or below.lemma in words_of_table("conduct", "parties")
    return is_accused and below.upos == "NOUN" and not is_body


def _is_of_other_phrase(before: Token, here: Token) -> bool:
    """ "Gave the brigade | logistical support"; "Kess | special forces" are one phrase."""
    is_below = before.relation in {"compound", "amod"} and before.head > here.i
    is_small = here.upos in {"ADJ", "NUM"} and not here.text[0].isupper()
    return before.upos in _NOUNS and is_small and not is_below


def _is_past_night(tokens: tuple[Token, ...], i: int) -> bool:
    is_part = tokens[i].lower in words_of_table("conduct", "parts_of_days")
    return is_part and i > 0 and tokens[i - 1].lower in {"last", "this", "next"}


def _left(tokens: tuple[Token, ...], i: int) -> int:
    while i > 0:
        before, here = tokens[i - 1], tokens[i]
        if (opening := before_hyphen(tokens, i)) is not None:
            i = opening  # "the U.S.-led coalition", where the tagger sets the parts apart
        elif (
            (before.text in _CLITICS and i > 1 and tokens[i - 2].upos in _NOUNS)
            or before.lower in POSSESSIVES
            or (before.upos == "VERB" and before.relation == "amod")
        ):
            i -= 1
        elif before.upos not in _BEFORE or here.upos == "DET" or here.lower in POSSESSIVES:
            break
        elif before.lower in words_of_table("conduct", "calendar") and (
            here.upos in _COMMON or (i > 1 and tokens[i - 2].text.isdigit())
        ):
            break  # "on 28 March guards of ...": the day is none of theirs
        elif _is_past_night(tokens, i - 1):
            break  # "last night aircraft of ..."
        elif _is_of_other_phrase(before, here):
            break  # "gave the brigade logistical support": two phrases
        else:
            i -= 1
    return i


def _right(tokens: tuple[Token, ...], i: int) -> int:
    above = tokens[tokens[i].head]
    kinds = {"compound", "nmod"} | ({"amod"} if tokens[i].upos == "NOUN" else set())
    is_modifier = tokens[i].relation in kinds and above.i in range(i + 1, i + 3)
    if is_modifier and above.upos == "NOUN" and not is_name_word(above):
        return i  # "troops withdrawal": the troops, not what is said of them
    if _are_people(tokens[i]) and not is_modifier:
        return i  # "gave the foreigners flour": two phrases
    first = i
    while i + 1 < len(tokens) and (tokens[i].upos in _NOUNS or i > first):
        after = tokens[i + 1]  # behind an adjective inside a name too: "Varn Armed | Forces"
        if after.upos != tokens[i].upos and not (is_name_word(after) and is_name_word(tokens[i])):
            break
        i += 1
    return i


def _are_people(token: Token) -> bool:
    is_plural = token.upos == "NOUN" and token.lower.endswith("s") and token.lemma != token.lower
    return is_plural and token.lemma in words_of_table("conduct", "parties")


def governed_by(sentence: Sentence, preposition: Token) -> Token | None:
    """The head noun right after a preposition ("with the old Orlan Front" -> Front)."""
    tokens, i = sentence.tokens, preposition.i + 1
    while i < len(tokens) and (
        tokens[i].upos in _SKIPPED
        or tokens[i].lower in POSSESSIVES
        or tokens[i].text in _QUOTES
        or (tokens[i].upos == "VERB" and tokens[i].relation == "amod")
    ):
        i += 1
    if i >= len(tokens) or tokens[i].upos not in {"NOUN", "PROPN", "PRON"}:
        before = tokens[i - 1] if i - 1 > preposition.i else None
        return before if before is not None and before.upos in {"ADJ", "NUM", "DET"} else None
    while i + 1 < len(tokens) and tokens[i].upos in _NOUNS:
        after = tokens[i + 1]
        if (goes_on := _past_hyphen(tokens, i)) is not None:
            i = goes_on
        elif after.upos in _NOUNS:
            i += 1
        elif after.text in _CLITICS and i + 2 < len(tokens):
            inner = governed_by(sentence, after)
            return inner or tokens[i]
        else:
            break
    return tokens[i]


def _past_hyphen(tokens: tuple[Token, ...], i: int) -> int | None:
    """ "The U.S.-led coalition", set apart by the tagger: the noun behind the compound."""
    k = behind_hyphen(tokens, i)
    is_before_noun = k is not None and k + 1 < len(tokens) and tokens[k + 1].upos in _NOUNS
    return k + 1 if k is not None and is_before_noun else None


def list_members(sentence: Sentence, head: Token) -> list[Token]:
    """The head and the phrases joined to it by commas, "and", "or", "nor" right behind it."""
    tokens, found = sentence.tokens, [head]
    while True:
        last = chunk(sentence, found[-1])[-1].i
        nxt = last + 1
        if nxt >= len(tokens) or not (
            tokens[nxt].text == "," or tokens[nxt].lower in {"and", "or", "nor"}
        ):
            return found
        if (
            tokens[nxt].text == ","
            and nxt + 1 < len(tokens)
            and tokens[nxt + 1].lower in {"and", "or", "nor"}
        ):
            nxt += 1
        member = governed_by(sentence, tokens[nxt])
        is_none = member is None or member.lower in RELATIVES  # "the army, which"
        if member is None or is_none or not _may_join(sentence, head, tokens[nxt], member):
            return found
        found.append(member)


def _may_join(sentence: Sentence, head: Token, joint: Token, member: Token) -> bool:
    """Same kind, and nobody's subject: "fled X, and Y said" joins nothing."""
    if (head.upos == "PROPN") != (member.upos == "PROPN") and not (
        is_name_word(head) and is_name_word(member)
    ):
        return member.relation == "conj"
    end = chunk(sentence, member)[-1].i + 1
    after = sentence.tokens[end] if end < len(sentence.tokens) else None
    is_subject = after is not None and after.upos in {"VERB", "AUX"} and head.relation != "nsubj"
    is_aside = joint.text == "," and after is not None and after.text == ","
    return not is_subject and (not is_aside or head.upos == "PROPN")


def is_name_word(token: Token) -> bool:
    """A proper noun, or a capitalised noun inside a sentence; none that only says whose side
    others are on ("Orlan-linked")."""
    is_name = token.upos == "PROPN" or (
        token.i > 0
        and token.text[0].isupper()
        and token.upos in {"NOUN", "ADJ", "X", "DET", "ADP"}
        and (token.lower not in {"the", "a", "an", "of", "in", "and"})
    )
    return is_name and not is_bound(token)


def name_head(sentence: Sentence, token: Token) -> Token:
    """The last word of a run of name words ("Orlan" -> "Front"), without the tree."""
    while token.upos == "PROPN" and token.i + 1 < len(sentence.tokens):
        after = sentence.tokens[token.i + 1]
        if after.upos != "PROPN":
            break
        token = after
    return token
