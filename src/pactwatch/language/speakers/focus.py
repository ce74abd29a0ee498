"""Who is in focus at a place of a document: what a pronoun or a bare title may stand for.

In: people, trees and, as reading goes on, everybody who has spoken. Out: the candidates, nearest
first, and the reason where they do not decide. Refuses to choose between two that fit alike.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from pactwatch.domain.reading import Name
from pactwatch.domain.statement import Speaker, SpeakerStatus
from pactwatch.language.grammar.syntax import Sentence, sentence_over
from pactwatch.language.model.drafts import PRINTED, Draft
from pactwatch.language.names.mentions import Mention
from pactwatch.language.names.names import bare
from pactwatch.language.names.offices import is_officer
from pactwatch.language.names.people import Person, find_people
from pactwatch.language.speakers.bearers import Bearers
from pactwatch.language.speakers.bodies_by_word import Bodies
from pactwatch.language.speakers.bodies_named import Nouns, nouns_of
from pactwatch.language.speakers.brought_in import (
    acts_beside,
    acts_first,
    acts_on_another,
    is_brought_in,
)
from pactwatch.language.speakers.known import (
    Known,
    are_people,
    fits_in_kind,
    heads,
    is_armed,
    key,
    known_at,
    listed,
    several_beside,
    told_of_several,
)
from pactwatch.language.speakers.office_holders import OfficeHolders
from pactwatch.language.speakers.timeline import Timeline, blocks_of
from pactwatch.language.words.kept import cached_property
from pactwatch.language.words.ranges import Range, among, join, over

__all__ = ["Focus", "Known", "heads", "key", "listed"]

# How far back "he" may reach, in paragraphs: news names its speaker anew after so many. A guess.
_REACH = 3
# "He added" goes on with who spoke at most so many sentences before. A guess.
_GOES_ON = 3
# Characters of a "for whom" between a report and the one that goes on inside it.
_JOINT = len("for whom ")
# "They" go on with nameless people who acted so many sentences before. A guess.
_CROWD_BACK = 2


class Focus:
    """Places of a document and who is known at them; `spoken` grows as sources are read."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        paragraphs: Sequence[Range],
        names: Sequence[Name],
        quoted: Sequence[Range],
        drafts: Sequence[Draft],
        people: Sequence[Person] | None = None,
    ) -> None:
        self.text, self.sentences, self.paragraphs = text, sentences, paragraphs
        self.names, self.quoted = names, quoted
        self.people = find_people(text, sentences, names) if people is None else people
        self.bearers, self.bodies = Bearers(self.people), Bodies(names)
        self._starts = [s.start for s in sentences]
        self.blocks = blocks_of(self._starts, paragraphs)
        self.sources = sorted(r for d in drafts if d.made_by != PRINTED for r in d.source)
        self.reported = join(c for d in drafts if d.source for c in d.content)
        self.spoken = Timeline()
        self.holders = OfficeHolders(self.spoken, self.people, self.known_person)
        # What pronouns have shown of those whose names and offices do not tell it.
        self.genders: dict[str, str] = {}
        self.subjects = Timeline()
        self.crowds = Timeline()  # several without a name who act: "they" where nobody else is near
        # What the source that is being read says, and who hands it on: names of people and bodies.
        self.saying: Sequence[Range] = ()
        self.tellers: frozenset[str] = frozenset()
        # The words of a transcript of two, of whom neither is a third person in them.
        self.turns: Sequence[Range] = ()
        self.labels: tuple[Range, ...] = ()  # before turns
        self.described: dict[str, Mention] = {}  # by what somebody was named first
        # Single names, and whether the text somewhere uses them as it uses a body's.
        self.shown_as_bodies: dict[str, bool] = {}
        # Bodies in small letters, and the names that own one: place, plain name, whole words.
        self.owned: dict[str, list[tuple[int, str, str]]] = {}
        # The outlets that the text names or cites, worked out where one is asked for.
        self.shown_outlets: list[Name] | None = None
        self.cited_outlets: list[Name] | None = None
        # Who somebody is that is only described: told by whoever reads the sources.
        self.read: Callable[[Mention], tuple[Speaker, Person | None]] | None = None

    @cached_property
    def nouns(self) -> Nouns:
        """The nouns of the text by their words."""
        return nouns_of(self.sentences)

    def in_focus(self, mention: Mention) -> tuple[Known | None, str]:
        """The nearest paragraph that has a fitting antecedent decides; two there leave it open."""
        here = self.paragraph(mention.start)
        near = self.near(self.spoken, mention.start, _REACH)
        near += self.near(self.subjects, mention.start, _REACH)
        pool = [k for k in near if self._fits(mention, k)]
        if crowd := self._crowd_beside(mention, pool):
            return self.read_known(crowd), ""
        if told := self._told_beside(mention, pool):
            return self.read_known(told), ""
        if shown := self._shown_before(mention, pool):
            return shown, ""
        if voice := self._voice_near(mention, pool, here):
            return self._chosen(mention, voice)
        for paragraph in range(here, here - _REACH - 1, -1):
            near = [k for k in pool if k.paragraph == paragraph]
            if near:
                return self._chosen(mention, near)
            if only := self._only_one_named(mention, paragraph):
                return only, ""
        crowds = self.near(self.crowds, mention.start, 1)
        if mention.plural and crowds:
            return self.read_known(crowds[-1]), ""
        everybody = list(takewhile(lambda p: p.places[0] < mention.start, self.people[:2]))
        if len(everybody) == 1 and mention.gender and not mention.plural:
            only = self.known_person(everybody[0], mention.start)
            # "“He told me,” she said": she is not "he", nor is he "she".
            is_other = only.gender not in (None, mention.gender)
            if not is_other and not self._is_teller(mention, only):
                return only, ""
        return None, f"nobody near “{mention.text}” whom it could stand for"

    def _crowd_beside(self, mention: Mention, pool: Sequence[Known]) -> Known | None:
        """ "Two captains tell it otherwise. Guests are here, they admit": people without a name
        who act in this sentence or the one before, nobody having acted since."""
        if not mention.plural:
            return None
        here, last = self.sentence_number(mention.start), max((k.at for k in pool), default=-1)
        may_be_told = bool(self.tellers)  # inside his words whoever he told of is near
        first = max(last + 1, self.sentences[max(0, here - _CROWD_BACK)].start)
        crowds = self.crowds.between(first, mention.start)
        near = [k for k in crowds if are_people(k, told=may_be_told)]
        return near[-1] if near else None

    def _told_beside(self, mention: Mention, pool: Sequence[Known]) -> Known | None:
        """ "The Bugle says that | police | seek a man whom they suspect": those of whom the very
        report tells that "they" stands in."""
        inside = over(self.reported, (mention.start - _JOINT, mention.start + 1))
        if not mention.plural or not inside or self.is_quoted(mention.start):
            return None
        start = max(self.sentence(mention.start).start, inside[-1][0])
        near = [*pool, *self.crowds.between(start, mention.start)]
        return told_of_several(near, start, mention.start)

    def _shown_before(self, mention: Mention, pool: Sequence[Known]) -> Known | None:
        """Who has spoken and is known for a "she", where an officer or somebody nameless of whom
        neither is told stands nearer."""
        if not mention.gender or not pool:
            return None
        last = max(pool, key=lambda k: k.at)
        if self.sentence_number(last.at) == self.sentence_number(mention.start):
            return None  # "Professor A disagrees: that, she says"
        is_ranked = last.person and any(map(is_officer, heads(last.person.roles)))
        if last.unread and self._is_brought_in(last, mention):
            return None  # "Another fighter nodded. “X,” he said"
        if last.person is not None and not (is_ranked and mention.gender == "f"):
            return None
        # A nameless voice of unknown gender is rather "he" than "she".
        is_she = last.person is None and mention.gender == "f"
        if self._gender(last) or (self._has_spoken(last, mention) and not is_she):
            return None
        spoken = [k for k in pool if k is not last and self._has_spoken(k, mention)]
        if last.person is None:
            spoken = sorted(spoken, key=lambda k: k.at)[-1:]
        shown = [k for k in spoken if self._gender(k)]
        if is_she and self._has_spoken(last, mention) and not is_armed(last):
            # "| Another witness testified that X. She said Y": who was heard right before.
            shown = [k for k in shown if k.paragraph == last.paragraph]
        return max(shown, key=lambda k: k.at) if shown else None

    def _has_spoken(self, known: Known, mention: Mention) -> bool:
        return self.spoken.has_before(key(known.speaker), mention.start)

    def _is_brought_in(self, known: Known, mention: Mention) -> bool:
        home, until = self.sentence(known.at), mention.start
        return is_brought_in(self.text, home, known.at, until, self.quoted, self.names)

    def _gender(self, known: Known) -> str | None:
        return known.gender or self.genders.get(key(known.speaker))

    def _voice_near(self, mention: Mention, pool: list[Known], here: int) -> list[Known]:
        """Who speaks or acts in the article's own words near a mention, where they stand among
        people that a speaker only tells of: "A said B had left. He added ..." is A."""
        near = [k for k in pool if here - k.paragraph <= 1]
        own = [k for k in near if not k.told or (self.tellers and mention.plural)]
        last = max((k.paragraph for k in own), default=None)
        return [k for k in own if k.paragraph == last] if len(own) < len(near) else []

    def _fits(self, mention: Mention, known: Known) -> bool:
        if known.person is not None and self.is_told_of(known.person):
            return False
        if self._is_teller(mention, known) or self._is_described_in(known):
            return False
        is_one = not (mention.plural or known.plural or known.is_body)
        # "A soldier told her to leave. She said": one who speaks, but hardly a "she".
        is_he = mention.gender == "f" and known.person is None and not self._gender(known)
        is_open = is_one and (known.unread is not None or is_he)
        if is_open and acts_on_another(self.sentence(known.at), known.at, mention.gender):
            return self.sentence(known.at).covers(mention.start, mention.end)
        return fits_in_kind(mention, known, self._gender(known))

    def _is_described_in(self, known: Known) -> bool:
        """ "The driver, who, she said, had left": whoever she describes is not she."""
        is_inside = any(s <= known.at < e for s, e in self.saying)
        return known.unread is not None and is_inside and not self.is_quoted(known.at)

    def _is_teller(self, mention: Mention, known: Known) -> bool:
        """ "“They told us it was shut,” she said": inside her own words she is "I", hers "we"."""
        return bool(self.tellers) and self.hands_on(mention, key(self.read_known(known).speaker))

    def hands_on(self, mention: Mention, name: str) -> bool:
        """Whether somebody tells the very words that a mention stands in."""
        in_turn = over(self.turns, (mention.start, mention.end))
        if not in_turn and not self._is_cleanly_quoted(mention.start):
            return False
        plain = bare(name)
        return any(plain == t or t.endswith(f" {plain}") for t in self.tellers if plain)

    def _is_cleanly_quoted(self, at: int) -> bool:
        """Inside a quotation that no second one opens in: print that lost a mark tells nothing."""
        near = over(self.quoted, (at, at + 1))
        return any(not re.search("“|``", self.text[s + 2 : e]) for s, e in near)

    def is_told_of(self, person: Person) -> bool:
        """ "He noted that Mallow had lied": who is named in the words said is not who says them."""
        p = person.places  # in order
        told = (a for s, e in self.saying for a in p[bisect_left(p, s) : bisect_left(p, e)])
        return any(not self.is_quoted(at) for at in told)

    def _only_one_named(self, mention: Mention, paragraph: int) -> Known | None:
        """The one person a paragraph names, outside quotations, whom the pronoun fits."""
        if mention.plural or not mention.gender:
            return None
        low, high = self.blocks[paragraph] if 0 <= paragraph < len(self.blocks) else (0, 0)
        places = {
            p.name: self.known_person(p, at)
            for p, at in self.bearers.places(low, min(high, mention.start))
            if not self.is_quoted(at)
        }
        fitting = [k for k in places.values() if self._fits(mention, k)]
        return fitting[0] if len(fitting) == 1 else None

    def read_known(self, known: Known) -> Known:
        """Somebody described, with the name he turns out to have."""
        if known.unread is None or self.read is None:
            return known
        speaker, person = self.read(known.unread)
        if speaker.status is SpeakerStatus.UNCLEAR:
            return known
        gender = known.gender or (person.gender if person else None)
        return replace(known, speaker=speaker, person=person, gender=gender, unread=None)

    def _chosen(self, mention: Mention, near: list[Known]) -> tuple[Known | None, str]:
        near = self._acting(mention, [self.read_known(k) for k in near])
        last = max(near, key=lambda k: k.at)
        beside = [k for k in near if k.at >= self.sentence(last.at).start and not k.is_body]
        rivals = [k for k in beside if key(k.speaker) != key(last.speaker) and k.at != last.at]
        named = {key(k.speaker) for k in (*rivals, last)}
        if len(named) > 1 and (only := self._clearest(mention, [*rivals, last])):
            return only, ""
        if len(named) > 1:
            if teller := self._who_told(mention, [*rivals, last]):
                return teller, ""
            return None, f"“{mention.text}” could be {listed(sorted(filter(None, named)))}"
        return last, ""

    def _clearest(self, mention: Mention, near: Sequence[Known]) -> Known | None:
        """ "A said that B had left. He ..." is A, of whom nobody tells; "she" is rather a woman for
        sure; "A stood when B spoke. He ..." is A, of whom the sentence is."""
        home = self.sentence(mention.start)
        own = [k for k in near if not over(self.reported, (k.at, k.at + 1))]
        shown = [k for k in near if mention.gender == "f" and self._gender(k)]
        is_before = near[-1].at < home.start
        are_all = is_before and all(k.person or k.plural for k in near)
        main = [k for k in near if are_all and acts_first(self.sentence(k.at), k.at)]
        for fewer in (own if is_before else [], shown, main):
            if fewer and len({key(k.speaker) for k in fewer}) == 1:
                return max(fewer, key=lambda k: k.at)
        return None

    def _acting(self, mention: Mention, near: list[Known]) -> list[Known]:
        """ "The court read the order that the ministry had issued. It found": the court did."""
        if mention.head != "it":
            return near
        own = [k for k in near if not k.is_body or not acts_beside(self.sentence(k.at), k.at)]
        return own or near

    def _who_told(self, mention: Mention, near: Sequence[Known]) -> Known | None:
        """ "The minister believes X, his spokeswoman said. She": who tells what another holds,
        where her word alone shows a woman."""
        known = [k for k in near if self._gender(k) and self._has_spoken(k, mention)]
        last = max(known, key=lambda k: len(key(k.speaker)), default=None)
        if last is None or mention.gender is None or last.person is not None:
            return None
        called = bare(key(last.speaker))
        alike = [k for k in near if called.endswith(bare(key(k.speaker)))]
        others = [k for k in near if k not in alike]
        is_behind = all(k.at < last.at and not self._gender(k) for k in others)
        return last if is_behind and all(k in alike for k in known) else None

    def last_voice(self, mention: Mention) -> Known | None:
        """The last speaker near by whom "he added" can go on with."""
        first = max(0, self.sentence_number(mention.start) - _GOES_ON)
        near = self.spoken.between(self.sentences[first].start, len(self.text))
        last = near[-1] if near else None
        if last and mention.plural and last.is_body:
            last = several_beside(near, self.sentence(last.at).start, last)
        return last if last and self._fits(mention, last) else None

    def near(self, known: Timeline, at: int, paragraphs: int) -> list[Known]:
        """Who stands before a character, at most so many paragraphs back."""
        here = self.paragraph(at)
        low = self.blocks[max(0, here - paragraphs)][0] if self.blocks else 0
        return [k for k in known.between(low, at) if here - k.paragraph <= paragraphs]

    def bodies_before(self, mention: Mention) -> list[str]:
        """The bodies "the group" may stand for: the nearest paragraph's, of a fitting kind."""
        armed = mention.head in {"group", "movement", "militia", "faction", "insurgency"}
        found = self.bodies.armed if armed else self.bodies.called(mention.head)
        last = bisect_right(found, mention.start, key=lambda n: n.end)
        place = self.paragraph(found[last - 1].start) if last else 0
        back = takewhile(lambda n: self.paragraph(n.start) == place, reversed(found[:last]))
        return list({bare(n.text): n.text for n in reversed(list(back))}.values())

    def known_person(self, person: Person, at: int) -> Known:
        """A named person as he stands at a place."""
        return known_at(person, at, self.paragraph(at))

    def sentence(self, at: int) -> Sentence:
        """The sentence a character stands in; the first where it stands in none."""
        return sentence_over(self.sentences, at, at + 1) or self.sentences[0]

    def name(self, at: int) -> Name | None:
        """The name a character stands in."""
        return next(iter(among(self.names, at, at + 1)), None)

    def paragraph(self, at: int) -> int:
        """The number of the paragraph a character stands in."""
        place = bisect_right(self.blocks, at, key=lambda block: block[0]) - 1
        return place if place >= 0 and at < self.blocks[place][1] else 0

    def sentence_number(self, at: int) -> int:
        """The number of the sentence a character stands in."""
        return max(0, bisect_right(self._starts, at) - 1)

    def is_quoted(self, at: int) -> bool:
        """Whether a character stands inside a quotation."""
        return bool(over(self.quoted, (at, at + 1)))
