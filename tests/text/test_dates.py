"""Where time expressions stand and what TIMEX3 value they carry: tables of our own sentences."""

from datetime import date

import pytest

from pactwatch.text.dates import find_times

PUBLISHED = date(2025, 3, 14)  # a Friday

# sentence, then (text, value, type) of every expression in it
SENTENCES = [
    (
        "In October the treasury drew ten million crowns from the fund.",
        [("October", "2024-10", "DATE")],
    ),
    (
        "The treasury had paid the allowance to all of them by 14 August; no more was due.",
        [("14 August", "2024-08-14", "DATE")],
    ),
    (
        "The court had ordered the treasury to pay the allowance by 14 August.",
        [("14 August", "2025-08-14", "DATE")],
    ),
    (
        "The army released all 64 by 14 November.",
        [("14 November", "2024-11-14", "DATE")],
    ),
    (
        "The parties signed a deal on a pullout by 14 November.",
        [("14 November", "2025-11-14", "DATE")],
    ),
    (
        "The men had been due home by 14 August.",
        [("14 August", "2025-08-14", "DATE")],
    ),
    (
        "Some 7,000 have died across Marl since April.",
        [("April", "2024-04", "DATE")],
    ),
    (
        "The talks that are due to resume have been stuck since late May.",
        [("late May", "2024-05", "DATE")],
    ),
    (
        "Shells fell on 3 and 5 May 2024. The army fired on both days.",
        [
            ("3", "2024-05-03", "DATE"),
            ("5 May 2024", "2024-05-05", "DATE"),
            ("both days", "2024-05", "DATE"),
        ],
    ),
    (
        "On nine days in April the gauge was low. Velm cut the flow on these days.",
        [
            ("nine days", "P9D", "DURATION"),
            ("April", "2024-04", "DATE"),
            ("these days", "2024-04", "DATE"),
        ],
    ),
    (
        "Wages are low these days.",
        [("these days", "PRESENT_REF", "DATE")],
    ),
    (
        "From 20 to 23 May the nurses could not enter the camp.",
        [("20", "2024-05-20", "DATE"), ("23 May", "2024-05-23", "DATE")],
    ),
    (
        "The council met on Thursday and will meet again on Tuesday.",
        [("Thursday", "2025-03-13", "DATE"), ("Tuesday", "2025-03-18", "DATE")],
    ),
    (
        "Envoys from Arvania arrived late Wednesday, three days after the shelling.",
        [("late Wednesday", "2025-03-12", "DATE"), ("three days", "P3D", "DURATION")],
    ),
    (
        "The truce of 5 April 2021 held for 14 months.",
        [("5 April 2021", "2021-04-05", "DATE"), ("14 months", "P14M", "DURATION")],
    ),
    (
        "In the second quarter of 2024 the mission reported every week.",
        [("the second quarter of 2024", "2024-Q2", "DATE"), ("every week", "P1W", "SET")],
    ),
    (
        "Monitors visited the camp in 2019. That year it held 400 men.",
        [("2019", "2019", "DATE"), ("That year", "2019", "DATE")],
    ),
    (
        "Fighting began on 3 June 2018. A week later the bridge fell.",
        [("3 June 2018", "2018-06-03", "DATE"), ("A week later", "2018-W23", "DATE")],
    ),
    (
        "At 10:35 a.m. on Monday a convoy left.",
        [("10:35 a.m. on Monday", "2025-03-10T10:35", "TIME")],
    ),
    (
        "The group is now weaker than in the past.",
        [("now", "PRESENT_REF", "DATE"), ("the past", "PAST_REF", "DATE")],
    ),
    ("It took 5 1/2 hours.", [("5 1/2 hours", "PT5H30M", "DURATION")]),
    ("It lasted a minute and a half.", [("a minute and a half", "PT1M30S", "DURATION")]),
    ("The accord is twenty-four years away.", [("twenty-four years", "P24Y", "DURATION")]),
    ("A fortnight passed.", [("A fortnight", "P2W", "DURATION")]),
    ("They wait for decades.", [("decades", "PXE", "DURATION")]),
    ("It meets every other day.", [("every other day", "P2D", "SET")]),
    (
        "The mill was shut on 4 and again on 9 June.",
        [("4", "2024-06-04", "DATE"), ("9 June", "2024-06-09", "DATE")],
    ),
    (
        "The post was shut on 4, 6 and then on 9 June; gales killed 4 and on 11 June abated.",
        [
            ("4", "2024-06-04", "DATE"),
            ("6", "2024-06-06", "DATE"),
            ("9 June", "2024-06-09", "DATE"),
            ("11 June", "2024-06-11", "DATE"),
        ],
    ),
    ("It meets on Fridays.", [("Fridays", "XXXX-WXX-5", "SET")]),
    (
        "It meets on Monday and Tuesday nights.",
        [("Monday", "XXXX-WXX-1TNI", "SET"), ("Tuesday nights", "XXXX-WXX-2TNI", "SET")],
    ),
    (
        "More fled this year than last.",
        [("this year", "2025", "DATE"), ("last", "2024", "DATE")],
    ),
    ("It meets every night.", [("every night", "XXXX-XX-XXTNI", "SET")]),
    (
        "In the third quarter profit rose; for the nine months it was below a year earlier.",
        [
            ("the third quarter", "2024-Q3", "DATE"),
            ("the nine months", "P9M", "DURATION"),
            ("a year earlier", "2023", "DATE"),
        ],
    ),
    ("It meets each July.", [("each July", "XXXX-07", "SET")]),
    (
        "Talks on April 24 and 25 failed.",
        [("April 24", "2025-04-24", "DATE"), ("25", "2025-04-25", "DATE")],
    ),
    (
        "Talks on May 3, 4 and 5, 2021 failed.",
        [
            ("May 3", "2021-05-03", "DATE"),
            ("4", "2021-05-04", "DATE"),
            ("5, 2021", "2021-05-05", "DATE"),
        ],
    ),
    (
        "On the morning of 3 May 2021 a convoy left. That night it was shot at.",
        [
            ("the morning of 3 May 2021", "2021-05-03TMO", "TIME"),
            ("That night", "2021-05-03TNI", "TIME"),
        ],
    ),
    (
        "The convoy left on 3 May 2021 and was shot at the following night and the evening before.",
        [
            ("3 May 2021", "2021-05-03", "DATE"),
            ("the following night", "2021-05-04TNI", "TIME"),
            ("the evening before", "2021-05-03TEV", "TIME"),
        ],
    ),
    (
        "Shells fell between 0900 and 1100 hours on Sunday.",
        [
            ("0900", "2025-03-09T09:00", "TIME"),
            ("1100 hours on Sunday", "2025-03-09T11:00", "TIME"),
        ],
    ),
    (
        "It met the second Tuesday of every month.",
        [
            ("the second Tuesday of every month", "XXXX-WXX-2", "SET"),
        ],
    ),
    ("A ninety (90) day period began.", [("ninety (90) day", "P90D", "DURATION")]),
    ("The night shift goes on until the night.", []),
    (
        "The law of\n   last\nOctober stands.",
        [("last\nOctober", "2024-10", "DATE")],
    ),
    ("It happened “last week” – he said.", [("last week", "2025-W10", "DATE")]),
    (
        "Output of the mill rose in the 1990s and fell in the 19th century.",
        [("the 1990s", "199", "DATE"), ("the 19th century", "18", "DATE")],
    ),
    (
        "For the quarter ended 31 July the port shipped more than in the year-ago quarter.",
        [
            ("the quarter", "2024-Q2", "DATE"),
            ("31 July", "2024-07-31", "DATE"),
            ("the year-ago quarter", "2023-Q2", "DATE"),
        ],
    ),
    (
        "The year ended June 30, 2024 was poor; the third quarter was worse than a year earlier.",
        [
            ("The year", "P1Y", "DURATION"),
            ("June 30, 2024", "2024-06-30", "DATE"),
            ("the third quarter", "2024-Q3", "DATE"),
            ("a year earlier", "2023-Q3", "DATE"),
        ],
    ),
    (
        "The envoys would be travelling to Ostrel Thursday, the aide said.",
        [("Thursday", "2025-03-20", "DATE")],
    ),
    (
        "The visit might come as early as Tuesday.",
        [("Tuesday", "2025-03-18", "DATE")],
    ),
    (
        "The offer had been scheduled to expire at midnight Friday.",
        [("midnight Friday", "2025-03-14T24:00", "TIME")],
    ),
    (
        "The offer stands until 5 p.m. GMT, March 20.",
        [("5 p.m. GMT, March 20", "2025-03-20T17:00", "TIME")],
    ),
    (
        "It fell at mid-afternoon yesterday.",
        [("mid-afternoon yesterday", "2025-03-13TAF", "TIME")],
    ),
    (
        "The council will redeem preferred shares on March 31.",
        [("March 31", "2025-03-31", "DATE")],
    ),
    (
        "They talked for several quarters and after months of talks signed.",
        [("several quarters", "PXQ", "DURATION"), ("months", "PXM", "DURATION")],
    ),
    (
        "A two-year-old truce and a day-long meeting.",
        [("two-year-old", "P2Y", "DURATION"), ("a day-long", "P1D", "DURATION")],
    ),
    (
        "The index rose on March 7, after a fall the previous Friday.",
        [("March 7", "2025-03-07", "DATE"), ("the previous Friday", "2025-02-28", "DATE")],
    ),
    (
        "Months ago it thrived; for the full year it expects a loss.",
        [("Months ago", "PAST_REF", "DATE"), ("the full year", "2025", "DATE")],
    ),
    (
        "On 3 June 2018 the siege began. On 12 June the bridge fell.",
        [("3 June 2018", "2018-06-03", "DATE"), ("12 June", "2018-06-12", "DATE")],
    ),
    (
        "The plan runs to May 2031. In June the council met.",
        [("May 2031", "2031-05", "DATE"), ("June", "2024-06", "DATE")],
    ),
    (
        "The port was dug in 2003. It faces losses in November.",
        [("2003", "2003", "DATE"), ("November", "2024-11", "DATE")],
    ),
    (
        "On 13 June 2018 it fell. The day before, it had risen; the following week it rose again.",
        [
            ("13 June 2018", "2018-06-13", "DATE"),
            ("The day before", "2018-06-12", "DATE"),
            ("the following week", "2018-W25", "DATE"),
        ],
    ),
    (
        "They pay twice a year, some 40,000 a month.",
        [("a year", "P1Y", "SET"), ("a month", "P1M", "SET")],
    ),
    (
        "It took two to three weeks, or a century and a half.",
        [("two to three weeks", "P3W", "DURATION"), ("a century and a half", "P150Y", "DURATION")],
    ),
    (
        "On 3 June 2018 the siege began.\n\nOn 12 March the council met.",
        [("3 June 2018", "2018-06-03", "DATE"), ("12 March", "2025-03-12", "DATE")],
    ),
    ("In May, the board brought in a manager.", [("May", "2024-05", "DATE")]),
    ("In February, the board will bring in a manager.", [("February", "2026-02", "DATE")]),
    (
        "A sum would be paid on an undisclosed date in November.",
        [("November", "2025-11", "DATE")],
    ),
    ("The two mayors meet separately Monday.", [("Monday", "2025-03-17", "DATE")]),
]

# What looks like a time and is none.
NO_TIMES = [
    "We walked 1/2 of the way.",
    "March toward peace, she urged them.",
    "They may leave, and they may not.",
    "A second group crossed the river.",
    "The Sun newspaper printed it.",
    "Resolution 1267 binds all states.",
    "Some 2000 troops stayed behind.",
    "The 39-year-old commander was freed.",
    "Prices fall when winters are mild.",
    "Three-quarters of the houses burned.",
    "Jan Novak spoke for the ministry.",
    "Mrs May told parliament so.",
    "The force of 1,988 men withdrew.",
    "Dial 555-2021-77 for help.",
    "It cost $2021 in all.",
    "Neither side scored in the first half.",
    "The lower quartile (Q1) is four.",
    "The fall of the old order was slow.",
    'He said so on the programme "This Week" at length.',
    "Their boat was named High Noon.",
    "She read from Kallan 9:25 to them.",
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_expressions_are_found_with_their_timex_values(sentence, expected):
    found = find_times(sentence, published=PUBLISHED)
    assert [(e.text, e.value, e.type) for e in found] == expected


@pytest.mark.parametrize("sentence", NO_TIMES)
def test_lookalikes_are_no_times(sentence):
    assert find_times(sentence, published=PUBLISHED) == []


def test_no_expression_crosses_a_blank_line():
    found = find_times("We leave in May\n\n2021 was better.", published=PUBLISHED)
    assert [e.text for e in found] == ["May", "2021"]


def test_relative_times_count_from_when_it_was_said():
    one = find_times("He left last week.", published=PUBLISHED, said_on=date(2025, 3, 3))
    assert [(e.value, e.anchor) for e in one] == [("2025-W09", "STATEMENT")]


def test_what_stands_by_itself_has_no_anchor():
    anchors = [e.anchor for e in find_times("On 5 May 2021 and last year.", published=PUBLISHED)]
    assert anchors == ["", "PUBLICATION"]


ANCHORS = [
    ("He left on 5 May 2021. A week later she followed.", ["", "TEXT"]),
    ("The siege began in May 2018. That year many fled.", ["", "TEXT"]),
    ("He left last week.", ["PUBLICATION"]),
    ("It came three days after 5 April 2021.", ["TEXT", ""]),
    ("On 3 June 2018 it began. On 12 June it fell.", ["", "TEXT"]),
]


@pytest.mark.parametrize(("sentence", "anchors"), ANCHORS)
def test_the_anchor_says_what_a_time_was_counted_from(sentence, anchors):
    assert [e.anchor for e in find_times(sentence, published=PUBLISHED)] == anchors


def test_without_a_publication_date_relative_times_are_found_but_not_placed():
    found = find_times("On Thursday, last month and in 2019.", published=None)
    assert [(e.value, e.edtf) for e in found] == [
        ("XXXX-WXX-4", None),
        ("XXXX-XX", None),
        ("2019", "2019"),
    ]


MODIFIERS = [
    ("nearly a year ago", "LESS_THAN"),
    ("more than two years ago", "MORE_THAN"),
    ("about ten years ago", "APPROX"),
    ("early 2020", "EARLY"),
    ("mid-2020", "MID"),
    ("late last year", "LATE"),
    ("the end of 2020", "END"),
    ("the beginning of 2020", "START"),
    ("by May", "BEFORE"),
    ("since May", "AFTER"),
    ("in May", ""),
]


@pytest.mark.parametrize(("phrase", "modifier"), MODIFIERS)
def test_modifiers_name_what_the_words_blur_or_direct(phrase, modifier):
    assert [e.modifier for e in find_times(phrase, published=PUBLISHED)] == [modifier]


def test_the_next_years_of_a_tale_of_the_past_begin_with_its_date():
    tale = "In 1655 he enlisted. Over the next five years he served two kings."
    (_, years) = find_times(tale, published=PUBLISHED)
    assert (years.value, years.edtf, years.anchor) == ("P5Y", "1655/1660", "TEXT")


ACCORD = {"the Veldan accord": "2020-02-29", "signing": "2020-02-29", "deal": "2020-02-29"}
EVENTS = [
    ("since the Veldan accord", "2020-02-29/..", "the Veldan accord"),
    ("before the Veldan accord", "../2020-02-29", "the Veldan accord"),
    ("30 days after the signing", "2020-03-30", "signing"),
    ("within 30 days of signing", "2020-02-29/2020-03-30", "signing"),
    ("within 14 months of the signing of the Veldan accord", "2020-02-29/2021-04-29", None),
    ("two weeks before the signing", "2020-02-10/2020-02-16", "signing"),
    ("before the 2020 deal", "../2020-02-29", "deal"),
    ("a month after it had signed", "2020-03", None),
    ("after both sides signed", "2020-02-29/..", None),
    ("before the 2017 deal", "../2017", ""),
    ("after the 9/11 attacks", "2001-09-11/..", "9/11 attacks"),
    ("the day after the signing", "2020-03-01", "signing"),
    ("within five working days of the signing", "2020-02-29/2020-03-06~", "signing"),
    ("ten working days after the signing", "2020-03-13~", "signing"),
    ("no later than 14 months after the signing", "../2021-04", "signing"),
    ("on the tenth day after the signing", "2020-03-10", "signing"),
    ("two months into the Veldan accord", "2020-04", "the Veldan accord"),
    ("on day 12 of the Veldan accord", "2020-03-11", "the Veldan accord"),
    ("on the fifth day of the Veldan accord", "2020-03-04", "the Veldan accord"),
    ("in the third week of the Veldan accord", "2020-03-14/2020-03-20", "the Veldan accord"),
    ("within thirty (30) days of signing", "2020-02-29/2020-03-30", "signing"),
]


@pytest.mark.parametrize(("phrase", "edtf", "anchor"), EVENTS)
def test_events_of_a_case_anchor_what_is_counted_from_them(phrase, edtf, anchor):
    found = find_times(f"It ended {phrase}.", published=PUBLISHED, events=ACCORD)
    assert [e.edtf for e in found] == [edtf]
    assert anchor is None or found[0].anchor == anchor


def test_the_years_deal_is_the_cases_own_where_only_one_fits():
    one = {"the Ostrel pact": "2019-07-01", "the Veldan accord": "2020-02-29"}
    found = find_times("It began before the 2020 deal.", published=PUBLISHED, events=one)
    assert [(e.edtf, e.anchor) for e in found] == [("../2020-02-29", "the Veldan accord")]
    two = {**one, "the Marn truce": "2020-09-12"}
    found = find_times("It began before the 2020 deal.", published=PUBLISHED, events=two)
    assert [(e.edtf, e.anchor) for e in found] == [("../2020", "")]


ALONE = [
    ("It has gone on since the entry into force.", "2020-02-29/.."),
    ("None left since the signing of the accord.", "2020-02-29/.."),
    ("None left since the Accord came into force.", "2020-02-29/.."),
    ("They left within 30 days of signature.", "2020-02-29/2020-03-30"),
    ("It rained on the day of signature.", "2020-02-29"),
    ("None left since the accord on fish.", None),
    ("None left since the signing of the guest book.", None),
    ("None left since a pact.", None),
    ("None left since the treaty.", None),
]


@pytest.mark.parametrize(("sentence", "edtf"), ALONE)
def test_the_signing_is_of_the_cases_only_agreement(sentence: str, edtf: str | None) -> None:
    events = {"Veldan Accord": "2020-02-29", "the Accord of Veld": "2020-02-29"}
    found = find_times(sentence, published=PUBLISHED, events=events)
    assert next((e.edtf for e in found if e.edtf), None) == edtf
    two = {**events, "the Marn truce": "2020-09-12"}
    assert not [e for e in find_times(sentence, published=PUBLISHED, events=two) if e.edtf]


def test_an_event_renamed_is_found_by_its_new_name():
    phrase = "since the Ostrel pact"
    assert find_times(phrase, published=PUBLISHED, events=ACCORD) == []
    renamed = {"the Ostrel pact": "2019-07-01"}
    assert find_times(phrase, published=PUBLISHED, events=renamed)[0].edtf == "2019-07-01/.."


def test_an_event_without_a_preposition_of_time_is_no_date():
    assert find_times("The deal pleased nobody.", published=PUBLISHED, events=ACCORD) == []


def test_a_month_named_like_a_modal_does_not_look_ahead() -> None:
    day = date(2038, 7, 20)
    found = find_times("The army shelled the town from 3 April to 27 May.", published=day)
    assert str(found[0].edtf).startswith("2038-04-03")
