"""HTML: main text, metadata with its basis, and places that are exact or absent."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactwatch.errors import SkipItem
from pactwatch.read import read_document
from pactwatch.text.offsets import OffsetMap

HEAD = """<!doctype html><html lang="en"><head><title>Ford left open | Ford Post</title>
<meta property="og:site_name" content="Ford Post"><meta name="author" content="Mira Tull">
{}</head><body><nav><a href="/">Home</a> <a href="/rivers">Rivers</a></nav>
"""
BODY = """<article><h1>Ford left open</h1>
<p>The guards of the Kestrel&nbsp;ford left on Monday, the envoy&rsquo;s office
   said. &ldquo;Nobody told us&rdquo;, said <b>Oren</b> <a href="/t">Talvik</a>, her deputy at the
   river council &amp; a former ferryman.</p>
<script>var teaser = "Nobody had seen them since";</script>
<!-- The ferry stayed on its bank -->
<p>Nobody had seen them since, she added, and the ferry stayed on its bank for a week.</p>
<ul><li>The first guard went north along the old road.</li><li>The second stayed.</li></ul>
<table><tr><td>Post</td><td>Guards</td></tr><tr><td>Ford</td><td>12</td></tr></table>
</article><footer>All rights reserved by the Ford Post.</footer></body></html>"""
PAGE = HEAD.format("") + BODY


def mapped(page: str) -> tuple[str, OffsetMap]:
    document = read_document(page.encode(), name="page.html")
    for run in document.char_map:
        length = run.end - run.start
        assert document.text[run.start : run.end] == page[run.source : run.source + length]
    return document.text, OffsetMap(document.char_map)


def test_main_text_comes_in_paragraphs_without_the_furniture() -> None:
    text, _ = mapped(PAGE)
    assert text.split("\n\n")[1] == (
        "The guards of the Kestrel ford left on Monday, the envoy’s office said. “Nobody told us”, "
        "said Oren Talvik, her deputy at the river council & a former ferryman."
    )
    assert "Post\tGuards\n\nFord\t12" in text
    assert "Home" not in text
    assert "All rights" not in text


def test_words_lead_to_their_place_in_the_source() -> None:
    text, offsets = mapped(PAGE)
    for words in ("guards of the Kestrel", "Talvik", "The second stayed.", "12"):
        source, _ = offsets.to_source(text.index(words)) or (-1, 0)
        assert PAGE[source:].startswith(words)


def test_resolved_references_and_made_up_breaks_have_no_place() -> None:
    text, offsets = mapped(PAGE)
    for at in (text.index("’s office"), text.index("“"), text.index("&"), text.index("\n\n")):
        assert offsets.to_source(at) is None


def test_text_in_scripts_and_comments_is_never_taken_for_the_place() -> None:
    text, offsets = mapped(PAGE)
    source, _ = offsets.to_source(text.index("Nobody had seen")) or (-1, 0)
    assert source == PAGE.index("<p>Nobody had seen") + 3


def test_a_teaser_with_the_same_words_does_not_steal_the_place() -> None:
    sentence = "Nobody had seen them since, she added, and the ferry stayed on its bank for a week."
    page = PAGE.replace("<nav>", f"<nav><a>{sentence}</a>")
    text, offsets = mapped(page)
    source, _ = offsets.to_source(text.index(sentence)) or (-1, 0)
    assert source == page.index(f"<p>{sentence}") + 3


def test_words_that_stand_twice_without_neighbours_have_no_place() -> None:
    sentence = "The guards of the ford left on Monday, and nobody had seen them since that day."
    page = f"<html><body><p>{sentence}</p><div><p>{sentence}</p></div></body></html>"
    text, offsets = mapped(page)
    if text.count(sentence) == 1:
        assert offsets.to_source(0) is None
    else:
        assert offsets.to_source(0) != offsets.to_source(text.rindex(sentence))


def test_metadata_is_taken_from_the_page() -> None:
    document = read_document(PAGE.encode(), name="page.html")
    assert document.title == "Ford left open"
    assert (document.author, document.publisher) == ("Mira Tull", "Ford Post")
    assert (document.media_type, document.language) == ("text/html", "en")


LD = (
    '<script type="application/ld+json">'
    '{"@graph":[{"datePublished":"2031-03-04T23:00:00+02:00"}]}</script>'
)
DATES = [
    (LD, date(2031, 3, 4), "METADATA"),
    ('<meta name="DC.date.issued" content="20310304">', date(2031, 3, 4), "METADATA"),
    (
        '<meta property="article:published_time" content="2031-03-04T10:00Z">',
        date(2031, 3, 4),
        "METADATA",
    ),
    ('<script type="application/ld+json">{broken</script>' + LD, date(2031, 3, 4), "METADATA"),
    (
        '<link rel="canonical" href="https://ford.example/2021/03/04/ford">',
        date(2021, 3, 4),
        "GUESS",
    ),
    ('<meta name="date" content="someday">', None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("head", "day", "basis"), DATES)
def test_a_date_says_where_it_comes_from(head: str, day: date | None, basis: str | None) -> None:
    document = read_document((HEAD.format(head) + BODY).encode(), name="page.html")
    assert (document.published, document.published_basis) == (day, basis)


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-16", "koi8-r"])
def test_the_declared_encoding_is_used(encoding: str) -> None:
    words = "Охрана покинула мост в понедельник, сообщила посланница речного совета."
    page = f'<html><head><meta charset="{encoding}"></head><body><p>{words}</p><p>{words[::-1]}</p>'
    document = read_document(page.encode(encoding), name="page.html")
    assert words in document.text
    source, _ = OffsetMap(document.char_map).to_source(document.text.index(words)) or (-1, 0)
    assert page[source:].startswith(words)


def test_text_decoded_twice_is_mended_and_quotation_marks_are_kept() -> None:
    broken = "“The café is open”, he said.".encode().decode("cp1252", "replace")
    sound = "<p>“The ferry stayed on its bank for a week”, she said, and then it left again.</p>"
    page = PAGE.replace(
        "</article>",
        f"<p>The word of the café owner: {'café'.encode().decode('cp1252')}"
        f" stays open all the week for everyone.</p>{sound}</article>",
    )
    text, _ = mapped(page)
    assert "“The ferry stayed" in text
    assert "cafÃ©" not in text
    assert broken != text


def test_a_fragment_is_read_where_the_name_says_html() -> None:
    fragment = "<p>The guards of the ford left on Monday, the envoy of the council said.</p>"
    document = read_document(fragment.encode(), name="part.html")
    assert document.text == fragment[3:-4]
    assert document.char_map[0].source == 3


WORDS = st.sampled_from(
    ["ford", "guard", "left", "caf&eacute;", "naïve", "A&amp;B", "<b>river</b>", "5", "“so”"]
)
SENTENCES = st.lists(WORDS, min_size=8, max_size=20).map(" ".join)


@settings(max_examples=30, deadline=None)
@given(st.lists(SENTENCES, min_size=2, max_size=6))
def test_every_run_holds_for_any_page(blocks: list[str]) -> None:
    page = "<html><body><article>" + "".join(f"<p>{block}</p>\n" for block in blocks) + "</article>"
    text, _ = mapped(page)
    assert text


def test_a_tag_with_countless_attributes_is_refused_before_it_is_parsed() -> None:
    crowd = " ".join(f"a{n}" for n in range(3000))
    with pytest.raises(SkipItem, match="more than 2,000 attributes"):
        read_document(PAGE.replace("<p>", f"<p {crowd}>", 1).encode(), name="page.html")
    long = "M 1 2 " * 3000
    read_document(PAGE.replace("<p>", f'<p data-path="{long}">', 1).encode(), name="page.html")
