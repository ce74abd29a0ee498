"""Parts of a statement as a reader may quote them."""

import pytest

from pactwatch.domain.span import Span, as_quoted

TEXT = "“All gates are open,” Venn told reporters at the\ndam. “We kept our word.” Nobody asked."


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        (["All gates are open"], "All gates are open"),
        (["All gates are open", "We kept our word"], "All gates are open … We kept our word"),
        (["We kept our word", "All gates are open"], "All gates are open … We kept our word"),
        (["Venn told reporters", "at the\ndam"], "Venn told reporters at the dam"),
        (["dam", "We kept our word"], "dam We kept our word"),
        ([], ""),
    ],
)
def test_what_is_left_out_between_two_parts_is_shown(words: list[str], quoted: str) -> None:
    at = [TEXT.index(w) for w in words]
    spans = [Span.of(TEXT, n, n + len(w)) for n, w in zip(at, words, strict=True)]
    assert as_quoted(spans) == quoted
