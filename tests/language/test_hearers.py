from hypothesis import given
from hypothesis import strategies as st

from pactwatch.language.chains.hearers import SHAPES, _shapes_in

_PIECES = (
    *("told", "TELLS", "in an interview with", "interviewed by", "speaking", "spoke to", "to"),
    *("said", "on", "said on Monday in", "quoted as saying by", "according to", "via", ",", "”"),
    *("obtained by", "asked", "by", "described for", "remarks to", "e-mail with", "the", "Velm"),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=16), st.integers(0, 40), st.integers(0, 9))
def test_looking_up_shapes_by_their_first_letters_finds_what_searching_finds(
    pieces: list[str], begin: int, short: int
) -> None:
    text = " ".join(pieces) + " x"
    begins = [min(begin + 7 * (n % 2), len(text)) for n in range(len(SHAPES))]
    end = max(0, len(text) - short)
    searched = [
        (shape, match.span())
        for shape, start in zip(SHAPES, begins, strict=True)
        for match in shape.words.finditer(text, start, end)
    ]
    assert [(shape, match.span()) for shape, match in _shapes_in(text, begins, end)] == searched
