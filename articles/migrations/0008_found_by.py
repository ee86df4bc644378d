from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_redaction"), ("clinic", "0003_profile_versions_unchanging")]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="analogies",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="number of analogies"),
        ),
        migrations.AddField(
            model_name="edition",
            name="authors",
            field=models.ManyToManyField(related_name="editions", to="clinic.contributor"),
        ),
        migrations.AddField(
            model_name="edition",
            name="terms",
            field=models.ManyToManyField(related_name="editions", to="articles.glossaryterm"),
        ),
    ]
