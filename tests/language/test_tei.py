"""TEI with one token a line: the text set as print again, and its dated stretches."""

from datetime import date

import pytest

from pactwatch.errors import BadInput
from pactwatch.language.scores.placed import score_placed
from pactwatch.language.scores.tei import read_tei
from pactwatch.text.dates import TimeExpression

ARTICLE = """<text id="a" dateCreated="2025-03-14">
<head><s>
Talks\tNN\ttalk
</s></head>
<p><s>
The\tDT\tthe
<w>
cease\tNN\tcease
-\tHYPH\t-
fire\tNN\tfire
</w>
began\tVB\tbegin
on\tIN\ton
<date when="2025-03-13">
Thursday\tNP\tThursday
</date>
,\t,\t,
at\tIN\tat
<time when="10:30:00">
10:30\tCD\t10:30
</time>
(\t(\t(
since\tIN\tsince
<date from="2019" to="2021-05">
2019\tCD\t2019
</date>
)\t)\t)
.\t.\t.
<date notBefore="2026">
2026\tCD\t2026
</date>
</s></p>
</text>"""


def test_tokens_are_set_as_print_and_dates_keep_their_place():
    article = read_tei(ARTICLE.encode(), name="a.xml")
    assert article.text.strip() == (
        "Talks\n\nThe cease-fire began on Thursday, at 10:30 (since 2019). 2026"
    )
    assert article.published == date(2025, 3, 14)
    found = [(article.text[d.start : d.end], d.edtf) for d in article.dates]
    assert found == [("Thursday", "2025-03-13"), ("2019", "2019/2021-05"), ("2026", "2026/..")]
    assert [article.text[c.start : c.end] for c in article.clocks] == ["10:30"]


@pytest.mark.parametrize(
    ("content", "found"), [("<text>", "not XML"), ("<TEI/>", "found element TEI")]
)
def test_what_is_not_such_tei_is_named(content, found):
    with pytest.raises(BadInput, match=rf"b\.xml: .*{found}"):
        read_tei(content.encode(), name="b.xml")


def _time(article, words, value, kind="DATE", edtf=None):
    start = article.text.index(words)
    return TimeExpression(start, start + len(words), words, value, kind, edtf)


def test_dates_are_scored_by_their_days_and_clocks_left_out(tmp_path):
    (tmp_path / "a.xml").write_text(ARTICLE, encoding="utf-8")
    article = read_tei(ARTICLE.encode(), name="a.xml")
    guesses = [
        _time(article, "Thursday", "2025-03-13"),
        _time(article, "10:30", "2025-03-14T10:30", "TIME"),
        _time(article, "2019", "2019"),
        _time(article, "began", "PRESENT_REF"),
        _time(article, "Talks", "2024"),
    ]
    (hits,) = score_placed(tmp_path, lambda text, published: guesses).per_document
    assert (hits.gold, hits.predicted, hits.relaxed, hits.value) == (3, 3, 2, 1)
