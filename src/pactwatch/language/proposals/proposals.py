"""The model's proposals and the grammar's pairs in, clean attributions out.

The model proposes; rules repair what its corpus lacks: a closing "said" swallowed into a
quotation, a quotation cut in the middle or left without a cue, a source the model missed, a
report inside a report. Every repair is a function of its own, in the order in which
`attributions` calls them. Refuses to resolve speakers and to classify.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pactwatch.language.bounds.adrift import (
    apart_from_next,
    joined,
    with_answers,
    with_asked,
    with_longer_words,
    with_own_request,
)
from pactwatch.language.bounds.answered import with_questions_put, with_short_answers
from pactwatch.language.bounds.asides import with_asides_closed
from pactwatch.language.bounds.behind_topic import behind_topic
from pactwatch.language.bounds.blamed import with_blame
from pactwatch.language.bounds.bounds import (
    apart,
    cleaned,
    of_charge,
    under_headings,
    with_inability,
    with_nothing,
    with_owned,
    with_source_at_cue,
    within_paragraph,
)
from pactwatch.language.bounds.calls_on import with_calls_on
from pactwatch.language.bounds.charges import with_deniers
from pactwatch.language.bounds.clauses import by_clauses
from pactwatch.language.bounds.clefts import with_clefts
from pactwatch.language.bounds.closed_over import with_whole_reports
from pactwatch.language.bounds.dismissed import with_dismissals
from pactwatch.language.bounds.fronted import (
    with_fronted,
    with_fronts,
    with_parenthesis,
    with_tellers,
)
from pactwatch.language.bounds.gapped import with_gapped
from pactwatch.language.bounds.in_relative import with_own_views, with_relative_asides
from pactwatch.language.bounds.labelled import with_label_sources, with_labelled
from pactwatch.language.bounds.led_by_place import without_place
from pactwatch.language.bounds.not_alone import with_others_saying
from pactwatch.language.bounds.office_beside import without_body
from pactwatch.language.bounds.papers_seen import of_paper_seen
from pactwatch.language.bounds.pseudonyms import with_pseudonyms
from pactwatch.language.bounds.relative_reports import with_relative_reports
from pactwatch.language.bounds.summed_up import with_summed_up
from pactwatch.language.bounds.topic_labels import without_topic_labels
from pactwatch.language.bounds.turned import with_turned
from pactwatch.language.bounds.vocatives import without_vocatives
from pactwatch.language.chains.reacted import with_reactions
from pactwatch.language.chains.received import with_given, with_received
from pactwatch.language.chains.received_of import with_receivers
from pactwatch.language.chains.record_readers import with_record_readers
from pactwatch.language.chains.recorded import is_of_record, with_recorded
from pactwatch.language.chains.said_to_have import with_said_to_have
from pactwatch.language.chains.told_on import with_told_on
from pactwatch.language.cues.alone import with_objects
from pactwatch.language.cues.complements import with_complements
from pactwatch.language.cues.cues import Pair, find_pairs
from pactwatch.language.cues.nouns import with_nouns
from pactwatch.language.cues.pair import NUMERALS
from pactwatch.language.cues.particles import with_particles
from pactwatch.language.cues.passive import with_passives
from pactwatch.language.cues.sourceless import with_sources_at_cue
from pactwatch.language.grammar.closed import parts_noun_and_verb
from pactwatch.language.grammar.engine import Parsed
from pactwatch.language.grammar.syntax import Sentence, sentence_over, tokens_between
from pactwatch.language.model.drafts import Draft
from pactwatch.language.proposals.loose import with_loose
from pactwatch.language.proposals.paired import with_pair
from pactwatch.language.proposals.quoted import (
    whole_quotations,
    with_loose_quotations,
    with_reopened,
)
from pactwatch.language.records.headlined import with_headlined
from pactwatch.language.records.printed_apart import with_printed_apart
from pactwatch.language.records.signed import with_signed
from pactwatch.language.unsaid.hearsay import with_hearsay
from pactwatch.language.unsaid.impersonal import without_empty_sources, without_otherwise
from pactwatch.language.unsaid.unestablished import with_unestablished
from pactwatch.language.words.quotes import Quotation, quotations_over
from pactwatch.language.words.ranges import Range, covered, overlaps, span_of, trim

__all__ = ["attributions"]


# A proposal the model itself gives less is noise; swept on development articles by eye, a guess.
_LEAST_SCORE = 0.25


# Characters in a stretch by which drafts that may double each other are looked up.
_BLOCK = 1000


def attributions(text: str, parsed: Parsed, quotations: Sequence[Quotation]) -> list[Draft]:
    """Attributions in text order; contents, cues and sources of one do not overlap."""
    main = [q for q in quotations if q.depth == 0]
    marks = [q.outer for q in main]
    blocks = under_headings(text, parsed.paragraphs)
    whole = [(s.start, s.end) for s in parsed.sentences]
    at_cue = (with_source_at_cue(d, whole) for d in parsed.drafts)
    trimmed = (cleaned(text, within_paragraph(d, blocks, marks)) for d in at_cue)
    drafts = apart_from_next(text, [d for d in trimmed if d.score >= _LEAST_SCORE])
    drafts = with_recorded(text, drafts, parsed.sentences, marks)
    drafts = [_without_next_subject(text, d, parsed.sentences) for d in drafts]
    drafts = [_without_setting(text, d, parsed.sentences, marks) for d in drafts]
    drafts = [_with_parting(text, _with_other(text, d), parsed.sentences) for d in drafts]
    drafts = with_turned(text, drafts, parsed.sentences)
    drafts = with_fronted(text, joined(text, drafts), parsed.sentences)
    drafts = with_parenthesis(text, drafts, parsed.sentences)
    drafts = with_asides_closed(text, drafts, parsed.sentences)
    for sentence in parsed.sentences:
        near = quotations_over(main, sentence.start, sentence.end)
        for pair in _not_swallowing(find_pairs(text, sentence, near)):
            drafts = with_pair(text, drafts, _with_cue_apart(text, pair), sentence)
    drafts = [without_place(without_body(text, d), parsed.sentences) for d in drafts]
    drafts = with_whole_reports(text, with_clefts(text, without_vocatives(text, drafts)))
    drafts = with_relative_reports(text, drafts, parsed.sentences)
    drafts = with_asked(text, with_longer_words(drafts), parsed.sentences)
    drafts = with_own_request(text, drafts)
    drafts = with_answers(text, drafts, parsed.sentences)
    drafts = with_fronts(text, drafts, parsed.sentences)
    drafts = with_tellers(text, drafts, parsed.sentences, marks)
    drafts = with_label_sources(text, drafts, parsed, marks)
    drafts = with_labelled(text, drafts, parsed.sentences)
    drafts = with_loose(text, with_objects(text, drafts, parsed.sentences), parsed)
    drafts = with_sources_at_cue(text, drafts, parsed.sentences)
    drafts = with_passives(text, drafts, parsed.sentences, main)
    drafts = with_said_to_have(text, drafts, parsed.sentences, main)
    drafts = with_hearsay(text, drafts, parsed.sentences, main)
    drafts = without_otherwise(text, drafts)
    places = [(n.start, n.end) for n in parsed.names if n.kind == "LOC"]
    drafts = without_empty_sources(text, drafts, places)
    drafts = with_blame(text, drafts, parsed.sentences, main)
    drafts = with_reactions(text, drafts, parsed.sentences, main)
    drafts = with_questions_put(text, with_short_answers(text, drafts, parsed.sentences))
    drafts = with_deniers(text, drafts, parsed.sentences)
    drafts = with_received(text, drafts, parsed.sentences, marks)
    drafts = with_given(text, drafts, parsed.sentences)
    drafts = with_summed_up(text, drafts, parsed.sentences, parsed.paragraphs, marks)
    drafts = with_dismissals(text, drafts, parsed.sentences, main)
    drafts = with_record_readers(text, drafts)
    drafts = [of_paper_seen(text, d) for d in drafts]
    drafts = [with_inability(text, with_owned(text, _with_naming(text, d))) for d in drafts]
    drafts = [with_others_saying(text, d) for d in drafts]
    drafts = [whole_quotations(text, d, main, parsed.paragraphs) for d in drafts]
    drafts = [behind_topic(text, d, main, parsed.sentences) for d in drafts]
    drafts = with_headlined(text, with_signed(text, drafts, parsed, main), parsed)
    drafts = with_printed_apart(text, drafts, parsed, main)
    drafts = without_topic_labels(text, with_pseudonyms(text, drafts))
    drafts = with_loose_quotations(text, drafts, main, parsed)
    drafts = with_reopened(drafts, main)
    drafts = by_clauses(text, drafts, parsed.sentences)
    drafts = [with_nothing(text, apart(text, of_charge(text, d))) for d in drafts]
    drafts = [d for d in drafts if d.content or (d.cue and d.source)]
    drafts = [d for d in drafts if not (_is_forecast(text, d) or is_of_record(text, d))]
    drafts = with_nouns(text, drafts, parsed.sentences)
    drafts = with_complements(text, drafts, parsed.sentences, marks)
    drafts = with_receivers(text, drafts, parsed.sentences)
    drafts = with_relative_asides(text, drafts, parsed.sentences)
    drafts = with_own_views(text, drafts, parsed.sentences)
    drafts = with_calls_on(text, drafts, parsed.sentences)
    drafts = with_gapped(_without_doubles(drafts), parsed.sentences)
    drafts = with_told_on(text, drafts, parsed.sentences)
    drafts = with_particles(text, drafts, parsed.sentences)
    drafts = with_unestablished(text, drafts, parsed.sentences, marks)
    return sorted(drafts, key=lambda d: (span_of(d.content or d.cue), d.whole))


def _without_next_subject(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Draft:
    """ "X, the head, A, said. The ministry ...": who opens the next sentence has not said X."""
    home = sentence_over(sentences, *draft.cue[-1]) if draft.cue else None
    if home is None or len(draft.source) != 1 or draft.source[0][0] < home.end:
        return draft
    closes = not any(c.isalnum() for c in text[draft.cue[-1][1] : home.end])
    return replace(draft, source=()) if closes else draft


def _without_setting(
    text: str, draft: Draft, sentences: Sequence[Sentence], marks: Sequence[Range]
) -> Draft:
    """ "X, A said, three months after B signed | the terms and undertook Y": when it was said is
    the article's, and so is all that hangs on it."""
    home = sentence_over(sentences, *draft.cue[-1]) if draft.cue else None
    if home is None or len(draft.content) < 2 or draft.content[0][0] > draft.cue[0][0]:
        return draft

    def is_setting(part: Range) -> bool:
        start = max(draft.cue[-1][1], draft.source[-1][1] if draft.source else 0)
        between = text[start : part[0]]
        is_own = bool(_SETTING.search(between)) and any(
            t.upos == "VERB" for t in tokens_between(home, start, part[0])
        )
        is_told = bool(_WHEN.match(text, *part) or _GLOSS.match(text, *part))
        is_whole = between.rstrip().endswith(",") and is_told
        return (
            home.covers(*part)
            and part[0] > start
            and not any(overlaps(part, m) for m in marks)
            and (is_own or is_whole)
        )

    return replace(draft, content=tuple(r for r in draft.content if not is_setting(r)))


def _with_parting(text: str, draft: Draft, sentences: Sequence[Sentence]) -> Draft:
    """ "| The army |, officials in Tarn | said |, has left", "| the army |, said | officials, has
    left": the model took whom they tell of for who tells."""
    home = sentence_over(sentences, *draft.cue[0]) if len(draft.cue) == 1 else None
    if home is None or len(draft.source) != 1 or len(draft.content) != 1:
        return draft
    what, (start, last), told = draft.source[0], draft.cue[0], draft.content[0]
    who = _PARTING.fullmatch(text, what[1], start) if what[1] < start else None
    if text[what[1] : start] == ", ":
        who = _PARTING_BEHIND.match(text, last, told[1])
        told = (who.end(), told[1]) if who else told
    if who is None or text[max(last, who.end("who")) : told[0]].strip() != ",":
        return draft
    parts = tokens_between(home, *what), tokens_between(home, *told)
    named = tokens_between(home, *who.span("who"))
    kinds = {t.upos for t in named}
    tells = bool(kinds & {"VERB", "AUX"}) and "who" not in {t.lower for t in named}
    if not parts_noun_and_verb(*parts) or tells or not kinds & {"NOUN", "PROPN"}:
        return draft  # "A, a spokesman, said | the aim is to end the war |, ...": A says it
    return replace(draft, source=(who.span("who"),), content=(what, told))


_PARTING = re.compile(r",\s(?P<who>[^,;:“”\"]{2,80}?)\s")
_PARTING_BEHIND = re.compile(r"\s(?P<who>[^,;:“”\"]{2,80}?),\s")


def _with_other(text: str, draft: Draft) -> Draft:
    """ "A source says X; | another, higher up, | calls it Y": the other does. "Q (Radio Tarn):
    | Velm | says that X": Velm does."""
    if len(draft.source) != 1 or not draft.cue or draft.source[0][1] > draft.cue[0][0]:
        return draft
    between = draft.source[0][1], draft.cue[0][0]
    other = _OTHER.search(text, *between) or _LABELLED.fullmatch(text, *between)
    return replace(draft, source=(other.span("who"),)) if other else draft


_OTHER = re.compile(
    r"[;,]\s+(?:(?:and|while|but)\s+)?"
    r"(?P<who>(?:another|others|a second|a third)(?:,[^,;]{1,40})?),?\s+\Z"
)
_LABELLED = re.compile(r"\s*:\s+(?P<who>[^,;:“”\"]{2,60}?)\s+")
# "X, A said on Tuesday, | two days after a deadline expired": a time, with a number.
_WHEN = re.compile(
    rf"(?:(?:just|only|some|about|nearly|almost|barely)\s+)?(?:\d+|an?|{NUMERALS}|several|a few)\s+"
    r"(?:minute|hour|day|week|month|year)s?\s+(?:after|before)\b",
    re.I,
)
# "X, witnesses said, | in the gravest blow yet to the truce": what it means, the article tells.
_GLOSS = re.compile(
    r"in\s(?:what|(?:the|an?|one\sof\sthe)\s(?:[\w-]+\s){0,4}?(?:blow|setback|sign|attack|incident|move"
    r"|bid|attempt|escalation|step|test|breach|violation|crackdown|reversal|victory|defeat)s?)\b"
)
_SETTING = re.compile(r",[^,]*\b(?:after|before|since|when|as|while|until)\b", re.I)


# "Is expected to leave", "are due to talk": the article looks ahead, nobody has said anything yet.
_FORECAST = re.compile(
    r"(?:is|are|was|were|be|been)\s+(?:(?:also|still|now|\w+ly)\s+)?(?:due|set|scheduled|supposed|expected)\b",
    re.I,
)


def _is_forecast(text: str, draft: Draft) -> bool:
    cue = text[slice(*span_of(draft.cue))] if draft.cue else ""
    found = _FORECAST.match(cue)
    return found is not None and (not draft.source or cue[found.end() :].startswith(" to "))


def _with_cue_apart(text: str, pair: Pair) -> Pair:
    """A source that a wrong tree stretches over its verb ends before it."""
    if not pair.source or not pair.cue or not pair.source[0] < pair.cue[0][0] < pair.source[1]:
        return pair
    return replace(pair, source=trim(text, pair.source[0], pair.cue[0][0]))


def _not_swallowing(pairs: Iterable[Pair]) -> list[Pair]:
    """Pairs without those whose content runs on into the report that closes the sentence.

    "A kept its link, letting them stay, B concluded": all before the comma is B's.
    """
    found = list(pairs)
    closing = [p for p in found if p.sure and p.rule == "X, S said" and p.source]
    cues = [c for p in closing for c in p.cue]
    return [
        p for p in found if p in closing or not any(overlaps(c, r) for c in cues for r in p.content)
    ]


# "An activist, named only as A, said": what stands between the commas names the source.
_NAMING = re.compile(
    r",\s+(?:(?:\w+ly\s+)?(?:named|identified|called|known|nicknamed)|calling\s(?:him|her)self"
    r"|who\s(?:ga?ve?s?|uses?|used)\s(?:his|her|their|the)\sname|who\s(?:goes|went)\sby"
    r"|who\s(?:identified|called|calls)\s(?:him|her)self|who\sasked\sto\sbe\s(?:called|named|identified)"
    r")\b[^.;:,“”\"]{1,60}(?=,)"
)


def _with_naming(text: str, draft: Draft) -> Draft:
    """A source with the naming that stands right behind it."""
    if len(draft.source) != 1 or not (found := _NAMING.match(text, draft.source[0][1])):
        return draft
    longer = (draft.source[0][0], found.end())
    if any(overlaps(longer, r) for r in (*draft.cue, *draft.content)):
        return draft
    return replace(draft, source=(longer,))


def _without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """Of drafts with one content, or one cue, the surer; without a cue, or words, it gives way."""
    found: list[Draft] = []
    near: dict[int, list[Draft]] = defaultdict(list)
    for draft in sorted(drafts, key=lambda d: (not d.cue, not d.content, -d.score)):
        blocks = _blocks(draft)
        if not any(_doubles(draft, kept) for block in blocks for kept in near[block]):
            found.append(draft)
            for block in blocks:
                near[block].append(draft)
    return found


def _blocks(draft: Draft) -> frozenset[int]:
    """Which stretches of the text a draft's words touch: others cannot double it."""
    parts = (*draft.cue, *draft.content)
    return frozenset(n for s, e in parts for n in range(s // _BLOCK, e // _BLOCK + 1))


def _doubles(draft: Draft, kept: Draft) -> bool:
    if draft.cue and kept.cue and any(overlaps(a, b) for a in draft.cue for b in kept.cue):
        return True
    length = sum(e - s for s, e in draft.content)
    shared = sum(covered(r, kept.content) for r in draft.content)
    return not draft.cue and bool(length) and shared * 2 > length
