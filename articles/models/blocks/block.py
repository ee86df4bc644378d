import uuid
from typing import ClassVar

from content_editor.models import create_plugin_base
from django.db import models

from articles.models.article import Article


class Block(create_plugin_base(Article)):
    """One ordered piece of an article's body.

    `kind` names it in documents and templates (`articles/blocks/<kind>.html`); `frozen_fields` are what an edition keeps.
    """

    kind: ClassVar[str]
    frozen_fields: ClassVar[tuple[str, ...]]
    # The field whose text names the block in lists and in the admin's heading.
    named_by: ClassVar[str]
    icon: ClassVar[str]

    # The same in the draft and in every edition, also after a restore: how a block is recognised across editions.
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["ordering", "pk"]

    def __str__(self):
        return str(getattr(self, self.named_by) or self._meta.verbose_name.capitalize())
