from django.db import migrations, models

from articles.constraints import Kept, Unchanging

RECORDS = {"decision": "article", "review": "edition__article", "linknote": "link__edition__article"}


def mark_the_demonstrations(apps, schema_editor):
    """What was decided about articles that began as the demonstration's goes with them."""
    firsts = apps.get_model("articles", "Edition").objects.filter(number=1, is_demonstration=True)
    for model, article in RECORDS.items():
        rows = apps.get_model("articles", model).objects.filter(**{f"{article}__in": firsts.values("article")})
        rows.update(of_demonstration=True)


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_kept")]

    # The triggers are made again: on PostgreSQL they name the columns that there were.
    operations = [
        *(
            migrations.RemoveConstraint(model_name=model, name=f"{model}_{rule}")
            for model in RECORDS
            for rule in ("is_kept", "is_never_changed")
        ),
        *(
            migrations.AddField(
                model_name=model, name="of_demonstration", field=models.BooleanField(default=False)
            )
            for model in RECORDS
        ),
        migrations.RunPython(mark_the_demonstrations, migrations.RunPython.noop),
        *(
            migrations.AddConstraint(
                model_name=model, constraint=Unchanging(name=f"{model}_is_never_changed")
            )
            for model in RECORDS
        ),
        *(
            migrations.AddConstraint(
                model_name=model, constraint=Kept(name=f"{model}_is_kept", unless="of_demonstration")
            )
            for model in RECORDS
        ),
    ]
