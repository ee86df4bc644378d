"""What search engines are told of an article, in the words of schema.org, as JSON-ready dicts. Pure.

Every value is one that the page shows. `lastReviewed` and `reviewedBy` are there only if a clinician reviewed the very
words; people who are not real are not named as authors or reviewers, since the data has no place for saying so.

Sources: schema.org `MedicalWebPage`, `WebPage`, `CreativeWork`, `Drug`.
"""

from articles.citations import Citations
from articles.document import AUDIENCES
from clinic.structured_data import CONTEXT


def medical_web_page(document: dict, *, url: str, clinic: dict, review: dict | None, **facts) -> dict:
    """The article. `clinic` is its publisher, {"name", "url"}; `review` is None or {"name", "credentials", "day"}.

    `facts` are `published` and `modified`, days in ISO 8601 or None, and `image`, a whole address or None.
    """
    told = {
        "description": document["summary"],
        "audience": _audience(document["audience"]),
        "datePublished": facts.get("published"),
        "dateModified": facts.get("modified"),
        "lastReviewed": review and review["day"],
        "reviewedBy": review and _person(review),
        "author": [_person(author) for author in document["authors"] if not author["is_demonstration"]],
        "about": [*map(_topic, document["topics"]), *map(_drug, _medicines_told(document))],
        "citation": [*map(_cited, Citations(document).listed())],
        "image": facts.get("image"),
    }
    return {
        "@context": CONTEXT,
        "@type": "MedicalWebPage",
        "url": url,
        "name": document["title"],
        "inLanguage": document["language"],
        "publisher": {"@type": "MedicalClinic", **clinic},
        **{name: value for name, value in told.items() if value},
    }


def _audience(audience: str) -> dict | None:
    words = AUDIENCES.get(audience)
    return words and {"@type": "MedicalAudience", "audienceType": str(words)}


def _person(person: dict) -> dict:
    told = {"honorificSuffix": person["credentials"], "jobTitle": person.get("job_title")}
    return {"@type": "Person", "name": person["name"], **{name: value for name, value in told.items() if value}}


def _topic(topic: dict) -> dict:
    return {"@type": "Thing", "name": topic["name"]}


def _medicines_told(document: dict) -> list[dict]:
    """The medicines that a notice of the page names."""
    notices = " ".join(notice["heading"] + notice["text"] for notice in document["notices"])
    return [medicine for medicine in document["medicines"] if medicine["name"] in notices]


def _drug(medicine: dict) -> dict:
    warning = {"warning": medicine["boxed_warning"]} if medicine["boxed_warning"] else {}
    return {"@type": "Drug", "name": medicine["name"], **warning}


def _cited(reference: dict) -> dict:
    link = {"url": reference["links"][0]["url"]} if reference["links"] else {}
    return {"@type": "CreativeWork", "name": reference["citation"], **link}
