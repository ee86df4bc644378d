from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('contact', '0009_inbox_digest'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='inquiry',
            options={'permissions': [('export_inquiry', 'Can export inquiries'), ('erase_inquiry', 'Can erase what a person wrote'), ('hold_inquiry', 'Can keep an inquiry from being erased'), ('report_inquiry', 'Can see how people who write are answered, in numbers')], 'verbose_name_plural': 'inquiries'},
        ),
    ]
