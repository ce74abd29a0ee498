"""A document's names and trees in, the people it speaks of out: spellings, offices, where they
stand.

A full name and the bare surname after it are one person; where several share the surname, the
form of address and who had been brought in decide; offices set beside any mention ("A, the
head of B", "B spokesman A") belong to the person. Refuses to join two people of one surname.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter

from pactwatch.domain.reading import Name
from pactwatch.language.grammar.syntax import Sentence, Token, sentence_over
from pactwatch.language.names.appointed import office_given
from pactwatch.language.names.mention_words import head_of, is_people, run_of
from pactwatch.language.names.mentions import Mention, read_mention
from pactwatch.language.names.offices import gender_of, given_gender, is_address, office_class
from pactwatch.language.names.owned_by import owner_of
from pactwatch.language.names.spoken_for import body_spoken_for
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, join, over, trim

__all__ = ["Person", "find_people", "folded"]


@dataclass(slots=True)
class Person:
    """Somebody the document names. `places` are the starts of all mentions, in order."""

    name: str
    places: list[int] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    gender: str | None = None
    bare_names: set[str] = field(default_factory=set)

    @property
    def gender_known(self) -> str | None:
        """What the text or the given name says."""
        return self.gender or given_gender(self.name)

    @property
    def surname(self) -> str:
        """The last word of the name, in lower case."""
        return self.name.split()[-1].casefold()

    @property
    def role(self) -> str | None:
        """The longest office the document gives, which is the most telling."""
        return max(self.roles, key=len, default=None)

    @property
    def organisation(self) -> str | None:
        """The first body the document gives."""
        return self.organisations[0] if self.organisations else None


def find_people(
    text: str, sentences: Sequence[Sentence], names: Sequence[Name]
) -> tuple[Person, ...]:
    """Everybody named, in order of the first mention."""
    people = _Known()
    credits = join(m.span() for m in _CREDITS.finditer(text))
    told = [n for n in names if n.kind == "PERSON" and not _is_byline(text, n)]
    told = [n for n in told if not over(credits, (n.start, n.start + 1))]
    owned = {n.text for n in told if _OWNED.search(text, max(0, n.start - 8), n.start)}
    told = [n for n in told if " " in n.text or n.text not in owned]
    spoken = sorted(told, key=lambda n: -len(n.text.split()))
    for name in spoken:
        bearers = _bearers(people, name)
        if len(bearers) > 1:
            bearers = _meant(text, bearers, name)
        person = bearers[0] if len(bearers) == 1 else None
        if person is None and _is_shared(people, name):
            continue
        if person is None:
            person = Person(name.text)
            people.add(person)
        person.places.append(name.start)
        if len(bearers_of := folded(name.text).split()) == 1 and bearers_of[0] != folded(
            person.name
        ):
            person.bare_names.add(name.text)
        _note_office(text, sentences, names, name, person)
    for person in people.all:
        person.places.sort()
        # "Lucas", of whom no more is told: a first name.
        is_alone = " " not in person.name
        given = given_gender(f"{person.name} -" if is_alone else person.name)
        person.gender = person.gender or given
    return tuple(sorted(people.all, key=lambda p: p.places[0]))


class _Known:
    """The people found so far by name, surname and each word of their names."""

    def __init__(self) -> None:
        self.all: list[Person] = []
        self.names: dict[str, list[Person]] = defaultdict(list)
        self.surnames: dict[str, list[Person]] = defaultdict(list)
        self.words: dict[str, list[Person]] = defaultdict(list)

    def add(self, person: Person) -> None:
        """One more, behind the others."""
        self.all.append(person)
        self.names[folded(person.name)].append(person)
        self.surnames[folded(person.surname)].append(person)
        for word in dict.fromkeys(folded(person.name).split()):
            self.words[word].append(person)


_OWNED = re.compile(r"\b(?:his|her|their|its) \Z")  # "his | Jeep |": a thing, and nobody
# A line of its own before or below an article that says who wrote it.
_BYLINE = re.compile(
    r"\s*(?:by|words|text|story|reporting|written|reported|compiled)(?:\s+by)?:?\s", re.IGNORECASE
)
_BYLINE_WORDS = 9
# "The Wire's A, B and C contributed to this report" at the end of a story.
_CREDITS = re.compile(
    r"(?:[A-Z][\w.'’-]*,?\s+(?:and\s+)?){2,60}contributed (?:reporting )?to this "
    r"(?:report|story|article)\b"
)


def _is_byline(text: str, name: Name) -> bool:
    """ "By Ola Marn" alone in its line: who wrote the article is nobody it speaks of."""
    start = text.rfind("\n", 0, name.start) + 1
    stop = text.find("\n", name.end)
    # Asked first of all: a paragraph of a book's length is not split for each of its names.
    if stop < 0 or not _BYLINE.match(text, start, stop):
        return False
    line = text[start:stop]
    return len(line.split()) <= _BYLINE_WORDS and line.rstrip()[-1:] not in '.!?”"'


def _bearers(people: _Known, name: Name) -> list[Person]:
    """Whom a name can mean: the same name, else the full names its words belong to."""
    words = folded(name.text).split()
    if exact := people.names.get(folded(name.text)):
        return exact
    if not words:
        return []
    if titled := _by_title(people, words):
        return titled
    last = people.surnames.get(words[-1], [])
    if len(words) == 2 and words[0] in phrases("titles", "address", "honours"):
        bearers = [p for p in last if " " in p.name]
        return bearers if len(bearers) == 1 else []
    if len(words) == 2 and _INITIAL.fullmatch(words[0]):  # "Z. Ott" is Zarina Ott
        return [p for p in last if folded(p.name)[0] == words[0][0] and " " in p.name]
    if len(words) > 1:
        return [p for p in last if set(words) <= set(folded(p.name).split())]
    return last or people.words.get(words[0], [])


_INITIAL = re.compile(r"[^\W\d_]\.?")


def _by_title(people: _Known, words: Sequence[str]) -> list[Person]:
    """ "Sheikh Omar" after "Sheikh Omar bin Salim", "Rear Adm Marn" after "Rear Adm Ilse Marn": the
    one of that title who is called so."""
    for k in range(1, len(words)):
        rest = words[k:]
        found = [
            p
            for p in people.words.get(rest[0], [])
            if set(rest) <= set(folded(p.name).split())
            and set(words[:k]) <= {w for role in p.roles for w in folded(role).split()}
        ]
        if len(found) == 1:
            return found
    return []


def _meant(text: str, bearers: list[Person], name: Name) -> list[Person]:
    """Of several bearers those whom the form of address fits, and who had been brought in.

    Who was called by the bare name while he was its only bearer keeps it when others come in.
    """
    called = gender_of(text[max(0, name.start - 6) : name.start])
    fitting = [p for p in bearers if not called or p.gender_known in (None, called)]
    shown = [p for p in fitting if called and p.gender_known == called]
    fitting = shown if len(shown) == 1 else fitting
    known = [p for p in fitting if min(p.places) < name.start]
    usual = [p for p in known if name.text in p.bare_names]
    return usual or known or fitting[:1]


def _is_shared(people: _Known, name: Name) -> bool:
    """Whether a bare word belongs to several people: then it is nobody's."""
    return len(people.words.get(folded(name.text), [])) > 1


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """A name for comparing: lower case, no accents, no Arabic article ("al-Doğan" = "Dogan")."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"\b(?:al|el|as|ash|ad|an|ar|at|az)-", "", plain)


def _note_office(
    text: str, sentences: Sequence[Sentence], names: Sequence[Name], name: Name, person: Person
) -> None:
    sentence = sentence_over(sentences, name.start, name.end)
    if sentence is None:
        return
    start, end = _widened(text, sentence, name)
    mention = read_mention(text, sentence, start, end, names)
    if mention.name != name.text:
        return
    person.mentions.append(mention)
    role = mention.role or _title_before(text, name) or _told_by_verb(sentence, name)
    for told in (role, office_given(text, name)):
        if told and told not in person.roles:
            person.roles.append(told)
    spoken_for = body_spoken_for(text, name, names)
    owner = None if spoken_for else owner_of(mention, text, sentences, names)
    body = owner or mention.organisation or spoken_for
    if body and body not in person.organisations:
        person.organisations.append(body)
    shown = mention.gender or _gender_beside(text[start:end]) or _gender_called(text, name)
    person.gender = person.gender or shown


def _told_by_verb(sentence: Sentence, name: Name) -> str | None:
    """ "A was a teacher in Velm": what a sentence says that its subject is."""
    subject = next((t for t in sentence.tokens if name.start <= t.start < name.end), None)
    root = sentence.root
    if subject is None or root.upos != "NOUN" or subject.relation != "nsubj":
        return None
    if not any(t.head == root.i and t.relation == "cop" for t in sentence.tokens):
        return None
    is_denied = any(t.head == root.i and t.lower in _NO for t in sentence.tokens)
    is_person = bool(office_class(root.lemma)) or is_people(root)
    return root.lower if subject.head == root.i and is_person and not is_denied else None


_NO = frozenset({"not", "n't", "no", "never"})


def _title_before(text: str, name: Name) -> str | None:
    """A capitalised title right before the name, whatever the tree makes of it."""
    before = _RETIRED.sub(" ", text[max(0, name.start - 40) : name.start])
    word = next(iter(reversed(before.split())), "")
    is_title = word[:1].isupper() and bool(office_class(word)) and not is_address(word)
    return word if is_title and text[name.start - 1 : name.start] == " " else None


_RETIRED = re.compile(r"\s\((?:ret(?:ired|d)?|res|act(?:ing)?)\.?\)\s\Z", re.IGNORECASE)
# A name between would own it: "A, who met Mira Marn at her house".
_OWN_BESIDE = re.compile(r",[^,]*\b(?:who|whose)\b[^,A-Z]*\b(his|her|himself|herself)\b")


def _gender_beside(words: str) -> str | None:
    """ "A, a weaver who lost her son": the possessive beside a name shows a woman."""
    found = _OWN_BESIDE.search(words)
    return None if found is None else "m" if found[1] in {"his", "himself"} else "f"


_END = attrgetter("end")
_CALLED = re.compile(r"(\w+)\s(?:called|named)\s\Z")


def _gender_called(text: str, name: Name) -> str | None:
    """ "A girl called | Mia"."""
    called = _CALLED.search(text, max(0, name.start - 40), name.start)
    return gender_of(called[1]) if called else None


_BEFORE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


def _widened(text: str, sentence: Sentence, name: Name) -> Range:
    """A name with the office before it and, after a comma, the one set beside it."""
    tokens = sentence.tokens
    first = bisect_right(tokens, name.start, key=_END)
    last = bisect_left(sentence.starts, name.end) - 1
    while first > 0 and _is_title_word(tokens[first - 1]):
        first -= 1
    first = _of_office(tokens, first)
    between = (t for t in tokens[first:last] if t.start < name.start)
    is_called = all(is_address(t.lower) or bool(office_class(t.lower)) for t in between)
    if first > 1 and tokens[first - 1].text == "," and is_called:
        first = _beside_start(tokens, first)
    end = last
    if end + 2 < len(tokens) and tokens[end + 1].text in {",", "("}:
        end = _beside_end(tokens, end + 1)
    return trim(text, tokens[first].start, tokens[end].end)


def _is_title_word(token: Token) -> bool:
    if token.lower in {"v", "v.", "vs", "vs.", "versus"}:
        return False  # "Prosecutor v. Emil Tarn": a case's name makes nobody a prosecutor
    return token.upos in _BEFORE or token.lower in {"'s", "the", "a", "an"} or token.text == "-"


def _of_office(tokens: Sequence[Token], first: int) -> int:
    """Where "Minister of | Education A" begins: a capitalised office of something, no comma."""
    is_of = first > 1 and tokens[first - 1].lower in {"of", "for"} and tokens[first].upos == "PROPN"
    office = tokens[first - 2] if is_of else None
    is_title = office is not None and office.text[:1].isupper() and bool(office_class(office.lower))
    return first - 2 if is_title else first


_LINKS = frozenset({"of", "for", "in", "at"})


def _beside_start(tokens: Sequence[Token], name: int) -> int:
    """Where "the health minister of Velm, | A" begins: at its article or owner, if it is an
    office."""
    first = name - 1
    while first > 0 and (_is_title_word(tokens[first - 1]) or tokens[first - 1].lower in _LINKS):
        first -= 1
        is_linked = first > 0 and tokens[first - 1].lower in _LINKS
        if tokens[first].lower in {"the", "a", "an"} and not is_linked:
            break  # "On 9 March | the head of the infirmary, Mrs A"
    if first > 0 and tokens[first - 1].lower in {"his", "her", "its", "their"}:
        first -= 1
    run = run_of(tokens[first : name - 1])
    head = head_of(run)
    is_open = bool(run) and (run[0].upos in {"DET", "PRON"} or run[0].upos == "PROPN")
    after = next((t for t in tokens[name:] if t.upos not in {"PROPN", "NOUN"}), None)
    # "Told by the minister, A said": there the comma closes a clause and A is somebody else.
    is_governed = first > 1 and tokens[first - 1].upos in {"ADP", "VERB"}
    is_governed = is_governed and after is not None and after.upos in {"VERB", "AUX"}
    is_office = head is not None and bool(office_class(head.lemma) or is_people(head))
    return first if is_open and is_office and not is_governed else name


def _beside_end(tokens: Sequence[Token], comma: int) -> int:
    """The last word of what stands between a comma and the next, or the comma's predecessor."""
    after = tokens[comma + 1]
    if after.upos not in {"DET", "NOUN", "ADJ", "PROPN", "NUM"} and after.lower != "who":
        return comma - 1
    stop = comma + 1
    while stop < len(tokens) and tokens[stop].text not in {",", ".", ")", ";", "”", '"', "—"}:
        if tokens[stop].upos == "VERB" and tokens[stop].relation in _OF_CLAUSES:
            return comma - 1  # "General, the monitors say ...": an address, then a clause
        stop += 1
    return stop - 1


_OF_CLAUSES = frozenset({"root", "ccomp", "parataxis", "conj"})
