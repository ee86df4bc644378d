"""The six roles and what each may do. The groups in the database are made from this table after every migrate."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """A kind of member of staff. `permissions` are `app_label.codename`; `beside` is the role without which it opens nothing."""

    key: str
    name: str
    summary: str
    permissions: frozenset[str]
    beside: str = ""


def _can(app_label: str, model: str, *actions: str) -> set[str]:
    return {f"{app_label}.{action}_{model}" for action in actions}


_LABELS = "topic tag series picture reference medicine medicineuse medicinerisk glossaryterm".split()
_RECORDS = "decision review reviewlink linknote mistakereport".split()
_DRAFTS = (
    "article authorship section analogy clinicalexample keypoints callout figure questionstoask calltoaction".split()
)


def _can_each(app_label: str, models: list[str], *actions: str) -> set[str]:
    return {permission for model in models for permission in _can(app_label, model, *actions)}


_READ_ARTICLES = _can_each("articles", [*_LABELS, *_DRAFTS, *_RECORDS], "view") | _can("clinic", "contributor", "view")
# Labels show as they are now, not as an edition froze them: authors add them, and only publishers change them.
_SHOWN_AT_ONCE = "topic tag series".split()
_WRITE_ARTICLES = (
    _can_each("articles", _LABELS, "add")
    | _can_each("articles", [label for label in _LABELS if label not in _SHOWN_AT_ONCE], "change")
    | _can_each("articles", _DRAFTS, "add", "change", "delete")
    | _can("articles", "missedsearch", "view")
    | _can_each("articles", ["medicineuse", "medicinerisk"], "delete")
)


ROLES: tuple[Role, ...] = (
    Role(
        "author",
        "Author",
        "Writes and edits explainers, and restores what a draft said before. Cannot publish, cannot see inquiries.",
        frozenset(_READ_ARTICLES | _WRITE_ARTICLES),
    ),
    Role(
        "reviewer",
        "Clinical reviewer",
        "Approves what others wrote, or asks for changes; approves definitions. Cannot publish, cannot see inquiries.",
        frozenset(_READ_ARTICLES | {"articles.review_article", "articles.approve_glossaryterm"}),
    ),
    Role(
        "publisher",
        "Publisher",
        "Edits, publishes, schedules, withdraws, and changes addresses. Cannot see inquiries.",
        frozenset(
            _READ_ARTICLES
            | _WRITE_ARTICLES
            | _can_each("articles", _SHOWN_AT_ONCE, "change")
            | {"articles.publish_article", "articles.delete_picture"}
            | _can("clinic", "contributor", "add", "change")
        ),
    ),
    Role(
        "front-desk",
        "Front desk",
        "Reads and answers inquiries, and writes the replies that are ready to be sent. Cannot see or change explainers.",
        frozenset(
            _can("contact", "inquiry", "view", "change", "report")
            | _can_each("contact", ["notification", "digestmail"], "view")
            | _can("contact", "replytemplate", "view", "add", "change")
        ),
    ),
    Role(
        "records",
        "Records of inquiries",
        "Together with the front desk's role: exports inquiries, erases what a person wrote when they ask for it, keeps "
        "inquiries from being erased. Alone it opens nothing.",
        frozenset(f"contact.{action}_inquiry" for action in ("export", "erase", "hold")),
        beside="Front desk",
    ),
    Role(
        "administrator",
        "Administrator",
        "Manages people and the clinic's profile, reads who did what, removes words for ever where the law asks for it. Sees how "
        "many inquiries came and how fast they were answered. Has no special right to publish or to read inquiries.",
        frozenset(
            _can("auth", "user", "view", "add", "change")
            | _can("auth", "group", "view")
            | _can("clinic", "clinicprofile", "view", "add", "change")
            | _can("clinic", "contributor", "view", "add", "change")
            | _can("admin", "logentry", "view")
            | _can("contact", "inquiryevent", "view")
            | _can("articles", "decision", "view")
            | _can("articles", "article", "view", "redact")
            | _can("articles", "staffmail", "view", "change")
            | _can("contact", "inquiry", "report")
        ),
    ),
)


def make_groups(**kwargs) -> None:
    """Make one group for each role, with exactly the permissions of the table. A `post_migrate` receiver."""
    from django.contrib.auth.models import Group, Permission

    known = {
        f"{app_label}.{codename}": pk
        for pk, app_label, codename in Permission.objects.values_list("pk", "content_type__app_label", "codename")
    }
    for role in ROLES:
        group, _ = Group.objects.get_or_create(name=role.name)
        group.permissions.set(known[permission] for permission in role.permissions if permission in known)
