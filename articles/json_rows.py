"""Several rows of another table in one column of a query, so that a page need not ask again."""

from django.db.models import JSONField, Subquery


class JSONRows(Subquery):
    """The rows of `queryset`, which has one column "link", a JSON object, as one JSON array in their order.

    None where there are none. Bound the queryset: nothing else does.
    """

    # Both databases feed an aggregate from a sorted subquery in its order (postgresql.org/docs, "Aggregate Functions").
    template = "(SELECT json_group_array(json(of_row.link)) FROM (%(subquery)s) of_row)"

    def __init__(self, queryset):
        super().__init__(queryset, output_field=JSONField())

    def as_postgresql(self, compiler, connection):
        return self.as_sql(compiler, connection, "(SELECT jsonb_agg(of_row.link) FROM (%(subquery)s) of_row)")
