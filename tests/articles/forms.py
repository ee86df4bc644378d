"""The article's form in the admin, as a browser would fill and post it."""

from bs4 import BeautifulSoup


def form_data(client, path: str) -> dict:
    """What a browser would post from the form at `path`, unchanged."""
    page = BeautifulSoup(
        client.get(path).content, "html.parser"
    )  # ours is well formed, and this reads it three times as fast
    data: dict = {}
    for field in page.find("form", id="article_form").find_all(["input", "textarea", "select"]):
        name = field.get("name")
        if not name or field.get("type") in ("submit", "button") or "__prefix__" in name:
            continue
        if field.name == "select":
            values = [option["value"] for option in field.find_all("option", selected=True)]
        elif field.get("type") in ("checkbox", "radio"):
            values = [field.get("value", "on")] if field.has_attr("checked") else []
        else:
            values = [field.get("value", "") if field.name == "input" else field.get_text().removeprefix("\n")]
        data.setdefault(name, []).extend(values)
    return {name: values for name, values in data.items() if values}
