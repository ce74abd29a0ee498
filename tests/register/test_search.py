"""Search finds words, phrases and prefixes, and takes whatever is typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.register import makers
from tests.register.makers import Clock

from pactwatch.register import Register
from pactwatch.register.fulltext import match_expression

DOCUMENT = makers.document()
STATEMENT = makers.statement(DOCUMENT)

HOSTILE = [
    '"', '""', '"open', "*", "**", "bridge*", "AND", "OR", "NOT", "NEAR(a b)", "a AND", "^bridge",
    "title:bridge", "body : x", "{title body}: x", "(", ")", "bridge)", "a-b", "-bridge", "'; DROP",
    "\0", "a\0b", "\ud83d", "%", "\\", "+", "🙂", "جسر", "x" * 100_000, "a " * 10_000, '"*', '"a"*',
]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("quarry bridge", ["statement", "document"]),
        ('"bridge stayed closed"', ["statement", "document"]),
        ('"stayed bridge"', []),
        ("quar*", ["statement", "document"]),
        ("quar", []),
        ("QUARRY", ["statement", "document"]),
        ("Nobody crossed", ["document"]),
        ('"nobody in ost"*', ["document"]),
        ("mira", ["document", "statement"]),
        ("quarry zeppelin", []),
        ("", []),
    ],
)
def test_words_phrases_and_prefixes(register: Register, query: str, kinds: list[str]) -> None:
    with register.write() as writer:
        writer.put_document(DOCUMENT)
        writer.put_extraction(makers.extraction(DOCUMENT))
    assert sorted(hit.kind for hit in register.view().search(query)) == sorted(kinds)


def test_a_hit_names_what_it_found(register: Register) -> None:
    makers.record_all(register)
    by_kind = {hit.kind: hit for hit in register.view().search("stayed")}
    assert by_kind["document"].id == by_kind["statement"].document_id == DOCUMENT.id
    assert (by_kind["statement"].id, by_kind["statement"].title) == (STATEMENT.id, "Mira Dunst")
    assert "bridge [stayed] closed" in by_kind["document"].snippet


def test_no_query_is_an_error(register: Register) -> None:
    makers.record_all(register)
    view = register.view()
    found = {query: {hit.kind for hit in view.search(query)} for query in HOSTILE}
    assert found["bridge*"] == found["bridge)"] == found["^bridge"] == {"document", "statement"}
    assert found["'; DROP"] == found["*"] == found["\0"] == set()


@settings(max_examples=200)
@given(st.text(alphabet=st.sampled_from('ab*"-(){}:^+ \0\ud800é'), max_size=12))
def test_whatever_is_typed_becomes_quoted_terms(query: str) -> None:
    expression = match_expression(query)
    if expression is not None:
        assert expression.count('"') % 2 == 0
        assert set(expression.split('"')[::2]) <= {"", " ", "*", "* "}
        assert "\0" not in expression


def test_search_knows_only_what_was_known(register: Register, clock: Clock) -> None:
    with register.write() as writer:
        writer.put_document(DOCUMENT)
        writer.put_extraction(makers.extraction(DOCUMENT))
    then = clock.now
    clock.move(1)
    with register.write() as writer:
        writer.put_document(makers.document("Another quarry."))
        writer.put_extraction(makers.extraction(DOCUMENT, makers.statement(DOCUMENT, 59, 69)))
    assert {hit.id for hit in register.view(then).search("quarry")} == {DOCUMENT.id, STATEMENT.id}
    assert STATEMENT.id not in {hit.id for hit in register.view().search("quarry")}
    assert len(register.view().search("quarry")) == 2


def test_pages_of_hits_do_not_overlap(register: Register) -> None:
    with register.write() as writer:
        for n in range(7):
            writer.put_document(makers.document(f"The same bridge again, {n}."))
    view = register.view()
    pages = [view.search("bridge", limit=3, offset=offset) for offset in (0, 3, 6, 9)]
    assert [len(page) for page in pages] == [3, 3, 1, 0]
    assert len({hit.id for page in pages for hit in page}) == 7
    assert view.search("bridge", limit=-5, offset=-5) == ()
