"""Reading our pages as a browser does."""

from bs4 import BeautifulSoup


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html5lib")


def filled_in(page: BeautifulSoup) -> dict[str, str]:
    """What the browser would send if the form in the main part of the page were sent as it is."""
    fields = {}
    for field in page.main.form.find_all(["input", "select", "textarea"]):
        if field.name == "select":
            chosen = field.find("option", selected=True) or field.option
            fields[field["name"]] = chosen["value"]
        elif field.name == "textarea":
            fields[field["name"]] = field.get_text()
        elif field["type"] not in ("checkbox", "radio") or field.has_attr("checked"):
            fields[field["name"]] = field["value"]
    return fields
