import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contact', '0008_reply_templates'),
    ]

    operations = [
        migrations.CreateModel(
            name='InboxDigest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True)),
                ('made_at', models.DateTimeField()),
                ('waiting', models.PositiveIntegerField()),
                ('unassigned', models.PositiveIntegerField()),
                ('overdue', models.PositiveIntegerField()),
                ('in_danger', models.PositiveIntegerField(verbose_name='may be in danger')),
                ('quarantined', models.PositiveIntegerField()),
                ('given_up', models.PositiveIntegerField(verbose_name='mails given up')),
                ('oldest_since', models.DateTimeField(null=True, verbose_name='the longest wait began')),
            ],
            options={
                'ordering': ['-day'],
            },
        ),
        migrations.CreateModel(
            name='DigestMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recipient', models.EmailField(max_length=254)),
                ('message_id', models.CharField(max_length=200, unique=True)),
                ('state', models.CharField(choices=[('queued', 'waiting to be sent'), ('sending', 'being sent'), ('sent', 'sent'), ('failed', 'given up')], default='queued', max_length=10)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('queued_at', models.DateTimeField(verbose_name='queued')),
                ('next_attempt_at', models.DateTimeField(verbose_name='next attempt')),
                ('lease_until', models.DateTimeField(null=True)),
                ('sent_at', models.DateTimeField(null=True, verbose_name='sent')),
                ('last_error', models.CharField(blank=True, max_length=100)),
                ('digest', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mails', to='contact.inboxdigest')),
            ],
            options={
                'verbose_name': 'daily digest',
                'ordering': ['-queued_at', '-pk'],
                'abstract': False,
                'indexes': [models.Index(fields=['state', 'next_attempt_at'], name='digestmail_due')],
                'constraints': [models.UniqueConstraint(fields=('digest', 'recipient'), name='digestmail_once_per_recipient'), models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', False), ('state', 'sent')), models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at', None)), _connector='OR'), name='digestmail_sent_when'), models.CheckConstraint(condition=models.Q(models.Q(('lease_until__isnull', False), ('state', 'sending')), models.Q(models.Q(('state', 'sending'), _negated=True), ('lease_until', None)), _connector='OR'), name='digestmail_sending_has_a_lease')],
            },
        ),
    ]
