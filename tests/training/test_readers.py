"""The readers on small corpora of our own; none of this needs torch."""

import json
from math import isnan
from pathlib import Path
from random import Random

import pytest
from training.coreference import read_coreference
from training.corpus import (
    HEDGE_TAGS,
    IGNORED,
    NAME_TAGS,
    NOT_A_NAME_OF_THREE,
    POS_TAGS,
    RELATIONS,
    SPAN_TAGS,
    Text,
    join,
)
from training.facts import read_facts
from training.hedged import read_hedges
from training.named import name_tags, read_conll
from training.nesting import nest
from training.polnear import label
from training.trees import read_conllu, read_names

from pactwatch.language.scores.attribution import read_ann
from pactwatch.text.words import words

TEXT = "“We left,” Vell said, “in time.” He denies that it rained. Orrin said it did."
ANN = (
    "T1\tSource 11 15\tVell\nT2\tCue 16 20\tsaid\nT3\tContent 0 10;22 32\t…\n"
    "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
    "T5\tCue 36 42\tdenies\nT6\tContent 43 57\tthat it rained\n"
    "E2\tAttribution-no-source:T5 Cue:T5 Content:T6\n"
    "T7\tSource 59 64\tOrrin\nT8\tCue 65 69\tsaid\nT9\tContent 70 76\tit did\n"
    "E3\tAttribution:T8 Source:T7 Cue:T8 Content:T9\n"
)


@pytest.fixture
def article() -> Text:
    return label("a", TEXT, read_ann(ANN))


def tags(text: Text) -> str:
    return " ".join(
        f"{w.text}/{SPAN_TAGS[t]}" for w, t in zip(text.words, text.spans or (), strict=True) if t
    )


def pointers(text: Text) -> list[str]:
    def phrase(start: int, end: int) -> str:
        return " ".join(w.text for w in text.words[start:end])

    return [
        f"{phrase(link.start, link.end)} -> {' | '.join(phrase(*t) for t in link.targets)}"
        for link in text.links
    ]


def test_stand_off_becomes_tags_on_words(article: Text) -> None:
    found = tags(article)
    assert "“/B-CONTENT We/I-CONTENT left/I-CONTENT ,/I-CONTENT ”/I-CONTENT Vell/B-SOURCE" in found
    assert "said/B-CUE “/B-CONTENT in/I-CONTENT" in found
    assert "denies/B-CUE that/B-CONTENT it/I-CONTENT rained/I-CONTENT" in found


def test_contents_point_at_cues_and_cues_at_sources(article: Text) -> None:
    found = pointers(article)
    assert "“ in time . ” -> said" in found
    assert "said -> Vell" in found
    assert "Vell -> said" in found
    assert "denies -> denies" in found  # no source: at itself


def test_a_part_keeps_only_its_own_links(article: Text) -> None:
    part = article.part(5, 13)
    assert part.words[0].text == "Vell"
    assert "“ in time . ” -> said" in pointers(part)
    assert all(link.end <= len(part.words) for link in part.links)


def test_an_attribution_is_wrapped_in_a_report_of_it(article: Text) -> None:
    nested = nest(article, ["Ostrana"], Random(3), share=1.0)
    grown = len(nested.words) - len(article.words)
    assert grown > 0
    assert len(nested.spans or ()) == len(nested.words)
    assert all(a.end <= b.start for a, b in zip(nested.words, nested.words[1:], strict=False))
    assert set(pointers(article)) - {"it did -> said"} <= set(pointers(nested)) | {""}
    outer = [p for p in pointers(nested) if p not in pointers(article)]
    assert len(outer) >= 2  # a new source and a new cue, each pointing at the other


def test_nothing_is_wrapped_at_share_nought(article: Text) -> None:
    assert nest(article, ["Ostrana"], Random(3), share=0.0) == article


def test_tokens_are_set_as_print() -> None:
    text, ranges = join(["He", "said", ",", '"', "Go", ".", '"', "(", "Twice", ")", "It", "'s"])
    assert text == 'He said, "Go." (Twice) It\'s'
    assert [text[s:e] for s, e in ranges][3:6] == ['"', "Go", "."]


def test_conll_tags_are_carried_to_our_words(tmp_path: Path) -> None:
    rows = [
        "-DOCSTART- -X- -X- O",
        "",
        "Mira NNP B-NP B-PER",
        "Vell NNP I-NP I-PER",
        "of IN B-PP O",
    ]
    rows += ["Ostrana-Port NNP B-NP B-LOC", ". . O O", "", "Tal NNP B-NP B-PER", "left VBD B-VP O"]
    path = tmp_path / "some.txt"
    path.write_text("\n".join(rows), encoding="utf-8")
    (text,) = read_conll(path)
    assert [w.text for w in text.words] == [
        "Mira",
        "Vell",
        "of",
        "Ostrana-Port",
        ".",
        "Tal",
        "left",
    ]
    assert [NAME_TAGS[t] for t in text.names or ()] == [
        "B-PER",
        "I-PER",
        "O",
        "B-LOC",
        "O",
        "B-PER",
        "O",
    ]
    assert text.sentences == (0, 0, 0, 0, 0, 1, 1)


def test_two_names_side_by_side_stay_two() -> None:
    found = name_tags(words("Tal Orrin"), [(0, 3, "B-PER"), (4, 9, "B-PER")])
    assert [NAME_TAGS[t] for t in found] == ["B-PER", "B-PER"]


CONLLU = """# newdoc id = d
# sent_id = d-1
# text = The well-kept port didn't open.
1\tThe\tthe\tDET\tDT\t_\t5\tdet\t_\t_
2\twell\twell\tADV\tRB\t_\t4\tadvmod\t_\tSpaceAfter=No
3\t-\t-\tPUNCT\tHYPH\t_\t4\tpunct\t_\tSpaceAfter=No
4\tkept\tkeep\tVERB\tVBN\t_\t5\tamod\t_\t_
5\tport\tport\tNOUN\tNN\t_\t8\tnsubj\t_\t_
6-7\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
6\tdid\tdo\tAUX\tVBD\t_\t8\taux\t_\t_
7\tn't\tnot\tPART\tRB\t_\t8\tadvmod:x\t_\t_
8\topen\topen\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
9\t.\t.\tPUNCT\t.\t_\t8\tpunct\t_\t_
"""
IOB = "# sent_id = d-1\n" + "".join(
    f"{i}\tx\t{tag}\t-\t-\n"
    for i, tag in enumerate(["O", "O", "O", "B-OTH", "B-LOC", "O", "O", "O", "O"], 1)
)


def test_a_treebank_is_read_on_our_words(tmp_path: Path) -> None:
    (tmp_path / "d.conllu").write_text(CONLLU, encoding="utf-8")
    (tmp_path / "d.iob2").write_text(IOB, encoding="utf-8")
    (text,) = read_conllu(tmp_path / "d.conllu", read_names(tmp_path / "d.iob2"))
    assert [w.text for w in text.words] == ["The", "well-kept", "port", "did", "n't", "open", "."]
    assert [POS_TAGS[p] for p in text.pos or ()] == [
        "DET",
        "VERB",
        "NOUN",
        "AUX",
        "PART",
        "VERB",
        "PUNCT",
    ]
    assert text.heads == (2, 2, 5, 5, 5, 5, 5)
    assert [RELATIONS[r] for r in text.relations or ()] == (
        ["det", "amod", "nsubj", "aux", "advmod", "root", "punct"]
    )
    place = NAME_TAGS.index("B-LOC")
    assert text.names == (
        *(NOT_A_NAME_OF_THREE, IGNORED, place),
        *([NOT_A_NAME_OF_THREE] * 4),
    )


def test_heads_outside_a_window_have_no_gold(tmp_path: Path) -> None:
    (tmp_path / "d.conllu").write_text(CONLLU, encoding="utf-8")
    (text,) = read_conllu(tmp_path / "d.conllu")
    assert text.part(0, 3).heads == (2, 2, IGNORED)


def test_overlapping_spans_stay_legal() -> None:
    overlapping = read_ann(
        "T1\tSource 0 8\tx\nT2\tCue 3 5\tx\nE1\tAttribution:T2 Source:T1 Cue:T2\n"
    )
    found = label("a", "aa b c d e", overlapping)
    assert tags(found) == "aa/B-SOURCE b/B-CUE c/B-SOURCE d/I-SOURCE"


HEDGED = """<?xml version="1.0"?><Annotation><DocumentSet><Document>
<Sentence id="1">The dam <ccue type="speculation_modal_probable_">may</ccue> break.</Sentence>
<Sentence id="2">They <ccue type="speculation_hypo_doxastic _">believe so</ccue>.</Sentence>
<Sentence id="3">An <ccue type="never heard of">odd</ccue> one.</Sentence>
</Document></DocumentSet></Annotation>"""


def test_hedges_get_their_kind_and_an_unknown_one_no_gold(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(HEDGED, encoding="utf-8")
    (text,) = [t for held in (False, True) for t in read_hedges(tmp_path, held=held)]
    found = [(w.text, t) for w, t in zip(text.words, text.hedges or (), strict=True) if t]
    epistemic, doxastic = HEDGE_TAGS.index("B-EPISTEMIC"), HEDGE_TAGS.index("B-DOXASTIC")
    assert found == [
        ("may", epistemic),
        ("believe", doxastic),
        ("so", doxastic + 1),
        ("odd", IGNORED),
    ]


def test_certainty_stands_on_the_event_word_alone(tmp_path: Path) -> None:
    row = {"text": "They did n't leave .", "targets": [{"span1": [3, 4], "label": -2.5}]}
    (tmp_path / "S").mkdir()
    (tmp_path / "S/train.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (text,) = read_facts(tmp_path, "train", ("S",))
    known = [
        (w.text, c) for w, c in zip(text.words, text.certainty or (), strict=True) if not isnan(c)
    ]
    assert known == [("leave", -2.5)]


def test_a_mention_points_at_what_it_was_called_before(tmp_path: Path) -> None:
    rows = ["Ana (1", "Vell 1)", "left _", ". _", "Her (2(1)", "dog 2)", "too _", ". _", "She (1)"]
    lines = [f"{n}\t" + row.replace(" ", "\t") for n, row in enumerate(rows)]
    (tmp_path / "a.conll").write_text("# begin\n" + "\n".join(lines) + "\n", encoding="utf-8")
    (text,) = read_coreference(tmp_path / "a.conll", word=1)
    assert {(m.start, m.end): m.targets for m in text.mentions or ()} == {
        (0, 2): ((0, 2),),
        (4, 5): ((0, 2),),
        (4, 6): ((4, 6),),
        (8, 9): ((0, 2), (4, 5)),
    }
