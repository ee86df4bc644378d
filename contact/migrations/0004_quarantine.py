
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contact', '0003_lookup'),
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
    ]
