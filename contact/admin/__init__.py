from contact.admin import digest, event, inquiry, notification, reply_template

__all__ = ["digest", "event", "inquiry", "notification", "reply_template"]
