"""Whose "I" and "we" outside quotations are: the body that issued the text, or its author."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pactwatch.domain.statement import ResolvedBy, Speaker, SpeakerStatus
from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.mention_words import without_post
from pactwatch.language.names.names import bare
from pactwatch.language.records.issuer import is_part_of_name, is_self_mention
from pactwatch.language.speakers.speakers import ARTICLE_VOICE, Voices
from pactwatch.language.statements.material import Material
from pactwatch.language.words.forms import lemma
from pactwatch.language.words.kept import once_a_document
from pactwatch.language.words.ranges import Range, over, overlaps

__all__ = ["of_writer"]


def of_writer(found: Material, draft: Draft, voices: Voices) -> Voices:
    """ "I" and "we" outside quotations are whoever wrote the text, never who spoke last; and whose
    text it is hands nothing on to himself."""
    voices = _without_issuer(found, voices)
    mention = voices.speaker.mention
    is_quoted = any(overlaps(*p) for p in _quoted_sources(found, draft))
    if is_self_mention(mention) and not is_quoted:
        return replace(voices, speaker=_writer(found, draft, mention))
    if found.issuer and _is_his_state(voices.speaker, found.issuer):
        by = ResolvedBy.DESCRIPTION
        return replace(voices, speaker=replace(found.issuer, mention=mention, resolved_by=by))
    if found.issuer and _is_taken_for_person(voices.speaker, found.issuer):
        told = voices.speaker
        named = replace(found.issuer, mention=told.mention, resolved_by=told.resolved_by)
        return replace(voices, speaker=named)
    if found.issuer and is_part_of_name(voices.speaker, found.issuer):
        name, reason = found.issuer.organisation or found.issuer.name, found.issuer.reason
        named = replace(voices.speaker, name=name, organisation=name, reason=reason)
        return replace(voices, speaker=named)
    return voices


def _is_taken_for_person(speaker: Speaker, issuer: Speaker) -> bool:
    """ "Tidewatch said" in Tidewatch's own release, where nothing else shows that it is a body."""
    is_body = issuer.status is SpeakerStatus.ORGANISATION
    is_person = speaker.status is SpeakerStatus.NAMED and not speaker.role
    return is_body and is_person and bare(speaker.name or "") == bare(issuer.name or "")


_GOVERNMENT = re.compile(r"(?:(?:my|our|his|her|its|the) )?(?:own )?government", re.I)
_ENVOYS = re.compile(
    r"permanent representative|ambassador|charg[ée] d.affaires|permanent observer", re.I
)


def _is_his_state(speaker: Speaker, issuer: Speaker) -> bool:
    """ "His Government", "the Government" in a letter of a state's envoy or mission: that state."""
    is_post = without_post(issuer.name or "") != (issuer.name or "").lower()
    is_envoy = is_post or bool(_ENVOYS.search(issuer.role or ""))
    words = speaker.mention or "", speaker.name or ""
    return is_envoy and all(_GOVERNMENT.fullmatch(w) for w in words)


def _without_issuer(found: Material, voices: Voices) -> Voices:
    """ "The captain told the Network that X" in the Network's own paper: the chain is his alone."""
    issuer = found.issuer
    if issuer is None or not voices.carriers:
        return voices
    rest = tuple(c for c in voices.carriers if not _is_issuer(c, issuer))
    return replace(voices, carriers=rest)


def _is_issuer(carrier: str, issuer: Speaker) -> bool:
    body = Speaker(carrier, SpeakerStatus.ORGANISATION)
    return bare(carrier) == bare(issuer.name or "") or is_part_of_name(body, issuer)


def _quoted_sources(found: Material, draft: Draft) -> Iterator[tuple[Range, Range]]:
    return ((s, q) for s in draft.source for q in over(found.quoted, s))


def _writer(found: Material, draft: Draft, mention: str | None) -> Speaker:
    by = ResolvedBy.PRONOUN
    if found.issuer:
        return replace(found.issuer, mention=mention, resolved_by=by)
    if author := found.document.author:
        reason = "Outside quotations the first person is the text's author."
        named = SpeakerStatus.NAMED
        return Speaker(author, named, mention=mention, resolved_by=by, reason=reason)
    if _is_partys(found.text, draft) or _may_be_others(found):
        reason = f"“{mention}” outside a quotation is whoever wrote the text, who is not named"
        return Speaker(None, SpeakerStatus.UNCLEAR, mention=mention, reason=reason)
    reason = "Outside quotations the first person is the article's own."
    return replace(ARTICLE_VOICE, mention=mention, resolved_by=by, reason=reason)


# "We reject the lie that our men ...", "I wish to state": a party's words, whose heading is lost.
_PARTYS = frozenset(
    {"reject", "deny", "refute", "condemn", "demand", "call", "urge", "warn", "pledge", "vow"}
    | {"promise", "declare", "announce", "affirm", "reaffirm", "reiterate", "wish", "insist"}
)
_OURS = re.compile(
    r"\b(?:ours|(?:our|my) (?:own )?(?:men|fighters|soldiers|government|troops|forces|army|militia"
    r"|movement|side|territory|land|positions?|commanders?))\b",
    re.IGNORECASE,
)


def _is_partys(text: str, draft: Draft) -> bool:
    """Whether a first person's words are a party's: an article's author has no men, and denies
    and demands nothing."""
    cue = {lemma(w, "VERB") for r in draft.cue for w in text[slice(*r)].lower().split()}
    return bool(cue & _PARTYS) or any(_OURS.search(text, *r) for r in draft.content)


# "Told his story to the Post", a letter, questions to a "you": such a text has another "I".
_OTHERS = re.compile(
    r"\b(?:told|tells|recounts|recounted|shared|shares|gave|gives) (?:me |us )?"
    r"(?:his|her|their) (?:own )?(?:story|stories|tale|account)\b"
    r"|\bin (?:his|her|their) own words\b|\bas told to\b"
    r"|^\W*(?:Dear|Sir|Madam|Subject:|To:|Q:)|\bopen letter\b",
    re.IGNORECASE | re.MULTILINE,
)
# A question of an essay to its readers ("What would you do? The council has no answer") is none.
_ASKS = re.compile(
    r"\byou(?:r|rs)?\b[^.!?\n]{0,200}\?\W{0,4}(?:\w+:\s)?"
    r"(?:yes|no|well|oh|[^.!?\n]{0,80}\b(?:I|we|my|our|me|us))\b",
    re.IGNORECASE,
)


@once_a_document
def _may_be_others(found: Material) -> bool:
    """Whether a text without a known author may print somebody else's account, letter or
    answers."""
    asked = [m.span() for m in _ASKS.finditer(found.text)]
    is_asked = sum(not over(found.quoted, r) for r in asked) >= _QUESTIONS
    return bool(_OTHERS.search(found.text)) or is_asked


# So many questions with their answers make an interview: an essay turns to its readers once.
_QUESTIONS = 2
