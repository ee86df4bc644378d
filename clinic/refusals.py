"""Why something was not done. The messages are for the person who asked; views show them and nothing is changed."""


class NotAllowed(Exception):
    """Somebody asked for what their role does not allow."""


class NotPossible(Exception):
    """The present state does not allow it. The message says why, and what to do instead."""
