"""Rows that are added and read, never changed or deleted: neither one by one nor many at once."""

from django.db import models


class AppendOnlyQuerySet(models.QuerySet):
    def _refuse(self, *args, **kwargs):
        raise TypeError(_never(self.model))

    update = bulk_update = delete = update_or_create = _refuse
    _refuse.alters_data = True


class AppendOnly(models.Model):
    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError(_never(type(self)))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError(_never(type(self)))


def _never(model: type[models.Model]) -> str:
    return f"A row of {model.__name__} is never changed or deleted. Add another."
