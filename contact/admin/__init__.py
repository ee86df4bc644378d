from contact.admin import event, inquiry, notification

__all__ = ["event", "inquiry", "notification"]
