"""Scoring of time expressions: our own small TimeML articles and phrase tables."""

from datetime import date

import pytest

from pactwatch.errors import BadInput
from pactwatch.language.scores.dates import score_dates
from pactwatch.language.scores.phrases import score_phrases
from pactwatch.language.scores.timeml import read_timeml
from pactwatch.text.dates import TimeExpression

ARTICLE = """<?xml version="1.0"?>
<TimeML><DOCID>a</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2025-03-14"
 functionInDocument="CREATION_TIME">2025-03-14</TIMEX3></DCT>
<TEXT>Envoys <EVENT eid="e1">met</EVENT> on <TIMEX3 tid="t1" type="DATE"
 value="2025-03-13">Thursday</TIMEX3> for <TIMEX3 tid="t2" type="DURATION"
 value="PT2H">two hours</TIMEX3>.</TEXT></TimeML>"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.tml").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def _time(start, end, value):
    return TimeExpression(start, end, "x" * (end - start), value, "DATE")


def test_timeml_gives_text_times_and_creation_date():
    document = read_timeml(ARTICLE.encode(), name="a.tml")
    assert document.text == "Envoys met on Thursday for two hours."
    assert document.published == date(2025, 3, 14)
    assert [document.text[t.start : t.end] for t in document.times] == ["Thursday", "two hours"]


def test_this_build_reads_the_article_without_fault(folder):
    scores = score_dates(folder)
    assert (scores.documents, scores.gold, scores.predicted) == (1, 2, 2)
    assert (scores.strict_f1, scores.relaxed_f1, scores.value_f1) == (1, 1, 1)
    assert [item["id"] for item in scores.predictions] == ["sub/a.tml:14", "sub/a.tml:27"]


# predictions, then strict, relaxed and value F1 over two gold times
FAULTS = [
    ([], 0, 0, 0),
    ([_time(14, 22, "2025-03-13")], 2 / 3, 2 / 3, 2 / 3),
    ([_time(14, 22, "2025-03-20")], 2 / 3, 2 / 3, 0),
    ([_time(11, 22, "2025-03-13")], 0, 2 / 3, 2 / 3),
    ([_time(14, 22, "2025-03-13"), _time(0, 6, "2025")], 0.5, 0.5, 0.5),
    ([_time(0, 37, "2025-03-13")], 0, 2 / 3, 2 / 3),
]


@pytest.mark.parametrize(("predicted", "strict", "relaxed", "value"), FAULTS)
def test_each_fault_costs_its_figure(folder, predicted, strict, relaxed, value):
    scores = score_dates(folder, lambda text, published: predicted)
    figures = (scores.strict_f1, scores.relaxed_f1, scores.value_f1)
    assert figures == pytest.approx((strict, relaxed, value))
    assert sum(1 for item in scores.predictions if item["gold"]) == 2


@pytest.mark.parametrize(
    ("content", "found"), [("<TimeML><A>", "not XML"), ("<TimeML/>", "no TEXT element")]
)
def test_what_is_not_timeml_is_named(tmp_path, content, found):
    (tmp_path / "b.tml").write_text(content, encoding="utf-8")
    with pytest.raises(BadInput, match=rf"b\.tml: .*{found}"):
        score_dates(tmp_path)


def test_names_of_events_are_no_timex_but_times_counted_from_them_are(folder):
    event = TimeExpression(0, 6, "since the war", "2020", "DATE", anchor="the war")
    counted = TimeExpression(0, 6, "30 days after the war", "2020", "DATE", anchor="the war")
    earlier = TimeExpression(0, 6, "a week later", "2020", "DATE", anchor="TEXT")
    for guess, kept in ((event, 0), (counted, 1), (earlier, 1)):
        assert score_dates(folder, lambda *_, guess=guess: [guess]).predicted == kept


def test_tags_without_text_are_not_counted(tmp_path):
    empty = ARTICLE.replace("</TEXT>", '<TIMEX3 tid="t3" type="DURATION" value="P1D"/></TEXT>')
    (tmp_path / "c.tml").write_text(empty, encoding="utf-8")
    assert score_dates(tmp_path).gold == 2


def test_counts_are_kept_per_article_for_intervals(folder):
    (folder / "b.tml").write_text(ARTICLE, encoding="utf-8")
    assert [d.gold for d in score_dates(folder).per_document] == [2, 2]


def test_a_folder_without_articles_is_refused(tmp_path):
    with pytest.raises(BadInput, match=r"no \.tml file"):
        score_dates(tmp_path)


def test_phrases_are_scored_by_string_and_by_bounds(tmp_path):
    table = tmp_path / "phrases.tsv"
    table.write_text(
        "phrase\tpublished\tedtf\nby May\t2025-03-14\t../2025-05\n"
        "in 2019\t\t2019~\nWe\t2025-03-14\t\n",
        encoding="utf-8",
    )
    scores = score_phrases(table)
    assert (scores.phrases, scores.exact, scores.same_bounds) == (3, pytest.approx(2 / 3), 1)
    assert scores.predictions[1]["predicted"] == "2019"


@pytest.mark.parametrize(
    ("line", "found"),
    [("by May 2025", "found 1 columns"), ("by May\t14/3/2025\t../2025-05", "found date")],
)
def test_a_phrase_line_that_cannot_be_read_is_named(tmp_path, line, found):
    table = tmp_path / "phrases.tsv"
    table.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(BadInput, match=f"line 1: {found}"):
        score_phrases(table)
