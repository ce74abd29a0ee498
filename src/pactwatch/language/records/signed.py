"""Words with a name before or behind them and no verb of saying: who signed them said them.

Shapes, as data: ““X.” – S, the mayor”, the same on a line of its own, “From S: “X””, “As S put it,
X”; in a heading also “S: X” where S speaks in the text. Refuses a name behind a verb (that is a
cue's matter) and a lead that names nobody.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.engine import Parsed
from pactwatch.language.grammar.syntax import sentence_over, tokens_between
from pactwatch.language.model.drafts import Draft, without
from pactwatch.language.names.names import bare
from pactwatch.language.records.issuer import is_heading
from pactwatch.language.words.quotes import Quotation, quotations_over
from pactwatch.language.words.ranges import Range, covered, overlaps, range_at, trim

__all__ = ["SIGNED", "with_signed"]

SIGNED = "signed"  # what made such a draft

_SIGNED = re.compile(r"\s*(?:—|–|―|--|-)\s*(?P<who>[A-Z@][^\n“\"]{2,100}?)[.\s]*(?=\n|\Z)")
_LEAD = re.compile(r"From\s+(?:the\s+)?(?P<who>[A-Z@][^:\n“\"]{1,80}):\s+(?=\S)")
_PUT = re.compile(r"(?:put|puts|has put|had put|sees|saw) it\b")
_TOWN = "LOC"  # what the model calls a place: "From Velm: ..." is where, not who
_SCORE = 0.8  # print, nearly as sure as a turn's label; a guess, read as a rank only


def with_signed(
    text: str, drafts: Sequence[Draft], parsed: Parsed, quotations: Sequence[Quotation]
) -> list[Draft]:
    """The drafts, and each signed stretch with its signatory; what has a source keeps it."""
    found = [_put(text, d, parsed) or d for d in drafts]
    found = _with_put(text, found, parsed)
    for words, who in (*_below(text, parsed, quotations), *_ahead(text, parsed, quotations)):
        found = _given(found, words, who)
    speaking = [text[slice(*r)] for d in found if d.cue and d.content for r in d.source]
    for words, who in _headed(text, parsed, speaking):
        found = _given(found, words, who)
    return found


def _given(drafts: list[Draft], words: Range, who: Range) -> list[Draft]:
    """The source for whoever has the words already, or a draft of its own."""
    same = [d for d in drafts if covered(words, d.content)]
    if any(d.source or d.cue for d in same):
        return drafts
    return [*without(drafts, same), Draft((words,), (), (who,), (), _SCORE, SIGNED)]


def _below(text: str, parsed: Parsed, quotations: Sequence[Quotation]) -> list[tuple[Range, Range]]:
    """““X.” – S, the mayor” where the quotation opens its paragraph."""
    found = []
    for quotation in quotations:
        signed = _SIGNED.match(text, quotation.outer[1])
        if signed is None or not quotation.closed:
            continue
        home = range_at(parsed.paragraphs, quotation.start, quotation.outer)
        opens = not text[home[0] : quotation.outer[0]].strip()
        if opens and _is_name(parsed, signed.span("who")):
            found.append(((quotation.start, quotation.end), signed.span("who")))
    return found


def _ahead(text: str, parsed: Parsed, quotations: Sequence[Quotation]) -> list[tuple[Range, Range]]:
    """“From S: X”: the rest of the paragraph, or the quotation that it is."""
    found = []
    for start, end in parsed.paragraphs:
        lead = _LEAD.match(text, start, end)
        if lead is None or not _is_name(parsed, lead.span("who")):
            continue
        behind = quotations_over(quotations, lead.end(), lead.end() + 1)
        quoted = next((q for q in behind if q.outer[0] == lead.end()), None)
        words = (quoted.start, quoted.end) if quoted else trim(text, lead.end(), end)
        found.append((words, lead.span("who")))
    return found


_HEADED = re.compile(r"(?P<who>[A-Z][\w.'’-]*(?: [A-Z\w][\w.'’-]*){0,3}):\s+(?=\S)")


_BULLET = re.compile(r"[•▪●‣*–-]\s+")


def _headed(text: str, parsed: Parsed, speaking: Sequence[str]) -> list[tuple[Range, Range]]:
    """“Holt: army left the hills” above what Holt says: a heading whose label is who speaks
    below it."""
    found = []
    for start, end in parsed.paragraphs:
        bullet = _BULLET.match(text, start, end)
        label = _HEADED.match(text, bullet.end() if bullet else start, end)
        is_line = bullet is not None or is_heading(text, (start, end), parsed.paragraphs)
        if label is None or not is_line:
            continue
        words = trim(text, label.end(), end)
        if _speaks(label["who"], speaking) and _has_verb(parsed, words):
            found.append((words, label.span("who")))
    return found


def _speaks(label: str, speaking: Sequence[str]) -> bool:
    """Whether a label is the last words of a source ("Holt" of "opposition leader Marek Holt")."""
    name = bare(label)
    return any(f" {bare(source)}".endswith(f" {name}") for source in speaking)


def _has_verb(parsed: Parsed, words: Range) -> bool:
    sentence = sentence_over(parsed.sentences, words[1] - 1, words[1])
    inside = tokens_between(sentence, *words) if sentence else ()
    return any(t.upos in {"VERB", "AUX"} for t in inside)


def _is_name(parsed: Parsed, where: Range) -> bool:
    """Whether a person's or a body's name stands there and no verb does ("– Mallow said so")."""
    sentence = sentence_over(parsed.sentences, *where)
    inside = tokens_between(sentence, *where) if sentence else ()
    is_named = any(n.kind != _TOWN and overlaps((n.start, n.end), where) for n in parsed.names)
    return is_named and not any(t.upos in {"VERB", "AUX"} for t in inside)


# "As the premier put it | on Sunday |, X".
_AS_PUT = re.compile(
    r"(?:[A-Z][\w. ]{0,30}: )?As (?P<who>(?:the )?[^,;:“”\"]{3,60}?) "
    r"(?P<cue>(?:put|puts|has put|had put) it)"
    r"(?: (?:on (?:\w+day|\d)|yesterday|earlier|later|last \w|(?:in|at) (?:an?|his|her|its) \w"
    r"|to (?:reporters|parliament|the \w))[^,;:]{0,40})?, "
)


def _with_put(text: str, drafts: Sequence[Draft], parsed: Parsed) -> list[Draft]:
    """“As S put it on Sunday, X”, where nobody has heard it or has “on Sunday” with it."""
    found = list(drafts)
    for sentence in parsed.sentences:
        put = _AS_PUT.match(text, sentence.start, sentence.end)
        if put is None:
            continue
        words, who = trim(text, put.end(), sentence.end), put.span("who")
        same = [d for d in found if d.cue and covered(put.span("cue"), d.cue)]
        if any(d.content and covered(words, d.content) == 0 for d in same):
            continue
        made = Draft((words,), (put.span("cue"),), (who,), (), _SCORE, SIGNED)
        found = [*without(found, same), made]
    return found


def _put(text: str, draft: Draft, parsed: Parsed) -> Draft | None:
    """“As S put it, X”: the clause that it opens is how S puts it."""
    if draft.content or len(draft.source) != 1 or not draft.cue:
        return None
    sentence = sentence_over(parsed.sentences, *draft.source[0])
    put = _PUT.match(text, draft.cue[0][0])
    if sentence is None or put is None:
        return None
    if not re.fullmatch(r"As (?:the )?", text[sentence.start : draft.source[0][0]]):
        return None
    words = trim(text, put.end(), sentence.end)
    cue = (draft.cue[0][0], put.end())
    return replace(draft, cue=(cue,), content=(words,), made_by=SIGNED)
