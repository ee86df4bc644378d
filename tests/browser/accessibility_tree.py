"""What a screen reader is told of the fields in a part of a page, from Chromium's own accessibility tree."""

from playwright.sync_api import Page

TOLD = {"group", "radio", "textbox", "checkbox", "combobox", "button"}


def fields_told(page: Page, selector: str) -> str:
    """One line for each field and group inside the only element of `selector`, set in by how deep it stands.

    `role “name”: description`, and `[invalid]` or `[checked]` where it is so. `name` and `description` are those that
    Chromium computes (W3C, “Accessible Name and Description Computation”).
    """
    session = page.context.new_cdp_session(page)
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    here = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    start = session.send("DOM.describeNode", {"nodeId": here})["node"]["backendNodeId"]
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    (top,) = (node for node in nodes.values() if node.get("backendDOMNodeId") == start)
    lines = []

    def tell(node: dict, depth: int) -> None:
        told = not node.get("ignored") and node["role"]["value"] in TOLD
        if told:
            lines.append("  " * depth + _line(node))
        for child in node.get("childIds", ()):
            if child in nodes:
                tell(nodes[child], depth + told)

    tell(top, 0)
    session.detach()
    return "\n".join(lines)


def _line(node: dict) -> str:
    states = {each["name"]: each["value"].get("value") for each in node["properties"]}
    description = node.get("description", {}).get("value", "")
    return (
        f"{node['role']['value']} “{node['name']['value']}”"
        + (f": {description}" if description else "")
        + (" [invalid]" if states.get("invalid") == "true" else "")
        + (" [checked]" if states.get("checked") == "true" else "")
    )
