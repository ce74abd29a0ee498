"""Who a draft's source is: mentions resolved to names, in the order of the text.

In: drafts in text order, the people of the document, the trees. Out: one `Speaker` per draft, with
the names of those who carry his words. The other files here tell what each kind of mention stands
for. Several that fit equally leave UNCLEAR with the reason: never a guess.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pactwatch.domain.reading import Name
from pactwatch.domain.statement import ResolvedBy, Speaker, SpeakerStatus
from pactwatch.language.bounds.answered import QUESTION_PUT
from pactwatch.language.chains.received import HEARD
from pactwatch.language.grammar.syntax import Sentence
from pactwatch.language.model.drafts import Draft
from pactwatch.language.model.speaker_heard import Sorts
from pactwatch.language.names.mention_words import is_so_many
from pactwatch.language.names.mentions import Mention, MentionKind, read_mention
from pactwatch.language.names.names import bare
from pactwatch.language.names.office_fit import contradicts
from pactwatch.language.names.outlets import Outlets
from pactwatch.language.names.people import Person
from pactwatch.language.records.issuer import is_kind_of, is_organ, is_part_of_name
from pactwatch.language.records.turns import ASKED, Turn
from pactwatch.language.speakers.bodies import by_body, by_thing
from pactwatch.language.speakers.carriers import (
    apart_from,
    named_body,
    pointed_outlet,
    publishers_own,
    whole_carrier,
)
from pactwatch.language.speakers.counted import counted, is_of_nobody, unsourced
from pactwatch.language.speakers.focus import Focus, Known, heads, key
from pactwatch.language.speakers.focus_subjects import subjects
from pactwatch.language.speakers.forms import (
    Answer,
    named_person,
    nameless,
    unclear,
    unresolved,
    without_article,
    without_aside,
)
from pactwatch.language.speakers.goes_on import known_again
from pactwatch.language.speakers.introduced import is_owned
from pactwatch.language.speakers.offices import by_office, by_what_he_is, kept_back
from pactwatch.language.speakers.own_papers import with_owners
from pactwatch.language.speakers.people import by_name
from pactwatch.language.speakers.pronouns import by_pronoun
from pactwatch.language.speakers.remarks import by_age, who_remarked
from pactwatch.language.speakers.sides import with_side
from pactwatch.language.speakers.sorts import by_sort, may_sort
from pactwatch.language.speakers.sources import set_off_by_colon, whole_source
from pactwatch.language.speakers.timeline import Timeline
from pactwatch.language.speakers.told_back import told_back
from pactwatch.language.words.lexicon import load, phrases
from pactwatch.language.words.ranges import Range, span_of

__all__ = ["ARTICLE_VOICE", "Voices", "resolve_speakers"]


@dataclass(frozen=True, slots=True)
class Voices:
    """Who says a draft's words, and the names of those who carry them, outermost first."""

    speaker: Speaker
    carriers: tuple[str, ...] = ()


ARTICLE_VOICE = Speaker(name=None, status=SpeakerStatus.ARTICLE_VOICE)
_UNCLEAR = SpeakerStatus.UNCLEAR


def resolve_speakers(
    text: str,
    drafts: Sequence[Draft],
    *,
    sentences: Sequence[Sentence],
    paragraphs: Sequence[Range],
    names: Sequence[Name],
    quoted: Sequence[Range],
    outlets: Outlets | None = None,
    people: Sequence[Person] | None = None,
    issuer: Speaker | None = None,
    turns: Sequence[Turn] = (),
    sorts: Callable[[Range], Sorts | None] | None = None,
) -> list[Voices]:
    """One speaker per draft with its carriers, in the drafts' order; `quoted` are ranges of
    quotations, `people` the document's where they are known already, `issuer` whose own document
    it is, `turns` those of a transcript, `sorts` what a network takes a mention for."""
    focus = Focus(text, sentences, paragraphs, names, quoted, drafts, people)
    focus.turns = [w for t in turns for w in t.words] if _are_two(text, turns) else []
    acting = list(subjects(focus, drafts))
    focus.subjects = Timeline(k for k in acting if not (k.plural and k.unread))
    focus.crowds = Timeline(k for k in acting if k.plural and k.unread)
    resolver = _Resolver(focus, outlets or Outlets(tuple(names)), issuer)
    resolver.sorts = sorts
    focus.labels = resolver.labels = tuple(t.label for t in turns if t.role != ASKED)
    order = sorted(range(len(drafts)), key=lambda i: _place(drafts[i]))
    found: dict[int, Voices] = {}
    for i in order:
        carriers = resolver.carriers(drafts[i])
        found[i] = Voices(apart_from(resolver.speaker(drafts[i]), carriers), carriers)
        if drafts[i].made_by == "turn":
            resolver.talking |= _called(found[i].speaker)
    owned = with_owners(text, drafts, [found[i].speaker for i in range(len(drafts))])
    return [replace(found[i], speaker=speaker) for i, speaker in enumerate(owned)]


def _are_two(text: str, turns: Sequence[Turn]) -> bool:
    """Whether one asks and one answers: neither is a "he" in the other's words."""
    return len({text[slice(*t.label)].casefold() for t in turns}) == 2


def _place(draft: Draft) -> int:
    return span_of(draft.source or draft.cue or draft.content)[0]


# "One described the mood": one of several who have no names, whoever spoke last.
_ONE_OF_MANY = frozenset({"one", "another", "the other", "a second", "the second", "the first"})
# "Two of those freed", "some of those who fled": people by what befell them.
_THOSE = (
    r"(?: (?:who|still|now|held|left|sent|kept|let|taken|shot|from|in|at|\w+(?:ed|dy|ing))\b[^,]*)?"
)
_MANY_OF = re.compile(
    r"(?:most|some|many|several|all|two|three|four|five|six|ten|dozens|both|few|others|\d+) of"
    rf" (?:them|whom|these|those{_THOSE})|some|many|several|most|others|a few|all"
    rf"|those(?=\s|\Z){_THOSE}|every(?:one|body)(?: .*)?",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    rf"(?:one|another|each) of (?:them|whom|these|those{_THOSE}|the (?:two|three|four))(?:, .*)?"
    r"|(?:one|another|the other|a second|a third), [^,]+|(?:the|this) \w+ one|some(?:body|one)",
    re.I,
)
_BOTH = re.compile(r"both\s(?=.+\sand\s)", re.I)  # "both the army and the Front"
# "His mate says": whoever he is, he is somebody's and has no name.
_SOMEBODYS = re.compile(r"(?:my|your|his|her|their|our) (?:\w+ )?\w+(?: (?:in|at) .+)?\Z", re.I)
_KEPT_BACK = re.compile(
    r"\bwho (?:(?:was|is|has|were|have) not (?:been |be )?|did not want to be |asked not to be "
    r"|refused to be |declined to be )(?:further )?(?:identified|named)\b"
)

_SHORT = 3  # "the Panel": a longer mention says which body it is by itself


def _called(speaker: Speaker) -> frozenset[str]:
    """What somebody and the body he speaks for are called, plain."""
    return frozenset(bare(n) for n in (speaker.name, speaker.organisation) if n)


def _goes_on(text: str, draft: Draft) -> bool:
    """Whether a cue says that somebody speaks on ("added", "went on")."""
    words = {w.lower() for s, e in draft.cue for w in text[s:e].split()}
    return bool(words & phrases("cues", "going_on"))


_OWNS = re.compile(r"\s?['’]s\s")


class _Resolver:
    """Reads sources in text order and remembers who is in focus."""

    def __init__(self, focus: Focus, outlets: Outlets, issuer: Speaker | None = None) -> None:
        self.focus, self.outlets = focus, outlets
        self.own, self.issuer = issuer, _called(issuer) if issuer else frozenset[str]()
        self.talking: frozenset[str] = frozenset()
        self.labels: tuple[Range, ...] = ()
        self.sorts: Callable[[Range], Sorts | None] | None = None
        focus.read = self._resolve

    def carriers(self, draft: Draft) -> tuple[str, ...]:
        """The names of who hands words on, outermost first; none of them is a "they" in them."""
        where, known = draft.carriers, len(self.focus.spoken)
        where = tuple(told_back(self.focus.text, draft, c) or c for c in where)
        names = tuple(self.carrier(c, draft.source) for c in where)
        told = [_called(k.speaker) for k in self.focus.spoken[known:]]
        # "Told the Bugle": who stands behind the speaker only heard it, and is no "they" later.
        first = draft.source[0][0] if draft.source else 0
        heard = {c[0] for c in where if c[0] > first}
        self.focus.spoken[known:] = [
            replace(k, heard=k.at in heard) for k in self.focus.spoken[known:]
        ]
        is_outside = bool(where) and not self.focus.is_quoted(where[-1][0])
        self.focus.tellers = self.issuer.union(*told) if is_outside else frozenset()
        if self.focus.turns:
            self.focus.tellers |= self.talking
        return names

    def carrier(self, where: Range, source: Sequence[Range]) -> str:
        """The name of who hands a source's words on; his words where they stand for nobody."""
        where = whole_carrier(self.focus, self.outlets, where, source)
        words = without_article(without_aside(self.focus.text[slice(*where)]))
        if body := named_body(self.focus, where, words):
            return body
        mention = self._mention(where)
        if pointed := pointed_outlet(self.focus, self.outlets, mention, words):
            return pointed
        speaker, person = self._resolve(mention)
        self._remember(speaker, mention, person)
        if own := publishers_own(self.focus, self.outlets, where[0], person):
            return own
        return words if speaker.status is _UNCLEAR else speaker.name or words

    def speaker(self, draft: Draft) -> Speaker:
        """Resolve one draft's source and remember him."""
        if not draft.source:
            return self._without_source(draft)
        if is_of_nobody(self.focus.text, draft):
            return unsourced(self._mention(draft.source[0]), draft)
        self.focus.saying, known = draft.content, len(self.focus.spoken)
        where = whole_source(self.focus, draft.source)
        speaker = self._read(where, goes_on=_goes_on(self.focus.text, draft))
        # "A heard from B that X. He", "Asked by B if X, A said Y. He": A; "“B said,” she": not B.
        is_inner = bool(draft.carriers) and self.focus.is_quoted(where[0])
        if is_inner or draft.made_by in {HEARD, QUESTION_PUT}:
            self.focus.spoken[known:] = [replace(k, told=True) for k in self.focus.spoken[known:]]
        return known_again(self.focus, draft, known, speaker)

    def _read(self, where: Range, *, goes_on: bool = False) -> Speaker:
        mention = self._mention(where)
        speaker, person = self._sorted(mention, self._resolve(mention, goes_on=goes_on))
        if person is not None and self._is_others_turn(mention, person):
            speaker, person = nameless(mention, SpeakerStatus.TITLED_UNNAMED)
        speaker = with_side(self.focus, speaker, mention.start)
        if not self._owns(where):
            self._remember(speaker, mention, person)
        return speaker

    def _sorted(self, mention: Mention, answer: Answer) -> Answer:
        """The answer beside what the network takes a mention for, where one listened."""
        if self.sorts is None or not may_sort(mention):
            return answer
        told = self.sorts((mention.start, mention.end))
        sentence = self.focus.sentence(mention.start)
        return by_sort(mention, answer, sentence, told) if told else answer

    def _owns(self, where: Range) -> bool:
        """ "A's claim that X": an owner comes into nobody's focus."""
        ending = _OWNS.match(self.focus.text, where[1])
        tokens = self.focus.sentence(where[0]).tokens if ending else ()
        after = (t for t in tokens if ending and t.start >= ending.end())
        return next((t.upos in {"NOUN", "ADJ"} for t in after), False)

    def _is_others_turn(self, mention: Mention, person: Person) -> bool:
        """ "The SPEAKER: Order.": whose turn it is under his own name has no turn as an office."""
        at = (mention.start, mention.end)
        if mention.kind is MentionKind.PERSON or at not in self.labels:
            return False
        named = (r for r in self.labels if self.focus.text[slice(*r)] != mention.text)
        return any(start <= place < end for start, end in named for place in person.places)

    def _mention(self, where: Range) -> Mention:
        where = both.end() if (both := _BOTH.match(self.focus.text, *where)) else where[0], where[1]
        sentence = self.focus.sentence(where[0])
        return read_mention(self.focus.text, sentence, *where, self.focus.names)

    def _resolve(self, mention: Mention, *, goes_on: bool = False) -> Answer:
        if mention.text.casefold() in _ONE_OF_MANY or _ONE_OF.fullmatch(mention.text):
            return nameless(mention, SpeakerStatus.ANONYMOUS_SINGLE)
        if _MANY_OF.fullmatch(mention.text):
            return nameless(mention, SpeakerStatus.ANONYMOUS_PLURAL)
        if self._hides(mention):
            return kept_back(self.focus, mention)
        if re.fullmatch(r"[QA]|QUESTION|ANSWER", mention.text):
            return unclear(mention, f"“{mention.text}” is a letter before a turn, no name")
        if several := counted(self.focus, mention):
            return several
        if self.own and self._is_own(mention, self.own):
            by = ResolvedBy.DESCRIPTION
            return replace(self.own, mention=mention.text, resolved_by=by), None
        focus = self.focus
        mention = who_remarked(focus, mention) or by_age(mention)
        match mention.kind:
            case MentionKind.PRONOUN:
                return by_pronoun(focus, mention, self._resolve, goes_on=goes_on)
            case MentionKind.PERSON:
                return by_name(focus, mention)
            case MentionKind.OFFICE:
                return self._going_on(mention, by_office(focus, mention), goes_on=goes_on)
            case MentionKind.NAMELESS:
                return self._going_on(mention, by_what_he_is(focus, mention), goes_on=goes_on)
            case MentionKind.BODY:
                return by_body(focus, self.outlets, mention)
            case MentionKind.THING:
                return by_thing(focus, self.outlets, mention)
        if is_so_many(mention.text):
            return nameless(mention, SpeakerStatus.ANONYMOUS_PLURAL)
        if _SOMEBODYS.match(mention.text):
            return nameless(mention, SpeakerStatus.ANONYMOUS_SINGLE)
        return unclear(mention, f"“{mention.text}” names nobody that can be told")

    def _is_own(self, mention: Mention, own: Speaker) -> bool:
        """Whether a mention is whose text it is: "the Panel" in its report, or its inspectors."""
        body = Speaker(without_article(mention.text), SpeakerStatus.ORGANISATION)
        is_body = mention.head in phrases("organisations", "bodies")
        is_short = is_body and len(mention.text.split()) < _SHORT and is_part_of_name(body, own)
        kind = without_article(mention.text).lower() if mention.definite and is_body else ""
        is_short = is_short or is_kind_of(kind, own, self.focus.names)
        return is_short or is_organ(mention.text, mention.head, own.name or "")

    def _going_on(self, mention: Mention, answer: Answer, *, goes_on: bool) -> Answer:
        """ "The Velm professor added": whoever spoke last, where nobody else was found."""
        is_found = answer[0].status is SpeakerStatus.NAMED or answer[0].resolved_by is not None
        is_open = goes_on and mention.definite and not is_found
        last = self.focus.last_voice(mention) if is_open else None
        if last is None or last.person is None or mention.plural or is_owned(mention):
            return answer
        if contradicts(mention, last.person):
            return answer
        return named_person(mention, last.person, ResolvedBy.DESCRIPTION)

    def _hides(self, mention: Mention) -> bool:
        """Whether the sentence says that a name is kept back."""
        if mention.kind in (MentionKind.PERSON, MentionKind.PRONOUN):
            return False
        if _KEPT_BACK.search(mention.text):
            return True
        sentence = self.focus.sentence(mention.start)
        low = self.focus.text[sentence.start : sentence.end].lower()
        return any(words in low for words in load("titles")["anonymous"]["conditions"])

    def _without_source(self, draft: Draft) -> Speaker:
        """Words after "A said:" are A's; a quotation by itself goes on with the speaker before."""
        start = span_of(draft.content)[0]
        if before := set_off_by_colon(self.focus, start):
            return self._read(before)
        if draft.cue:
            return unresolved("no source stands with the cue")
        here = self.focus.paragraph(start)
        near = self.focus.near(self.focus.spoken, start, 1)
        names = {key(k.speaker) for k in near if k.paragraph == near[-1].paragraph}
        if len(names) != 1:
            return unresolved("no cue and no source stand with the quotation")
        self.focus.spoken.append(replace(near[-1], at=start, paragraph=here))
        reason = "goes on with the speaker before it"
        return replace(near[-1].speaker, mention=None, reason=reason)

    def _remember(self, speaker: Speaker, mention: Mention, person: Person | None) -> None:
        if speaker.status is _UNCLEAR:
            return
        gender = mention.gender or (person.gender if person else None)
        roles = [r for r in (speaker.role, *(person.roles if person else ())) if r]
        if mention.kind is MentionKind.PRONOUN and mention.gender and speaker.name:
            self.focus.genders.setdefault(speaker.name, mention.gender)
        is_body = speaker.status is SpeakerStatus.ORGANISATION
        is_several = mention.plural or " and " in (speaker.name or "").partition(" who ")[0]
        is_several = is_several or speaker.status is SpeakerStatus.ANONYMOUS_PLURAL
        called = set() if mention.kind is MentionKind.PRONOUN else {mention.head}
        self.focus.spoken.append(
            Known(
                speaker,
                mention.start,
                self.focus.paragraph(mention.start),
                mention,
                gender,
                is_several and not is_body,
                is_body,
                person,
                heads(roles) | called,
            )
        )
