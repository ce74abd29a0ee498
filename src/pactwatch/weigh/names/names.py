"""Words in, actor ids out: which known actor a document's own words mean.

Comparison ignores case, accents, articles, hyphens, full stops and a possessive 's. "X fighters",
"X's top leadership" or "two X commanders" are X, since only words of membership stand around the
name; "enemies of X" are not. Capital abbreviations must stand in capitals ("US" is not "us").
Refuses to guess: words that fit no actor resolve to None.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.statement import Speaker, SpeakerStatus
from pactwatch.weigh.names.others import OF_OTHERS, are_tied, goes_on, has_gone, is_of_others
from pactwatch.weigh.names.own import (
    AGAINST,
    are_armed_there,
    are_outsiders,
    are_own,
    are_watchers,
    around_kind,
    without_modifiers,
    without_place,
)
from pactwatch.weigh.names.peoples import of_people, peoples_of
from pactwatch.weigh.names.short import REALMS, members_of, short_forms
from pactwatch.weigh.names.words import OF_SOMETHING, PEOPLE, PORTFOLIOS, RANKS, STATES

__all__ = ["TITLES", "NameBook", "is_generic", "slug", "words_of"]


def _table(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ARTICLES = _table("the a an its their his her")
_SMALL = _table("of in from within inside for at with by and s some many several all")
_NUMBERS = _table("one two three four five six seven eight nine ten dozens hundreds thousands")
# Offices and forces that only a state has, and what may stand beside them in their names.
_ORGANS = _table(
    """army navy police gendarmerie ministry minister ministers prosecutor prosecutors treasury
    premier warden wardens governor government regime cabinet parliament legislature"""
)
_FORCES = _table("forces services service agencies agency troops personnel police")
_CELLS = _table("prison prisons jail jails")
_BESIDE_ORGANS = _CELLS | _table("attorney public federal national province provincial district")
# "A leaked report by the Panel" says what the Panel says.
_TEXT_BY = re.compile(
    r"(?:[\w’'-]+ ){0,4}?(?:reports?|study|studies|survey|review|assessment|letter|note|memo"
    r"|memorandum|statement|paper|document|dossier|briefing|bulletin|communiqué|draft|findings)"
    r"(?: \w+(?:ed|en|wn|up))*? (?:by|of) (?P<body>.+)",
    re.I,
)
_BESIDE_PEOPLE = _SMALL | _NUMBERS | RANKS
_MEMBERSHIP = _ARTICLES | _BESIDE_PEOPLE | PEOPLE
_ONE_VOICE = (MonitorRole.MONITOR, MonitorRole.MEDIATOR, MonitorRole.THIRD_PARTY)
_GENERIC_PRONOUNS = _table("they them those these it who which both others")
_WORD = re.compile(r"[^\W_]+")
_DOT = re.compile(r"\.(?:(?<=\w\.)(?=\w\b)|(?<=\b\w\.))")
_POSSESSIVE = re.compile(r"['’ʼ‘](?:s\b)?")
# All combining accents are among these; curly quotes and dashes, which English has, are not.
_MAY_BE_MARK = re.compile("[\u0300-\u1fff\u20d0-\u20ff\u2c00-\U0010ffff]")
TITLES = _table(
    """mr mrs ms miss dr prof professor sir dame lord lady gen general lt col colonel maj major
    capt captain sgt adm admiral brig brigadier sen senator rep gov governor president
    minister ambassador secretary secretary-general commander mullah maulvi mawlawi sheikh
    haji"""
)
_NO_PART = TITLES | _ARTICLES


def words_of(text: str) -> list[str]:
    """The words of a name in their own case: no dots, hyphens, accents or possessive s."""
    plain = text
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text)
        if _MAY_BE_MARK.search(plain):
            plain = "".join([ch for ch in plain if not unicodedata.combining(ch)])
    return _WORD.findall(_POSSESSIVE.sub("", _DOT.sub("", plain)))


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """Lower-case words joined by hyphens, titles and articles dropped."""
    found = [w.casefold() for w in words_of(text)]
    kept = [w for w in found if w not in _NO_PART] or found
    return "-".join(kept) or "unknown"


def is_generic(term: str) -> bool:
    """Whether words name nobody in particular ("the militants", "foreign fighters", "they")."""
    found = words_of(term)
    if not found:
        return True
    head = found[-1].casefold()
    is_lower = all(w[0].islower() or w.casefold() in _MEMBERSHIP for w in found)
    return is_lower or head in PEOPLE or head in _GENERIC_PRONOUNS


class NameBook:
    """The names of all actors of a case, for lookup; ids later in the list win."""

    def __init__(self, actors: Iterable[Actor], places: Iterable[str] = ()) -> None:
        """`places` are names of the agreement's territory, which may stand in an office's name."""
        self.actors: dict[str, Actor] = {actor.id: actor for actor in actors}
        self._places = frozenset(w.casefold() for place in places for w in words_of(place))
        self._state = _only_state(self.actors.values(), self._places)
        self._exact: dict[tuple[str, ...], str] = {}
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        self._capitals: set[tuple[str, ...]] = set()
        self._known: dict[str, str | None] = {}
        self._bodies: dict[str, str | None] = {}
        self._speakers: dict[tuple[str | None, ...], str | None] = {}
        self._chains: dict[str | None, tuple[str, ...]] = {}
        self._monitors: dict[str | None, str | None] = {}
        for actor in self.actors.values():
            for name in (*actor.names, actor.id):
                self._enter(name, actor.id)
        for name, actor_id in members_of(self.actors.values()):
            self._enter(name, actor_id)
        self._short = short_forms(self.actors.values())
        self._peoples = peoples_of(self.actors.values())

    def _enter(self, name: str, actor_id: str) -> None:
        found = _strip_articles(words_of(name))
        key = tuple(w.casefold() for w in found)
        if not key or key in self._exact:
            return
        self._exact[key] = actor_id
        self._by_first.setdefault(key[0], []).append(key)
        if len(key) == 1 and len(found[0]) <= 3 and found[0].isupper():
            self._capitals.add(key)

    def resolve(self, term: str) -> str | None:
        """The actor that a claim's agent, counterpart or carrier means."""
        if term not in self._known:
            self._known[term] = self._resolve(term)
        return self._known[term]

    def resolve_body(self, term: str | None) -> str | None:
        """The actor behind a speaker's name, organisation or description.

        Also reads "the head of X that watches Y", "X responsible for Y" and "a report by X" as X.
        """
        if not term:
            return None
        if term not in self._bodies:
            self._bodies[term] = self._resolve_body(term)
        return self._bodies[term]

    def _resolve_body(self, term: str) -> str | None:
        if found := self.resolve(term) or self._described(term):
            return None if self._is_another(term, found) else found
        text = _TEXT_BY.fullmatch(term)
        if text is None:
            return None
        return self.resolve_body(text["body"]) or self._only_watcher(words_of(text["body"]))

    def _only_watcher(self, found: Sequence[str]) -> str | None:
        """ "The first report of the international observers": of the one body that watches."""
        bodies = {self.monitor_of(a) for a in self.actors} - {None}
        return bodies.pop() if len(bodies) == 1 and are_watchers(found) else None

    def affiliations(self, actor_id: str | None) -> tuple[str, ...]:
        """The actor and the bodies it belongs to, inside out."""
        if actor_id not in self._chains:
            self._chains[actor_id] = self._chain(actor_id)
        return self._chains[actor_id]

    def _chain(self, actor_id: str | None) -> tuple[str, ...]:
        chain: list[str] = []
        while actor_id and actor_id in self.actors and actor_id not in chain:
            chain.append(actor_id)
            actor_id = self.actors[actor_id].parent
        return tuple(chain)

    def monitor_of(self, actor_id: str | None) -> str | None:
        """The outermost monitoring body an actor belongs to, itself included."""
        if actor_id not in self._monitors:
            outwards = reversed(self.affiliations(actor_id))
            monitors = (a for a in outwards if self._role(a) is MonitorRole.MONITOR)
            self._monitors[actor_id] = next(monitors, None)
        return self._monitors[actor_id]

    def voice_of(self, actor_id: str | None) -> str | None:
        """The body whose one voice an actor's is: a monitor's, mediator's or outsider's.

        People of such a body learn what it learns, so its report and what its head says are one
        origin (METHOD C2), unless a way of their own is written down for them.
        """
        if monitor := self.monitor_of(actor_id):
            return monitor
        voice = None
        for body in self.affiliations(actor_id):
            if self._role(body) not in _ONE_VOICE or not self._shares_path(body, voice):
                break
            voice = body
        return voice

    def _shares_path(self, body: str, member: str | None) -> bool:
        own = self.actors[member].access_path if member else None
        return own is None or own == self.actors[body].access_path

    def speaker(self, speaker: Speaker) -> str | None:
        """The actor a speaker is or speaks for: by name, organisation, then description."""
        if speaker.status is SpeakerStatus.ARTICLE_VOICE:
            return None
        told = (speaker.name, speaker.organisation, speaker.mention, speaker.role)
        if told not in self._speakers:
            bodies = (self.resolve_body(words) for words in told)
            found = next((body for body in bodies if body), None)
            is_gone = found and any(self._has_left(words, found) for words in told if words)
            is_gone = is_gone or self._is_outsider(speaker)
            self._speakers[told] = None if is_gone else found
        return self._speakers[told]

    def _is_outsider(self, speaker: Speaker) -> bool:
        """Of people who live, work or suffer there, unless the case has them by name."""
        called = speaker.name or speaker.mention or ""
        told = speaker.role or "" if speaker.status is SpeakerStatus.NAMED else called
        is_people = speaker.status is not SpeakerStatus.ORGANISATION
        key = tuple(w.casefold() for w in _strip_articles(words_of(called)))
        return is_people and key not in self._exact and are_outsiders(words_of(told))

    def _has_left(self, words: str, actor_id: str) -> bool:
        """Whether the words are of somebody who was of a side; a monitor's former people know what
        it knows, and stay with it (METHOD C2)."""
        return has_gone(words_of(words)) and self.voice_of(actor_id) is None

    def _is_another(self, words: str, actor_id: str) -> bool:
        """Whether the words are of somebody who only was of a side, or has ties to a state."""
        is_tied = are_tied(words_of(words)) and self._is_of_state(actor_id)
        return is_tied or self._has_left(words, actor_id) or self._is_ground(words, actor_id)

    def _is_ground(self, words: str, actor_id: str) -> bool:
        """ "Foreign fighters in X" are not X's, where X is a state or called as its land is."""
        found = words_of(words)
        n = are_armed_there(found)
        if not n or self.resolve(" ".join(found[:n])):
            return False
        called = {w.casefold() for name in self.actors[actor_id].names for w in words_of(name)}
        is_land = self._is_of_state(actor_id) or not called.isdisjoint(self._places)
        return is_land and self.resolve(" ".join(found[n + 1 :])) == actor_id

    def _is_of_state(self, actor_id: str) -> bool:
        return any(self.actors[body].kind in STATES for body in self.affiliations(actor_id))

    def _are_own(self, found: Sequence[str], end: int, actor_id: str) -> bool:
        """Whether the words behind a name are a part of who bears it."""
        is_party = self._role(actor_id) not in (*_ONE_VOICE, MonitorRole.MEDIA)
        around, is_state = _MEMBERSHIP | PORTFOLIOS | _ORGANS, self._is_of_state(actor_id)
        return are_own(found[end:], around, is_state=is_state, is_party=is_party)

    def _role(self, actor_id: str) -> MonitorRole | None:
        return self.actors[actor_id].role

    def _resolve(self, term: str) -> str | None:
        if term.startswith("@"):
            return self._of_handle(term)
        found = _strip_articles(words_of(term))
        if (key := tuple(w.casefold() for w in found)) in self._exact and self._fits(key, found):
            return self._exact[key]
        found = without_place(found, [n + len(key) for n, key in self._names_in(found)])
        best: tuple[int, int, str] | None = None
        for start, key in self._names_in(found):
            before = without_modifiers(found[:start])
            rest = [w.casefold() for w in (*before, *found[start + len(key) :])]
            around = _MEMBERSHIP | PORTFOLIOS if OF_SOMETHING & {*rest} else _MEMBERSHIP
            around |= around_kind(self.actors[self._exact[key]].kind, rest)
            if "permanent" in rest:  # a state's mission at another's seat, no mission that watches
                around |= {"permanent", "mission", "observer"}
            is_own = not is_of_others(found, start + len(key), PEOPLE)
            is_own = is_own and self._are_own(found, start + len(key), self._exact[key])
            if is_own and all(w in around or w.isdigit() for w in rest):
                best = max(best or (0, 0, ""), (len(key), -start, self._exact[key]))
        actor = best[2] if best else self._by_office(found)
        return None if actor and self._is_another(term, actor) else actor

    def _by_office(self, found: Sequence[str]) -> str | None:
        """By what it is rather than by its name."""
        if not OF_OTHERS.isdisjoint(w.casefold() for w in found):
            return None
        return (
            self._in_short(found)
            or self._of_portfolio(found)
            or (of_people(found, self._peoples, _BESIDE_PEOPLE) if self._peoples else None)
            or self._organ_of_state(found)
        )

    def _organ_of_state(self, found: Sequence[str]) -> str | None:
        """ "The Ministry of Justice", "the security forces", "a prison governor", where one state
        alone is in the case or at home, and no place but the agreement's stands in the name."""
        words = [w.casefold() for w in found if self._state]
        is_keeper = bool(_CELLS & {*words}) and bool(PEOPLE & {*words})
        is_force = not {"security", "state"}.isdisjoint(words[:-1]) and words[-1] in _FORCES
        if self._state is None or not (is_keeper or is_force or _ORGANS & {*words}):
            return None
        around = _MEMBERSHIP | PORTFOLIOS | _ORGANS | _BESIDE_ORGANS | self._places
        return self._state if all(w in around or w.isdigit() for w in words) else None

    def _of_portfolio(self, found: Sequence[str]) -> str | None:
        """ "The finance ministry" is the Ministry of Finance."""
        *fields, last = [w.casefold() for w in found] or ["-"]
        is_office = last in {"ministry", "department"} and fields and PORTFOLIOS.issuperset(fields)
        return self._exact.get((last, "of", *fields)) if is_office else None

    def _in_short(self, found: Sequence[str]) -> str | None:
        """ "The Association", "members of the Association", "the region", where the case has only
        one."""
        *before, last = found or ["-"]
        is_of_it = all(w.casefold() in _MEMBERSHIP and w[0].islower() for w in before)
        is_name = last[0].isupper() or last in REALMS
        return self._short.get(last.casefold()) if is_name and is_of_it else None

    def _of_handle(self, term: str) -> str | None:
        """ "@SkarnLeague" is the Skarn League: the same letters, and nothing more or less."""
        letters = "".join(words_of(term)).casefold()
        alike = {actor for key, actor in self._exact.items() if "".join(key) == letters}
        return alike.pop() if len(alike) == 1 else None

    def _names_in(self, found: Sequence[str]) -> Iterable[tuple[int, tuple[str, ...]]]:
        lower = [w.casefold() for w in found]
        for start, word in enumerate(lower):
            for key in self._by_first.get(word, ()):
                end = start + len(key)
                if tuple(lower[start:end]) == key and self._fits(key, found[start:end]):
                    yield start, key

    def _fits(self, key: tuple[str, ...], found: Sequence[str]) -> bool:
        return key not in self._capitals or found[0].isupper()

    def _described(self, term: str) -> str | None:
        """The first name after words of membership only: "head of a X panel that ..."."""
        found = words_of(term)
        lower = [w.casefold() for w in found]
        if lower[-1:] and lower[-1] in AGAINST:
            return None
        hits = [
            (start, -len(key), self._exact[key])
            for start, key in self._names_in(found)
            if all(w in _MEMBERSHIP for w in lower[:start])
            and not is_of_others(found, start + len(key), PEOPLE)
            and not goes_on(found, start, start + len(key), _MEMBERSHIP)
            and self._are_own(found, start + len(key), self._exact[key])
        ]
        return min(hits)[2] if hits else None


def _only_state(actors: Iterable[Actor], places: frozenset[str]) -> str | None:
    """The one state of a case, if it is a party; of several, the one party on whose ground the
    agreement is kept ("Tolm", "Tolmish" in its territory): its news call no other's so."""
    states = [a for a in actors if a.kind in STATES and a.parent is None]
    parties = [a for a in states if a.role is MonitorRole.MONITORED_PARTY]
    if len(parties) != 1:
        return None
    home = {w.casefold() for name in parties[0].names for w in words_of(name)} & places
    return parties[0].id if len(states) == 1 or home else None


def _strip_articles(found: list[str]) -> list[str]:
    while len(found) > 1 and found[0].casefold() in _ARTICLES:
        found = found[1:]
    return found
