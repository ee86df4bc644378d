from contact.models.digest import DigestMail, InboxDigest
from contact.models.event import EventKind, InquiryEvent
from contact.models.inquiry import BestTime, CameFrom, ContactMethod, Inquiry, InquiryTopic, Person
from contact.models.note import InquiryNote
from contact.models.notification import Notification
from contact.models.repeat_key import RepeatKey
from contact.models.reply_template import ReplyLanguage, ReplyTemplate
from contact.models.sending_count import SendingCount

__all__ = [
    "BestTime",
    "CameFrom",
    "ContactMethod",
    "DigestMail",
    "EventKind",
    "InboxDigest",
    "Inquiry",
    "InquiryEvent",
    "InquiryNote",
    "InquiryTopic",
    "Notification",
    "Person",
    "RepeatKey",
    "ReplyLanguage",
    "ReplyTemplate",
    "SendingCount",
]
