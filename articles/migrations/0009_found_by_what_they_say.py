from django.db import migrations


def look_into_the_documents(apps, schema_editor):
    """What new editions are found by when they are recorded, for those that are there."""
    Edition = apps.get_model("articles", "Edition")
    terms = dict(apps.get_model("articles", "GlossaryTerm").objects.values_list("slug", "pk"))
    contributors = dict(apps.get_model("clinic", "Contributor").objects.values_list("slug", "pk"))
    for edition in Edition.objects.only("pk", "document").iterator(chunk_size=100):
        said = edition.document
        analogies = sum(block["kind"] == "analogy" for block in said["blocks"])
        if analogies:
            Edition.objects.filter(pk=edition.pk).update(analogies=analogies)
        edition.terms.set(terms[term["slug"]] for term in said.get("glossary", ()) if term["slug"] in terms)
        edition.authors.set(
            contributors[author["slug"]] for author in said["authors"] if author["slug"] in contributors
        )


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_found_by")]

    operations = [migrations.RunPython(look_into_the_documents, migrations.RunPython.noop)]
