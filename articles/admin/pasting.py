"""Pasting in the admin: tidying what is pasted into a text, and splitting a pasted document into blocks."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_POST

from articles.document import KIND_WORDS, NAMES, block_text
from articles.importing import pasting
from articles.importing.report import Remark, counted
from articles.importing.text import ImportRefused
from articles.pasting_form import PasteForm
from articles.permissions import can_edit
from articles.sanitising import clean, clean_document, is_too_much
from clinic.admin.site import editor_csp
from clinic.refusals import NotAllowed, NotPossible


class PastingPages:
    """Mixed into the article's ModelAdmin, which gives `admin_site` and rights."""

    @method_decorator(require_POST)
    def tidy(self, request: HttpRequest) -> JsonResponse:
        """What was pasted, as it would be saved. Nothing is saved."""
        if not can_edit(request.user):
            raise PermissionDenied
        pasted = request.POST.get("html", "")
        if is_too_much(pasted):
            return JsonResponse({}, status=413)
        html = clean_document(pasted)
        return JsonResponse({"html": html if "document" in request.POST else clean(html)})

    @method_decorator(editor_csp)
    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def paste(self, request: HttpRequest) -> HttpResponse:
        """Paste, look at the blocks that it makes, and accept them or go back."""
        if not can_edit(request.user):
            raise PermissionDenied
        if request.method != "POST":
            return self._paste_form(request, PasteForm(initial={"article": request.GET.get("article")}))
        form = PasteForm(request.POST)
        if "_back" in request.POST:
            typed = {name: form[name].value() or "" for name in ("article", "formatted", "plain")}
            return self._paste_form(request, PasteForm(initial=typed))
        if not form.is_valid():
            return self._paste_form(request, form)
        if form.cleaned_data["article"] is None and not self.has_add_permission(request):
            raise PermissionDenied
        try:
            accepted = self._accepted(request, form) if "_accept" in request.POST else None
            return accepted or self._paste_preview(request, form)
        except NotAllowed as error:
            raise PermissionDenied(str(error)) from error
        except (ImportRefused, NotPossible) as error:
            form.add_error(None, str(error))
            return self._paste_form(request, form)

    def _accepted(self, request, form: PasteForm) -> HttpResponse | None:
        """None, with a warning, where somebody saved the article meanwhile: what it would become is shown again."""
        data = form.cleaned_data
        try:
            edition = pasting.accept(
                text=data["text"], article=data["article"], seen=data["seen"] or 0, by=request.user
            )
        except pasting.SavedMeanwhile as error:
            messages.warning(request, str(error))
            return None
        what = "The new blocks come last in this draft" if data["article"] else "The text is a draft now"
        messages.success(request, f"{what}, saved as edition {edition.number}. Read it through. Nothing was published.")
        return redirect("admin:articles_article_change", edition.article_id)

    def _paste_form(self, request, form: PasteForm) -> HttpResponse:
        return self._paste_page(request, "paste.html", form=form, media=form.media)

    def _paste_preview(self, request, form: PasteForm) -> HttpResponse:
        data = form.cleaned_data
        lines, article = data["text"].split("\n"), data["article"]
        proposal = pasting.look(text=data["text"], article=article)
        return self._paste_page(
            request,
            "paste_preview.html",
            kept={
                "article": article.pk if article else "",
                "formatted": data["formatted"],
                "plain": data["plain"],
                "seen": proposal.seen,
            },
            article=article,
            proposal=proposal,
            counted=counted(proposal.content),
            blocks=[_shown(block) for block in proposal.content["blocks"]],
            remarks=[_told(remark, lines) for remark in proposal.remarks],
            lines=lines,
        )

    def _paste_page(self, request, template: str, **context) -> HttpResponse:
        shown = {**self.admin_site.each_context(request), "opts": self.opts, "title": "Paste a document", **context}
        return TemplateResponse(request, f"articles/admin/{template}", shown)


def _told(remark: Remark, lines: list[str]) -> dict:
    """A remark, and its line where it does not say that itself."""
    said, line = str(remark), lines[remark.line - 1] if remark.line else ""
    return {"said": said, "line": "" if line in said else line}


def _shown(block: dict) -> dict:
    """A block as the preview tells of it: its kind, its name, and its passages."""
    name = block.get("heading") or block.get("title") or ""
    passages = block_text(block, without=NAMES)
    named = [block[field] for field in ("source", "target") if block.get(field)]
    return {"kind": KIND_WORDS[block["kind"]][0], "name": name, "passages": [*named, *passages]}
