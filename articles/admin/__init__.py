from articles.admin import article, decision, labels, picture  # noqa: F401  registers them
