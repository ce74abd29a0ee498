"""What the article says itself, and what a body says in its own document, as statements."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pactwatch.domain.statement import SpeechAct, Statement
from pactwatch.language.bounds.bounds import behind_stamp
from pactwatch.language.bounds.charges import OF_ARTICLE
from pactwatch.language.bounds.clefts import judges_words
from pactwatch.language.claims.sought import Search, shows_conduct
from pactwatch.language.grammar.form_lines import behind_label, is_entry, is_telling_entry
from pactwatch.language.grammar.syntax import tokens_between
from pactwatch.language.model.drafts import Draft
from pactwatch.language.records.issuer import is_heading
from pactwatch.language.records.own_words import (
    is_asserted,
    is_courtesy,
    is_dating,
    is_note,
    is_pointing_back,
    is_table_title,
    is_told_by_other,
    is_unreached,
    is_whole,
)
from pactwatch.language.records.turns import ASKED
from pactwatch.language.records.voice import free_stretches, names_watched, promise_start
from pactwatch.language.speakers.speakers import ARTICLE_VOICE, Voices
from pactwatch.language.statements.material import Material
from pactwatch.language.statements.split import split
from pactwatch.language.statements.statements import statement
from pactwatch.language.statements.stretches import Stretch, stretches
from pactwatch.language.unsaid.corrected import is_taken_back
from pactwatch.language.unsaid.open import SUPERSEDED
from pactwatch.language.unsaid.outlets_silence import tells_silence
from pactwatch.language.words.ranges import Range, join, over, span_of

__all__ = ["own_statements"]

_VOICE_ACTS = frozenset(
    {SpeechAct.PLEDGE, SpeechAct.EXPECT, SpeechAct.ANNOUNCE, SpeechAct.NON_ASSESSMENT}
)
# Of a body's own document every act counts but plain telling.
_PLAIN_ACTS = frozenset({SpeechAct.ASSERT, SpeechAct.BACKGROUND})


def own_statements(found: Material, drafts: Sequence[Draft]) -> Iterator[Statement]:
    """Of the text outside all attributions: the sentences that bear on conduct, promises or the
    watched, in the article's voice; of a body's own document all that it asserts."""
    marks = [q.outer for q in found.quotations if q.depth == 0]
    told = [replace(d, content=()) if d.made_by == OF_ARTICLE else d for d in drafts]
    turns = join([words for turn in found.turns for words in turn.words])
    asked = join([words for t in found.turns if t.role == ASKED for words in t.words])
    for free in free_stretches(found.text, found.parsed.sentences, told, marks):
        if found.issuer and over(turns, free):
            continue  # what is left of somebody's turn is not the issuer's
        if over(asked, free):
            continue  # who asks asserts nothing
        if found.issuer and is_heading(found.text, free, found.parsed.paragraphs):
            free = _entry(found, free)
        free = behind_stamp(found.text, *free)
        if found.issuer:
            free = behind_label(found.text, *free), free[1]
        if free[0] >= free[1]:
            continue
        pieces = split(found.text, [free], found.parsed.sentences, relatives=True)
        draft = Draft((free,), score=0.8, made_by="article")
        for stretch in stretches(found, pieces, draft, found.issuer):
            if not _may_matter(found, stretch):
                continue
            if stretch.act.speech_act is SpeechAct.PLEDGE:
                stretch = _without_setting(found, stretch)
            voice = Voices(found.issuer or ARTICLE_VOICE)
            made = statement(found, stretch, draft, voice)
            if _matters(found, made, stretch):
                yield made


def _entry(found: Material, line: Range) -> Range:
    """What a line of a form or a log tells, which has no end mark; nothing of a title."""
    start, end = line
    words = behind_label(found.text, start, end), end
    if is_entry(found.text, start, end) and is_telling_entry(found.parsed.sentences, words):
        return words
    return end, end


def _is_told_entry(found: Material, start: int) -> bool:
    """Whether the words of a form's or a log's line begin there, and tell of something."""
    line = found.text.rfind("\n", 0, start) + 1
    end = found.text.find("\n", start)
    line_range = line, end if end >= 0 else len(found.text)
    words = behind_label(found.text, *line_range), line_range[1]
    return words[0] == start != line and _entry(found, line_range) == words


def _without_setting(found: Material, stretch: Stretch) -> Stretch:
    """A retold pledge without the setting before its subject ("In a deal signed, ...")."""
    start, end = stretch.ranges[0]
    sentence = found.touching([(start, end)])[0]
    first = promise_start(sentence, start, end)
    return Stretch(((first, end), *stretch.ranges[1:]), stretch.act)


def _may_matter(found: Material, stretch: Stretch) -> bool:
    """Whether a statement of a stretch can matter, before one is made: most cannot."""
    is_open = found.issuer is not None or found.closeness is not None
    if is_open or stretch.act.speech_act in _VOICE_ACTS:
        return True
    if any(names_watched(r, found.names, found.actors) for r in stretch.ranges):
        return True
    around, deeds = found.parsed.sentences, found.deeds
    search = Search(found.text, found.codebook, found.actors, around, deeds=deeds)
    return shows_conduct(search, found.touching(stretch.ranges))


def _matters(found: Material, made: Statement, stretch: Stretch) -> bool:
    sentence = found.touching(stretch.ranges)[-1]
    start = stretch.ranges[0][0]
    if is_pointing_back(found.text, span_of(stretch.ranges)) or SUPERSEDED.match(found.text, start):
        return False
    where = span_of(stretch.ranges)
    if is_table_title(found.text, where) or judges_words(found.text, where):
        return False
    if is_unreached(found.text, where) or tells_silence(found.text, where):
        return False
    if is_taken_back(found.text, sentence) or not is_whole(sentence, stretch.ranges[-1]):
        return False
    if found.issuer is not None:
        return _is_own(found, made, stretch)
    if made.claims or made.speech_act in _VOICE_ACTS:
        return True
    has_verb = any(
        t.upos in {"VERB", "AUX"} for r in stretch.ranges for t in tokens_between(sentence, *r)
    )
    return has_verb and any(names_watched(r, found.names, found.actors) for r in stretch.ranges)


def _is_own(found: Material, made: Statement, stretch: Stretch) -> bool:
    """Whether a body's own document says so: a plain sentence must be one that asserts."""
    start, end = span_of(stretch.ranges)
    where = (start, end)
    if start >= found.ends_at or is_dating(found.text, where) or is_courtesy(found.text, where):
        return False
    issuer = (found.issuer and (found.issuer.organisation or found.issuer.name)) or ""
    sentences = found.touching(stretch.ranges)
    if any(is_told_by_other(s, (start, end), issuer) for s in sentences):
        return False
    if not any(t.upos in {"VERB", "AUX"} for s in sentences for t in tokens_between(s, start, end)):
        return False  # a heading that runs into its paragraph ("1. Prisoners. By April ...")
    is_said = any(is_asserted(found.text, s, (start, end)) for s in sentences)
    is_said = is_said or _is_told_entry(found, start)
    return is_said or (made.speech_act not in _PLAIN_ACTS and not is_note(found.text, start))
