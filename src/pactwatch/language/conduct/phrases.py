"""Head words in, the document's own words out: what a claim prints for a role or a place.

"leaders of the Orlan Front" stands for "Orlan Front"; "its forces" for whoever "its" is;
"foreign fighters" stays as it is. Articles are left off, joined phrases become several entries.
Refuses to know any name: names are capitalised runs, or listed spellings.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pactwatch.domain.actor import Actor
from pactwatch.language.conduct.fit import may_be_party
from pactwatch.language.conduct.pronouns import antecedents, sentence_before
from pactwatch.language.grammar.chunks import (
    POSSESSIVES,
    chunk,
    governed_by,
    is_name_word,
    list_members,
)
from pactwatch.language.grammar.named_sides import is_tied_behind
from pactwatch.language.grammar.syntax import Sentence, Token, children
from pactwatch.language.names.mention_words import names_people
from pactwatch.language.words.lexicon import phrases as words_of_table

__all__ = ["Namer", "Refer", "place_text"]

Refer = Callable[[int, int], tuple[str, ...]]
_ARTICLES = (
    frozenset(
        ["the", "a", "an", "this", "that", "these", "those", "all", "any", "some", "both", "no"]
    )
    | POSSESSIVES
)


@dataclass(frozen=True, slots=True)
class Namer:
    """Turns head words into the words a claim carries; `refer` resolves pronouns where given,
    else the clauses and the sentence before do."""

    text: str
    actors: Sequence[Actor] = ()
    refer: Refer | None = None
    around: Sequence[Sentence] = ()

    def names(
        self, sentence: Sentence, head: Token | None, inside: frozenset[int] | None = None
    ) -> tuple[str, ...]:
        """Who is meant, one entry per joined phrase inside the content, doubles left out."""
        if head is None or _is_none_of_them(sentence, head):
            return ()
        found: list[str] = []
        for member in list_members(sentence, head):
            if inside is None or member.i in inside:
                found += self._one(sentence, member)
        return tuple(dict.fromkeys(word for word in found if word))

    def _one(self, sentence: Sentence, head: Token) -> tuple[str, ...]:
        counts = head.lower in words_of_table("conduct", "counts") or head.upos == "NUM"
        if counts and (whole := _whole(sentence, head)) is not None:
            return self._one(sentence, whole)  # "none of them", "five of the men"
        if head.upos == "PRON" or head.lower in POSSESSIVES:
            return self._meant(sentence, head) or (head.text,)
        words = chunk(sentence, head)
        where = _from_where(sentence, words, head)
        is_part = head.lemma in words_of_table("conduct", "part_nouns")
        # "Officers from Velm" may be anybody's; "people from Orsk" are who lives there.
        is_folk = head.lemma in words_of_table("conduct", "folk")
        words += where if is_folk or _is_body(where[1:]) or self._is_known(where) else []
        is_force = head.lemma in words_of_table("conduct", "force_nouns")
        if (is_part or is_force or _is_own_side(words, head)) and (
            owner := self._owner(sentence, words[0])
        ):
            return owner
        if (is_part or is_force) and (lord := self._lord(sentence, words[-1])):
            return (lord,)
        if is_part or is_force or _is_servant(sentence, words, head):
            joined = _joined_before(sentence, words, head)
            return (*joined, *self._side(sentence, words, head, is_part=is_part))
        if is_name_word(head) and (run := self._name_in(words)):
            return (run,)
        return self._as_it_stands(words)

    def _is_known(self, words: Sequence[Token]) -> bool:
        """Whether an actor that is no state is spelled there."""
        known = (n for a in self.actors if a.kind != "STATE" for n in a.names)
        return bool(words) and any(self._begins_in(n, words[0].start, words[-1].end) for n in known)

    def _side(
        self, sentence: Sentence, words: list[Token], head: Token, *, is_part: bool
    ) -> tuple[str, ...]:
        """Whose part or whose arms a phrase names."""
        if _is_of_a_people(words, head):
            return (self._plain(words),)
        if not is_part and (owner := _owner_words(sentence, words, head)):
            return (self._name_in(owner) or self._plain(owner),)
        if is_part or self._is_of_one(words):
            if run := self._name_in(words) or self._holder(sentence, words[-1]):
                # "Kessian soldiers" are a state's, "a Kessian" is one of its people.
                is_adjective = any(t.text == run and t.upos == "ADJ" for t in words)
                return (f"{run} {head.text}" if is_adjective else run,)
        elif is_name_word(head) and (run := self._name_in(words)):
            return (run,)
        return self._as_it_stands(words)

    def _meant(self, sentence: Sentence, pronoun: Token) -> tuple[str, ...]:
        """Who acts is whoever speaks or acts above; what is done to is what was told of last."""
        meant = antecedents(sentence, sentence_before(self.around, sentence)).get(pronoun.i)
        heads = [t for t in meant.heads if _may_be_meant(meant.sentence, t)] if meant else []
        taken_up = [self._one(meant.sentence, t) for t in heads] if meant else []
        before = tuple(dict.fromkeys(name for names in taken_up for name in names))
        above = self._referred(pronoun.start, pronoun.end)
        is_open = not above or above == (pronoun.text,)
        is_done_to = pronoun.relation != "nsubj" and pronoun.lower not in POSSESSIVES
        return before if before and (is_open or is_done_to) else above

    def _name_in(self, words: Sequence[Token]) -> str:
        """The listed spelling among the words, else their first capitalised run."""
        start, end = words[0].start, words[-1].end
        spellings = [n for a in self.actors for n in a.names if self._begins_in(n, start, end)]
        if spellings:
            return max(spellings, key=len)
        run = _name_run(words)
        return self.text[run[0].start : run[-1].end] if run else ""

    def _begins_in(self, name: str, start: int, end: int) -> bool:
        """Whether a listed name begins in the phrase, which may be cut ("Sons | of the River")."""
        return self.text.find(name, start, end + len(name) - 1) >= 0

    def _as_it_stands(self, words: list[Token]) -> tuple[str, ...]:
        start, end = words[0].start, words[-1].end
        resolved = self._referred(start, end) if words[0].lower in _ARTICLES else ()
        if resolved and resolved != (self.text[start:end],):
            return resolved
        return (self._plain(words),)

    def _holder(self, sentence: Sentence, last: Token) -> str:
        """ "Territory held by the Front": the Front's."""
        behind = sentence.tokens[last.i + 1 : last.i + 3]
        if [t.lower for t in behind[1:]] != ["by"] or behind[0].lower not in _HELD:
            return ""
        by = governed_by(sentence, behind[1])
        return self._name_in(chunk(sentence, by)) if by is not None else ""

    def _lord(self, sentence: Sentence, last: Token) -> str:
        """ "Forces loyal to the marshal Jan Orin": his; "to the government": the government."""
        behind = sentence.tokens[last.i + 1 : last.i + 3]
        if len(behind) < 2 or behind[0].lower not in _BOUND or behind[1].lower != "to":
            return ""
        to = governed_by(sentence, behind[1])
        words = _behind_office(chunk(sentence, to)) if to is not None else []
        return (self._name_in(words) or self._plain(words)) if words else ""

    def _is_of_one(self, words: Sequence[Token]) -> bool:
        """ "Aircraft of the Varn Army", "men from the Varn Army" are the army's; "a platoon of
        fighters" names nobody."""
        is_of = any(t.lower in {"of", "from"} for t in words)
        return is_of and words[-1].upos == "PROPN"

    def as_said(self, sentence: Sentence, head: Token) -> tuple[str, ...]:
        """The phrase in its own words, whoever it is."""
        return (self._plain(chunk(sentence, head)),)

    def _plain(self, words: list[Token]) -> str:
        kept = _without_articles(words)
        return self.text[kept[0].start : kept[-1].end]

    def _owner(self, sentence: Sentence, word: Token) -> tuple[str, ...]:
        """Whose "its forces" and "our artillery" are."""
        return self._meant(sentence, word) if word.lower in POSSESSIVES else ()

    def _referred(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(self.refer(start, end)) if self.refer else ()


def _may_be_meant(sentence: Sentence, head: Token) -> bool:
    """A party, or "four" of one."""
    return head.upos == "NUM" or may_be_party(sentence, head)


def _from_where(sentence: Sentence, words: Sequence[Token], head: Token) -> list[Token]:
    """ "Men | from the Estates Office", "people | from Orsk": whose or of where they are."""
    last = words[-1].i
    behind = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
    is_people = head.lemma in words_of_table("conduct", "part_nouns") or names_people(head)
    if behind is None or behind.lower != "from" or not is_people or head.upos != "NOUN":
        return []
    where = governed_by(sentence, behind)
    if where is None or where.upos != "PROPN":
        return []
    # "Drove | families | from Orsk": that is where they were driven from.
    if where.head != head.i and not head.relation.startswith("nsubj"):
        return []
    return list(sentence.tokens[behind.i : chunk(sentence, where)[-1].i + 1])


def _is_body(words: Sequence[Token]) -> bool:
    """ "The Estates Office", "the Hill Front": a body by its last word, and no state."""
    bodies, firms = (words_of_table("organisations", name) for name in ("bodies", "companies"))
    states = words_of_table("organisations", "state_forms")
    forces = words_of_table("conduct", "force_nouns") | words_of_table("conduct", "part_nouns")
    is_told = len(words) > 1 and words[0].lower == "the"
    return is_told and words[-1].lower in (bodies - states) | firms | forces


def _behind_office(words: list[Token]) -> list[Token]:
    """ "The Kessian leader | Moam Gaddar": the name behind the office, where one stands."""
    first = len(words)
    while first > 0 and words[first - 1].upos == "PROPN":
        first -= 1
    is_office = 0 < first < len(words) and words[first - 1].upos == "NOUN"
    return words[first:] if is_office else words


def _is_servant(sentence: Sentence, words: Sequence[Token], head: Token) -> bool:
    """ "The company's | watchmen" act for the company."""
    is_one = head.lemma in words_of_table("conduct", "servants")
    return is_one and bool(_owner_words(sentence, words, head))


def _owner_words(sentence: Sentence, words: Sequence[Token], head: Token) -> list[Token]:
    """ "The army's | guns": the army's, as "the Front's guns" are the Front's."""
    at = next((k for k, t in enumerate(words) if t.lower in {"'s", "'"} and t.i < head.i), 0)
    owner = words[at - 1] if at else None
    arms = words_of_table("conduct", "pointed_arms") | words_of_table("conduct", "machines")
    is_owned = owner is not None and owner.upos in {"NOUN", "PROPN"} and head.lemma in arms
    if owner is not None and owner.upos == "NOUN":  # "Duran's gunners" are known by his name
        is_owned = is_owned or head.lemma in words_of_table("conduct", "servants")
    return list(words[:at]) if owner and is_owned and may_be_party(sentence, owner) else []


_BOUND = frozenset({"loyal", "faithful", "answerable", "answering", "belonging"})
_HELD = frozenset({"held", "controlled", "occupied", "run", "manned", "dominated"})


def _is_of_a_people(words: Sequence[Token], head: Token) -> bool:
    """ "Ardeshi rebels" are not Ardesh, as "Ardeshi troops" are."""
    named = [t for t in words if is_name_word(t)]
    is_band = head.lemma in words_of_table("conduct", "combatants")
    is_own = head.lemma in words_of_table("conduct", "standing")
    return is_band and not is_own and bool(named) and all(t.upos == "ADJ" for t in named)


def _joined_before(sentence: Sentence, words: Sequence[Token], head: Token) -> tuple[str, ...]:
    """ "Kess and | Varo troops" are both sides': the one before the "and", said as the other."""
    before = sentence.tokens[max(0, words[0].i - 2) : words[0].i]
    if len(before) < 2 or before[1].lower != "and" or not is_name_word(words[0]):
        return ()
    other = before[0]
    is_its = other.head == head.i and other.text[0].isupper() and other.upos in {"PROPN", "ADJ"}
    return (f"{other.text} {head.text}" if other.upos == "ADJ" else other.text,) if is_its else ()


def _is_own_side(words: Sequence[Token], head: Token) -> bool:
    """ "My Government", "our country": the side of whoever speaks for it; "its lock keepers" act
    for whoever they are of."""
    if words[0].lower in POSSESSIVES and head.lemma in words_of_table("conduct", "servants"):
        return True
    is_mine = words[0].lower in {"my", "our"}
    return is_mine and head.lemma in words_of_table("conduct", "own_sides")


def _is_none_of_them(sentence: Sentence, head: Token) -> bool:
    """ "Neither army", "no side": which of them is not said. "Nobody", "no one": who is not there
    is no party."""
    below = {t.lower for t in children(sentence, head, "det")}
    is_nobody = head.lower == "nobody" or (head.lower == "one" and "no" in below)
    return is_nobody or bool(below & {"neither", "either"})


def _whole(sentence: Sentence, head: Token) -> Token | None:
    nxt = sentence.tokens[head.i + 1] if head.i + 1 < len(sentence.tokens) else None
    return governed_by(sentence, nxt) if nxt is not None and nxt.lower == "of" else None


def _name_run(words: Sequence[Token]) -> list[Token]:
    run: list[Token] = []
    for k, token in enumerate(words):
        if is_tied_behind(words, k):
            run = []  # "the Varo linked Dremal network": the network is the one named
        elif (
            is_name_word(token)
            or _opens_name(words, token)
            or (run and token.lower in {"of", "for"} and _goes_on(words, token))
            or (run and _is_of_folk(run[-1], token) and _goes_on(words, token))
        ):
            run.append(token)
        elif run:
            break
    return run


def _is_of_folk(before: Token, token: Token) -> bool:
    """ "The People | 's | Army", "the Women's Brigade": no side has it, it is called so."""
    return token.lower in {"'s", "'"} and before.lower in _FOLK


_FOLK = frozenset({"people", "women", "workers", "peasants", "farmers", "citizens", "children"})
_FOLK |= {"youth", "soldiers", "sailors", "students", "veterans", "mothers", "miners"}


def _opens_name(words: Sequence[Token], token: Token) -> bool:
    """ "Red Lantern has ...": a sentence begins with the name, whatever its first word is."""
    is_plain = token.lower in words_of_table("conduct", "modifiers") or token.lower in _ARTICLES
    opens = token.i == 0 and token.upos in {"ADJ", "NOUN"} and token.text[0].isupper()
    return opens and not is_plain and _goes_on(words, token)


def _goes_on(words: Sequence[Token], token: Token) -> bool:
    """ "Army of the North": a name may hold "of" before another capital."""
    return any(t.i == token.i + 1 and is_name_word(t) for t in words)


def _without_articles(words: list[Token]) -> list[Token]:
    while len(words) > 1 and (words[0].lower in _AHEAD or words[0].upos == "NUM"):
        words = words[1:]
    return words


# "At | least | two captains": how many at least, at most or about is no part of who they are.
_AHEAD = _ARTICLES | {"least", "most", "about", "some", "nearly", "almost", "around", "over"}
_AHEAD |= {"roughly", "single", "not"}


def place_text(text: str, sentence: Sentence, head: Token | None) -> str | None:
    """A place or object in the document's words, with the list it opens, without its article."""
    if head is None:
        return None
    members = list_members(sentence, head)
    kept = _without_articles(chunk(sentence, head))
    last = chunk(sentence, members[-1])[-1]
    return text[kept[0].start : last.end]
