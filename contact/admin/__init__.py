from contact.admin import inquiry, notification

__all__ = ["inquiry", "notification"]
