"""The paragraphs of an interview printed without labels in, its turns out.

Shape, as data: a headline or lead that says who is interviewed ("An interview with A", "The Post
spoke with A"), then paragraphs that end on a question mark, each followed by an answer in the first
person. What is asked is nobody's statement; the answers are A's. Refuses a text whose head names
nobody or two people, lists of questions that answer in the third person, and in doubt a paragraph:
a remark to "you", a heading, a caption, what is told of A.
"""

import re
from collections.abc import Iterator, Sequence

from pactwatch.domain.reading import Name
from pactwatch.language.records.interviewee import interviewee, is_called
from pactwatch.language.records.paragraph import (
    is_credit,
    is_first_person,
    is_whole,
    unquoted,
)
from pactwatch.language.records.turns import ASKED, Turn
from pactwatch.language.words.ranges import Range, trim

__all__ = ["interview_turns"]

# So many questions must be to "you", or call somebody by his name: a feature asks its reader once.
# Of two that are all there is each must have an answer in the first person, of more at least half.
_TO_YOU = 2
# A question takes a few sentences; one that ends a long paragraph is rhetoric.
_LONGEST_QUESTION = 700
_LONGEST_REMARK = 240
_ASKS = re.compile(r"\?[”\"’')\]]*\s*\Z")
_YOU = re.compile(r"\b(?:[Yy]ou|[Yy]ou['’]\w+|[Yy]ours?)\b")


def interview_turns(
    text: str, paragraphs: Sequence[Range], names: Sequence[Name], outlet: str | None
) -> tuple[Turn, ...]:
    """The answers as turns of who is interviewed, the questions as turns without a label."""
    asked = [p for p in paragraphs if _is_question(text, p)]
    if sum(_is_to_somebody(text, p, names) for p in asked) < _TO_YOU:
        return ()
    who = interviewee(text, asked, names, outlet)
    if who is None:
        return ()
    turns = tuple(_turns(text, [p for p in paragraphs if p[0] >= asked[0][0]], who))
    answers = [t for t in turns if t.role != ASKED]
    own = [t for t in answers if any(is_first_person(text, w) for w in t.words)]
    least = len(answers) / 2 if len(asked) > _TO_YOU else len(answers)
    return turns if len(own) >= least and len(answers) >= _TO_YOU else ()


def _is_to_somebody(text: str, question: Range, names: Sequence[Name]) -> bool:
    is_to_you = bool(_YOU.search(text, *question))
    return is_to_you or any(is_called(text, name, question) for name in names)


def _turns(text: str, paragraphs: Sequence[Range], who: Range) -> Iterator[Turn]:
    """Question and answer in turn; behind the last question the answer goes on in the first
    person alone."""
    last = max(p[0] for p in paragraphs if _is_question(text, p))
    answer: list[Range] = []
    for paragraph in paragraphs:
        words = trim(text, _behind_label(text, paragraph, who), paragraph[1])
        if _is_question(text, paragraph) or _is_remark(text, paragraph):
            if answer:
                yield Turn(who, tuple(answer))
            answer = []
            yield Turn((words[0], words[0]), (words,), ASKED)
        elif _is_answer(text, paragraph, who) and (
            not answer or paragraph[0] < last or is_first_person(text, paragraph)
        ):
            answer.append(words)
    if answer:
        yield Turn(who, tuple(answer))


def _behind_label(text: str, paragraph: Range, who: Range) -> int:
    """Where an answer's words begin: "Ada Marr: ...", then "AM: ..." where nobody else is
    labelled."""
    name, start = text[slice(*who)], trim(text, *paragraph)[0]
    initials = "".join(word[0] for word in name.split())
    label = rf"(?:(?:{re.escape(name)}|{re.escape(initials)}):?|{re.escape(name.split()[-1])}:)\s+"
    found = re.compile(label).match(text, start, paragraph[1])
    return found.end() if found else start


def _is_question(text: str, paragraph: Range) -> bool:
    words = text[slice(*paragraph)]
    is_own = bool(unquoted(words).strip())
    return len(words) <= _LONGEST_QUESTION and is_own and bool(_ASKS.search(words))


def _is_remark(text: str, paragraph: Range) -> bool:
    """ "You have been criticised for that.": said to whoever answers, and by nobody named."""
    is_short = paragraph[1] - paragraph[0] <= _LONGEST_REMARK
    is_to_you = bool(_YOU.search(text, *paragraph)) and not is_first_person(text, paragraph)
    return is_short and is_to_you


def _is_answer(text: str, paragraph: Range, who: Range) -> bool:
    """Whole sentences, no caption, and not about whoever answers."""
    surname = text[slice(*who)].split()[-1]
    is_named = surname in unquoted(text[slice(*paragraph)])
    is_about = is_named and not is_first_person(text, paragraph)
    return is_whole(text, paragraph) and not is_credit(text, paragraph[0]) and not is_about
