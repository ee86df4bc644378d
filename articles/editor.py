"""CKEditor's configuration: a toolbar that offers nothing the sanitiser would remove. Pure."""

from articles.sanitising import ALLOWED

# The `divarea` plugin edits in the page itself. The default (`wysiwygarea`) writes an inline script into an iframe,
# which our Content-Security-Policy refuses.
# What is pasted is tidied by `js/admin-paste.js`, with the sanitiser's own rules: CKEditor's filters for Word and Google Docs
# lose headings, and keep comments and deleted text.
_WITHOUT = (
    "pastefromword,pastefromgdocs,pastefromlibreoffice,"
    "wysiwygarea,about,elementspath,exportpdf,flash,forms,iframe,image,uploadimage,preview,print,scayt,smiley,templates,wsc"
)

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
# For a whole document that is still to be split: it has headings.
CKEDITOR_CONFIGS["document"] = {
    **CKEDITOR_CONFIGS["default"],
    "allowedContent": f"{CKEDITOR_CONFIGS['default']['allowedContent']}; h1; h2; h3; h4; h5; h6",
    "height": 320,
}
