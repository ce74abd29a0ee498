"""Who acts in an article's own words, in the order of the text: they come into focus as they act.

In: the people, names and trees of a document and its drafts. Out: one `Known` for each subject of a
verb that is a person, a body, or somebody described ("a diplomat", "the panel"); who a described
one is, is found when a pronoun asks for it. Refuses subjects inside quotations and sources.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pactwatch.domain.reading import Name
from pactwatch.domain.statement import Speaker, SpeakerStatus
from pactwatch.language.grammar.syntax import (
    Sentence,
    Token,
    children,
    conjuncts,
    core_phrase,
    is_passive,
    subject_of,
    tokens_between,
)
from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.mention_words import is_plural, names_people
from pactwatch.language.names.mentions import Mention, MentionKind, read_mention
from pactwatch.language.names.names import bare
from pactwatch.language.names.offices import is_single, office_class
from pactwatch.language.names.people import Person
from pactwatch.language.speakers.focus import Focus, Known
from pactwatch.language.speakers.forms import without_article
from pactwatch.language.speakers.introduced import is_owned
from pactwatch.language.speakers.killed import is_killed
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import among, join, over

__all__ = ["subjects"]


def subjects(focus: Focus, drafts: Sequence[Draft]) -> Iterator[Known]:
    """Everybody who acts, at the place where he does; `told` where a speaker tells of him."""
    sources = join(r for d in drafts for r in d.source)
    told = join(c for d in drafts if d.source for c in d.content)
    speaking = frozenset(bare(focus.text[slice(*r)]) for d in drafts for r in d.source)
    for sentence in focus.sentences:
        if only := _told_of(focus, sentence):
            yield replace(only, told=bool(over(told, (only.at, only.at + 1))))
        for member in _acting(focus, sentence):
            place = (member.start, member.end)
            if over(sources, place):
                continue
            if known := _known(focus, sentence, member) or _state_at(focus, member, speaking):
                # "The paper said its reporter had seen it": who speaks for it is hers.
                is_own = known.mention is not None and _is_its(known.mention)
                yield replace(known, told=bool(over(told, place)) and not is_own)


def _told_of(focus: Focus, sentence: Sentence) -> Known | None:
    """ "The dinner is the latest caper by | Mr Marn |, who hires villas. He": the only one whom a
    sentence names, or "it was | Mr Marn | who came out ahead"."""
    near = [n for n in among(focus.names, sentence.start, sentence.end) if n.kind == "PERSON"]
    cleft = [n for n in near if focus.text.startswith(" who ", n.end) and _is_cleft(focus, n)]
    name = cleft[0] if cleft else near[0] if len(near) == 1 else None
    person = focus.bearers.at(name.start) if name else None
    if name is None or person is None or focus.is_quoted(name.start):
        return None
    is_told = bool(cleft) or focus.text.startswith(", who ", name.end)
    return focus.known_person(person, name.start) if is_told else None


def _is_cleft(focus: Focus, name: Name) -> bool:
    return _IT_WAS.search(focus.text, max(0, name.start - 20), name.start) is not None


_IT_WAS = re.compile(r"\bit\s(?:was|is)\s(?:[A-Z][a-z]+\.?\s)?\Z", re.IGNORECASE)


def _acting(focus: Focus, sentence: Sentence) -> Iterator[Token]:
    is_quoting = bool(over(focus.quoted, (sentence.start, sentence.end)))
    for token in sentence.tokens:
        if token.relation not in {"nsubj", "obl"} and token.upos != "VERB":
            continue
        if is_quoting and focus.is_quoted(token.start):
            continue
        if token.relation == "nsubj" and children(sentence, sentence.tokens[token.head], "cop"):
            yield token  # "The panel was not able to see it"
        elif _is_agent(sentence, token) or _is_second(sentence, token):
            yield token
        if token.upos != "VERB":
            continue
        subject = subject_of(sentence, token, inherit=False) or _first_name(sentence, token)
        subject = None if subject and _is_fronted(sentence, subject) else subject
        yield from _joined(focus, sentence, subject) if subject else ()
        if subject and token.lemma in _SHOWING and not _acts(focus, subject):
            yield from _shown(sentence, token)
        if subject and _asks(focus, subject):
            yield from _asked(sentence, token)


def _asks(focus: Focus, subject: Token) -> bool:
    """Whether a subject is a body or its people, who put questions for it."""
    name = focus.name(subject.start)
    is_body = subject.lemma in phrases("organisations", "bodies")
    is_organ = subject.lemma in phrases("organisations", "organs")
    return is_body or is_organ or (name is not None and name.kind == "ORGANISATION")


# What a thing does that brings people before the reader's eyes.
_SHOWING = frozenset(
    {"pick", "show", "reveal", "bring", "find", "light", "wake", "draw", "attract"}
)


def _acts(focus: Focus, subject: Token) -> bool:
    """Whether a subject is somebody, or stands for somebody."""
    is_somebody = names_people(subject) or bool(office_class(subject.lemma))
    return focus.name(subject.start) is not None or subject.upos == "PRON" or is_somebody


def _shown(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """ "The headlights picked out | six men": they speak next."""
    for seen in children(sentence, verb, "obj"):
        if is_plural(seen) and names_people(seen):
            yield seen


_QUESTIONING = frozenset({"interview", "question", "debrief", "meet", "consult"})
_TALKING = frozenset({"speak", "talk", "listen", "hear", "meet"})


def _asked(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """ "The panel interviewed | two defectors", "spoke to | a nurse": they speak next."""
    if verb.lemma in _QUESTIONING:
        yield from (t for o in children(sentence, verb, "obj") for t in conjuncts(sentence, o))
    for other in children(sentence, verb, "obl") if verb.lemma in _TALKING else ():
        if any(c.lower in {"to", "with", "from"} for c in children(sentence, other, "case")):
            yield from conjuncts(sentence, other)


def _is_agent(sentence: Sentence, token: Token) -> bool:
    """ "Had been brought in by | men of the League": several who do it in the passive; one ("asked
    by Oskel, he said") is seldom the "he" that follows."""
    verb = sentence.tokens[token.head]
    if token.relation != "obl" or not is_plural(token):
        return False
    is_by = any(t.lower == "by" for t in children(sentence, token, "case"))
    return is_by and token.i > verb.i and verb.upos == "VERB" and is_passive(sentence, verb)


def _is_second(sentence: Sentence, subject: Token) -> bool:
    """ "The paper said | its reporter had seen it": the inner subject, hung on the outer verb."""
    if subject.relation != "nsubj":
        return False
    verb = sentence.tokens[subject.head]
    others = children(sentence, verb, "nsubj")
    return verb.upos == "VERB" and verb.i < subject.i and any(o.i < verb.i for o in others)


def _is_fronted(sentence: Sentence, subject: Token) -> bool:
    """ "A junior diplomat, | he | condemned it": what "he" is, and nobody else."""
    others = children(sentence, sentence.tokens[subject.head], "nsubj")
    behind = (t for t in others if t.i > subject.i and t.upos == "PRON")
    return subject.upos == "NOUN" and any(sentence.tokens[t.i - 1].text == "," for t in behind)


def _known(focus: Focus, sentence: Sentence, member: Token) -> Known | None:
    person = _person_at(focus, sentence, member) or _holder_at(focus, sentence, member)
    if person:
        return focus.known_person(person, member.start)
    return _body_at(focus, member) or _described(focus, sentence, member)


def _first_name(sentence: Sentence, verb: Token) -> Token | None:
    """A name that opens the sentence before its verb, where the tree gives the verb no subject."""
    first = sentence.tokens[0]
    return first if first.upos == "PROPN" and verb.i <= 4 else None


def _joined(focus: Focus, sentence: Sentence, subject: Token) -> list[Token]:
    """A subject with those joined to it, by the tree or by a bare "and" between two names."""
    found = list(conjuncts(sentence, subject))
    name = focus.name(subject.start)
    if name and focus.text.startswith(" and ", name.end):
        found += [t for t in sentence.tokens if t.start == name.end + len(" and ")]
    return found


def _person_at(focus: Focus, sentence: Sentence, subject: Token) -> Person | None:
    name = focus.name(subject.start)
    if name is not None and name.kind == "PERSON":
        return focus.bearers.at(name.start)
    # "The head of the mission, Mira Oskel, drew ...": the subject is her office.
    held = focus.bearers.in_office(subject.start) or _called(focus, subject)
    return held or _set_beside(focus, sentence, subject)


def _set_beside(focus: Focus, sentence: Sentence, subject: Token) -> Person | None:
    """ "Mallow's predecessor as party leader, | Ada Quell |, was blunter": who that is."""
    verb = sentence.tokens[subject.head]
    if subject.upos != "NOUN" or subject.relation != "nsubj" or not subject.i < verb.i:
        return None
    for token in sentence.tokens[subject.i + 1 : verb.i]:
        name = focus.name(token.start) if token.relation == "appos" else None
        if name is not None and name.kind == "PERSON":
            return focus.bearers.at(name.start)
    return None


# "His deputy, a former sapper called | Runa, laughs".
_CALLED = re.compile(r"(?:,\s(?:an?|the)\s[^,;.]{2,60})?\s(?:called|named)\s")


def _called(focus: Focus, subject: Token) -> Person | None:
    """Whom the words right behind a subject give a name."""
    behind = _CALLED.match(focus.text, subject.end)
    return focus.bearers.at(behind.end()) if behind else None


def _holder_at(focus: Focus, sentence: Sentence, subject: Token) -> Person | None:
    """ "The governor opened the bridge": the only person who is told to hold that office."""
    before = sentence.tokens[subject.i - 1] if subject.i else None
    is_definite = before is not None and before.lower in {"the", "prime"}
    if subject.upos != "NOUN" or not is_definite or not is_single(subject.lemma):
        return None
    holders = focus.bearers.by_word(subject.lemma)
    return holders[0] if len(holders) == 1 else None


def _body_at(focus: Focus, subject: Token) -> Known | None:
    """A named body that acts: "it" and "they" may stand for it."""
    name = focus.name(subject.start)
    if name is None or name.kind not in {"ORGANISATION", "ARMED_GROUP"}:
        return None
    speaker = Speaker(name.text, SpeakerStatus.ORGANISATION, name.text, organisation=name.text)
    # "Since the Accord was signed ... “They said X,” he recalled": it is nobody's "they".
    is_accord = name.text.split()[-1].lower() in phrases("organisations", "accords")
    return Known(speaker, name.start, focus.paragraph(name.start), is_body=True, heard=is_accord)


def _state_at(focus: Focus, subject: Token, speaking: frozenset[str]) -> Known | None:
    """ "Caldria played a part in it. It sent guns": a place that speaks somewhere is a state."""
    name = focus.name(subject.start)
    if name is None or name.kind != "PLACE" or bare(name.text) not in speaking:
        return None
    speaker = Speaker(name.text, SpeakerStatus.ORGANISATION, name.text, organisation=name.text)
    # "They" stands for a state only where it speaks.
    return Known(speaker, name.start, focus.paragraph(name.start), is_body=True, heard=True)


def _described(focus: Focus, sentence: Sentence, subject: Token) -> Known | None:
    """ "A diplomat put it bluntly", "The panel was not let in": somebody called by what he is."""
    if subject.upos not in {"NOUN", "PROPN"} and not _opens_several(sentence, subject):
        return None
    if any(t.lower == "no" for t in children(sentence, subject, "det")):
        return None  # "no barrier, no soldier": nobody is there
    start, end = core_phrase(sentence, subject)
    if not is_plural(subject) and is_killed(sentence, subject.start):
        return None
    mention = read_mention(focus.text, sentence, start, end, focus.names)
    # "Its teams" are part of what they belong to: "it" is whose they are.
    is_told = mention.definite or mention.text.lower() == "police"
    is_body = mention.kind is MentionKind.BODY and is_told and not _is_its(mention)
    does = sentence.tokens[subject.head].upos == "VERB"  # "the order is void" does nothing
    is_body = is_body or (does and _is_paper(mention))
    is_others = is_owned(mention) and not _opens_several(sentence, subject)
    is_others = is_others and not _is_its(mention) and not _NAMED_OWNER.match(mention.text)
    is_others = is_others and not _is_bodys(mention)
    if not is_body and (mention.kind not in _PEOPLE or is_others):
        return None  # "her daughter" acts beside her, who stays in focus
    is_of_many = mention.plural or mention.count == 1
    if is_of_many and not is_body and not _are_people(sentence, mention):
        return None  # "nine of the lorries", "one of the aims" act, and speak to nobody
    several, one = SpeakerStatus.ANONYMOUS_PLURAL, SpeakerStatus.ANONYMOUS_SINGLE
    status = SpeakerStatus.ORGANISATION if is_body else several if mention.plural else one
    speaker = Speaker(without_article(mention.text), status, mention.text)
    paragraph, gender = focus.paragraph(start), mention.gender
    return Known(
        speaker,
        start,
        paragraph,
        mention,
        gender,
        mention.plural and not is_body,
        is_body,
        unread=mention,
    )


# "Mallow's predecessor" acts himself; "her daughter" acts beside her.
_NAMED_OWNER = re.compile(r"(?:[Tt]he\s)?[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)*['’]s?\s")


def _is_bodys(mention: Mention) -> bool:
    """ "The mission's observers" act themselves, while "the mayor's sons" act beside him."""
    owner = re.match(r"[Tt]he\s(?:\w+\s)?(\w+)['’]s?\s", mention.text)
    return bool(owner) and owner[1] in phrases("organisations", "bodies")  # type: ignore[index]


def _is_paper(mention: Mention) -> bool:
    """ "The Tarn study took two years. It shows": a paper or picture told of before."""
    return mention.kind is MentionKind.THING and mention.definite and not mention.plural


def _is_its(mention: Mention) -> bool:
    return mention.text.lower().startswith("its ")


def _are_people(sentence: Sentence, mention: Mention) -> bool:
    """Whether the head of a phrase for several is a word for people."""
    inside = tokens_between(sentence, mention.start, mention.end)
    heads = (t for t in inside if mention.head in (t.lemma, t.lower))
    return mention.head == "force" or any(names_people(t) for t in heads)


def _opens_several(sentence: Sentence, subject: Token) -> bool:
    """ "Two of its own captains": the number is the subject, and they act."""
    after = sentence.tokens[subject.i + 1].lower if subject.i + 1 < len(sentence.tokens) else ""
    return subject.upos == "NUM" and after == "of"


_PEOPLE = frozenset({MentionKind.OFFICE, MentionKind.NAMELESS})
