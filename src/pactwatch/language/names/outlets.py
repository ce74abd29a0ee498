"""Which words of a text name an outlet, and whether it is the one the text appeared in.

In: a place where somebody is told something, or where something is said. Out: the range of the
outlet's name, or None. What counts: the case's MEDIA actors, names with an outlet's words,
unnamed media ("state television"), and, behind a word that only a hearer follows ("told"), any
body's name that is no parliament, company or other mere hearer. Refuses to know any outlet by name.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.reading import Name
from pactwatch.language.names.names import bare
from pactwatch.language.names.offices import is_address, office_class
from pactwatch.language.names.outlet_beside import is_beside_kind, is_no_outlet, is_outlets_name
from pactwatch.language.words.kept import once_a_document
from pactwatch.language.words.lexicon import load, phrases
from pactwatch.language.words.ranges import Range, among

__all__ = ["Outlets"]

# How far a noun phrase that names an outlet may reach, in characters. A guess.
_REACH = 90
_WORD = re.compile(r"[^\s,;:“”\"()\[\]–—]+")
_GAP = re.compile(r"\s?")
_ACRONYM = re.compile(r"[A-Z]{3,6}")
# "According to | Velm's | Bugle" and "the Bugle | reported".
_CITES = re.compile(
    r"\b(?:told|according to|seen by|(?:interview|shared) with|leaked to)\s(?:the\s)?"
    r"(?:[A-Z][\w.]*['’]s\s)?\Z"
    r"|\b(?:reported|published|printed|revealed) in\s(?:the\s)?(?:[\w\s]{3,14}['’]s\s)?\Z",
    re.I,
)
_REPORTS = re.compile(r"\s(?:first\s|has\s|had\s)?reported\b")


@dataclass(frozen=True, slots=True)
class Outlets:
    """Who counts as an outlet in one document; `publisher` is the document's own."""

    names: tuple[Name, ...]
    actors: tuple[Actor, ...] = ()
    publisher: str | None = None

    def at(self, text: str, where: Range) -> Range | None:
        """The outlet's own words in a range, or None."""
        for name in among(self.names, *where):
            if where[0] <= name.start and name.end <= where[1] and self.is_outlet(name.text):
                return name.start, name.end
        low = text[where[0] : where[1]].lower().split()
        return where if low and low[-1] in phrases("organisations", "outlet_nouns") else None

    def _starting(self, at: int) -> list[Name]:
        return [n for n in among(self.names, at, at + 1) if n.start == at]

    def is_outlet(self, name: str) -> bool:
        """Whether a name is an outlet's by its own words or by the case."""
        plain = bare(name)
        known = {bare(n): a.role for a in self.actors for n in a.names}
        if plain in known:
            return known[plain] is MonitorRole.MEDIA
        return is_outlets_name(re.split(r"[\s-]+", plain))

    def set_beside(self, text: str, where: Range) -> Range | None:
        """ "The state news agency | , Zana": the name behind what an outlet is."""
        beside = _SET_BESIDE.match(text, where[1])
        if beside is None or not _is_medium(text[slice(*where)].rpartition(" ")[2]):
            return None
        is_person = any(n.kind == "PERSON" for n in self._starting(beside.start(1)))
        return None if is_person else beside.span(1)

    def is_shown(self, text: str, name: Name) -> bool:
        """Whether a name or a word right beside it says that it is an outlet's."""
        return self.is_outlet(name.text) or is_beside_kind(text, name)

    def is_cited(self, text: str, name: Name) -> bool:
        """Whether a body's name without a word of any body stands where news cites an outlet:
        "A told the Bugle", "according to Velm's Bugle", "the Bugle reported"."""
        is_plain = not (set(bare(name.text).split()) & phrases("organisations", "bodies"))
        before = _CITES.search(text, max(0, name.start - _REACH), name.start)
        is_open = name.kind == "ORGANISATION" and is_plain and not _ACRONYM.fullmatch(name.text)
        return is_open and bool(before or _REPORTS.match(text, name.end))

    def is_publisher(self, name: str) -> bool:
        """Whether it is the outlet the document itself appeared in, or a part of it."""
        if self.publisher is None:
            return False
        own, said = bare(self.publisher), re.sub(r"['’]s\b", "", bare(name))
        # "Seen by Tellus", in Tellus News: for short, without the words for an outlet.
        rest = own.removeprefix(said + " ").split() if own.startswith(said + " ") else ["-"]
        is_short = all(w in phrases("organisations", "outlet") for w in rest)
        is_short = is_short or (own.endswith(f" {said}") and not self._is_others_end(said, own))
        return said == own or said.startswith(own + " ") or is_short

    def _is_others_end(self, said: str, own: str) -> bool:
        """ "The Courier" in the Tarn Courier is that paper, unless the Orsk Courier is named."""
        longer = (bare(n.text) for n in self.names)
        return any(n.endswith(f" {said}") and n != own for n in longer)

    def hearing(self, text: str, at: int, end: int, *, strict: bool) -> Range | None:
        """The outlet whose name begins at a place ("told | the Harbour Times").

        ``strict`` asks for an outlet's words; else any body will do that is no mere hearer.
        """
        words = list(_noun_phrase(text, at, min(end, at + _REACH)))
        if not words:
            return None
        limit = words[-1][1]
        if shown := self._shown_by_piece(text, at, limit, strict):
            return shown
        named = [n for n in among(self.names, at, limit) if at <= n.start]
        if medium := self._before_person(text, words, named, strict):
            return medium
        for name in named:
            if name.kind == "PERSON" and not self._begins_as_outlet(name):
                return self._of_person(text, name, end)
            if (bare_medium := _BARE_MEDIUM.match(text, name.end)) and name.kind == "PLACE":
                # "On Velmish television" is where he was seen; it is told as an outlet is.
                return None if strict else (name.start, bare_medium.end())
            if name.kind == "PLACE" and not self._stands_for_outlet(text, name, limit):
                continue
            if (owned := _OWNED.match(text, name.end)) and self.is_outlet(owned[1]):
                return owned.span(1)
            if own := _OWN_SERVICE.match(text, name.end):
                return name.start, own.end()
            if _OWN_SHOW.match(text, name.end, end):
                return name.start, name.end
            whole = name.start, self._grown(text, name.end, limit)
            behind = _GROWTH.match(text, whole[1], limit)
            is_hearer = self._is_hearer(text[whole[0] : whole[1]], strict)
            if behind and is_hearer and behind[1] in _ASKERS:
                return whole  # "told a Harbour Times reporter": who asks for it
            is_whole = _is_medium(text[slice(*whole)].rpartition(" ")[2])
            if not is_hearer or (behind and not is_whole and _is_head(behind[1])):
                return None
            if _GATHERING.match(text, whole[1]):
                return None  # "told a Velm Hall briefing"
            return self._named_behind(text, whole[1], limit) or whole
        return self._unnamed(text, words, strict)

    def _shown_by_piece(self, text: str, at: int, limit: int, strict: bool) -> Range | None:
        """ "In a | DV | report", "on | Voice of Velm | 's Sarn in Focus programme", "to |
        Portal.vh": what it prints, airs or is shows an outlet where nobody saw a name."""
        article = re.compile(r"\s?(?:(?:the|an?)\s)?", re.IGNORECASE).match(text, at)
        at = article.end() if article else at
        if any(n.kind in {"PERSON", "PLACE"} for n in self._starting(at)):
            return None
        if not strict and (site := _SITE.match(text, at)):
            return site.span()
        if show := _SHOWS.match(text, at):
            return show.span(1)
        piece = _PIECE.match(text, at, limit)
        if piece is None or not self._is_hearer(piece[1], strict=False):
            return None  # "in a Velmish report": whose it is, and no outlet
        is_name = bool(self._starting(at)) or bool(_INITIALS.fullmatch(piece[1]))
        return piece.span(1) if is_name or self.is_outlet(piece[1]) else None

    def _begins_as_outlet(self, name: Name) -> bool:
        """ "Radio Tarn", which a tagger took for somebody of that first name."""
        first, _, rest = bare(name.text).partition(" ")
        kinds = phrases("organisations", "media") | phrases("organisations", "outlet_nouns")
        return bool(rest) and first in kinds

    def _stands_for_outlet(self, text: str, name: Name, limit: int) -> bool:
        """A place's name that an outlet's word follows ("Velm Radio") or that is short for one."""
        grown = self._grown(text, name.end, limit)
        return self.is_outlet(text[name.start : grown]) and grown > name.end

    def _before_person(
        self, text: str, words: list[Range], named: list[Name], strict: bool
    ) -> Range | None:
        """ "Told | local media | Mallow's bridge had been shelled": the person is told of."""
        if not named:
            return None
        is_owner = text.startswith(("'s", "’s"), named[0].end)
        if named[0].kind != "PERSON" and not is_owner:
            return None
        before = [w for w in words if w[1] <= named[0].start]
        is_medium = bool(before) and _is_medium(text[slice(*before[-1])])
        return self._unnamed(text, before, strict) if is_medium else None

    def _of_person(self, text: str, name: Name, end: int) -> Range | None:
        """ "Told Mira Oskel of Harbour Radio": the outlet she asks for."""
        behind = re.compile(r",? (?:of|from|at) (?P<the>[Tt]he )?").match(text, name.end)
        if behind is None:
            return None
        first = behind.start("the") if behind["the"] else behind.end()
        starting = [*self._starting(behind.end()), *self._starting(first)]
        found = next((n for n in starting if n.end <= end), None)
        if found is None or found.kind in {"PERSON", "PLACE"}:
            return None
        if not self._is_hearer(found.text, strict=False):
            return None
        return found.start, self._grown(text, found.end, end)

    def _grown(self, text: str, end: int, limit: int) -> int:
        """Where a name ends: with the outlet's words and capitals behind it ("Harbour | news
        agency", "Harbour | breakfast television")."""
        if numbered := _NUMBERED_NEWS.match(text, end):
            return numbered.end()  # "Harbour | 2 news"
        number = _NUMBER.match(text, end, limit)
        if number and _is_medium(text[max(0, end - _REACH) : end].rpartition(" ")[2].lower()):
            return number.end()  # "Channel | 6"
        while following := _GROWTH.match(text, end, limit):
            starts = [n.kind for n in self._starting(following.start(1))]
            is_other = bool(starts) and starts[0] != "PLACE"
            word = following[1]
            if is_other or is_address(word) or not (word[0].isupper() or _is_medium(word)):
                break
            end = following.end()
        lower = _LOWER_MEDIUM.match(text, end, limit)
        return lower.end() if lower and _is_medium(lower[1]) else end

    def _named_behind(self, text: str, end: int, limit: int) -> Range | None:
        """ "The Velm news channel | HTV": the outlet's own name behind what it is."""
        affiliate = re.compile(r" (?:affiliate|partner|sister station)(?= )").match(
            text, end, limit
        )
        end = affiliate.end() if affiliate else end
        if show := _SHOW.match(text, end, limit):
            return show.span("name")
        if not affiliate and not _is_medium(text[max(0, end - _REACH) : end].rpartition(" ")[2]):
            return None
        behind = _NAMED_BEHIND.match(text, end, limit) or _SET_BESIDE.match(text, end)
        person = behind and any(n.kind == "PERSON" for n in self._starting(behind.start(1)))
        if behind is None or person or text.startswith(("'s", "’s"), behind.end(1)):
            return None
        return behind.span(1)

    def _is_hearer(self, name: str, strict: bool) -> bool:
        if bare(name) in phrases("organisations", "media"):
            return False
        if self.is_outlet(name):
            return True
        if office_class(name.split()[-1]):
            return False  # "told the Ambassador"
        known = {bare(n) for a in self.actors for n in a.names}
        low = set(re.split(r"[\s-]+", bare(name)))
        mere = phrases("organisations", "bodies") | phrases("organisations", "companies")
        if bare(name) in known or low & (mere - phrases("organisations", "outlet_nouns")):
            return False
        return not strict or bool(_ACRONYM.fullmatch(name))

    def _unnamed(self, text: str, words: list[Range], strict: bool) -> Range | None:
        """ "State media", "a newspaper"; or capitals in which nobody saw a name ("Lantern")."""
        low = [text[s:e].removesuffix("'s").removesuffix("’s") for s, e in words]
        media = phrases("organisations", "outlet_nouns") | phrases("organisations", "media")
        kinds = (i for i, w in enumerate(low) if w in media and not is_no_outlet(text, words, i))
        last = max(kinds, default=None)
        if last is not None:
            before = low[last - 1] if last else ""
            # "Told Velmish television": told as an outlet is, whoever runs it.
            is_named = bool(_ACRONYM.fullmatch(before)) or (not strict and before[:1].isupper())
            is_bare = low[last] in phrases("organisations", "media") and not (
                is_named or set(low[:last]) & phrases("organisations", "media_owners")
            )
            whole = words[0][0], words[last][1]
            named = self._named_behind(text, whole[1], words[-1][1])
            return named or (None if is_bare else whole)
        first = text[words[0][0] : words[0][1]]
        if not first[:1].isupper() or not all(_is_capital(text, w) for w in words):
            return None
        plain = text[words[0][0] : words[-1][1]]
        if re.fullmatch(r"[A-Z]{2,}s", plain):
            return None  # "told | MPs": several people
        if all(w in _CALENDAR or w.isdigit() for w in plain.split()):
            return None  # "released in | April 2031": when, and nobody's
        if set(plain.split()) & _words_of_people(self.names) or not self._is_hearer(plain, strict):
            return None
        return words[0][0], words[-1][1]


@once_a_document
def _words_of_people(names: tuple[Name, ...]) -> frozenset[str]:
    return frozenset(w for n in names if n.kind == "PERSON" for w in n.text.split())


_CALENDAR = frozenset((*calendar.month_name[1:], *calendar.day_name))
# "The state news agency | , Zana," and "the TV channel | al-Oriya".
_NAMED_BEHIND = re.compile(r" ((?:al-|el-)?[A-Z\d][\w.-]+(?: [A-Z\d][\w.-]*)*)")
_SET_BESIDE = re.compile(
    r", ((?:al-|el-)?[A-Z][\w-]+(?: [A-Z\d][\w-]*){0,3})(?=,? that\b|[,:;]|\.(?:\s|\Z)|, [“\"])"
)
# "Voice of Velm | 's Sarn in Focus programme": who owns a show is an outlet.
_OWN_SHOW = re.compile(
    r"['’]s\s+(?:[“\"‘]|(?:[\w-]+\s){1,6}?(?:programme|program|show|podcast|newscast)\b)"
)
_SHOWS = re.compile(rf"([A-Z][\w.-]*(?:\s(?:of\s)?[A-Z][\w.-]*)*){_OWN_SHOW.pattern}")
_PIECE = re.compile(
    r"([A-Z][\w-]*(?:\s[A-Z][\w-]*)*)\s(?:report|story|article|interview|documentary|dispatch"
    r"|broadcast|bulletin)\b"
)
_INITIALS = re.compile(r"[A-Z]{2,6}")
_SITE = re.compile(r"[A-Za-z][\w-]*\.(?:com|org|net|info|news|[a-z]{2})\b")
_BARE_MEDIUM = re.compile(
    r"\s(?:television|tv|radio)\b(?!\s(?:[A-Z]|network|channel|station|program|show|news|crew))"
)
_NUMBERED_NEWS = re.compile(r"\s\d{1,3}\s[Nn]ews\b")
# What a body holds: whoever speaks there is only heard by those who came.
_GATHERING = re.compile(
    r"\s(?:(?:press|news|town|closed|joint|public|private)\s)?(?:briefing|hearing|conference|meeting|rally|audience|crowd|gathering|summit"
    r"|session|forum|panel|committee|event|reception|breakfast|lunch|dinner)s?\b"
)
# "On the television | programme Late Table".
_SHOW = re.compile(
    r" (?:programme|program|show|podcast|series) (?P<name>[A-Z\d][\w.-]+(?: [A-Z\d][\w.-]*)*)"
)
# "The Harbour parliament's news service": a body's own outlet, whatever the body.
_OWN_SERVICE = re.compile(
    r"['’]s?\s(?:[a-z]+\s)?(?:news\s(?:service|agency|site|website|channel)|newspaper|newsletter"
    r"|magazine|website|radio|television|podcast)\b"
)
# "Velm's Channel 4": the outlet, not where it sits.
_OWNED = re.compile(r"['’]s\s+([A-Z][\w-]*(?:\s+[A-Z0-9][\w-]*)*)")
_ARTICLE = frozenset({"the", "a", "an"})


def _noun_phrase(text: str, at: int, end: int) -> Iterator[Range]:
    """The words of the noun phrase at a place, without its article; a small word ends it."""
    started = False
    while at < end:
        at = _GAP.match(text, at).end()  # type: ignore[union-attr]
        word = _WORD.match(text, at, end)
        if word is None:
            return
        plain = word.group().rstrip(".!?")
        if plain in phrases("organisations", "phrase_enders") or (started and plain == "the"):
            return
        if started or plain.lower() not in _ARTICLE:
            yield word.start(), word.start() + len(plain)
        started = True
        if len(plain) < len(word.group()) and not re.match(r"\w\.\w", word.group()):
            return
        at = word.end()


_ASKERS = frozenset(
    {"reporter", "correspondent", "journalist", "interviewer", "presenter", "host", "columnist"}
)
_NUMBER = re.compile(r" \d{1,3}\b")
_GROWTH = re.compile(r" ([\w-]+)")
# "Harbour | breakfast television", "Velm | state news agency".
_LOWER_MEDIUM = re.compile(r" (?:state |official )?[a-z-]+ ([a-z]+)(?!\w)")


def _is_head(word: str) -> bool:
    """Whether a word behind a name is what the phrase is about ("the Harbour | reporter")."""
    bodies = phrases("organisations", "bodies")
    people = load("titles")["anonymous"]
    nameless = f"{people['single']} {people['plural']}".split()
    is_piece = word in {"report", "interview", "article", "story", "documentary", "broadcast"}
    is_somebody = bool(office_class(word)) or word in bodies or word in nameless
    return word.islower() and is_somebody and not is_piece


def _is_medium(word: str) -> bool:
    nouns = phrases("organisations", "outlet_nouns") | phrases("organisations", "media")
    return word in nouns | {"news", "service"}


def _is_capital(text: str, where: Range) -> bool:
    return text[where[0]].isupper() or text[where[0]].isdigit()
