"""CoNLL's dialects: which column holds the word, where documents begin, how print set it."""

from pathlib import Path

import pytest

from pactwatch.errors import BadInput
from pactwatch.pipeline.evaluation.conll import Sentence, laid_out, read_conll, tagged_spans
from pactwatch.pipeline.evaluation.names import TOGETHER, as_text, bundles

RESULTS = "-DOCSTART- -X- O O\n\n4 CD B-NP O\nVelm NNP I-NP B-ORG\n3 CD I-NP O\n\n22 CD B-NP O\n"
UNER = (
    "# newdoc id = a\n# text = Velm's al-Tash slept.\n"
    "1\tVelm\tB-LOC\t-\tx\n2\t's\tO\t-\tx\n3-5\tal-Tash\t_\t-\tx\n3\tal\tB-PER\t-\tx\n"
    "4\t-\tI-PER\t-\tx\n5\tTash\tI-PER\t-\tx\n6\tslept\tO\t-\tx\n7\t.\tO\t-\tx\n"
)


def read(folder: Path, name: str, content: str) -> list[Sentence]:
    (folder / name).write_text(content)
    return list(read_conll(folder / name))


def test_numbers_in_tables_of_results_are_words(tmp_path: Path) -> None:
    first, second = read(tmp_path, "a.txt", RESULTS)
    assert [word for word, _ in first.tokens] == ["4", "Velm", "3"]
    assert (first.is_first, second.is_first) == (True, False)
    assert second.tokens == (("22", "O"),)


def test_numbered_lines_and_the_printed_sentence(tmp_path: Path) -> None:
    (sentence,) = read(tmp_path, "a.iob2", UNER)
    text, places = laid_out(sentence)
    assert text == "Velm's al-Tash slept."
    assert [text[s:e] for s, e in places] == ["Velm", "'s", "al", "-", "Tash", "slept", "."]
    assert tagged_spans(sentence) == {(0, 1, "LOC"), (2, 5, "PER")}


def test_words_are_set_as_print(tmp_path: Path) -> None:
    line = "\" We ca n't go , \" Velm 's envoy ( 40 ) said ."
    words = line.split()
    (sentence,) = read(tmp_path, "a.conll", "".join(f"{w} O\n" for w in words))
    text, places = laid_out(sentence)
    assert text == "\"We can't go,\" Velm's envoy (40) said."
    assert [text[s:e] for s, e in places] == words


def test_hyphens_set_apart_throughout_are_put_back(tmp_path: Path) -> None:
    (sentence,) = read(tmp_path, "a.txt", "al\tB-PER\n-\tI-PER\nTash\tI-PER\nslept\tO\n")
    assert laid_out(sentence)[0] == "al-Tash slept"


def test_documents_are_read_apart_and_cut(tmp_path: Path) -> None:
    body = "-DOCSTART- O\n\n" + "Velm B-LOC\n\n" * (TOGETHER + 1) + "-DOCSTART- O\n\nArvan B-LOC\n"
    (tmp_path / "a.txt").write_text(body)
    found = list(bundles(tmp_path / "a.txt"))
    assert [len(bundle) for bundle in found] == [TOGETHER, 1, 1]
    text, gold = as_text(found[1])
    assert (text, gold) == ("Velm\n\n", {(0, 4, "LOC")})


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="expected words with tags"):
        list(read_conll(tmp_path))
