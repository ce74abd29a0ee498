"""Task `dates` over a folder that holds TimeML, TEI or both."""

import pytest

from pactwatch.errors import BadInput
from pactwatch.pipeline.evaluation.times import run_dates

TIMEML = """<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2025-03-14"
 functionInDocument="CREATION_TIME">2025-03-14</TIMEX3></DCT>
<TEXT>Envoys met on <TIMEX3 tid="t1" type="DATE" value="{value}">Thursday</TIMEX3>.</TEXT>
</TimeML>"""
TEI = """<text dateCreated="2025-03-14"><p><date when="{day}">
Thursday\tNP
</date></p></text>"""


@pytest.fixture
def folder(tmp_path):
    for n, value in enumerate(("2025-03-13", "2025-03-20")):
        (tmp_path / f"{n}.tml").write_text(TIMEML.format(value=value), encoding="utf-8")
    return tmp_path


def _values(scored):
    return {f.metric: f.value for f in scored.figures}


def test_timeml_figures_carry_intervals_over_articles(folder):
    scored = run_dates(folder)
    assert _values(scored) == {
        "strict span F1": 1,
        "relaxed span F1": 1,
        "value F1": 0.5,
        "type F1": 1,
    }
    value = next(f for f in scored.figures if f.metric == "value F1")
    assert (value.low, value.high) == (0, 1)
    assert len(scored.predictions) == 2


def test_tei_is_scored_beside_timeml_and_alone(folder, tmp_path_factory):
    alone = tmp_path_factory.mktemp("tei")
    for place in (folder, alone):
        (place / "c.xml").write_text(TEI.format(day="2025-03-13"), encoding="utf-8")
    assert list(_values(run_dates(folder)))[-2:] == ["TEI relaxed span F1", "TEI same bounds F1"]
    assert _values(run_dates(alone)) == {"TEI relaxed span F1": 1, "TEI same bounds F1": 1}


def test_a_folder_with_neither_is_refused(tmp_path):
    with pytest.raises(BadInput, match=r"no \.tml file"):
        run_dates(tmp_path)
