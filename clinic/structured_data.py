"""What search engines are told of the clinic and of a page's place, in the words of schema.org, as JSON-ready dicts. Pure.

Each function takes what the page shows, so that one cannot say what the other does not (Google's guidelines on
structured data; schema.org `MedicalClinic`, `BreadcrumbList`). No ratings: a clinic does not grade itself.
"""

CONTEXT = "https://schema.org"

# Our fact of the clinic -> schema.org's property.
_CLINIC = {
    "telephone": "telephone",
    "email": "email",
    "address": "address",
    "website": "sameAs",
    "about": "description",
}


def medical_clinic(facts: dict[str, str], *, url: str) -> dict:
    """The clinic. `facts` are the profile's, by its fields; what is empty is left out. `url` is that of the home page.

    Opening hours are free text in the profile and have a grammar of their own at schema.org, so they are left to the page.
    """
    told = {name: " ".join(facts[fact].split()) for fact, name in _CLINIC.items() if facts.get(fact)}
    return {"@context": CONTEXT, "@type": "MedicalClinic", "name": facts["name"], "url": url, **told}


def breadcrumb_list(crumbs: list[tuple[str, str]]) -> dict:
    """Where a page stands: [(name, whole address)] from the home page to the page itself."""
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(crumbs, 1)
        ],
    }
