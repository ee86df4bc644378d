from django.http import QueryDict

from articles.form_fields import LinesField, RowsField


def test_a_list_keeps_no_nul_for_postgresql_to_refuse():
    assert LinesField().clean("one\x00\ntwo") == ["one", "two"]


def test_a_table_keeps_no_nul_for_postgresql_to_refuse():
    field = RowsField(columns={"when": "When", "what": "What"})
    posted = QueryDict("points-when=Day%201%00&points-what=%00")
    rows = field.clean(field.widget.value_from_datadict(posted, {}, "points"))
    assert rows == [{"when": "Day 1", "what": ""}]
