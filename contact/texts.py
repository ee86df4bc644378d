"""Words a visitor agrees to. Each version stays here as long as an inquiry names it, so that we can say what was agreed."""

# What somebody agrees to is one text in one language: a translation is a version of its own, and no marked word.
CONSENT_TEXTS = {
    "2026-11": "Yes, you may contact me about my question in the way I chose above.",
    "2026-11-es": "Sí, pueden comunicarse conmigo sobre mi pregunta de la manera que elegí arriba.",
}
# By the language of the form, the one that it shows.
CONSENT_VERSIONS = {"en": "2026-11", "es": "2026-11-es"}

# What somebody who chose email says that they know (45 CFR 164.522(b); HHS, “Does the HIPAA Privacy Rule permit health care
# providers to use e-mail …?”: whoever was told of the risk may still ask for plain email).
EMAIL_RISK_TEXTS = {
    "2026-11": "I know that plain email is not fully private, and that someone else might be able to read it. "
    "I still want you to write to me by email.",
    "2026-11-es": "Sé que el correo electrónico común no es del todo privado y que otra persona podría leerlo. "
    "Aun así quiero que me escriban por correo electrónico.",
}
EMAIL_RISK_VERSIONS = {"en": "2026-11", "es": "2026-11-es"}

# What everybody ticks: that nobody watches this form. It says nothing of how they are, so that whoever is in danger can
# tick it as well, right below the crisis lines.
NOT_EMERGENCY_TEXTS = {
    "2026-11": "I know that this form is not for emergencies, and that it may be days until somebody reads it.",
    "2026-11-es": "Sé que este formulario no es para emergencias y que pueden pasar días hasta que alguien lo lea.",
}
NOT_EMERGENCY_VERSIONS = {"en": "2026-11", "es": "2026-11-es"}


def email_risk_version(contact_method: str, language: str) -> str:
    """The version of the text that had to be ticked on a form of this language; blank where email was not chosen."""
    return EMAIL_RISK_VERSIONS[language] if contact_method == "email" else ""
