"""The document page: pieces are exactly the text, under exactly the marks that cover them."""

from hypothesis import given
from hypothesis import strategies as st

from pactwatch.domain.span import Span
from pactwatch.domain.statement import EvidenceState, Speaker, SpeakerStatus, Statement
from pactwatch.web.pages.pieces import cut, paragraphs

VOICE = Speaker(None, SpeakerStatus.ARTICLE_VOICE)


@st.composite
def texts_with_statements(draw: st.DrawFn) -> tuple[str, list[Statement]]:
    text = draw(st.text(st.sampled_from("ab \n\r\tü😀é"), max_size=40))
    if not text:
        return text, []

    def spans() -> tuple[Span, ...]:
        edges = st.integers(0, len(text) - 1)
        pairs = draw(st.lists(st.tuples(edges, st.integers(1, 9)), max_size=3))
        return tuple(Span.of(text, start, min(len(text), start + n)) for start, n in pairs)

    states = st.sampled_from([EvidenceState.USABLE, EvidenceState.QUARANTINED])
    count = draw(st.integers(0, 4))
    return text, [
        Statement(f"st-{n}", "doc", spans(), VOICE, cue=spans(), source=spans(), state=draw(states))
        for n in range(count)
    ]


@given(texts_with_statements())
def test_pieces_are_exactly_the_text(given_: tuple[str, list[Statement]]) -> None:
    text, statements = given_
    assert "".join(piece.text for piece in cut(text, statements)) == text


@given(texts_with_statements())
def test_every_character_has_the_marks_that_cover_it(
    given_: tuple[str, list[Statement]],
) -> None:
    text, statements = given_
    at = 0
    for piece in cut(text, statements):
        for i in range(at, at + len(piece.text)):
            covering = {
                s.id
                for s in statements
                for span in (*s.content, *s.cue, *s.source)
                if span.start <= i < span.end
            }
            assert covering == set(piece.statements)
        at += len(piece.text)


@given(texts_with_statements())
def test_every_piece_knows_where_it_stands(given_: tuple[str, list[Statement]]) -> None:
    text, statements = given_
    pieces = cut(text, statements)
    shown = [piece for group in paragraphs(pieces) for piece in group]
    for piece in (*pieces, *shown):
        assert text[piece.at : piece.at + len(piece.text)] == piece.text


@given(texts_with_statements(), st.integers(0, 40), st.integers(0, 40))
def test_a_window_is_the_same_pieces_as_the_whole(
    given_: tuple[str, list[Statement]], a: int, b: int
) -> None:
    text, statements = given_
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    window = cut(text, statements, start=start, end=end)
    assert "".join(piece.text for piece in window) == text[start:end]
    whole = {
        i: (piece.roles, piece.statements)
        for piece in cut(text, statements)
        for i in range(piece.at, piece.at + len(piece.text))
    }
    for piece in window:
        for i in range(piece.at, piece.at + len(piece.text)):
            assert (set(piece.roles), set(piece.statements)) == tuple(map(set, whole[i]))


@given(texts_with_statements())
def test_every_statement_can_be_jumped_to_once(given_: tuple[str, list[Statement]]) -> None:
    text, statements = given_
    shown = [
        i for group in paragraphs(cut(text, statements)) for piece in group for i in piece.begins
    ]
    visible = {
        s.id
        for s in statements
        if any(text[x.start : x.end].strip("\n") for x in (*s.content, *s.cue, *s.source))
    }
    assert len(shown) == len(set(shown))
    assert set(shown) >= visible


@given(texts_with_statements())
def test_paragraphs_lose_only_line_breaks(given_: tuple[str, list[Statement]]) -> None:
    text, statements = given_
    joined = "".join(p.text for group in paragraphs(cut(text, statements)) for p in group)
    assert joined == text.replace("\n", "")
