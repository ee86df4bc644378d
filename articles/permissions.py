"""Who may do what to an article. Each rule comes twice: `check_x` raises with the reason, `can_x` answers yes or no."""


class NotAllowed(Exception):
    """Somebody asked for what their role does not allow. The message is for them to read."""


def check_can_publish(by) -> None:
    """Publishing, scheduling, cancelling, withdrawing, restoring and moving are a publisher's."""
    if not (by.is_active and by.has_perm("articles.publish_article")):
        raise NotAllowed("Only a publisher can do this. Ask one of your publishers.")


def can_publish(by) -> bool:
    return _allowed(check_can_publish, by)


def check_can_edit(by) -> None:
    if not (by.is_active and by.has_perm("articles.change_article")):
        raise NotAllowed("Only authors and publishers can change articles.")


def can_edit(by) -> bool:
    return _allowed(check_can_edit, by)


def _allowed(check, by) -> bool:
    try:
        check(by)
    except NotAllowed:
        return False
    return True
