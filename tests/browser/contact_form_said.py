"""What a screen reader says of the contact form, in each of its languages."""

from textwrap import dedent

ENGLISH = {
    "path": "/contact/",
    "before the form": ["tel:988", "sms:988", "https://988lifeline.org/chat/", "tel:911", "tel:3235550142", "tel:988"],
    "first summary": [
        "There is a problem",
        "Choose who you are asking for",
        "Enter the name we should use for you",
        "Choose how we should get in touch with you",
        "Choose what your question is about",
        "Tick the box to say that you know this form is not for emergencies",
        "Tick the box to say that we may contact you",
    ],
    "fields": dedent("""\
        group “About you”
          group “Who are you asking for?”: Error: Choose who you are asking for
            radio “Myself” [invalid]
            radio “Someone I care for” [invalid]
            radio “A patient or client of mine” [invalid]
          textbox “What should we call you?”: Error: Enter the name we should use for you [invalid]
        group “How to reach you”
          group “How should we get in touch?”: Fill in only the one that you choose. Error: Choose how we should \
get in touch with you
            radio “Phone call” [invalid]
            radio “Text message” [invalid]
            radio “Email” [invalid]
          textbox “Telephone number”: If we should call or text you.
          checkbox “If we call and you do not answer, we may leave a voicemail”
          textbox “Email address”: If we should write to you by email. Then tick the box below it, too.
          checkbox “I know that plain email is not fully private, and that someone else might be able to read it. I \
still want you to write to me by email.”
          combobox “Best time to reach you”
        group “How we can talk with you”
          checkbox “I would like an interpreter”
          textbox “Language of the interpreter (optional)”: If you would like one. For example Spanish or American \
Sign Language.
          textbox “Do you need anything so that we can talk with you? (optional)”: Large print, a sign language \
interpreter, more time … Up to 200 characters.
        group “Your question”
          group “What is your question about?”: Error: Choose what your question is about
            radio “New patient information” [invalid]
            radio “Cost and insurance” [invalid]
            radio “Location and hours” [invalid]
            radio “Forms and records” [invalid]
            radio “A problem with this website” [invalid]
            radio “Something else” [invalid]
          textbox “Anything else? (optional)”: Up to 500 characters. Please leave out your health, your medicines \
and insurance numbers.
        checkbox “I know that this form is not for emergencies, and that it may be days until somebody reads it.”: \
Error: Tick the box to say that you know this form is not for emergencies [invalid]
        checkbox “Yes, you may contact me about my question in the way I chose above.”: Error: Tick the box to say \
that we may contact you [invalid]
        button “Send”"""),
    "email": "Email",
    "second summary": [
        "There is a problem",
        "Enter an email address in the correct format, like name@example.com",
        "Tick the box to say that we may write to you by email",
    ],
    "second mistakes": [
        "textbox “Email address”: If we should write to you by email. Then tick the box below it, too. "
        "Error: Enter an email address in the correct format, like name@example.com [invalid]",
        "checkbox “I know that plain email is not fully private, and that someone else might be able to read "
        "it. I still want you to write to me by email.”: Error: Tick the box to say that we may write to you "
        "by email [invalid]",
    ],
    "chosen": [
        "Myself",
        "Email",
        "I would like an interpreter",
        "Cost and insurance",
        "I know that this form is not for emergencies, and that it may be days until somebody reads it.",
        "Yes, you may contact me about my question in the way I chose above.",
    ],
    "thanks": "We got your message",
}

SPANISH = {
    "path": "/es/contact/",
    "before the form": [
        "tel:988",
        "sms:988?body=AYUDA",
        "https://988lifeline.org/chat/",
        "tel:911",
        "tel:3235550142",
        "tel:988",
    ],
    "first summary": [
        "Hay un problema",
        "Elija para quién pregunta",
        "Escriba el nombre que debemos usar para usted",
        "Elija cómo quiere que nos comuniquemos con usted",
        "Elija sobre qué es su pregunta",
        "Marque la casilla para decir que sabe que este formulario no es para emergencias",
        "Marque la casilla para decir que podemos comunicarnos con usted",
    ],
    "fields": dedent("""\
        group “Sobre usted”
          group “¿Para quién pregunta?”: Error: Elija para quién pregunta
            radio “Para mí” [invalid]
            radio “Para alguien a quien cuido” [invalid]
            radio “Para un paciente o cliente mío” [invalid]
          textbox “¿Cómo quiere que lo llamemos?”: Error: Escriba el nombre que debemos usar para usted [invalid]
        group “Cómo comunicarnos con usted”
          group “¿Cómo quiere que nos comuniquemos con usted?”: Llene solo la que elija. Error: Elija cómo quiere \
que nos comuniquemos con usted
            radio “Llamada” [invalid]
            radio “Mensaje de texto” [invalid]
            radio “Correo electrónico” [invalid]
          textbox “Número de teléfono”: Si quiere que lo llamemos o le enviemos un mensaje de texto.
          checkbox “Si llamamos y no contesta, podemos dejar un mensaje de voz”
          textbox “Dirección de correo electrónico”: Si quiere que le escribamos por correo electrónico. Entonces \
marque también la casilla de abajo.
          checkbox “Sé que el correo electrónico común no es del todo privado y que otra persona podría leerlo. Aun \
así quiero que me escriban por correo electrónico.”
          combobox “Mejor hora para comunicarnos con usted”
        group “Cómo podemos hablar con usted”
          checkbox “Quisiera un intérprete”
          textbox “Idioma del intérprete (opcional)”: Si quiere uno. Por ejemplo, español o lengua de señas americana.
          textbox “¿Necesita algo para que podamos hablar con usted? (opcional)”: Letra grande, un intérprete de \
lengua de señas, más tiempo… Hasta 200 caracteres.
        group “Su pregunta”
          group “¿Sobre qué es su pregunta?”: Error: Elija sobre qué es su pregunta
            radio “Información para pacientes nuevos” [invalid]
            radio “Costos y seguro” [invalid]
            radio “Lugar y horario” [invalid]
            radio “Formularios y expedientes” [invalid]
            radio “Un problema con este sitio web” [invalid]
            radio “Otra cosa” [invalid]
          textbox “¿Algo más? (opcional)”: Hasta 500 caracteres. No incluya su salud, sus medicinas ni los números \
de su seguro.
        checkbox “Sé que este formulario no es para emergencias y que pueden pasar días hasta que alguien lo lea.”: \
Error: Marque la casilla para decir que sabe que este formulario no es para emergencias [invalid]
        checkbox “Sí, pueden comunicarse conmigo sobre mi pregunta de la manera que elegí arriba.”: Error: Marque \
la casilla para decir que podemos comunicarnos con usted [invalid]
        button “Enviar”"""),
    "email": "Correo electrónico",
    "second summary": [
        "Hay un problema",
        "Escriba un correo electrónico completo, como nombre@example.com",
        "Marque la casilla para decir que podemos escribirle por correo electrónico",
    ],
    "second mistakes": [
        "textbox “Dirección de correo electrónico”: Si quiere que le escribamos por correo electrónico. "
        "Entonces marque también la casilla de abajo. Error: Escriba un correo electrónico completo, como "
        "nombre@example.com [invalid]",
        "checkbox “Sé que el correo electrónico común no es del todo privado y que otra persona podría "
        "leerlo. Aun así quiero que me escriban por correo electrónico.”: Error: Marque la casilla para "
        "decir que podemos escribirle por correo electrónico [invalid]",
    ],
    "chosen": [
        "Para mí",
        "Correo electrónico",
        "Quisiera un intérprete",
        "Costos y seguro",
        "Sé que este formulario no es para emergencias y que pueden pasar días hasta que alguien lo lea.",
        "Sí, pueden comunicarse conmigo sobre mi pregunta de la manera que elegí arriba.",
    ],
    "thanks": "Recibimos su mensaje",
}

SAID = {"en": ENGLISH, "es": SPANISH}
