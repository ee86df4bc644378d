"""Rows that are added and read, never changed or deleted: neither one by one nor many at once."""

from typing import ClassVar

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


class FrozenQuerySet(models.QuerySet):
    def update(self, **fields):
        _check_frozen(self.model, fields)
        return super().update(**fields)

    def delete(self):
        raise TypeError(_with_its_owner(self.model))

    update.alters_data = delete.alters_data = True


class Frozen(models.Model):
    """Rows some of whose fields never change once they are there: those that `frozen` names. They are deleted only together
    with what they belong to.
    """

    frozen: ClassVar[tuple[str, ...]]

    class Meta:
        abstract = True

    def save(self, *, update_fields=None, **kwargs):
        if not self._state.adding:
            if update_fields is None:
                raise TypeError(
                    f"Say in update_fields what changes of this {self._meta.verbose_name}: much of it never does."
                )
            _check_frozen(type(self), update_fields)
        super().save(update_fields=update_fields, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError(_with_its_owner(type(self)))


def _check_frozen(model: type[Frozen], names) -> None:
    frozen = {model._meta.get_field(name).name for name in names} & set(model.frozen)
    if frozen:
        raise TypeError(
            f"What never changes of a row of {model.__name__}: {', '.join(sorted(frozen))}. Add another row."
        )


def _with_its_owner(model: type[models.Model]) -> str:
    return f"A row of {model.__name__} is not deleted by itself: it goes with what it belongs to, if that may go."
