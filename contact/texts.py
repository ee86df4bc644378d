"""Words a visitor agrees to. Each version stays here as long as an inquiry names it, so that we can say what was agreed."""

CONSENT_TEXTS = {
    "2026-11": "Yes, you may contact me about my question in the way I chose above.",
}
CONSENT_VERSION = "2026-11"  # the one that the form shows
