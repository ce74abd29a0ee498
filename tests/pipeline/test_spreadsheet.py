"""CSV as people keep it: any delimiter, any encoding; each row an original of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.errors import BadInput
from pactwatch.pipeline.options import AddOptions, Input
from pactwatch.pipeline.spreadsheet import column_map, rows_of

COLUMNS = "text=What was said,published=When,publisher=Heard from"
HEAD = ["When", "What was said", "Heard from"]
ROW = ["2031-04-25", "“Leave the ford”, said Zoë Àrn.", "Café radio"]


def rows(content: bytes, columns: str = COLUMNS) -> list[Input]:
    return list(rows_of("log.csv", content, AddOptions(columns=columns)))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_what_spreadsheets_write_is_read(delimiter: str, encoding: str) -> None:
    quoted = [f'"{cell}"' for cell in ROW]
    text = f"{delimiter.join(HEAD)}\r\n{delimiter.join(quoted)}\r\n"
    (row,) = rows(text.encode(encoding))
    assert row.error is None
    assert row.content.decode() == ROW[1]
    assert (row.name, row.options.publisher) == ("log.csv#1.txt", "Café radio")
    assert str(row.options.published) == "2031-04-25"


def test_a_delimiter_within_quotation_marks_is_text() -> None:
    (row,) = rows(b'When;What was said;Heard from\n2031-04-25;"Left; all of us, said Arn.";Radio\n')
    assert row.content == b"Left; all of us, said Arn."


def test_a_row_says_what_is_wrong_with_it_and_the_others_go_on() -> None:
    found = rows(b"When,What was said,Heard from\n25 April,a,b\n2031-04-26,left,Radio\n")
    assert found[0].error == "log.csv#1: published '25 April' is no day; write YYYY-MM-DD"
    assert found[1].content == b"left"


def test_a_missing_column_is_named_with_those_there_are() -> None:
    (row,) = rows(b"Day,Words\n2031-04-25,left\n")
    assert row.error == "log.csv: no column Heard from, What was said, When; it has Day, Words"


MAP = "text=text,published=day"
# What stands in the file, and why nothing (or this row) is taken from it.
WRONG = {
    b"": "log.csv: no column day, text; it has none",
    b"text,day\n": "log.csv: found headings and no rows; check the file",
    b"text,day\n,\n \n": "log.csv: found headings and no rows; check the file",
    b"text,text,day\na,b,2031-04-25\n": "log.csv: column text is there more than once; rename",
    b"text,day\nHe left, she said,2031-04-25\n": "log.csv#1: found 3 cells, expected 2 as in the",
    b"text,day\nHe left\n": "log.csv#1: found 1 cells, expected 2 as in the headings",
    b"text,day\n,2031-04-25\n": "log.csv#1: column text is empty; the row has no text",
    b"text,day\na,2031-02-30\n": "log.csv#1: published '2031-02-30' is no day",
    b"text,day\na,20310425\n": "log.csv#1: published '20310425' is no day",
    b"text,day\na,2031-W17-5\n": "log.csv#1: published '2031-W17-5' is no day",
    b'text,day\n"a,2031-04-25\nb,2031-04-26\n': "log.csv: row 1: unexpected end of data; it and",
}


@pytest.mark.parametrize("content", WRONG)
def test_what_does_not_fit_is_named_and_nothing_is_cut(content: bytes) -> None:
    (row,) = rows(content, MAP)
    assert (row.error or "").startswith(WRONG[content])


def test_rows_before_a_broken_one_are_kept() -> None:
    one, broken = rows(b'text,day\na,2031-04-25\n"b"c,2031-04-26\nd,2031-04-27\n', MAP)
    assert one.content == b"a"
    assert "row 2" in (broken.error or "")
    assert "the rows after it were not read" in (broken.error or "")


def test_lines_of_nothing_but_delimiters_are_no_rows() -> None:
    (row,) = rows(b"text,day\na,2031-04-25\n,\n,\n", MAP)
    assert row.content == b"a"


@pytest.mark.parametrize("text", ["text=", "published=When", "text=a,colour=b", "", "text"])
def test_a_map_without_a_text_column_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="expected text=COLUMN"):
        column_map(text)


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fall_over(content: bytes) -> None:
    assert all(row.error or row.content is not None for row in rows(content, "text=a"))
