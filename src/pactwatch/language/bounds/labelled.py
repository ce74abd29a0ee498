"""Drafts in, those of a label with a colon given the words behind it out.

Shapes, as data: "Critics: the mission is too dear", "UN official: “We are afraid of X”", as
headlines, tickers and short interviews have them. The model sees whose label it is and often not
the words, and no word says "said"; of labels that run into the words before ("X, he says Holt: Y")
it sees not even that. Refuses a colon that does not stand right behind the source, words that
another report has, and a name that a verb or a preposition leads or that stands nowhere else.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.engine import Found, Parsed
from pactwatch.language.grammar.syntax import Sentence, sentence_over, tokens_between
from pactwatch.language.model.drafts import Draft, without
from pactwatch.language.words.ranges import Range, among, overlaps, trim

__all__ = ["LABELLED", "with_label_sources", "with_labelled"]

LABELLED = "S: X"  # what made such a draft
_FEWEST = 3  # words behind a colon that say something


def with_labelled(text: str, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """The drafts, each whose source is a label with a colon with what stands behind it."""
    found = list(drafts)
    for draft in drafts:
        colon = _colon(text, draft)
        if colon is None:
            continue
        alone = None if draft.content else _alone_behind(text, colon, found)
        words = draft.content or (alone.content if alone else ())
        words = words or _free_words(text, colon, found, sentences)
        if words and not text[colon[1] : words[0][0]].strip(_OPENING):
            whole = replace(draft, content=words, cue=(colon,), made_by=LABELLED)
            rest = without(found, [alone] if alone else [])
            found = [whole if d is draft else d for d in rest]
    return found


_OPENING = " “\"'‘"
_TOPIC = re.compile(r"(?:\b(?:On|About)|[,;.] on)\s\Z")
_COLON = re.compile(r"[ \t]?:(?=\s)")


def _colon(text: str, draft: Draft) -> Range | None:
    """The colon right behind the source of a draft that has no word for its cue."""
    if len(draft.source) != 1 or draft.carriers or "\n" in text[slice(*draft.source[0])]:
        return None
    start = draft.source[0][0]
    if _TOPIC.search(text, max(0, start - len(" about ")), start):
        return None  # "On A: ...": what is told of A
    if any(c.isalnum() for r in draft.cue for c in text[slice(*r)]):
        return None
    found = _COLON.match(text, draft.source[0][1])
    return (found.end() - 1, found.end()) if found else None


def _alone_behind(text: str, colon: Range, drafts: Sequence[Draft]) -> Draft | None:
    """The words right behind the colon, where the model sees them and gives them to nobody."""
    at = colon[1]
    return next(
        (
            d
            for d in drafts
            if d.content
            and not (d.cue or d.source)
            and at <= d.content[0][0]
            and not text[at : d.content[0][0]].strip(_OPENING)
        ),
        None,
    )


def _free_words(
    text: str, colon: Range, drafts: Sequence[Draft], sentences: Sequence[Sentence]
) -> tuple[Range, ...]:
    """What stands from the colon to the end of its sentence or line, or to where another report
    begins: tickers print one headline behind another, and no full stop."""
    start = colon[1]
    while text.startswith(" ", start):
        start += 1
    home = sentence_over(sentences, start, start + 1)
    if home is None:
        return ()
    line = text.find("\n", start, home.end)
    words = trim(text, start, line if line >= 0 else home.end)
    taken = [r for d in drafts for r in (*d.content, *d.cue, *d.source) if overlaps(words, r)]
    if taken:
        end = max(start, min(first for first, _ in taken))
        words = trim(text, start, start + len(text[start:end].rstrip(_OPENING)))
    return (words,) if len(text[slice(*words)].split()) >= _FEWEST else ()


_LABEL_ENDS = re.compile(r"(?<=[\w.]):\s(?=[A-Z“\"‘'])")
_BEFORE = re.compile(r"(?P<word>[\w’'-]+)\s+\Z|[.?!…”\"’)\]—–-]\s+\Z|\A\s*\Z|\n\s*\Z")
# What leads to a name that is no label: "said to Holt: ...", "kind words for Holt: ...".
_LEADS = frozenset(
    {"a", "an", "the", "to", "of", "for", "on", "in", "at", "by", "with", "from", "about", "as"}
    | {"and", "or", "but", "than", "like", "against", "v", "vs", "versus", "via", "between"}
    | {"under", "after", "before", "since", "is", "are", "was", "were", "say", "says", "said"}
    | {"told", "tells", "asked", "named", "called"}
)
_REACH = 60  # characters before a label in which the word stands that leads to it
_SCORE = 0.6  # as a sure pair of the grammar; read as a rank only


def with_label_sources(
    text: str, drafts: Sequence[Draft], parsed: Parsed, marks: Sequence[Range]
) -> list[Draft]:
    """The drafts, and one with a source alone for each person's name before a colon that none of
    them holds; `marks` are quotations, in which such a name is addressed."""
    found = list(drafts)
    for colon in _LABEL_ENDS.finditer(text):
        name = next((n for n in among(parsed.names, colon.start() - 1, colon.start())), None)
        if name is None or not _is_label(text, name, colon, found, parsed):
            continue
        if not any(overlaps((name.start, name.end), m) for m in marks):
            found = [_parted(text, d, colon.end()) for d in found]
            found.append(Draft((), (), ((name.start, name.end),), (), _SCORE))
    return found


def _is_label(
    text: str, name: Found, colon: re.Match[str], drafts: Sequence[Draft], parsed: Parsed
) -> bool:
    """A person of whom the text tells elsewhere, whom nothing leads, before words with a verb."""
    if name.kind != "PER" or name.end != colon.start():
        return False
    surname = re.escape(text[name.start : name.end].split()[-1])
    is_known = re.search(rf"\b{surname}\b(?!:)", text) is not None
    place = name.start, name.end
    is_taken = any(overlaps(place, r) for d in drafts for r in (*d.source, *d.cue))
    is_open = _is_open(text, name.start) or _closes(drafts, name.start)
    home = sentence_over(parsed.sentences, colon.end(), colon.end() + 1)
    behind = tokens_between(home, colon.end(), home.end) if home else ()
    is_told = any(t.upos in {"VERB", "AUX"} for t in behind)
    return is_known and is_open and is_told and not is_taken


def _is_open(text: str, start: int) -> bool:
    """Whether nothing before a label governs it."""
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    word = before["word"] if before else None
    return before is not None and (word is None or (word.islower() and word not in _LEADS))


def _closes(drafts: Sequence[Draft], start: int) -> bool:
    """ "X, he | says | Holt: Y": the verb has its words and its speaker before it."""
    return any(
        d.cue and d.source and d.content and 0 < start - d.cue[-1][1] < 3 and d.whole[1] < start
        for d in drafts
    )


def _parted(text: str, draft: Draft, start: int) -> Draft:
    """ "X, he says Holt: | Y |": the model gave Y to whom it had the words before of."""
    begins = bool(draft.content) and not draft.cue
    is_behind = begins and not text[start : draft.content[0][0]].strip(_OPENING)
    return replace(draft, source=()) if is_behind and draft.content[0][0] >= start else draft
