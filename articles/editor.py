"""CKEditor's configuration: a toolbar that offers nothing the sanitiser would remove. Pure."""

from articles.sanitising import ALLOWED

# The `divarea` plugin edits in the page itself. The default (`wysiwygarea`) writes an inline script into an iframe,
# which our Content-Security-Policy refuses.
_WITHOUT = "wysiwygarea,about,elementspath,exportpdf,flash,forms,iframe,image,uploadimage,preview,print,scayt,smiley,templates,wsc"

CKEDITOR_CONFIGS = {
    "default": {
        "toolbar": [["Bold", "Italic", "Link", "Unlink", "BulletedList", "NumberedList", "Undo", "Redo"]],
        "extraPlugins": "divarea",
        "removePlugins": _WITHOUT,
        "removeDialogTabs": "link:advanced;link:target",
        "linkShowAdvancedTab": False,
        "linkDefaultProtocol": "https://",
        "allowedContent": "; ".join(
            f"{tag}[{','.join(f'!{attribute}' for attribute in sorted(attributes))}]" if attributes else tag
            for tag, attributes in ALLOWED.items()
        ),
        "disallowedContent": "script; *[on*]",
        "forcePasteAsPlainText": False,
        "entities": False,
        "width": "100%",
        "height": 160,
    }
}
