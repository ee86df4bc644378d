from articles.admin import (  # noqa: F401  registers them
    analogy_library,
    article,
    decision,
    glossary,
    labels,
    medicine,
    missed_search,
    mistake_report,
    picture,
    staff_mail,
)
