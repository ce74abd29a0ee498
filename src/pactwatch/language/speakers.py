"""Who a draft's source is: mentions resolved to names, in the order of the text.

In: drafts in text order, the people of the document, the trees. Out: one `Speaker` per draft. The
rules stand in `_Resolver.resolve`: a name is itself; a surname its only bearer; "he" whoever is
in focus; "the commander" the last speaker of that office; a longer description the only person or
speaker whose office and body it fits. Several that fit equally leave UNCLEAR with the reason:
never a guess.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pactwatch.domain.reading import Name
from pactwatch.domain.statement import ResolvedBy, Speaker, SpeakerStatus, VoiceLevel
from pactwatch.language.drafts import Draft
from pactwatch.language.lexicon import load
from pactwatch.language.mentions import (
    Mention,
    MentionKind,
    office_class,
    read_mention,
    voice_words,
)
from pactwatch.language.names import bare
from pactwatch.language.people import Person, find_people
from pactwatch.language.ranges import Range, overlaps, span_of
from pactwatch.language.syntax import Sentence, Token, subject_of

__all__ = ["ARTICLE_VOICE", "resolve_speakers"]

ARTICLE_VOICE = Speaker(name=None, status=SpeakerStatus.ARTICLE_VOICE)

# How far back "he" may reach, in paragraphs: news names its speaker anew after about so many. A
# guess.
_REACH = 3

_NAMED = SpeakerStatus.NAMED
_UNCLEAR = SpeakerStatus.UNCLEAR


@dataclass(slots=True)
class _Known:
    """Somebody who has spoken or is spoken of: what a later mention may stand for."""

    speaker: Speaker
    at: int
    paragraph: int
    mention: Mention | None = None
    gender: str | None = None
    plural: bool = False
    is_body: bool = False
    person: Person | None = None
    roles: frozenset[str] = field(default_factory=frozenset)


def resolve_speakers(
    text: str,
    drafts: Sequence[Draft],
    *,
    sentences: Sequence[Sentence],
    paragraphs: Sequence[Range],
    names: Sequence[Name],
    quoted: Sequence[Range],
) -> list[Speaker]:
    """One speaker per draft, in the drafts' order; `quoted` are ranges of quotations."""
    resolver = _Resolver(text, sentences, paragraphs, names, quoted, drafts)
    order = sorted(range(len(drafts)), key=lambda i: _place(drafts[i]))
    found: dict[int, Speaker] = {}
    for i in order:
        found[i] = resolver.speaker(drafts[i])
    return [found[i] for i in range(len(drafts))]


def _place(draft: Draft) -> int:
    return span_of(draft.source or draft.cue or draft.content)[0]


class _Resolver:
    """Reads sources in text order and remembers who is in focus."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        paragraphs: Sequence[Range],
        names: Sequence[Name],
        quoted: Sequence[Range],
        drafts: Sequence[Draft],
    ) -> None:
        self.text, self.sentences, self.paragraphs = text, sentences, paragraphs
        self.names, self.quoted = names, quoted
        self.people = find_people(text, sentences, names)
        self.spoken: list[_Known] = []
        self.subjects = self._subjects(drafts)

    def speaker(self, draft: Draft) -> Speaker:
        """Resolve one draft's source and remember him."""
        if not draft.source:
            return self._without_source(draft)
        start, end = span_of(draft.source) if len(draft.source) > 1 else draft.source[0]
        end = self._with_name_beside(end)
        sentence = self._sentence(start)
        mention = read_mention(self.text, sentence, start, end, self.names)
        speaker, person = self._resolve(mention, draft)
        self._remember(speaker, mention, person)
        return speaker

    def _with_name_beside(self, end: int) -> int:
        """ "Her brother | , Tomas Velk, said": the name behind the comma belongs to the source."""
        if self.text[end : end + 2] != ", ":
            return end
        beside = (n for n in self.names if n.kind == "PERSON" and n.start == end + 2)
        name = next(beside, None)
        closed = name is not None and self.text[name.end : name.end + 1] in {",", ".", ";"}
        return name.end if name is not None and closed else end

    def _resolve(self, mention: Mention, draft: Draft) -> tuple[Speaker, Person | None]:
        if self._hides(mention, draft):
            status = (
                SpeakerStatus.ANONYMOUS_PLURAL if mention.plural else SpeakerStatus.ANONYMOUS_SINGLE
            )
            return self._plain(mention, status), None
        table = {
            MentionKind.PRONOUN: self._pronoun,
            MentionKind.PERSON: self._person,
            MentionKind.OFFICE: self._office,
            MentionKind.NAMELESS: self._nameless,
            MentionKind.BODY: self._body,
            MentionKind.OTHER: self._other,
        }
        return table[mention.kind](mention)

    def _hides(self, mention: Mention, draft: Draft) -> bool:
        """Whether the sentence says that a name is kept back."""
        if mention.kind in (MentionKind.PERSON, MentionKind.PRONOUN):
            return False
        sentence = self._sentence(mention.start)
        low = self.text[sentence.start : sentence.end].lower()
        return any(words in low for words in load("titles")["anonymous"]["conditions"])

    # One rule per kind of mention.

    def _person(self, mention: Mention) -> tuple[Speaker, Person | None]:
        """A name is itself; a surname stands for its only bearer."""
        person = self._bearer(mention)
        if person is None:
            sharing = [p.name for p in self.people if p.surname == mention.head]
            if len(sharing) > 1:
                reason = f"“{mention.name}” fits {_listed(sharing)}"
                return Speaker(None, _UNCLEAR, mention.text, reason=reason), None
            return self._named(mention, mention.name or mention.text, None), None
        short = bare(mention.name or "") != bare(person.name)
        return self._named_person(mention, person, ResolvedBy.SURNAME if short else None), person

    def _bearer(self, mention: Mention) -> Person | None:
        inside = [
            p for p in self.people if any(mention.start <= at < mention.end for at in p.places)
        ]
        fitting = [p for p in inside if bare(mention.name or "") in bare(p.name)]
        return fitting[0] if fitting else None

    def _pronoun(self, mention: Mention) -> tuple[Speaker, Person | None]:
        """A pronoun stands for whoever is in focus and fits in number and gender."""
        fits, reason = self._in_focus(mention)
        if fits is None:
            return Speaker(None, _UNCLEAR, mention.text, reason=reason), None
        speaker = replace(fits.speaker, mention=mention.text, resolved_by=ResolvedBy.PRONOUN)
        return speaker, fits.person

    def _office(self, mention: Mention) -> tuple[Speaker, Person | None]:
        """ "The commander" is the last speaker of that office; a description whom alone it fits."""
        if mention.definite and not mention.organisation:
            known = [k for k in self._before(mention) if self._same_office(mention, k)]
            if known:
                return self._last_of(mention, known)
        if mention.organisation and (described := self._described(mention)):
            return described
        return self._plain(mention, SpeakerStatus.TITLED_UNNAMED), None

    def _nameless(self, mention: Mention) -> tuple[Speaker, Person | None]:
        if mention.plural:
            known = [k for k in self._before(mention) if k.plural and self._same_office(mention, k)]
            if mention.definite and known and not mention.count:
                return self._last_of(mention, known)
            return self._plain(mention, SpeakerStatus.ANONYMOUS_PLURAL), None
        if mention.definite:
            known = [
                k for k in self._before(mention) if self._same_office(mention, k) and not k.plural
            ]
            if known:
                return self._last_of(mention, known)
        return self._plain(mention, SpeakerStatus.ANONYMOUS_SINGLE), None

    def _body(self, mention: Mention) -> tuple[Speaker, Person | None]:
        """A body speaks for itself; "the group" is the body last spoken of, if only one fits."""
        name = mention.name or _without_article(mention.text)
        if mention.name is None and mention.definite:
            known = self._bodies_before(mention)
            if len(known) == 1:
                return (
                    Speaker(
                        known[0],
                        SpeakerStatus.ORGANISATION,
                        mention.text,
                        ResolvedBy.DESCRIPTION,
                        organisation=known[0],
                    ),
                    None,
                )
        longer = self._longer_name(name, mention.start)
        by = ResolvedBy.DESCRIPTION if longer else None
        name = longer or name
        speaker = Speaker(name, SpeakerStatus.ORGANISATION, mention.text, by, organisation=name)
        return speaker, None

    def _longer_name(self, name: str, before: int) -> str | None:
        """The full name that a body's short name ends ("the Union" after "Harbour Union")."""
        plain = bare(name)
        found = {
            bare(n.text): n.text
            for n in self.names
            if n.end <= before
            and n.kind in {"ORGANISATION", "ARMED_GROUP"}
            and bare(n.text).endswith(" " + plain)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _other(self, mention: Mention) -> tuple[Speaker, Person | None]:
        reason = f"“{mention.text}” names nobody that can be told"
        return Speaker(None, _UNCLEAR, mention.text, reason=reason), None

    # What the rules look at.

    def _in_focus(self, mention: Mention) -> tuple[_Known | None, str]:
        """The nearest paragraph that has a fitting antecedent decides; two there leave it open."""
        here = self._paragraph(mention.start)
        pool = [*self.spoken, *(s for s in self.subjects if s.at < mention.start)]
        pool = [k for k in pool if k.at < mention.start and _fits(mention, k)]
        for paragraph in range(here, here - _REACH - 1, -1):
            near = [k for k in pool if k.paragraph == paragraph]
            if near:
                return self._chosen(mention, near)
        everybody = [p for p in self.people if p.places[0] < mention.start]
        if len(everybody) == 1 and mention.gender and not mention.plural:
            return self._known_person(everybody[0], mention.start), ""
        return None, f"nobody near “{mention.text}” whom it could stand for"

    def _chosen(self, mention: Mention, near: list[_Known]) -> tuple[_Known | None, str]:
        last = max(near, key=lambda k: k.at)
        sentence = self._sentence(last.at)
        rivals = [
            k
            for k in near
            if k.at >= sentence.start and _key(k.speaker) != _key(last.speaker) and not k.is_body
        ]
        named = {_key(k.speaker) for k in (*rivals, last)}
        if len(named) > 1:
            return None, f"“{mention.text}” could be {_listed(sorted(filter(None, named)))}"
        return last, ""

    def _before(self, mention: Mention) -> list[_Known]:
        """Who has spoken, or was named with an office, before a mention; in order."""
        people = [
            self._known_person(p, at)
            for p in self.people
            for at in p.places
            if at < mention.start and p.roles
        ]
        return sorted([*self.spoken, *people], key=lambda k: k.at)

    def _same_office(self, mention: Mention, known: _Known) -> bool:
        if known.plural != mention.plural:
            return False
        head = mention.head.casefold()
        classes = office_class(head)
        return head in known.roles or any(classes & office_class(r) for r in known.roles)

    def _last_of(self, mention: Mention, known: list[_Known]) -> tuple[Speaker, Person | None]:
        """The latest of those whom an office fits; a rival named nearer to it leaves it open."""
        exact = [k for k in known if mention.head.casefold() in k.roles] or known
        last = exact[-1]
        rivals = {_key(k.speaker) for k in exact if last.paragraph - k.paragraph < 1} - {
            _key(last.speaker)
        }
        if rivals:
            reason = f"“{mention.text}” could be {_listed(sorted([*rivals, _key(last.speaker)]))}"
            return Speaker(None, _UNCLEAR, mention.text, reason=reason), None
        return replace(
            last.speaker, mention=mention.text, resolved_by=ResolvedBy.TITLE
        ), last.person

    def _described(self, mention: Mention) -> tuple[Speaker, Person | None] | None:
        """The only named person of the whole document whose office and body the words fit."""
        fitting = [p for p in self.people if _describes(mention, p)]
        if len(fitting) == 1:
            return self._named_person(mention, fitting[0], ResolvedBy.DESCRIPTION), fitting[0]
        if len(fitting) > 1:
            reason = f"“{mention.text}” fits {_listed([p.name for p in fitting])}"
            return Speaker(None, _UNCLEAR, mention.text, reason=reason), None
        return None

    def _bodies_before(self, mention: Mention) -> list[str]:
        """The bodies "the group" may stand for: the nearest paragraph's, all names of a fitting
        kind."""
        armed = mention.head in {"group", "movement", "militia", "faction", "insurgency"}
        kinds = {"ARMED_GROUP"} if armed else {"ORGANISATION"}
        words = mention.head
        found = [n for n in self.names if n.end <= mention.start and n.kind in kinds]
        if not armed:
            found = [n for n in found if words in bare(n.text).split()]
        for paragraph in range(self._paragraph(mention.start), -1, -1):
            near = {bare(n.text): n.text for n in found if self._paragraph(n.start) == paragraph}
            if near:
                return list(near.values())
        return []

    def _subjects(self, drafts: Sequence[Draft]) -> list[_Known]:
        """People who are subjects of the article's own sentences: they come into focus."""
        sources = [r for d in drafts for r in d.source]
        found = []
        for sentence in self.sentences:
            for token in sentence.tokens:
                if token.upos != "VERB" or self._is_quoted(token):
                    continue
                subject = subject_of(sentence, token, inherit=False) or _first_name(sentence, token)
                person = self._person_at(subject)
                if person is None or subject is None:
                    continue
                if any(overlaps((subject.start, subject.end), s) for s in sources):
                    continue
                found.append(self._known_person(person, subject.start))
        return found

    def _person_at(self, subject: Token | None) -> Person | None:
        if subject is None:
            return None
        name = next(
            (n for n in self.names if n.kind == "PERSON" and n.start <= subject.start < n.end), None
        )
        if name is None:
            return None
        return next((p for p in self.people if name.start in p.places), None)

    def _is_quoted(self, token: Token) -> bool:
        return any(start <= token.start < end for start, end in self.quoted)

    def _without_source(self, draft: Draft) -> Speaker:
        """A quotation without a cue of its own goes on with the speaker before it, if that is
        plain."""
        start = span_of(draft.content)[0]
        if draft.cue:
            return Speaker(None, _UNCLEAR, reason="no source stands with the cue")
        here = self._paragraph(start)
        before = [k for k in self.spoken if k.at < start and here - k.paragraph <= 1]
        if (
            before
            and len({_key(k.speaker) for k in before if k.paragraph == before[-1].paragraph}) == 1
        ):
            last = before[-1]
            self.spoken.append(replace(last, at=start, paragraph=here))
            return replace(last.speaker, mention=None, reason="goes on with the speaker before it")
        return Speaker(None, _UNCLEAR, reason="no cue and no source stand with the quotation")

    def _remember(self, speaker: Speaker, mention: Mention, person: Person | None) -> None:
        if speaker.status is _UNCLEAR:
            return
        gender = mention.gender or (person.gender if person else None)
        roles = [r for r in (speaker.role, *(person.roles if person else ())) if r]
        is_body = speaker.status is SpeakerStatus.ORGANISATION
        self.spoken.append(
            _Known(
                speaker,
                mention.start,
                self._paragraph(mention.start),
                mention,
                gender,
                mention.plural and not is_body,
                is_body,
                person,
                _heads(roles)
                | ({mention.head} if mention.kind is not MentionKind.PRONOUN else set()),
            )
        )

    # Speakers from mentions.

    def _named_person(self, mention: Mention, person: Person, by: ResolvedBy | None) -> Speaker:
        role = person.role or mention.role
        return Speaker(
            person.name,
            _NAMED,
            mention.text,
            by,
            organisation=person.organisation or mention.organisation,
            role=role,
            voice_level=voice_level(role),
        )

    def _named(self, mention: Mention, name: str, by: ResolvedBy | None) -> Speaker:
        level = voice_level(mention.role)
        return Speaker(
            name, _NAMED, mention.text, by, mention.organisation, mention.role, voice_level=level
        )

    def _plain(self, mention: Mention, status: SpeakerStatus) -> Speaker:
        organisation = mention.organisation or self._part_of_the_same(mention)
        return Speaker(
            mention.text,
            status,
            mention.text,
            None,
            organisation,
            mention.role,
            voice_level(mention.role),
            mention.count,
        )

    def _part_of_the_same(self, mention: Mention) -> str | None:
        """ "A commander" right after "two X commanders" is one of them, and X's."""
        if mention.definite or not mention.head:
            return None
        here = self._paragraph(mention.start)
        near = [
            k.speaker.organisation
            for k in self.spoken
            if k.plural and here - k.paragraph <= 2 and mention.head in k.roles
        ]
        return near[-1] if near else None

    def _known_person(self, person: Person, at: int) -> _Known:
        level = voice_level(person.role)
        speaker = Speaker(
            person.name, _NAMED, person.name, None, person.organisation, person.role, level
        )
        return _Known(
            speaker,
            at,
            self._paragraph(at),
            gender=person.gender,
            person=person,
            roles=_heads(person.roles),
        )

    # Places.

    def _sentence(self, at: int) -> Sentence:
        return next((s for s in self.sentences if s.start <= at < s.end), self.sentences[0])

    def _paragraph(self, at: int) -> int:
        return next((i for i, (s, e) in enumerate(self.paragraphs) if s <= at < e), 0)


def voice_level(role: str | None) -> VoiceLevel:
    """From which level a holder of an office speaks, by the first row of the table that fits."""
    words = voice_words(role)
    for level, row in load("titles")["voice"].items():
        if set(words) & set(row.split()):
            return VoiceLevel(level)
    return VoiceLevel.UNKNOWN


def _fits(mention: Mention, known: _Known) -> bool:
    if mention.head == "it":
        return known.is_body
    if mention.plural:
        return known.plural or known.is_body
    if known.plural or known.is_body:
        return False
    return not (mention.gender and known.gender and mention.gender != known.gender)


def _describes(mention: Mention, person: Person) -> bool:
    """Whether an office and a body described fit a person: same row of offices, same body."""
    classes = office_class(mention.head)
    offices = {word for role in person.roles for word in voice_words(role)}
    if mention.head not in offices and not any(classes & office_class(word) for word in offices):
        return False
    return any(_same_body(mention.organisation or "", body) for body in person.organisations)


def _same_body(one: str, other: str) -> bool:
    """The same name, or the same head noun with a capitalised word in common ("UN panel")."""
    if bare(one) == bare(other):
        return True
    first, second = one.split(), other.split()
    if not first or not second or first[-1].casefold() != second[-1].casefold():
        return False
    return bool({w for w in first if w[:1].isupper()} & {w for w in second if w[:1].isupper()})


def _heads(roles: Sequence[str]) -> frozenset[str]:
    return frozenset(word for role in roles for word in voice_words(role))


def _key(speaker: Speaker) -> str:
    return speaker.name or ""


def _listed(names: Sequence[str]) -> str:
    return " or ".join(names)


def _without_article(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in {"the", "a", "an"} and rest else words


def _first_name(sentence: Sentence, verb: Token) -> Token | None:
    """A name that opens the sentence before its verb, where the tree gives the verb no subject."""
    first = sentence.tokens[0]
    return first if first.upos == "PROPN" and verb.i <= 4 else None
