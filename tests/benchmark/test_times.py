"""The draw of held articles: fixed by id, a quarter or a half, and never both parts."""

import pytest
from benchmark.times import CORPORA, articles, is_held


@pytest.mark.parametrize("one_in", [4, 2])
def test_the_draw_takes_its_share_and_stays(one_in):
    held = [n for n in range(2000) if is_held(f"corpus/article-{n}", one_in)]
    assert len(held) == pytest.approx(2000 / one_in, rel=0.1)
    assert is_held("corpus/article-7", one_in) == is_held("corpus/article-7", one_in)


@pytest.mark.parametrize(("corpus", "ending"), [(c, e) for c, e, _ in CORPORA])
def test_every_article_is_in_one_part(tmp_path, corpus, ending):
    names = {f"made-up-{n}{ending}" for n in range(40)}
    (tmp_path / corpus / "set").mkdir(parents=True)
    for name in names:
        (tmp_path / corpus / "set" / name).touch()
    parts = [{p.name for p in articles(tmp_path, corpus, part)} for part in ("open", "held")]
    assert parts[0] | parts[1] == names
    assert not parts[0] & parts[1]
    assert all(parts)
