"""Who may do what to articles and pictures. Each rule comes twice: `check_x` raises with the reason, `can_x` answers yes or no."""

from clinic.refusals import NotAllowed


def check_can_publish(by) -> None:
    """Publishing, scheduling, cancelling, withdrawing and moving are a publisher's."""
    if not (by.is_active and by.has_perm("articles.publish_article")):
        raise NotAllowed("Only a publisher can do this. Ask one of your publishers.")


def can_publish(by) -> bool:
    return _allowed(check_can_publish, by)


def check_can_edit(by) -> None:
    """Writing a draft, and making it say again what an edition said."""
    if not (by.is_active and by.has_perm("articles.change_article")):
        raise NotAllowed("Only authors and publishers can change articles.")


def can_edit(by) -> bool:
    return _allowed(check_can_edit, by)


def check_can_review(by) -> None:
    """Approving an edition, or asking for changes. Which editions is for `articles.reviewing` to say."""
    if not (by.is_active and by.has_perm("articles.review_article")):
        raise NotAllowed("Only a clinical reviewer can do this.")


def can_review(by) -> bool:
    return _allowed(check_can_review, by)


def check_can_redact(by) -> None:
    """Removing words for ever, also from what was published."""
    if not (by.is_active and by.has_perm("articles.redact_article")):
        raise NotAllowed("Only an administrator can remove words for ever.")


def can_redact(by) -> bool:
    return _allowed(check_can_redact, by)


def check_can_send_again(by) -> None:
    """Mails to staff that were given up."""
    if not (by.is_active and by.has_perm("articles.change_staffmail")):
        raise NotAllowed("Only an administrator can send mails to staff again.")


def can_send_again(by) -> bool:
    return _allowed(check_can_send_again, by)


def check_can_add_pictures(by) -> None:
    if not (by.is_active and by.has_perm("articles.add_picture")):
        raise NotAllowed("Only authors and publishers can add pictures.")


def can_add_pictures(by) -> bool:
    return _allowed(check_can_add_pictures, by)


def check_can_delete_pictures(by) -> None:
    """A picture that goes is gone for everybody's drafts, so it is a publisher's."""
    if not (by.is_active and by.has_perm("articles.delete_picture")):
        raise NotAllowed("Only a publisher can delete pictures. Ask one of your publishers.")


def can_delete_pictures(by) -> bool:
    return _allowed(check_can_delete_pictures, by)


def _allowed(check, by) -> bool:
    try:
        check(by)
    except NotAllowed:
        return False
    return True
