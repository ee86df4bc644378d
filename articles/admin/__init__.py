from articles.admin import article, decision, glossary, labels, medicine, picture  # noqa: F401  registers them
