"""A form may hold blocks that somebody else deleted after it was opened. Their text must not be lost with them."""

import re

from django.core.exceptions import BadRequest
from django.http import QueryDict

from articles.document import MOST_BLOCKS
from articles.models import BLOCKS


def with_lost_blocks(data: QueryDict, article: int | None) -> QueryDict:
    """`data` of an article's form, in which blocks that are no longer in the database count as new ones.

    Django would leave such forms out of the page it shows again, and their text with them. A formset's forms are
    numbered with those of existing rows first, so the lost ones move behind these.
    """
    data = data.copy()
    prefixes = {f"{model._meta.app_label}_{model._meta.model_name}_set": model for model in BLOCKS.values()}
    totals = [data.get(f"{prefix}-TOTAL_FORMS", "") for prefix in prefixes]
    if sum(int(total[:9]) for total in totals if total.isascii() and total.isdigit()) > 2 * MOST_BLOCKS:
        raise BadRequest("These are more blocks than an article can have.")
    for prefix, model in prefixes.items():
        existing = {str(key) for key in model.objects.filter(parent=article).values_list("pk", flat=True)}
        _move_lost_behind(data, prefix, existing)
    return data


def _move_lost_behind(data: QueryDict, prefix: str, existing: set[str]) -> None:
    numbers = [data.get(f"{prefix}-{name}_FORMS", "") for name in ("INITIAL", "TOTAL")]
    if not all(number.isascii() and number.isdigit() and len(number) < 4 for number in numbers):
        return  # Django refuses the form itself
    initial, total = map(int, numbers)
    kept = [index for index in range(initial) if data.get(f"{prefix}-{index}-id") in existing]
    lost = [index for index in range(initial) if index not in kept]
    if not lost:
        return
    order = [*kept, *range(initial, total), *lost]
    place = {str(old): str(new) for new, old in enumerate(order)}
    fields = re.compile(rf"{re.escape(prefix)}-(\d+)-(.+)")
    moved = {}
    for name in [name for name in data if fields.fullmatch(name)]:
        index, field = fields.fullmatch(name).groups()
        values = data.pop(name)
        if index in place:
            new_block = int(index) in lost and field == "id"
            moved[f"{prefix}-{place[index]}-{field}"] = [""] if new_block else values
    for name, values in moved.items():
        data.setlist(name, values)
    data[f"{prefix}-INITIAL_FORMS"] = str(len(kept))
