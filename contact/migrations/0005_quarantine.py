
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contact', '0004_records'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SendingCount',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('count', models.PositiveIntegerField()),
                ('expires_at', models.DateTimeField(db_index=True)),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.RemoveConstraint(
            model_name='inquiry',
            name='inquiry_status_is_known',
        ),
        migrations.AddField(
            model_name='inquiry',
            name='spam_reasons',
            field=models.JSONField(blank=True, default=list, editable=False),
        ),
        migrations.AddField(
            model_name='inquiry',
            name='spam_score',
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AlterField(
            model_name='inquiry',
            name='status',
            field=models.CharField(choices=[('new', 'new'), ('in_progress', 'in progress'), ('waiting', 'waiting'), ('answered', 'answered'), ('closed', 'closed'), ('spam', 'spam'), ('quarantine', 'suspected spam')], default='new', max_length=12),
        ),
        migrations.AlterField(
            model_name='inquiryevent',
            name='from_status',
            field=models.CharField(blank=True, choices=[('new', 'new'), ('in_progress', 'in progress'), ('waiting', 'waiting'), ('answered', 'answered'), ('closed', 'closed'), ('spam', 'spam'), ('quarantine', 'suspected spam')], max_length=12),
        ),
        migrations.AlterField(
            model_name='inquiryevent',
            name='to_status',
            field=models.CharField(blank=True, choices=[('new', 'new'), ('in_progress', 'in progress'), ('waiting', 'waiting'), ('answered', 'answered'), ('closed', 'closed'), ('spam', 'spam'), ('quarantine', 'suspected spam')], max_length=12),
        ),
        migrations.AddConstraint(
            model_name='inquiry',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['new', 'in_progress', 'waiting', 'answered', 'closed', 'spam', 'quarantine'])), name='inquiry_status_is_known'),
        ),
    ]
