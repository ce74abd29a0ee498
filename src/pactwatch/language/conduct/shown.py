"""A code without triggers in, what its examples do, to what and to whom, out (`Shown`).

"Fitted fire doors in two mills" shows a doing (fit) and things (door, mill). Worked out once a
code, from its label, description and examples; counter-examples give the nouns that speak against.
Refuses to judge a passage: see examples.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from pactwatch.domain.codebook import ConductCode
from pactwatch.language.conduct.doing import any_thing, called_or_held, doing_of, particle_of
from pactwatch.language.conduct.done_to import SOMEBODY, patient_of, people_or_thing
from pactwatch.language.conduct.limits import common_side
from pactwatch.language.conduct.what_for import (
    common_reasons,
    reason_start,
    tells_reason,
)
from pactwatch.language.grammar.doings import akin_to, kin_of
from pactwatch.language.grammar.engine import Engine
from pactwatch.language.grammar.syntax import (
    NEGATORS,
    Sentence,
    Token,
    ancestors,
    children,
    is_negated,
    is_passive,
)
from pactwatch.language.model.closeness import Passage, passage
from pactwatch.language.names.mention_words import is_people, names_people
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.lexicon import phrases

__all__ = ["Shown", "acting_on", "doers_of", "shown_by"]

# From here on two verbs are of one field ("refused", "denied"). A guess, from thirty pairs.
_ONE_FIELD = 0.4
# Below it two nouns are for people of different sorts ("lawyer", "clerk"). A guess, from ten pairs.
_UNLIKE = 0.2
# "Kept at work" is undone by no paying: the thing alone does not tell what undoes these.
_KEEPING = frozenset({"keep", "hold", "leave", "stay", "remain"})


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """Lemmas: what is done in each text, the nouns that stand with it, and those that only
    counter-examples have ("the court's order was cancelled"). `denied`: by text what it tells by
    a "not" ("turned away or not let in"); `patients`: by doing whether it is done to people, to a
    thing or to what may be either (None); `is_of_anybody`: whoever it is done to, the code is
    shown ("abducted a clerk", "kidnapped the lawyer"); `limit`: the side of a limit that every text
    tells ("more than the quota"); `reasons`: what every example is done for ("for striking");
    `particles`: of a verb of many doings, those that all texts have with it; `acting`: things that
    do it to something ("the | dam | released water"); `is_got`: some text tells it of who gets it
    ("returnees received call-up papers"); `telling`: kin that tell it beside a thing. One each
    code."""

    texts: tuple[tuple[str, frozenset[str]], ...]
    things: frozenset[str]
    others: frozenset[str]
    doers: frozenset[str] = frozenset()
    denied: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    patients: Mapping[str, frozenset[bool | None]] = field(default_factory=dict, repr=False)
    is_of_anybody: bool = False
    limit: str | None = None
    reasons: frozenset[str] = frozenset()
    particles: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    acting: frozenset[str] = frozenset()
    is_got: bool = False
    doings: frozenset[str] = field(init=False)
    kin: frozenset[str] = field(init=False)
    telling: frozenset[str] = field(init=False)
    _field: Passage = field(init=False, repr=False)
    _near: dict[str, bool] = field(default_factory=dict, repr=False)
    _things: Passage = field(init=False, repr=False)
    _reasons: Passage = field(init=False, repr=False)

    def __post_init__(self) -> None:
        doings = frozenset[str]().union(*(told for _, told in self.texts))
        # "There are boots on the ground": that something is says nothing where others are done.
        doings = doings - {"be"} or doings
        object.__setattr__(self, "doings", doings)
        object.__setattr__(self, "kin", kin_of(doings))
        object.__setattr__(self, "telling", kin_of(doings - _KEEPING) | akin_to(doings))
        object.__setattr__(self, "_field", passage(" ".join(sorted(doings))))
        object.__setattr__(self, "_things", passage(" ".join(sorted(self.things))))
        object.__setattr__(self, "_reasons", passage(" ".join(sorted(self.reasons))))

    def has_reason(self, sentence: Sentence, inside: Iterable[int]) -> bool:
        """Whether a passage says what it was done for, where every example says so."""
        return not self.reasons or tells_reason(sentence, inside, self.reasons, self._reasons)

    def is_in_field(self, word: str) -> bool:
        """Whether a verb is of one field with one of the doings; asked for few verbs and often."""
        if word not in self._near:
            self._near[word] = self._field.nearest(word) >= _ONE_FIELD
        return self._near[word]

    def is_near_thing(self, noun: str, least: float = _ONE_FIELD) -> bool:
        """ "Inmates" where the examples have prisoners: a noun of one field with a thing."""
        return noun not in self.others and self._things.nearest(noun) >= least

    def text_with(self, doing: str) -> str | None:
        """The text that tells of a doing itself, else the first that tells of one kin to it."""
        same = (text for text, told in self.texts if doing in told)
        return next(same, None) or next(
            (t for t, told in self.texts if doing in kin_of(told)), None
        )

    def is_denied(self, text: str, doing: str) -> bool:
        """Whether a text tells of a doing, or of what is kin to it, by a "not"."""
        told, denied = dict(self.texts)[text], self.denied[text]
        meant = {doing} & told or {d for d in told if doing in kin_of(frozenset({d}))} or told
        return bool(denied) and meant <= denied


# By code and the model that reads it; a case has a few dozen.
_KNOWN: dict[tuple[ConductCode, str], Shown] = {}


def shown_by(code: ConductCode, engine: Engine) -> Shown:
    """What the label, the description and the examples of a code tell, by the engine that reads."""
    key = code, engine.label
    if key not in _KNOWN:
        _KNOWN[key] = _read(code, engine)
    return _KNOWN[key]


def _read(code: ConductCode, engine: Engine) -> Shown:
    read = {text: engine.read(text).sentences for text in (*code.examples, code.description)}
    texts = tuple((text, _doings(sentences)) for text, sentences in read.items())
    own = frozenset(w for word in code.label.lower().split() if len(word) > 3 for w in _forms(word))
    own |= _nouns(chain.from_iterable(read.values()))
    things = own | _listed(code)
    against = chain.from_iterable(engine.read(text).sentences for text in code.counter_examples)
    doers = (
        d.lemma
        for s in chain.from_iterable(read.values())
        for t in _told_in(s)
        for d in doers_of(s, t)
        if d.lemma not in _any_doer()
    )
    denied = {text: _denied(sentences) for text, sentences in read.items()}
    others = _nouns(against) - things
    parsed = [*chain.from_iterable(read.values())]
    patients, is_of_anybody = _patients(parsed), _is_of_anybody(parsed)
    reasons = common_reasons({text: read[text] for text in code.examples})
    acting = frozenset(t.lemma for s in parsed for v in _told_in(s) for t in acting_on(s, v))
    told = common_side(read), reasons, _particles(parsed), acting, _is_got(parsed, patients)
    return Shown(texts, things, others, frozenset(doers), denied, patients, is_of_anybody, *told)


def _patients(parsed: Iterable[Sentence]) -> dict[str, frozenset[bool | None]]:
    found: dict[str, frozenset[bool | None]] = {}
    for sentence in parsed:
        for verb in _told_in(sentence):
            doing, noun = doing_of(sentence, verb), patient_of(sentence, verb)
            if noun is not None:
                kind = people_or_thing(sentence, noun)
                found[doing] = found.get(doing, frozenset()) | {kind}
    return found


def _is_got(parsed: Iterable[Sentence], patients: Mapping[str, frozenset[bool | None]]) -> bool:
    """ "Returnees received papers" beside "drafted a returnee": to whom it is done gets it."""
    got = _done_to(parsed, acting=True)
    return bool(patients) and not got.isdisjoint(_done_to(parsed, acting=False))


def _done_to(parsed: Iterable[Sentence], *, acting: bool) -> frozenset[str]:
    """Lemmas of who gets something; else of what something else is done to."""
    told = [(s, v) for s in parsed for v in _told_in(s) if (v.lemma in _GETTING) is acting]
    found = [(s, children(s, v, "nsubj")) if acting else (s, [patient_of(s, v)]) for s, v in told]
    return frozenset(t.lemma for _, nouns in found for t in nouns if t and t.upos == "NOUN")


_GETTING = frozenset({"receive", "get", "obtain"})


def _particles(parsed: Iterable[Sentence]) -> dict[str, frozenset[str]]:
    """What stands behind a verb of many doings wherever the texts have it: "taken | out" of use."""
    found: dict[str, frozenset[str]] = {}
    for sentence in parsed:
        for verb in _told_in(sentence):
            if (doing := doing_of(sentence, verb)) in _WITH_PARTICLES:
                found[doing] = found.get(doing, frozenset()) | {particle_of(sentence, verb)}
    return {doing: told for doing, told in found.items() if "" not in told}


# Verbs that are another doing with each particle.
_WITH_PARTICLES = frozenset({"take", "get", "put", "turn", "let", "bring"})


def _is_of_anybody(parsed: Iterable[Sentence]) -> bool:
    """Two sorts of people by their bare nouns (a clerk, the lawyer), or "somebody": who it is makes
    no difference; "boys" and "girls of nine" are of one field, "workers who had joined" told apart.
    """
    found = [(s, patient_of(s, v)) for s in parsed for v in _told_in(s)]
    bare = [t for s, t in found if t is not None and not children(s, t, *_TOLD_APART)]
    if any(t.lower in SOMEBODY for t in bare):
        return True
    people = [t.lower for t in bare if t.upos == "NOUN" and names_people(t)]
    return any(passage(a).nearest(b) < _UNLIKE for a in people for b in people if a != b)


_TOLD_APART = ("acl", "acl:relcl", "amod", "nmod", "compound")


def _listed(code: ConductCode) -> frozenset[str]:
    """In a case the nouns of the duties that ask for it."""
    return frozenset(filter(None, (code.thing or "").split("|")))


def _doings(sentences: Iterable[Sentence]) -> frozenset[str]:
    told = [(s, t) for s in sentences for t in _told_in(s)]
    return frozenset(d for s, t in told for d in (doing_of(s, t), *_joined(s, t)))


def _joined(sentence: Sentence, verb: Token) -> list[str]:
    """ "An election, a vote or a referendum is held": a doing with each."""
    held = called_or_held(sentence, verb)
    return held if doing_of(sentence, verb) in held else []


def _denied(sentences: Iterable[Sentence]) -> frozenset[str]:
    """The doings told by a "not"; of one doing alone the "not" is wherever it stands."""
    told = [(s, t) for s in sentences for t in _told_in(s)]
    # "Sold tin without papers" is done: what it is done without is a part of the deed.
    has_no = any(t.lower in NEGATORS - {"without"} for s, _ in told for t in s.tokens)
    if has_no and len(told) == 1:
        return frozenset(doing_of(s, t) for s, t in told)
    return frozenset(doing_of(s, t) for s, t in told if _is_told_by_no(s, t))


def _is_told_by_no(sentence: Sentence, verb: Token) -> bool:
    """ "May not move and report freely", "refused to let them in": neither reports nor lets."""
    above = sentence.tokens[verb.head]
    if verb.relation == "conj" and not children(sentence, verb, "nsubj", "aux"):
        return is_negated(sentence, verb) or is_negated(sentence, above)
    is_refused = verb.relation in {"xcomp", "ccomp", "acl"} and not verb.is_root
    is_turned = is_refused and above.lemma in phrases("conduct", "turning_verbs")
    return is_negated(sentence, verb) is not is_turned


def _told_in(sentence: Sentence) -> list[Token]:
    """ "Kept out of a place they asked to see", "sacked for joining the strike": what a relative
    clause has, or a reason, is not what is told."""
    doings = [t for t in sentence.tokens if _is_doing(sentence, t)]
    end = reason_start(sentence)
    told = [t for t in doings if t.i < end and not _is_beside(sentence, t)]
    return told or doings


def _is_beside(sentence: Sentence, verb: Token) -> bool:
    return any(t.relation.startswith("acl") for t in (verb, *ancestors(sentence, verb)))


def _nouns(parsed: Iterable[Sentence]) -> frozenset[str]:
    """A capital at the start of an example makes no name of "Centrifuges"."""
    words = (t.lower for s in parsed for t in s.tokens if _names_matter(s, t))
    return frozenset(form for word in words for form in _forms(word)) - any_thing()


def _names_matter(sentence: Sentence, noun: Token) -> bool:
    """Not a firm that pays this or that, nor what a relative clause has: they tell no matter."""
    if noun.upos not in {"NOUN", "PROPN"} or _is_beside_noun(sentence, noun):
        return False
    is_doer = noun in doers_of(sentence, sentence.tokens[noun.head])
    return not (is_doer and noun.lemma in _any_doer())


def _is_beside_noun(sentence: Sentence, noun: Token) -> bool:
    clause = next((t for t in ancestors(sentence, noun) if t.relation.startswith("acl")), None)
    return clause is not None and clause.upos == "VERB" and clause.i < noun.i


def _is_doing(sentence: Sentence, token: Token) -> bool:
    if token.upos != "VERB" or token.relation == "amod":
        return False
    is_idle = token.lemma in phrases("conduct", "idle_verbs")
    return not is_idle or doing_of(sentence, token) != token.lemma


def _any_doer() -> frozenset[str]:
    """Nouns for those who do all sorts of things to what is told."""
    return phrases("conduct", "any_doer")


def _forms(word: str) -> frozenset[str]:
    return frozenset({word, lemma(word, "NOUN")})


def doers_of(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Names, people and bodies that do it: "the Mission refused" is not "refused the Mission"."""
    if is_passive(sentence, verb):
        return ()
    return tuple(t for t in children(sentence, verb, "nsubj") if _is_somebody(t))


def acting_on(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """ "A | mine | destroyed a lorry": what does something to another has nothing done to it."""
    done_to = [t for t in children(sentence, verb, "obj") if t.upos in {"NOUN", "PROPN"}]
    if not done_to or is_passive(sentence, verb):
        return ()
    return tuple(t for t in children(sentence, verb, "nsubj") if t.upos == "NOUN")


def _is_somebody(noun: Token) -> bool:
    is_body = noun.lemma in phrases("organisations", "bodies")
    return noun.upos == "PROPN" or is_body or is_people(noun)
