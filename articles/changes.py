"""What changed between two documents, in a few words. Pure."""

from articles.document import KIND_WORDS


def _named(block: dict) -> str:
    name = block.get("heading") or block.get("title") or block.get("caption") or ""
    word, _ = KIND_WORDS[block["kind"]]
    return f"{word} “{name}”" if name else word


def changes(old: dict | None, new: dict) -> list[str]:
    """One phrase for each difference: fields, then blocks removed, added, changed, and their order."""
    if old is None:
        return ["first edition"]
    fields = [name for name in {**old, **new} if name != "blocks" and new.get(name) != old.get(name)]
    before = {block["id"]: block for block in old["blocks"]}
    after = {block["id"]: block for block in new["blocks"]}
    kept = [key for key in after if key in before]
    phrases = [f"{name.replace('_', ' ')} changed" for name in fields]
    phrases += [f"{_named(block)} removed" for key, block in before.items() if key not in after]
    phrases += [f"{_named(block)} added" for key, block in after.items() if key not in before]
    phrases += [f"{_named(after[key])} changed" for key in kept if after[key] != before[key]]
    if kept != [key for key in before if key in after]:
        phrases.append("blocks put in another order")
    return phrases
