"""Ids are hashes of a JSON list, in whichever way the list is written."""

import json

from hypothesis import given
from hypothesis import strategies as st

from pactwatch.domain.ids import content_id, sha256_text
from pactwatch.domain.status import Verdict

PARTS = st.one_of(
    st.text(), st.integers(), st.booleans(), st.none(), st.floats(), st.dates(), st.just(("a", 1))
)


@given(st.lists(st.one_of(PARTS, st.sampled_from(Verdict)), max_size=5))
def test_an_id_is_of_the_list_as_json_writes_it(parts: list[object]) -> None:
    written = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)
    assert content_id("x", *parts) == f"x-{sha256_text(written)[:16]}"
