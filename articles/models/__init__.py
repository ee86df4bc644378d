from articles.models.address import Address
from articles.models.article import Article, Authorship, Language
from articles.models.blocks import (
    BLOCKS,
    Analogy,
    Block,
    Callout,
    CallToAction,
    ClinicalExample,
    Figure,
    KeyPoints,
    QuestionsToAsk,
    Section,
)
from articles.models.clearness import Clearness
from articles.models.decision import Decision
from articles.models.edition import Edition
from articles.models.glossary import GlossaryTerm
from articles.models.medicine import Medicine, MedicineRisk, MedicineUse
from articles.models.mistake_report import MistakeReport
from articles.models.picture import Picture
from articles.models.reference import Reference
from articles.models.review import LinkNote, Review, ReviewLink
from articles.models.search import MissedSearch, SearchEntry, SearchNear, SearchWord
from articles.models.staff_mail import Digest, StaffMail
from articles.models.topic import Series, Tag, Topic

__all__ = [
    "BLOCKS",
    "Address",
    "Analogy",
    "Article",
    "Authorship",
    "Block",
    "CallToAction",
    "Callout",
    "Clearness",
    "ClinicalExample",
    "Decision",
    "Digest",
    "Edition",
    "Figure",
    "GlossaryTerm",
    "KeyPoints",
    "Language",
    "LinkNote",
    "Medicine",
    "MedicineRisk",
    "MedicineUse",
    "MissedSearch",
    "MistakeReport",
    "Picture",
    "QuestionsToAsk",
    "Reference",
    "Review",
    "ReviewLink",
    "SearchEntry",
    "SearchNear",
    "SearchWord",
    "Section",
    "Series",
    "StaffMail",
    "Tag",
    "Topic",
]
