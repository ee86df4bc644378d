"""Words a visitor agrees to. Each version stays here as long as an inquiry names it, so that we can say what was agreed."""

# What somebody agrees to is one text in one language: a translation is a version of its own, and no marked word.
CONSENT_TEXTS = {
    "2026-11": "Yes, you may contact me about my question in the way I chose above.",
    "2026-11-es": "Sí, pueden comunicarse conmigo sobre mi pregunta de la manera que elegí arriba.",
}
# By the language of the form, the one that it shows.
CONSENT_VERSIONS = {"en": "2026-11", "es": "2026-11-es"}
