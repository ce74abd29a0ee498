"""A pronoun in, who it is out: whoever is in focus and fits in number and gender.

"Who", "which" and "that" go on with the noun they stand behind. Several that fit alike leave
UNCLEAR with the reason.
"""

from collections.abc import Callable
from dataclasses import replace

from pactwatch.domain.statement import ResolvedBy, SpeakerStatus
from pactwatch.language.grammar.syntax import Sentence, ancestors, children, core_phrase
from pactwatch.language.names.joins import JOINED
from pactwatch.language.names.mention_words import NOUNS
from pactwatch.language.names.mentions import Mention, MentionKind, read_mention
from pactwatch.language.names.offices import gender_of, pronouns
from pactwatch.language.speakers.accused import accused_before
from pactwatch.language.speakers.answering import who_answers
from pactwatch.language.speakers.asked_before import asked_before
from pactwatch.language.speakers.focus import Focus, Known
from pactwatch.language.speakers.forms import Answer, unclear
from pactwatch.language.speakers.relatives import before_relative
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import among

__all__ = ["by_pronoun"]


def by_pronoun(
    focus: Focus,
    mention: Mention,
    resolve: Callable[[Mention], Answer],
    *,
    goes_on: bool = False,
) -> Answer:
    """Who a pronoun stands for; `resolve` reads the noun that a relative one goes on with,
    `goes_on` says that the cue does ("he added")."""
    if mention.head in pronouns("relative") and (noun := before_relative(focus, mention)):
        speaker, person = resolve(noun)
        if speaker.status is not SpeakerStatus.UNCLEAR:
            by = ResolvedBy.PRONOUN
            return replace(speaker, mention=mention.text, resolved_by=by), person
    if mention.head in {"which", "that"}:
        return unclear(mention, f"“{mention.text}” goes on with nobody who speaks")
    if held := accused_before(focus, mention):
        speaker, person = resolve(held)
        return replace(speaker, mention=mention.text, resolved_by=ResolvedBy.PRONOUN), person
    if mention.head == "it" and (thing := _thing_beside(focus, mention)):
        speaker, person = resolve(thing)
        return replace(speaker, mention=mention.text, resolved_by=ResolvedBy.PRONOUN), person
    if some := _some_beside(focus, mention):
        speaker, person = resolve(some)
        return replace(speaker, mention=mention.text, resolved_by=ResolvedBy.PRONOUN), person
    last = focus.last_voice(mention) if goes_on else None
    if whose := _of_relative(focus, mention):
        speaker, person = resolve(whose)
        return replace(speaker, mention=mention.text, resolved_by=ResolvedBy.PRONOUN), person
    last = last or _named_in_words(focus, mention)
    fits, reason = (last, "") if last else focus.in_focus(mention)
    answering = None if last else asked_before(focus, mention) or who_answers(focus, mention)
    if answering and (fits is None or fits.at != answering.start):
        speaker, person = resolve(answering)
        return replace(speaker, mention=mention.text, resolved_by=ResolvedBy.PRONOUN), person
    ahead = (_ahead(focus, mention) or _shown_by_word(focus, mention)) if fits is None else None
    if ahead:
        speaker, person = resolve(ahead)
        return replace(speaker, mention=mention.text, resolved_by=ResolvedBy.PRONOUN), person
    if fits is None:
        return unclear(mention, reason)
    by = ResolvedBy.PRONOUN
    name = _with_other_body(focus, fits) if mention.plural and fits.is_body else fits.speaker.name
    return replace(fits.speaker, name=name, mention=mention.text, resolved_by=by), fits.person


def _named_in_words(focus: Focus, mention: Mention) -> Known | None:
    """ "“I asked A where they are,” B said. “She told me X”": the one person whom B's own words
    name right before, and nobody of whom only the article tells."""
    if not (focus.tellers and mention.gender and focus.is_quoted(mention.start)):
        return None
    here = focus.sentence_number(mention.start)
    first = focus.sentences[max(0, here - 1)].start
    near = {
        p.name: focus.known_person(p, at)
        for p, at in focus.bearers.places(first, mention.start)
        if focus.is_quoted(at) and focus.paragraph(at) == focus.paragraph(mention.start)
    }
    fitting = [k for k in near.values() if _may_be(focus, mention, k)]
    return fitting[0] if len(fitting) == 1 else None


_SOME = frozenset({"some", "many", "most", "several", "others", "few"})


def _some_beside(focus: Focus, mention: Mention) -> Mention | None:
    """ "| Some | are bitter about what they call neglect": the subject of the clause around it."""
    sentence = focus.sentence(mention.start)
    if mention.head != "they" or focus.is_quoted(mention.start):
        return None
    before = [t for t in sentence.tokens if t.end <= mention.start and t.relation == "nsubj"]
    last = before[-1] if before else None
    if last is None or last.lower not in _SOME or focus.is_quoted(last.start):
        return None
    return read_mention(focus.text, sentence, last.start, last.end, focus.names)


def _of_relative(focus: Focus, mention: Mention) -> Mention | None:
    """ "Dangerous for A, who angered many when | he | spoke": the person of the clause it stands
    in."""
    sentence = focus.sentence(mention.start)
    token = next((t for t in sentence.tokens if t.start == mention.start), None)
    if token is None or not mention.gender or mention.plural or focus.is_quoted(mention.start):
        return None
    for verb in ancestors(sentence, token):
        subjects = children(sentence, verb, "nsubj")
        who = next((t for t in subjects if t.lower == "who" and t.i < token.i), None)
        if who and token not in subjects:
            return _person_before(focus, mention, sentence, who.start)
    return None


def _person_before(focus: Focus, mention: Mention, sentence: Sentence, who: int) -> Mention | None:
    """The person named right before a "who", if the pronoun fits."""
    near = (n for n in among(focus.names, sentence.start, who) if n.kind == "PERSON")
    name = next((n for n in near if focus.text[n.end : who] in {", ", " "}), None)
    person = focus.bearers.at(name.start) if name else None
    if name is None or person is None or person.gender_known not in (None, mention.gender):
        return None
    return read_mention(focus.text, sentence, name.start, name.end, focus.names)


def _shown_by_word(focus: Focus, mention: Mention) -> Mention | None:
    """ "He gave it to his mother. “Is it mine?” she asked": the only one whom a word shows to be
    a "she" or a "he", in the sentence before, where nobody else fits."""
    at = focus.sentence_number(mention.start)
    last = focus.sentences[at - 1] if at else None
    if last is None or not mention.gender or mention.plural:
        return None
    found = [
        t
        for t in last.tokens
        if t.upos == "NOUN"
        and gender_of(t.lower) == mention.gender
        and not focus.is_quoted(t.start)
    ]
    if len(found) != 1:
        return None
    return read_mention(focus.text, last, *core_phrase(last, found[0]), focus.names)


def _may_be(focus: Focus, mention: Mention, known: Known) -> bool:
    """Whether somebody named is a person for sure, of that gender, and not who tells it."""
    name = known.speaker.name or ""
    is_person = " " in name or bool(known.roles) or known.gender is not None
    gender = known.gender or focus.genders.get(name)
    is_fit = gender in (None, mention.gender) and not focus.hands_on(mention, name)
    return is_person and is_fit


def _with_other_body(focus: Focus, body: Known) -> str | None:
    """ "The council and the front met. They said": both did."""
    here, home = focus.name(body.at), focus.sentence(body.at)
    for other in among(focus.names, home.start, home.end) if here else ():
        if here is None or other is here or other.kind not in {"ORGANISATION", "ARMED_GROUP"}:
            continue
        first, last = sorted((here, other), key=lambda n: n.start)
        if JOINED.fullmatch(focus.text, first.end, last.start):
            return f"{first.text} and {last.text}"
    return body.speaker.name


def _ahead(focus: Focus, mention: Mention) -> Mention | None:
    """ "A year after it swore off arms, the Front ...": the subject named right behind the clause
    that opens the sentence, where nobody before it fits."""
    sentence = focus.sentence(mention.start)
    before = [t for t in sentence.tokens if t.end <= mention.start]
    opens = any(t.upos == "SCONJ" for t in before) and not any(t.text == "," for t in before)
    rest = [t for t in sentence.tokens if t.start >= mention.end]
    comma = next((k for k, t in enumerate(rest) if t.text == ","), None)
    if not opens or comma is None:
        return None
    subject = next((t for t in rest[comma:] if t.relation == "nsubj"), None)
    name = focus.name(subject.start) if subject else None
    if name is None or (name.kind == "PERSON") is (mention.head == "it") or mention.plural:
        return None
    return read_mention(focus.text, sentence, name.start, name.end, focus.names)


def _thing_beside(focus: Focus, mention: Mention) -> Mention | None:
    """ "Ask the brigade and it will say", "a clerk who saw the memo said it quoted": the only body
    or paper the sentence tells of before; a body that acts comes into focus by itself."""
    sentence = focus.sentence(mention.start)
    before = [t for t in sentence.tokens if t.end <= mention.start and t.upos in NOUNS]
    found: dict[str, Mention] = {}
    shows = _shows(sentence, mention)
    earlier = (t for t in sentence.tokens if t.end < mention.start and t.lower == "it")
    if any(t.relation == "nsubj" for t in earlier):
        return None  # "it aired a report in which it said X": the same as before
    own = [t for t in before if any(s <= t.start < e for s, e in focus.saying)]
    for token in (t for t in before if t not in own and not focus.is_quoted(t.start)):
        if token.relation not in {"obj", "nsubj", "obl", "iobj"}:
            continue
        start, end = core_phrase(sentence, token)
        # A tree that hangs the rest of the sentence on the noun tells nothing of its phrase.
        end = token.end if end > mention.start else end
        read = read_mention(focus.text, sentence, start, end, focus.names)
        if read.kind not in (MentionKind.BODY, MentionKind.THING) or read.plural:
            continue
        if any(t.lower in _BY_MEANS_OF | _WHERE for t in children(sentence, token, "case")):
            continue  # "in a statement it said", "at Ostry, it says": neither is it
        if token.relation == "nsubj" and read.kind is MentionKind.BODY and not shows:
            return None
        if shows and read.kind is MentionKind.BODY:
            continue
        found[read.text.casefold()] = read
    if not found and not before:
        shown = _shown_before(focus, mention) if shows else None
        return shown or _text_before(focus, mention, sentence)
    return next(iter(found.values())) if len(found) == 1 else None


def _shows(sentence: Sentence, mention: Mention) -> bool:
    """ "The group published a picture; it shows eleven blocks": a thing shows, not the group."""
    verb = next((t for t in sentence.tokens if t.start >= mention.end), None)
    return verb is not None and verb.lemma in {"show", "depict", "read", "contain"}


def _shown_before(focus: Focus, mention: Mention) -> Mention | None:
    """ "The recording was sent by the Front. It shows X", "The club issued a statement. It read":
    the only picture or paper that the sentence before is about or that is put out there."""
    at = focus.sentence_number(mention.start)
    last = focus.sentences[at - 1] if at else None
    found: list[Mention] = []
    for token in last.tokens if last else ():
        if last is None or token.relation not in {"nsubj", "obj"} or focus.is_quoted(token.start):
            continue
        read = read_mention(focus.text, last, *core_phrase(last, token), focus.names)
        found += [read] if read.kind is MentionKind.THING and not read.plural else []
    return found[0] if len(found) == 1 else None


_BY_MEANS_OF = frozenset({"in", "through", "via", "by"})
_WHERE = frozenset({"at", "near", "outside", "around"})


def _text_before(focus: Focus, mention: Mention, sentence: Sentence) -> Mention | None:
    """ "You signed the Fort Protocol. It says": the text that ends the sentence before."""
    at = focus.sentence_number(mention.start)
    last = focus.sentences[at - 1] if at else None
    nouns = [t for t in last.tokens if t.upos in NOUNS] if last else []
    head = nouns[-1] if nouns and nouns[-1].relation in {"obj", "obl"} else None
    texts = phrases("organisations", "texts") | phrases("organisations", "accords")
    if last is None or head is None or head.lemma not in texts:
        return None
    is_led = any(t.lower in _BY_MEANS_OF for t in children(last, head, "case"))
    if head.lemma in _OWN_WORDS and (head.relation == "obj" or is_led):
        return None  # "the council issued a statement", "said in a statement. It said": it did
    if any(t.lemma in _BODYS_OWN for t in sentence.tokens[:_VERB_WITHIN]):
        return None  # "... received the letter. It would neither confirm nor deny X"
    start, end = core_phrase(last, head)
    read = read_mention(focus.text, last, start, end, focus.names)
    return replace(read, kind=MentionKind.THING)


_OWN_WORDS = frozenset({"statement", "communique", "declaration"})
_BODYS_OWN = frozenset({"confirm", "deny", "decline", "refuse", "blame", "comment", "quote"})
_VERB_WITHIN = 6  # words in which the verb behind "it" stands
