"""A transcript's paragraphs in, its turns out: "NAME: words", whose words are all the name's.

A text is a transcript where labels come back: two of them, each at least twice, or "Q" and "A";
a handle before a colon ("@council, 3 May: ...") is a post and needs no second one; so is a
parliament's paper with its "Question 3. A (party): ..." and "Answer by B: ...". "A:" is whom the
lines above the first turn say was interviewed.
One colon after a name is a list, a lead or a byline and makes none. A paragraph without a label
goes on with the turn before it only where another turn follows. Refuses to say who a label is.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.offices import office_class
from pactwatch.language.records.answerers import ASKERS, introduced, with_answerers
from pactwatch.language.records.interviewed import briefing, head_line, heads_name
from pactwatch.language.records.office_head import office_of
from pactwatch.language.records.posts import posts
from pactwatch.language.records.run_on_turns import (
    label_alone,
    label_in_capitals,
    parted_at_labels,
)
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import (
    Range,
    covered,
    overlaps,
    subtract,
    trim,
)

__all__ = ["ASKED", "Turn", "find_turns", "with_turns"]

# The role of a question that no label opens (`unlabelled`): it has an empty label.
ASKED = "asked"

# A label: a handle or up to six words that begin in capitals, a note in brackets or a date, a
# colon, then words.
_LABEL = re.compile(
    r"(?P<label>@\w{2,30}|[A-Z][\w.'’-]*(?:\s(?:of|the|for|de|al|bin|van|von|[A-Z0-9][\w.'’-]*)){0,5})"
    r"(?:\s*[(\[][^)\]\n]{1,60}[)\]]|(?<=\w), \d[^:\n]{3,30})?\s*:\s+(?=\S)"
)
# "@council · 3 May" on a line of its own above a post.
_POST = re.compile(
    r"(?P<label>@\w{2,30})[ \t]*[·•|,–—-][ \t]*(?=[^\n]{0,40}\d)[^\n:@]{2,48}(?:\n\s*|\Z)"
)
_NAMED_ABOVE = re.compile(r"(?:\A|\n[ \t]*\n)[^\n]*\S[^\n]*\n\Z")
_ABOVE = 600  # characters that a name above its handle may take, with room to spare
# "Ms A, Minister for the Borderlands: ...": what stands beside the name holds a word for an office.
_OFFICE_BESIDE = re.compile(r",\s(?P<office>[^:\n“\"]{3,80}):\s+(?=\S)")
# "Question 311. Deputy A (party): To ask ...", "Answer by the Minister, B:", then "Answer: ...".
_ASKED = re.compile(
    r"(?:(?:Written|Oral|Supplementary|Further|Follow-?up|Topical)\s+)?"
    r"(?P<role>[Qq]uestion|[Aa]nswer|[Rr]eply|[Rr]esponse)(?:\s+(?:(?:No|no)\.?\s*)?\d+)?"
    r"(?:[.,]?\s+(?:(?:by|from|of|put by)\s+)?(?:the\s+)?"
    r"(?P<label>[A-Z][^:\n()?!]{2,90}?)\s*(?:\([^)\n]*\))?)?\s*:(?:\s+|\Z)"
)
# "[Presenter] ...", "[Tamm, recording] ...": a broadcast written down and translated.
_BRACKET = re.compile(r"\[(?P<label>[A-Z][^\],:;\d\n]{1,40})(?:,[^\]\n]{1,60})?\]\s+(?=\S)")
# "((A B)) ...": an interview taken down from a recording.
_DOUBLED = re.compile(r"\(\((?P<label>[A-Z][^()\n]{1,40})\)\)\s+(?=\S)")
# "CLIP (TARRANT): ...": whose voice a station plays; what comes below is the station's again.
_CLIP = re.compile(
    r"(?:CLIP|AUDIO|TAPE|SOUNDBITE|ACTUALITY|INSERT|VOX|SOT|VOICE)\s*\d*\s*"
    r"[(\[](?P<label>[^)\]\n]{2,60})[)\]]\s*:\s+(?=\S)"
)
# What the printer put into somebody's words: no words of his.
_PUT_IN = re.compile(
    r"[(\[](?:passage|words?|end (?:of|video|audio|clip)|begin|music|video|applause|laughter"
    r"|crosstalk|pause|inaudible|indistinct|recording|sic)\b[^)\]\n]*[)\]]",
    re.I,
)
# "Good morning. Thank you all for coming.": said to whoever is there, of nothing.
_GREETING = re.compile(
    r"(?:(?:Good (?:morning|afternoon|evening|day)|Hello|Hi|Welcome|Thank you|Thanks|Ladies and"
    r" gentlemen|Dear colleagues|Colleagues)\b[^.!?:;]{0,60}[.!]\s*)+"
)
_CAPITALS = re.compile(r"[A-Z][\w.'’-]*(?:\s(?:de|al|bin|van|von|[A-Z][\w.'’-]*)){1,5}")
_ANSWERS = frozenset({"answer", "reply", "response"})
_QUESTION_AND_ANSWER = frozenset({"q", "a"})
# What the printer says between the turns: "(applause)", "[crosstalk]".
_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*\Z")
# A turn is print, not a guess: no proposal of the model outbids it.
_SCORE = 0.9


@dataclass(frozen=True, slots=True)
class Turn:
    """Who is named, and the words: one range for each paragraph; `role` is "question" or "answer"
    where the print says so, ASKED where nobody is named."""

    label: Range
    words: tuple[Range, ...]
    role: str = ""


def find_turns(text: str, paragraphs: Sequence[Range]) -> tuple[Turn, ...]:
    """The turns of a transcript in text order; none where the text is no transcript."""
    found: list[Turn] = []
    waiting: list[Range] = []
    for start, end in parted_at_labels(text, paragraphs):
        paragraph = (start, end)
        turn = _asked(text, paragraph, found) or _labelled(text, paragraph)
        turn = turn or _bracketed(text, paragraph)
        turn = _played(text, paragraph) or turn
        if turn and not found and head_line(text, paragraph):
            continue
        if turn is None:
            waiting.append(trim(text, start, end))
            continue
        if found and found[-1].role != "clip":
            found[-1] = replace(found[-1], words=(*found[-1].words, *_spoken(text, waiting)))
        waiting = []
        found.append(turn)
    if found and not found[-1].words:  # a label on a line of its own: its words come below
        found[-1] = replace(found[-1], words=tuple(_spoken(text, waiting)))
    is_lettered = {text[slice(*t.label)].casefold() for t in found} >= _QUESTION_AND_ANSWER
    found = _with_holders(text, _with_interviewed(text, found))
    answering = with_answerers(text, [t.label for t in found])
    found = [replace(t, label=r) for t, r in zip(found, answering, strict=True)]
    told = [_without_put_in(text, t) for t in found if t.words]
    is_whole = is_lettered or _is_transcript(text, told)
    told = [t for t in told if t.words and (is_whole or t.role == "clip")]
    told += [Turn(w, (r,), "clip") for w, r in posts(text, paragraphs) if not _is_in(told, r)]
    told.sort(key=lambda t: t.words[0])
    return tuple(t for t in told if t.role != "presenter")


def _is_in(turns: Sequence[Turn], words: Range) -> bool:
    return any(overlaps(words, own) for turn in turns for own in turn.words)


def _with_interviewed(text: str, turns: list[Turn]) -> list[Turn]:
    """The turns, "A" being the one person who the lines above say was interviewed, "Q" who asks."""
    first = turns[0].label[0] if turns else 0
    heads = {w: heads_name(text, w, first) for w in {text[slice(*t.label)] for t in turns}}
    turns = [replace(t, label=heads[text[slice(*t.label)]] or t.label) for t in turns]
    if not {text[slice(*t.label)] for t in turns} & _LETTERS:
        return turns
    names = dict.fromkeys(("A", "ANSWER"), _named_above(text, turns, _ANSWERING))
    names |= dict.fromkeys(("Q", "QUESTION"), _named_above(text, turns, _ASKING))
    return [replace(t, label=names.get(text[slice(*t.label)]) or t.label) for t in turns]


_LETTERS = frozenset({"Q", "A", "QUESTION", "ANSWER"})
_HELD_BY = re.compile(
    r"\s*\((?P<name>(?:(?:Mr|Ms|Mrs|Dr)\.? )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)+)\)"
)


def _with_holders(text: str, turns: list[Turn]) -> list[Turn]:
    """ "SPOKESPERSON (Ms A): ..." once, then "SPOKESPERSON: ...": A's, all of them."""
    turns = turns[introduced(text, [t.label for t in turns], [t.words for t in turns]) :]
    held = _named_in_heading(text, turns)
    for turn in turns:
        label = text[slice(*turn.label)]
        name = _HELD_BY.match(text, turn.label[1])
        if name and office_class(label.split()[-1]):
            held.setdefault(label, name.span("name"))
    return [replace(t, label=held.get(text[slice(*t.label)], t.label)) for t in turns]


def _named_in_heading(text: str, turns: Sequence[Turn]) -> dict[str, Range]:
    """ "Briefing by the Head of Mission, Ambassador A" or "Head of Mission: A" above "Head of
    Mission: ...": A's turns; "by the President of X" above "THE PRESIDENT: ...": X's president."""
    labels = {text[slice(*t.label)] for t in turns}
    offices = [w for w in labels if any(office_class(p.lower()) for p in w.split())]
    held = {}
    for label in offices:
        own = re.escape(re.sub(r"^the ", "", label, flags=re.I))
        beside = rf"(?i:\b{own}(?: (?:of|for) (?:the )?[\w ]{{2,40}}?[,:]| ?[,:])?) {_NAME}"
        found = [m.span("name") for m in re.finditer(beside, text[: turns[0].label[0]])]
        found = found or office_of(text[: turns[0].label[0]], own)
        if len(found) == 1:
            held[label] = found[0]
    return held


def _named_above(text: str, turns: Sequence[Turn], shapes: re.Pattern[str]) -> Range | None:
    first = min(t.words[0][0] for t in turns if t.words) if any(t.words for t in turns) else 0
    found = [m.span("name") for m in shapes.finditer(text, 0, first)]
    found += briefing(text, first) if shapes is _ANSWERING else []
    people = {text[slice(*r)].split()[-1] for r in found}
    return found[0] if len(people) == 1 else None


_NAME = r"(?P<name>[A-Z][\w.'’-]+(?: (?:de|al|el|bin|van|von|der|[A-Z][\w.'’-]+)){1,4})"
_ANSWERING = re.compile(
    rf"(?:(?:[Ii]nterview|[Cc]onversation|Q\s?&\s?A|[Tt]alk|[Ss]poke|[Ss]at down) with|Interviewee:"
    rf"|[Qq]uestions (?:to|for)|(?:[Ww]e|[Ww]hom we) (?:spoke|talked) (?:to|with))(?: the)? {_NAME}"
)
_ASKING = re.compile(
    rf"(?:[Qq]uestions (?:by|from)|[Ii]nterviewed by|[Ii]nterview by|[Ii]nterviewer:|Interview:)"
    rf" {_NAME}"
)


def _without_put_in(text: str, turn: Turn) -> Turn:
    """A turn without "(Passage omitted)", "[end of recording]" and the greeting it opens with."""
    cuts = [m.span() for s, e in turn.words for m in _PUT_IN.finditer(text, s, e)]
    cuts += [m.span() for s, e in turn.words if (m := _GREETING.match(text, s, e))]
    parts = (trim(text, *r) for r in subtract(turn.words, cuts)) if cuts else turn.words
    return replace(turn, words=tuple(r for r in parts if r[0] < r[1]))


def _bracketed(text: str, paragraph: Range) -> Turn | None:
    """ "[Tamm, recording] We keep our word": his; a presenter tells the outlet's news."""
    label = _BRACKET.match(text, *paragraph)
    if label is None or _PUT_IN.match(text, label.start()):
        return None
    is_outlets = label["label"].casefold().split()[-1] in _OUTLETS_OWN
    words = trim(text, label.end(), paragraph[1])
    return Turn(label.span("label"), (words,), "presenter" if is_outlets else "speaker")


_OUTLETS_OWN = frozenset({"presenter", "announcer", "newsreader", "anchor", "narrator", "reader"})


def _played(text: str, paragraph: Range) -> Turn | None:
    """ "CLIP (TARRANT): “They signed.”"."""
    clip = _CLIP.match(text, *paragraph)
    return (
        Turn(clip.span("label"), (trim(text, clip.end(), paragraph[1]),), "clip") if clip else None
    )


def _labelled(text: str, paragraph: Range) -> Turn | None:
    post = _POST.match(text, *paragraph)
    # A name in the line above the handle is the account's, which issues the whole.
    if post and _NAMED_ABOVE.search(text, max(0, paragraph[0] - _ABOVE), paragraph[0]):
        post = None
    label = post or _LABEL.match(text, *paragraph)
    label = label or label_in_capitals(text, paragraph) or _lettered(text, paragraph)
    label = label or _DOUBLED.match(text, *paragraph) or label_alone(text, paragraph)
    if label is None and (titled := _titled(text, paragraph)):
        return titled
    if label is None or label["label"].casefold() in phrases("organisations", "headings"):
        return None
    words = trim(text, label.end(), paragraph[1])
    return Turn(label.span("label"), (words,) if words[0] < words[1] else ())


_LETTER = re.compile(r"(?P<label>[QA])\.\s+(?=[A-Z])")


def _lettered(text: str, paragraph: Range) -> re.Match[str] | None:
    """ "Q. Who fired?" and "A. Nobody.", where both open lines; "A. Orr said" is a name."""
    found = _LETTER.match(text, *paragraph)
    both = found and all(re.search(rf"(?m)^[ \t]*{w}\. ", text) for w in "QA")
    return found if both else None


def _titled(text: str, paragraph: Range) -> Turn | None:
    """ "Ms A, Minister for the Borderlands: The crossing is open": a label with its office."""
    name = _CAPITALS.match(text, *paragraph)
    beside = _OFFICE_BESIDE.match(text, name.end(), paragraph[1]) if name else None
    if name is None or beside is None or not any(map(office_class, beside["office"].split())):
        return None
    return Turn(name.span(), (trim(text, beside.end(), paragraph[1]),))


def _asked(text: str, paragraph: Range, before: Sequence[Turn]) -> Turn | None:
    """A question or an answer of a parliament's paper; one without a name is whose the last was."""
    match = _ASKED.match(text, *paragraph)
    if match is None:
        return None
    role = "answer" if match["role"].lower() in _ANSWERS else "question"
    label = match.span("label") if match["label"] else _last_of(role, before)
    words = trim(text, match.end(), paragraph[1])
    told = (words,) if words[0] < words[1] else ()
    return Turn(label, told, role) if label else None


def _last_of(role: str, turns: Sequence[Turn]) -> Range | None:
    return next((t.label for t in reversed(turns) if t.role == role), None)


def _spoken(text: str, paragraphs: Sequence[Range]) -> list[Range]:
    return [p for p in paragraphs if p[0] < p[1] and not _ASIDE.match(text[slice(*p)])]


def _is_transcript(text: str, turns: Sequence[Turn]) -> bool:
    names = Counter(_called(text[slice(*t.label)]) for t in turns)
    if any(name.startswith("@") for name in names):
        return True
    roles = {t.role for t in turns}
    if roles >= {"question", "answer"} or roles >= {"presenter", "speaker"}:
        return True
    several = [name for name, times in names.items() if times > 1]
    is_asked = bool(set(names) & ASKERS) and bool(set(several) - ASKERS)
    return len(several) > 1 or is_asked or set(names) >= _QUESTION_AND_ANSWER


def _called(label: str) -> str:
    """What a label is known by when it comes back: "Ms Sunniva AASK" is "Ms AASK"."""
    words = label.split()
    is_name = len(words) > 1 and not office_class(words[-1])
    return words[-1].casefold() if is_name else label.casefold()


def with_turns(text: str, drafts: Sequence[Draft], turns: Sequence[Turn]) -> list[Draft]:
    """Each turn an attribution of its own; what the model made of its label is dropped."""
    if not turns:
        return list(drafts)
    told = [t for t in turns if t.role != ASKED]
    whole = [Draft(t.words, (), (t.label,), (), _SCORE, "turn") for t in told]
    ends = [max(end for _, end in (t.label, *t.words)) for t in turns]
    within = [d for d in (_inside(text, d, turns, ends) for d in drafts) if d is not None]
    return [*whole, *within]


def _inside(text: str, draft: Draft, turns: Sequence[Turn], ends: Sequence[int]) -> Draft | None:
    """A report inside a turn: it has a cue there and a source that is not another's label. `ends`
    are the turns' ends, in order."""
    first = bisect_right(ends, min((s for s, _ in draft.content), default=0))
    last = max((e for _, e in draft.content), default=0)
    near = takewhile(lambda t: t.label[0] < last, islice(turns, first, None))
    home = next((t for t in near if any(_touch(r, t) for r in draft.content)), None)
    if home is None:
        return draft
    if home.role == ASKED and _is_of_two(text, draft):
        return None
    at_home = draft.cue and all(covered(c, home.words) == c[1] - c[0] for c in draft.cue)
    source = tuple(r for s in draft.source for w in home.words if (r := _common(s, w)))
    if not at_home or not source:
        return None
    content = tuple(r for r in draft.content if covered(r, home.words) == r[1] - r[0])
    return replace(draft, source=source, content=content) if content else None


def _is_of_two(text: str, draft: Draft) -> bool:
    """Whether what is told in a question is of who asks or who is asked."""
    said = (text[slice(*r)].casefold().split()[-1:] for r in draft.source)
    return all(words[0] in {"i", "we", "you"} for words in said if words)


def _common(one: Range, other: Range) -> Range | None:
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return (start, end) if start < end else None


def _touch(part: Range, turn: Turn) -> bool:
    return any(overlaps(part, r) for r in (turn.label, *turn.words))
