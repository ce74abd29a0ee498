from pactwatch.language.scores.gold_attribution import GoldAttribution
from pactwatch.pipeline.evaluation.operating import SHARES, Found, figures, found_at

TEXT = "Vell said the ford was shut. Rain fell."
GOLD = [GoldAttribution(((0, 4),), ((5, 9),), ((10, 27),))]


def test_a_shared_word_counts_and_a_stray_content_costs_precision() -> None:
    found = found_at(TEXT, GOLD, [(10, 18), (29, 38)])
    assert (found.precision, found.recall) == (0.5, 1.0)
    assert found_at(TEXT, GOLD, []) == Found(0, 0, 1, 0)


def test_each_article_is_read_at_the_threshold_of_the_others() -> None:
    """Nine articles keep the precision everywhere; the tenth alone would forbid the lowest."""
    sure = [Found(10, 10, 10, 9)] + [Found(10, 10, 10, 5)] * (len(SHARES) - 1)
    stray = [Found(10, 0, 10, 9)] + [Found(10, 10, 10, 5)] * (len(SHARES) - 1)
    recall, precision = figures([sure] * 9 + [stray])
    assert recall.value == 0.9
    assert precision.value == 0.9


def test_where_no_threshold_keeps_the_precision_the_surest_is_taken() -> None:
    poor = [Found(10, 1, 10, 9)] * (len(SHARES) - 1) + [Found(10, 2, 10, 4)]
    assert [f.value for f in figures([poor] * 5)] == [0.4, 0.2]
