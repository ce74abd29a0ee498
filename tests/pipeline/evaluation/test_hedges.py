"""Both forms of hedge gold give the same cues; words, kinds and cues are counted apart."""

from pathlib import Path

import pytest

from pactwatch.errors import BadInput
from pactwatch.language.grammar.engine import default_engine
from pactwatch.language.words.hedges import HedgeKind
from pactwatch.pipeline.evaluation.hedge_gold import kind_of_tag, read_marked
from pactwatch.pipeline.evaluation.hedges import run

XML = """<Annotation><DocumentSet><Document><DocumentPart>
<Sentence id="S1">The dam <ccue type="speculation_modal_probable_">may</ccue> break.</Sentence>
<Sentence id="S2">They <ccue type="speculation_hypo_doxastic _">believe</ccue> it
<ccue type="speculation_hypo_condition _">if</ccue> it rains.</Sentence>
</DocumentPart></Document><Document><Sentence>It broke.</Sentence></Document></DocumentSet></Annotation>
"""  # noqa: E501
CONLL = (
    "The\tO\ndam\tO\nmay\tB-speculation_modal_probable_\nbreak\tO\n.\tO\n\n"
    "They\tO\nbelieve\tB-speculation_hypo_doxastic _\nit\tO\nif\tspeculation_hypo_condition _ \n"
    "it\tO\nrains\tO\n.\tO\n"
)


def gold(folder: Path, name: str, content: str) -> Path:
    (folder / name).write_text(content)
    return folder


def words_of(path: Path) -> list[tuple[str, str]]:
    return [(m.text[s:e], kind) for m in read_marked(path) for s, e, kind in m.cues]


@pytest.mark.parametrize(("name", "content"), [("a.xml", XML), ("a.conll", CONLL)])
def test_both_forms_give_the_cues(tmp_path: Path, name: str, content: str) -> None:
    assert words_of(gold(tmp_path, name, content)) == [
        ("may", "EPISTEMIC"),
        ("believe", "DOXASTIC"),
        ("if", "CONDITION"),
    ]


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("speculation_modal_possible_", "EPISTEMIC"),
        ("B-speculation_hypo_investigation _", "INVESTIGATION"),
        (" speculation_hypo_condition _ ", "CONDITION"),
        ("I-DOXASTIC", "DOXASTIC"),
        ("N", "CONDITION"),
        ("weasel", "OTHER"),
        ("C", None),
        ("O", None),
    ],
)
def test_a_tag_names_a_kind(tag: str, kind: str | None) -> None:
    assert kind_of_tag(tag) == kind


def test_words_inside_one_cue_are_one_cue(tmp_path: Path) -> None:
    lines = "not\tB-E\nsure\tI-E\nif\tB-N\nwe\tO\nmight\tE\nwell\tE\n"
    found = words_of(gold(tmp_path, "a.conll", lines))
    assert found == [("not sure", "EPISTEMIC"), ("if", "CONDITION"), ("might well", "EPISTEMIC")]


def test_figures_count_words_kinds_and_cues(tmp_path: Path) -> None:
    lines = "It\tO\nmay\tB-E\nwell\tI-E\nbreak\tO\n\nWe\tO\nbelieve\tB-E\nit\tO\n"
    scored = run(gold(tmp_path, "a.conll", lines))
    value = {figure.metric: figure.value for figure in scored.figures}
    assert value["word F1"] == 0.8
    assert value["cue F1 (CoNLL-2010)"] == 0.5
    assert value["word F1 EPISTEMIC"] == 0.5
    assert value["macro F1 over kinds"] == 0.5
    assert value["macro F1 with certain (HEDGEhog)"] > 0.5


def test_xml_predictions_are_named_by_document(tmp_path: Path) -> None:
    scored = run(gold(tmp_path, "a.xml", XML))
    assert [line["id"] for line in scored.predictions] == ["a-0", "a-1"]
    assert scored.figures[0].value == 1.0


def test_no_cue_at_all_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no cue marked"):
        run(gold(tmp_path, "a.conll", "It\tO\nbroke\tO\n"))


def test_broken_xml_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"a\.xml"):
        run(gold(tmp_path, "a.xml", "<Annotation>"))


def test_the_model_marks_words_with_their_kinds() -> None:
    text = "Envoys believed it possible, if slow."
    found = [(text[h.start : h.end], h.kind) for h in default_engine().read(text).hedges]
    assert found == [
        ("believed", HedgeKind.DOXASTIC),
        ("possible", HedgeKind.EPISTEMIC),
        ("if", HedgeKind.CONDITION),
    ]
