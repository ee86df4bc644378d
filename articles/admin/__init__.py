from articles.admin import (  # noqa: F401  registers them
    analogy_library,
    article,
    decision,
    glossary,
    labels,
    medicine,
    mistake_report,
    missed_search,
    picture,
    staff_mail,
)
