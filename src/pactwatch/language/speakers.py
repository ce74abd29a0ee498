"""Who a draft's source is: mentions resolved to names, in the order of the text.

In: drafts in text order, the people of the document, the trees. Out: one `Speaker` per draft. The
rules stand in `_Resolver.resolve`: a name is itself; a surname its only bearer; "he" whoever is
in focus; "the commander" the last speaker of that office; a longer description the only person or
speaker whose office and body it fits. Several that fit equally leave UNCLEAR with the reason:
never a guess.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pactwatch.domain.reading import Name
from pactwatch.domain.statement import ResolvedBy, Speaker, SpeakerStatus
from pactwatch.language.bodies import earlier_body, earlier_thing
from pactwatch.language.drafts import Draft
from pactwatch.language.focus import Focus, Known, heads, key, listed
from pactwatch.language.lexicon import load, phrases
from pactwatch.language.mentions import Mention, MentionKind, read_mention
from pactwatch.language.names import bare
from pactwatch.language.office_fit import describes, may_be_of, same_role
from pactwatch.language.offices import is_single, office_class, voice_level
from pactwatch.language.outlets import Outlets
from pactwatch.language.people import Person
from pactwatch.language.ranges import Range, span_of
from pactwatch.language.syntax import Sentence, Token, ancestors, core_phrase

__all__ = ["ARTICLE_VOICE", "Voices", "resolve_speakers"]


@dataclass(frozen=True, slots=True)
class Voices:
    """Who says a draft's words, and the names of those who carry them, outermost first."""

    speaker: Speaker
    carriers: tuple[str, ...] = ()


ARTICLE_VOICE = Speaker(name=None, status=SpeakerStatus.ARTICLE_VOICE)

_NAMED = SpeakerStatus.NAMED
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
) -> list[Voices]:
    """One speaker per draft with its carriers, in the drafts' order; `quoted` are ranges of
    quotations."""
    focus = Focus(text, sentences, paragraphs, names, quoted, drafts)
    resolver = _Resolver(focus, outlets or Outlets(tuple(names)))
    order = sorted(range(len(drafts)), key=lambda i: _place(drafts[i]))
    found: dict[int, Voices] = {}
    for i in order:
        carriers = tuple(resolver.carrier(c, drafts[i]) for c in drafts[i].carriers)
        found[i] = Voices(resolver.speaker(drafts[i]), carriers)
    return [found[i] for i in range(len(drafts))]


def _place(draft: Draft) -> int:
    return span_of(draft.source or draft.cue or draft.content)[0]


class _Resolver:
    """Reads sources in text order and remembers who is in focus."""

    def __init__(self, focus: Focus, outlets: Outlets) -> None:
        self.focus, self.outlets = focus, outlets

    def carrier(self, where: Range, draft: Draft) -> str:
        """The name of who hands a draft's words on; his words where they stand for nobody."""
        start, end = where
        words = _without_article(self.focus.text[start:end])
        named = [n for n in self.focus.names if n.start <= start < n.end or start <= n.start < end]
        if named and named[0].kind != "PERSON":
            return words
        mention = read_mention(
            self.focus.text, self.focus.sentence(start), start, end, self.focus.names
        )
        is_pointing = self.focus.text[start : start + 4].lower() == "the " and " " not in words
        if is_pointing and mention.head in phrases("organisations", "outlet_nouns"):
            return self._outlet_before(start) or words
        speaker, _ = self._resolve(mention, draft)
        return words if speaker.status is _UNCLEAR else speaker.name or words

    def _outlet_before(self, at: int) -> str | None:
        """ "The newspaper": the outlet named last."""
        before = [n for n in self.focus.names if n.end <= at and n.kind != "PERSON"]
        told = [n for n in before if self.outlets.is_shown(self.focus.text, n)]
        return told[-1].text if told else None

    def speaker(self, draft: Draft) -> Speaker:
        """Resolve one draft's source and remember him."""
        if not draft.source:
            return self._without_source(draft)
        start, end = span_of(draft.source) if len(draft.source) > 1 else draft.source[0]
        end = self._with_name_beside(end)
        sentence = self.focus.sentence(start)
        mention = read_mention(self.focus.text, sentence, start, end, self.focus.names)
        speaker, person = self._resolve(mention, draft)
        self._remember(speaker, mention, person)
        return speaker

    def _with_name_beside(self, end: int) -> int:
        """ "Her brother | , Tomas Velk, said": the name behind the comma belongs to the source."""
        if self.focus.text[end : end + 2] != ", ":
            return end
        beside = (n for n in self.focus.names if n.kind == "PERSON" and n.start == end + 2)
        name = next(beside, None)
        closed = name is not None and self.focus.text[name.end : name.end + 1] in {",", ".", ";"}
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
            MentionKind.THING: self._thing,
            MentionKind.OTHER: self._other,
        }
        return table[mention.kind](mention)

    def _hides(self, mention: Mention, draft: Draft) -> bool:
        """Whether the sentence says that a name is kept back."""
        if mention.kind in (MentionKind.PERSON, MentionKind.PRONOUN):
            return False
        sentence = self.focus.sentence(mention.start)
        low = self.focus.text[sentence.start : sentence.end].lower()
        return any(words in low for words in load("titles")["anonymous"]["conditions"])

    # One rule per kind of mention.

    def _person(self, mention: Mention) -> tuple[Speaker, Person | None]:
        """A name is itself; a surname stands for its only bearer."""
        person = self._bearer(mention)
        if several := self._several(mention):
            return several, None
        if person is None:
            sharing = [p.name for p in self.focus.people if p.surname == mention.head]
            if len(sharing) > 1:
                reason = f"“{mention.name}” fits {listed(sharing)}"
                return Speaker(None, _UNCLEAR, mention.text, reason=reason), None
            return self._named(mention, mention.name or mention.text, None), None
        short = bare(mention.name or "") != bare(person.name)
        return self._named_person(mention, person, ResolvedBy.SURNAME if short else None), person

    def _several(self, mention: Mention) -> Speaker | None:
        """ "A and B": two named people who speak as one."""
        inside = [
            n
            for n in self.focus.names
            if n.kind == "PERSON" and mention.start <= n.start and n.end <= mention.end
        ]
        if len(inside) != 2:
            return None
        between = self.focus.text[inside[0].end : inside[1].start]
        if not re.fullmatch(r",? and (?:[A-Z][a-z]+\.? )?", between):
            return None
        full = [self._full_name(n) for n in inside]
        short = full != [n.text for n in inside]
        by = ResolvedBy.SURNAME if short else None
        return Speaker(" and ".join(full), _NAMED, mention.text, by)

    def _full_name(self, name: Name) -> str:
        person = next((p for p in self.focus.people if name.start in p.places), None)
        return person.name if person else name.text

    def _bearer(self, mention: Mention) -> Person | None:
        inside = [
            p
            for p in self.focus.people
            if any(mention.start <= at < mention.end for at in p.places)
        ]
        fitting = [p for p in inside if bare(mention.name or "") in bare(p.name)]
        return fitting[0] if fitting else None

    def _pronoun(self, mention: Mention) -> tuple[Speaker, Person | None]:
        """A pronoun stands for whoever is in focus and fits in number and gender."""
        if mention.head in _RELATIVES and (noun := self._before_relative(mention)):
            speaker, person = self._resolve(noun, Draft(()))
            if speaker.status is not _UNCLEAR:
                by = ResolvedBy.PRONOUN
                return replace(speaker, mention=mention.text, resolved_by=by), person
        fits, reason = self.focus.in_focus(mention)
        if fits is None:
            return Speaker(None, _UNCLEAR, mention.text, reason=reason), None
        speaker = replace(fits.speaker, mention=mention.text, resolved_by=ResolvedBy.PRONOUN)
        return speaker, fits.person

    def _before_relative(self, mention: Mention) -> Mention | None:
        """The noun phrase that "who", "which" or "that" goes on with."""
        sentence = self.focus.sentence(mention.start)
        token = next((t for t in sentence.tokens if t.start == mention.start), None)
        nouns = [g for g in ancestors(sentence, token) if _is_noun(g)] if token else []
        head = next((g for g in nouns if g.end <= mention.start), None)
        if head is None:
            head = next(
                (t for t in reversed(sentence.tokens) if t.end <= mention.start and _is_noun(t)),
                None,
            )
        if head is None or mention.start - head.end > 60:
            return None
        start, end = core_phrase(sentence, head)
        name = next((n for n in self.focus.names if n.start <= head.start < n.end), None)
        start, end = (min(start, name.start), max(end, name.end)) if name else (start, end)
        end = max(end, head.end) if end <= mention.start else head.end
        return read_mention(self.focus.text, sentence, start, end, self.focus.names)

    def _office(self, mention: Mention) -> tuple[Speaker, Person | None]:
        """ "The commander" is the last speaker of that office; a description whom alone it fits."""
        if mention.definite and not mention.organisation:
            known = [k for k in self.focus.before(mention) if self._same_office(mention, k)]
            if known:
                return self._last_of(mention, known)
        is_told = mention.definite or mention.role in load("titles")["by_verb"].values()
        if is_told and mention.organisation and (described := self._described(mention)):
            return described
        if mention.definite and (holder := self._holder(mention)):
            return self._named_person(mention, holder, ResolvedBy.TITLE), holder
        if not mention.definite and not mention.plural and not is_single(mention.head):
            return self._plain(mention, SpeakerStatus.ANONYMOUS_SINGLE), None
        return self._plain(mention, SpeakerStatus.TITLED_UNNAMED), None

    def _holder(self, mention: Mention) -> Person | None:
        """The only person of the document with this office, unless of another body."""
        people = [p for p in self.focus.people if may_be_of(mention.organisation, p)]
        people = [p for p in people if not mention.gender or p.gender in (None, mention.gender)]
        head, classes = mention.head.casefold(), office_class(mention.head)
        same = [p for p in people if any(same_role(mention.role, r) for r in p.roles)]
        exact = [p for p in people if head in heads(p.roles)]
        alike = [p for p in people if any(classes & office_class(r) for r in heads(p.roles))]
        tries = (same, exact, alike if mention.organisation is None else [])
        return next((found[0] for found in tries if len(found) == 1), None)

    def _thing(self, mention: Mention) -> tuple[Speaker, Person | None]:
        """A poll, a letter or a report speaks by itself; "the study" is the one told of before."""
        name = mention.name or _without_article(mention.text)
        by = None
        if mention.definite and len(mention.text.split()) < 4:
            before = earlier_thing(self.focus.text, mention, self.focus.sentences)
            name, by = (before, ResolvedBy.DESCRIPTION) if before else (name, None)
        return Speaker(name, SpeakerStatus.ORGANISATION, mention.text, by), None

    def _nameless(self, mention: Mention) -> tuple[Speaker, Person | None]:
        if mention.plural:
            known = [
                k for k in self.focus.before(mention) if k.plural and self._same_office(mention, k)
            ]
            if mention.definite and known and not mention.count:
                return self._last_of(mention, known)
            return self._plain(mention, SpeakerStatus.ANONYMOUS_PLURAL), None
        if mention.definite:
            known = [
                k
                for k in self.focus.before(mention)
                if self._same_office(mention, k) and not k.plural
            ]
            if known:
                return self._last_of(mention, known)
        return self._plain(mention, SpeakerStatus.ANONYMOUS_SINGLE), None

    def _body(self, mention: Mention) -> tuple[Speaker, Person | None]:
        """A body speaks for itself; "the group" is the body last spoken of, if only one fits."""
        name = mention.name or _without_article(mention.text)
        if mention.name is None and mention.definite:
            known = self.focus.bodies_before(mention)
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
        if mention.name is None and mention.definite and len(mention.text.split()) < 5:
            earlier = earlier_body(
                mention,
                self.focus.names,
                self.focus.paragraph,
                is_outlet=self.outlets.is_outlet,
            )
            if (
                earlier is None
                and mention.text.lower().startswith("the ")
                and (len(mention.text.split()) == 2)
            ):
                earlier = earlier_thing(self.focus.text, mention, self.focus.sentences)
            if earlier:
                return self._organisation(mention, earlier, ResolvedBy.DESCRIPTION), None
        longer = self.focus.longer_name(name, mention.start)
        by = ResolvedBy.DESCRIPTION if longer else None
        name = longer or name
        speaker = Speaker(name, SpeakerStatus.ORGANISATION, mention.text, by, organisation=name)
        return speaker, None

    def _organisation(self, mention: Mention, name: str, by: ResolvedBy | None) -> Speaker:
        full = self.focus.longer_name(name, mention.start) or name
        return Speaker(full, SpeakerStatus.ORGANISATION, mention.text, by, organisation=full)

    def _other(self, mention: Mention) -> tuple[Speaker, Person | None]:
        reason = f"“{mention.text}” names nobody that can be told"
        return Speaker(None, _UNCLEAR, mention.text, reason=reason), None

    def _same_office(self, mention: Mention, known: Known) -> bool:
        if known.plural != mention.plural:
            return False
        head = mention.head.casefold()
        classes = office_class(head)
        return head in known.roles or any(classes & office_class(r) for r in known.roles)

    def _last_of(self, mention: Mention, known: list[Known]) -> tuple[Speaker, Person | None]:
        """The latest of those whom an office fits; a rival named nearer to it leaves it open."""
        exact = [k for k in known if mention.head.casefold() in k.roles] or known
        last = exact[-1]
        rivals = {key(k.speaker) for k in exact if last.paragraph - k.paragraph < 1} - {
            key(last.speaker)
        }
        if rivals:
            reason = f"“{mention.text}” could be {listed(sorted([*rivals, key(last.speaker)]))}"
            return Speaker(None, _UNCLEAR, mention.text, reason=reason), None
        return replace(
            last.speaker, mention=mention.text, resolved_by=ResolvedBy.TITLE
        ), last.person

    def _described(self, mention: Mention) -> tuple[Speaker, Person | None] | None:
        """The only named person of the whole document whose office and body the words fit."""
        fitting = [p for p in self.focus.people if describes(mention, p)]
        if len(fitting) == 1:
            return self._named_person(mention, fitting[0], ResolvedBy.DESCRIPTION), fitting[0]
        if len(fitting) > 1:
            reason = f"“{mention.text}” fits {listed([p.name for p in fitting])}"
            return Speaker(None, _UNCLEAR, mention.text, reason=reason), None
        return None

    def _without_source(self, draft: Draft) -> Speaker:
        """A quotation without a cue of its own goes on with the speaker before it, if that is
        plain."""
        start = span_of(draft.content)[0]
        if draft.cue:
            return Speaker(None, _UNCLEAR, reason="no source stands with the cue")
        here = self.focus.paragraph(start)
        before = [k for k in self.focus.spoken if k.at < start and here - k.paragraph <= 1]
        if (
            before
            and len({key(k.speaker) for k in before if k.paragraph == before[-1].paragraph}) == 1
        ):
            last = before[-1]
            self.focus.spoken.append(replace(last, at=start, paragraph=here))
            return replace(last.speaker, mention=None, reason="goes on with the speaker before it")
        return Speaker(None, _UNCLEAR, reason="no cue and no source stand with the quotation")

    def _remember(self, speaker: Speaker, mention: Mention, person: Person | None) -> None:
        if speaker.status is _UNCLEAR:
            return
        gender = mention.gender or (person.gender if person else None)
        roles = [r for r in (speaker.role, *(person.roles if person else ())) if r]
        is_body = speaker.status is SpeakerStatus.ORGANISATION
        self.focus.spoken.append(
            Known(
                speaker,
                mention.start,
                self.focus.paragraph(mention.start),
                mention,
                gender,
                (mention.plural or " and " in (speaker.name or "")) and not is_body,
                is_body,
                person,
                heads(roles)
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
        here = self.focus.paragraph(mention.start)
        near = [
            k.speaker.organisation
            for k in self.focus.spoken
            if k.plural and here - k.paragraph <= 2 and mention.head in k.roles
        ]
        return near[-1] if near else None


_RELATIVES = frozenset({"who", "which", "that"})


def _is_noun(token: Token) -> bool:
    return token.upos in {"NOUN", "PROPN"}


def _without_article(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in {"the", "a", "an"} and rest else words
