"""Replies that are ready to be sent, and a few to begin with."""

from django.db import migrations, models

import contact.models.reply_template

# (language, title, subject, body)
FIRST = (
    (
        "en",
        "Please call us",
        "Your question {reference}",
        "Hello {name},\n\nThank you for your question. We would like to answer it by telephone. Please call us at {telephone} when it "
        "suits you, and give the number {reference}.\n\n{clinic}",
    ),
    (
        "en",
        "How to begin",
        "Your question {reference}",
        "Hello {name},\n\nThank you for asking how to begin with us. Please call us at {telephone} and give the number {reference}. We "
        "will find a time with you and tell you what to bring.\n\n{clinic}",
    ),
    (
        "en",
        "Costs and insurance",
        "Your question {reference}",
        "Hello {name},\n\nThank you for asking about costs. What you pay depends on your plan. Please call us at {telephone} with your "
        "insurance card at hand, and give the number {reference}. We will tell you what to expect before you decide.\n\n{clinic}",
    ),
    (
        "en",
        "No reply so far",
        "Your question {reference}",
        "Hello {name},\n\nWe tried to reach you and had no reply. We close your question for now. You can call us at {telephone} or "
        "write to us again at any time.\n\n{clinic}",
    ),
    (
        "es",
        "Llámenos, por favor",
        "Su pregunta {reference}",
        "Hola, {name}:\n\nGracias por su pregunta. Nos gustaría responderle por teléfono. Llámenos al {telephone} cuando le venga bien y "
        "diga el número {reference}.\n\n{clinic}",
    ),
    (
        "es",
        "Cómo empezar",
        "Su pregunta {reference}",
        "Hola, {name}:\n\nGracias por preguntar cómo empezar con nosotros. Llámenos al {telephone} y diga el número {reference}. "
        "Buscaremos con usted una hora y le diremos qué traer.\n\n{clinic}",
    ),
    (
        "es",
        "Costos y seguro",
        "Su pregunta {reference}",
        "Hola, {name}:\n\nGracias por preguntar por los costos. Lo que usted paga depende de su plan. Llámenos al {telephone} con su "
        "tarjeta del seguro a mano y diga el número {reference}. Le diremos qué puede esperar antes de que decida.\n\n{clinic}",
    ),
    (
        "es",
        "Sin respuesta hasta ahora",
        "Su pregunta {reference}",
        "Hola, {name}:\n\nTratamos de comunicarnos con usted y no tuvimos respuesta. Cerramos su pregunta por ahora. Puede llamarnos al "
        "{telephone} o escribirnos de nuevo cuando quiera.\n\n{clinic}",
    ),
)


def write_the_first(apps, schema_editor):
    apps.get_model("contact", "ReplyTemplate").objects.bulk_create(
        apps.get_model("contact", "ReplyTemplate")(language=language, title=title, subject=subject, body=body)
        for language, title, subject, body in FIRST
    )


class Migration(migrations.Migration):

    dependencies = [
        ('contact', '0007_desk_rules'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReplyTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(help_text='What the front desk chooses it by.', max_length=80)),
                ('language', models.CharField(choices=[('en', 'English'), ('es', 'Spanish')], default='en', max_length=5)),
                ('subject', models.CharField(help_text='Of a mail. Text messages have none. You may write {name}, {clinic}, {telephone}, {reference}.', max_length=120, validators=[contact.models.reply_template.check_placeholders])),
                ('body', models.TextField(help_text='Plain text, without health information. You may write {name}, {clinic}, {telephone}, {reference}.', max_length=1500, validators=[contact.models.reply_template.check_placeholders])),
                ('is_offered', models.BooleanField(default=True, help_text='Take the tick away instead of deleting it.', verbose_name='offered')),
            ],
            options={
                'ordering': ['language', 'title'],
                'constraints': [models.UniqueConstraint(fields=('language', 'title'), name='reply_template_is_named_once')],
            },
        ),
        migrations.RunPython(write_the_first, migrations.RunPython.noop),
    ]
