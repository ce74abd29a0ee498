"""A pronoun in, who it is out: whoever is in focus and fits in number and gender.

"Who", "which" and "that" go on with the noun they stand behind. Several that fit alike leave
UNCLEAR with the reason.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from pactwatch.domain.statement import ResolvedBy, SpeakerStatus
from pactwatch.language.grammar.syntax import Sentence, Token, ancestors, children, core_phrase
from pactwatch.language.names.mention_words import is_people
from pactwatch.language.names.mentions import Mention, MentionKind, read_mention
from pactwatch.language.names.offices import office_class, pronouns
from pactwatch.language.speakers.accused import accused_before
from pactwatch.language.speakers.answering import who_answers
from pactwatch.language.speakers.focus import Focus, Known
from pactwatch.language.speakers.forms import Answer, unclear
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import among

__all__ = ["by_pronoun"]

# How far behind its noun "who" may stand, in characters ("a man in the eastern hills who").
_REACH = 60


def by_pronoun(
    focus: Focus,
    mention: Mention,
    resolve: Callable[[Mention], Answer],
    *,
    goes_on: bool = False,
) -> Answer:
    """Who a pronoun stands for; `resolve` reads the noun that a relative one goes on with,
    `goes_on` says that the cue does ("he added")."""
    if mention.head in pronouns("relative") and (noun := _before_relative(focus, mention)):
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
    last = focus.last_voice(mention) if goes_on else None
    last = last or _named_in_words(focus, mention)
    fits, reason = (last, "") if last else focus.in_focus(mention)
    answering = None if last else who_answers(focus, mention)
    if answering and (fits is None or fits.at != answering.start):
        speaker, person = resolve(answering)
        return replace(speaker, mention=mention.text, resolved_by=ResolvedBy.PRONOUN), person
    if fits is None and (ahead := _ahead(focus, mention)):
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
        if _JOINS.fullmatch(focus.text, first.end, last.start):
            return f"{first.text} and {last.text}"
    return body.speaker.name


_JOINS = re.compile(r"\sand\s(?:the\s)?")


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
    before = [t for t in sentence.tokens if t.end <= mention.start and _is_noun(t)]
    found: dict[str, Mention] = {}
    shows = _shows(sentence, mention)
    for token in (t for t in before if not focus.is_quoted(t.start)):
        if token.relation not in {"obj", "nsubj", "obl", "iobj"}:
            continue
        start, end = core_phrase(sentence, token)
        # A tree that hangs the rest of the sentence on the noun tells nothing of its phrase.
        end = token.end if end > mention.start else end
        read = read_mention(focus.text, sentence, start, end, focus.names)
        if read.kind not in (MentionKind.BODY, MentionKind.THING) or read.plural:
            continue
        if any(t.lower in _BY_MEANS_OF for t in children(sentence, token, "case")):
            continue  # "in a statement it said": the statement is not it
        if token.relation == "nsubj" and read.kind is MentionKind.BODY and not shows:
            return None
        if shows and read.kind is MentionKind.BODY:
            continue
        found[read.text.casefold()] = read
    if not found and not before:
        return _text_before(focus, mention, sentence)
    return next(iter(found.values())) if len(found) == 1 else None


def _shows(sentence: Sentence, mention: Mention) -> bool:
    """ "The group published a picture; it shows eleven blocks": a thing shows, not the group."""
    verb = next((t for t in sentence.tokens if t.start >= mention.end), None)
    return verb is not None and verb.lemma in {"show", "depict", "read", "contain"}


_BY_MEANS_OF = frozenset({"in", "through", "via", "by"})


def _text_before(focus: Focus, mention: Mention, sentence: Sentence) -> Mention | None:
    """ "You signed the Fort Protocol. It says": the text that ends the sentence before."""
    at = focus.sentence_number(mention.start)
    last = focus.sentences[at - 1] if at else None
    nouns = [t for t in last.tokens if _is_noun(t)] if last else []
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
_BODYS_OWN = frozenset({"confirm", "deny", "decline", "refuse", "blame", "comment"})
_VERB_WITHIN = 6  # words in which the verb behind "it" stands


def _before_relative(focus: Focus, mention: Mention) -> Mention | None:
    """The noun phrase that "who", "which" or "that" goes on with."""
    sentence = focus.sentence(mention.start)
    token = next((t for t in sentence.tokens if t.start == mention.start), None)
    head = _governing_noun(focus, sentence, token, mention) if token else None
    if head is None:
        return None
    start, end = core_phrase(sentence, head)
    name = focus.name(head.start)
    start, end = (min(start, name.start), max(end, name.end)) if name else (start, end)
    end = max(end, head.end) if end <= mention.start else head.end
    cleft = _CLEFT.match(focus.text, start, end)
    start = cleft.end() if cleft else start
    found = read_mention(focus.text, sentence, start, end, focus.names)
    beside = _set_beside(focus, sentence, start, mention)
    is_unknown = found.kind in (MentionKind.OTHER, MentionKind.THING) and mention.head == "who"
    return beside or (replace(found, kind=MentionKind.NAMELESS) if is_unknown else found)


# "It was | a night nurse | who told": the words that bring her in are none of hers.
_CLEFT = re.compile(r"it\s(?:was|is)\s(?:also\s|only\s)?", re.IGNORECASE)


def _governing_noun(
    focus: Focus, sentence: Sentence, token: Token, mention: Mention
) -> Token | None:
    """The noun above the relative clause, or the last before it where the tree is surely wrong:
    "who" goes on with people only, and stands right behind them."""
    before = [t for t in sentence.tokens if t.end <= mention.start and _is_noun(t)]
    near = [t for t in before if mention.start - t.end <= _REACH and _may_go_on(focus, t, mention)]
    near = [t for t in near if not _is_where(focus, sentence, t)] or near
    people = [t for t in near if mention.head == "who" and _is_person(focus, t)]
    if near and not _is_new(focus, sentence, near[-1], mention):
        near = people or near  # "young men with rifles who": the men
    above = [g for g in ancestors(sentence, token) if g in near]
    if not near:
        return None
    last = near[-1]
    head = above[0] if above else last
    between = [t for t in sentence.tokens if head.i < t.i < token.i]
    is_cut_off = any(t.upos == "VERB" or t.text in {",", ";"} for t in between[:-1])
    return last if is_cut_off else head


def _is_where(focus: Focus, sentence: Sentence, noun: Token) -> bool:
    """ "The school in | Orsk | , which said": where a body stands says nothing."""
    name = focus.name(noun.start)
    if name is None or name.kind != "PLACE":
        return False
    first = next(t for t in sentence.tokens if t.end > name.start)
    before = sentence.tokens[first.i - 1].lower if first.i else ""
    is_body = name.text.split()[-1].lower() in phrases("organisations", "bodies") | {"school"}
    return before in {"in", "near", "at", "outside", ","} and not is_body


def _is_person(focus: Focus, noun: Token) -> bool:
    """Whether a noun is somebody's name or a word for people."""
    name = focus.name(noun.start)
    if name is not None:
        return name.kind == "PERSON"
    return is_people(noun) or bool(office_class(noun.lemma))


def _is_new(focus: Focus, sentence: Sentence, noun: Token, mention: Mention) -> bool:
    """ "A weaver who": right behind an article and a noun, whether a list holds it or not; or
    right behind a name."""
    named = focus.name(noun.start) is not None
    before = sentence.tokens[noun.i - 1] if noun.i else None
    is_beside = noun.end + 1 == mention.start
    return is_beside and (named or bool(before and before.upos in {"DET", "ADJ"}))


def _may_go_on(focus: Focus, noun: Token, mention: Mention) -> bool:
    """Whether a noun is of the kind that a relative pronoun asks for."""
    name = focus.name(noun.start)
    if mention.head == "who":
        is_body = noun.lemma in phrases("organisations", "bodies") and noun.lemma != "police"
        is_beside = name is not None and name.end + 1 == mention.start
        return name.kind == "PERSON" or is_beside if name else not is_body
    return name.kind != "PERSON" if name else not is_people(noun)


def _set_beside(focus: Focus, sentence: Sentence, start: int, mention: Mention) -> Mention | None:
    """ "Mira Oskel, a former head of the mission, who": the name before the comma."""
    near = among(focus.names, start - 3, start - 2)
    name = next((n for n in near if n.end == start - 2), None)
    if name is None or focus.text[name.end : start] != ", ":
        return None
    is_person = name.kind == "PERSON"
    first = focus.text[start : start + 80].split(maxsplit=1)[0].lower()
    if is_person is not (mention.head == "who") or first not in pronouns("opening"):
        return None
    return read_mention(focus.text, sentence, name.start, name.end, focus.names)


def _is_noun(token: Token) -> bool:
    return token.upos in {"NOUN", "PROPN"}
