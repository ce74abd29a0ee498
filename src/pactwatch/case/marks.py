"""What a person says about words marked in a document: whom they name, what is wrong with them.

Comes in: the document, ranges in its text, the statements in it. Goes out: decisions, anchored at
the marked words. Refuses words outside the text, a name the case has already, and a flag on words
that no statement holds.
"""

from collections.abc import Iterable, Sequence

from pactwatch.domain.actor import Actor
from pactwatch.domain.document import Document
from pactwatch.domain.flag import Flag, FlagCode, Severity
from pactwatch.domain.identity import pair_id
from pactwatch.domain.plain import to_plain
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.span import Span
from pactwatch.domain.statement import EvidenceState, Statement
from pactwatch.errors import BadInput
from pactwatch.text.unseen import is_blank
from pactwatch.weigh.names.names import NameBook, slug

Range = tuple[int, int]


def marked_words(document: Document, ranges: Sequence[Range]) -> str:
    """The marked words on one line, several parts joined by an ellipsis. Raises BadInput."""
    if not ranges:
        raise BadInput(f"{document.path}: no words are marked; select them in the text")
    size = len(document.text)
    for start, end in ranges:
        if not 0 <= start < end <= size:
            raise BadInput(
                f"{document.path}: characters {start} to {end} do not lie in its text of {size}; "
                "mark the words again"
            )
    return " … ".join(" ".join(document.text[start:end].split()) for start, end in ranges)


def mention_decision(
    document: Document, words: Range, actor_id: str, actors: Iterable[Actor], reason: str
) -> Decision:
    """That these words name this actor: the name is one of theirs from now on.

    It is a judgement of identity between the actor and the name, so that it is listed, undone and
    weighed as one; `edit` keeps where the words stand.
    """
    actors, name = tuple(actors), marked_words(document, [words])
    if all(actor.id != actor_id for actor in actors):
        raise BadInput(f"actor {actor_id}: not in this case; choose one of the list")
    known = NameBook(actors).resolve(name)
    if known is not None:
        raise BadInput(
            f"“{name}”: is read as {known} already; where two actors are one, say so on the page "
            "of actors"
        )
    span = Span.of(document.text, *words)
    edit = {"mention": {"document_id": document.id, **to_plain(span)}}
    return Decision(TargetKind.ACTOR, pair_id(actor_id, slug(name)), Action.SAME, reason, edit)


def flag_decision(
    statement: Statement, code: FlagCode, severity: Severity, reason: str
) -> Decision:
    """A person's warning about a statement; BLOCK takes it out of the evidence."""
    if is_blank(reason):
        raise BadInput(f"flag {code.value}: no reason; say what a reader can check in the text")
    flags = [*statement.flags, Flag(code, severity, reason)]
    edit: dict[str, object] = {"flags": to_plain(flags)}
    if severity is Severity.BLOCK:
        edit["state"] = EvidenceState.QUARANTINED.value
    return Decision(TargetKind.STATEMENT, statement.id, Action.EDIT, reason, edit)


def statement_at(
    document: Document, ranges: Sequence[Range], statements: Iterable[Statement]
) -> Statement:
    """The statement that holds most of the marked words. Raises BadInput where none does."""
    words = marked_words(document, ranges)
    shared = [(_shared(ranges, s), s) for s in statements]
    most, found = max(shared, key=lambda pair: pair[0], default=(0, None))
    if not found or not most:
        raise BadInput(f"“{words}”: stands in no statement; record one of these words first")
    return found


def _shared(ranges: Sequence[Range], statement: Statement) -> int:
    spans = (*statement.content, *statement.cue, *statement.source)
    return sum(
        max(0, min(end, span.end) - max(start, span.start))
        for start, end in ranges
        for span in spans
    )
