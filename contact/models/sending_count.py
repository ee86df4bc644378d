from django.db import models


class SendingCount(models.Model):
    """How often something was sent within an hour: by one address, with one form, to the whole site (`contact.rate_limits`).

    `key` is a digest under a key that changes every day, of what is counted and of the hour: whoever reads the table
    learns no address, nor that two rows belong to one. A row is deleted when its hour is past.
    """

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.count} until {self.expires_at}"
