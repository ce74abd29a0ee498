"""Whether what reads as a deed of arms is a matter of elections, words, sport, study or office.

In: a claim of a statement, with the document's sentences. Out: yes or no. "Attacked his rival on
taxes" is criticism, "trained at a gym" is sport, "hid that she knew" shelters nobody. Refuses to
say so beside a word of arms, and leaves the claim itself as it is: only no alarm is raised by it.
"""

import re
from collections.abc import Iterator, Sequence

from pactwatch.domain.claim import Claim
from pactwatch.domain.statement import Statement
from pactwatch.language.conduct.targets import may_be_hit
from pactwatch.language.grammar.syntax import Sentence, Token, is_passive, tokens_between
from pactwatch.language.integrity.scene import Scene, sentences_of
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import among

__all__ = ["is_civil", "is_command"]

# Conduct whose words are also said of elections, sport and study.
_TWO_SENSES = (
    *("THREAT.ATTACK", "COOP.TRAIN", "COOP.ADVISE"),
    *("ENABLE.TRAIN", "ENABLE.RECRUIT", "ENABLE.FUNDRAISE"),
)
# What is hidden, and nobody who is sheltered.
_THINGS = frozenset({"that", "what", "this", "it", "which"})
# The first of the words that a claim's reason begins with: “authorized airstrikes” shows ...
_FIRST = re.compile(r"“(\w+)[^”]*” shows")


def is_civil(claim: Claim, statement: Statement, scene: Scene) -> bool:
    """Whether a claim of an attack, a training or a shelter is none, by the words around it."""
    if claim.conduct == "HOST.SHELTER":
        is_thing = bool(claim.counterpart) and set(claim.counterpart) <= _THINGS
        return is_thing or _is_event(claim, statement, scene)
    if not claim.conduct.startswith(_TWO_SENSES):
        return False
    told = list(_told(statement, scene))
    if _names_an_armed_group(statement, scene) or _tells_of_arms([t for _, t in told]):
        return False
    plain = {t.lemma for _, t in told if t.upos in {"NOUN", "ADJ"}}
    is_matter = bool(plain & phrases("conduct", "civil_matters"))
    return is_matter or any(_is_of_a_matter(sentence, token) for sentence, token in told)


def _is_event(claim: Claim, statement: Statement, scene: Scene) -> bool:
    """ "Hosts an evening", "hosted X on his show": whoever comes to it goes home."""
    first = _FIRST.search(claim.reason)
    is_hosted = first is not None and first[1].lower().startswith("host")
    events = phrases("conduct", "hosted_events")
    return is_hosted and any(t.lemma in events for _, t in _told(statement, scene))


def _told(statement: Statement, scene: Scene) -> Iterator[tuple[Sentence, Token]]:
    """The words of the content, each with its sentence."""
    for sentence in sentences_of(statement, scene):
        for content in statement.content:
            for token in tokens_between(sentence, content.start, content.end):
                yield sentence, token


def _tells_of_arms(tokens: Sequence[Token]) -> bool:
    words = {word for token in tokens for word in (token.lemma, token.lower)}
    names = {token.lower for token in tokens if token.text[:1].isupper()}
    return bool(
        words & phrases("conduct", "arms_words") or names & phrases("conduct", "armed_names")
    )


def _names_an_armed_group(statement: Statement, scene: Scene) -> bool:
    near = (n for c in statement.content for n in among(scene.names, c.start, c.end))
    return any(n.kind == "ARMED_GROUP" for n in near)


def _is_of_a_matter(sentence: Sentence, verb: Token) -> bool:
    """ "Efforts attacked by Orme": no force falls on an effort."""
    is_either = verb.upos == "VERB" and verb.lemma in phrases("conduct", "either_way")
    is_suffered = is_either and verb.relation == "acl" and is_passive(sentence, verb)
    return is_suffered and not may_be_hit(sentence, sentence.tokens[verb.head])


def is_command(claim: Claim) -> bool:
    """ "Authorised air strikes": an order, which is given by who holds an office."""
    first = _FIRST.search(claim.reason)
    word = first[1].lower() if first else ""
    stems = {word, word.removesuffix("d"), word.removesuffix("ed"), word.removesuffix("s")}
    return bool(stems & phrases("conduct", "commanding"))
