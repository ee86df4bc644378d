"""The page of an article's review links: making one, reading what came back, revoking."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_POST

from articles import review_links
from articles.forms import LinkForm
from articles.models import ReviewLink
from articles.permissions import can_edit, can_review
from clinic.refusals import NotPossible


class LinkPages:
    """Mixed into the article's ModelAdmin, beside `ArticlePages`, which finds the article and makes the page."""

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def links(self, request: HttpRequest, object_id: str) -> HttpResponse:
        article = self._article(request, object_id)
        self._check_may_share(request)
        shown_once = f"review-link-{article.pk}"
        form = LinkForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            made = form.cleaned_data
            edition = get_object_or_404(article.editions.defer("page"), number=made["number"])
            try:
                _, signed = review_links.make_link(
                    edition=edition, for_whom=made["for_whom"], days=made["days"], by=request.user
                )
            except NotPossible as error:
                messages.error(request, str(error))
            else:
                address = settings.SITE_URL + reverse("review_link", args=[signed])
                request.session[shown_once] = {"address": address, "number": edition.number}
                return redirect("admin:article_links", article.pk)
        newest = article.editions.defer("page").first()
        if newest is None:
            raise Http404
        if not form.errors:  # what was typed stays; the number on the button is today's
            typed = form.cleaned_data if form.is_bound else {}
            form = LinkForm(initial=typed | {"number": newest.number})
        links = ReviewLink.objects.filter(edition__article=article)
        return self._page(
            request,
            "links.html",
            article,
            f"Review links of “{article.title}”",
            form=form,
            made=request.session.pop(shown_once, None) if request.method == "GET" else None,  # HEAD shows nothing
            newest=newest,
            links=links.select_related("edition", "made_by", "revoked_by").prefetch_related("notes"),
        )

    @method_decorator(require_POST)
    def revoke_link(self, request: HttpRequest, object_id: str, link: int) -> HttpResponse:
        article = self._article(request, object_id)
        self._check_may_share(request)
        try:
            review_links.revoke(link=get_object_or_404(ReviewLink, pk=link, edition__article=article), by=request.user)
        except NotPossible as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "The link leads nowhere from now on.")
        return redirect("admin:article_links", article.pk)

    def _check_may_share(self, request: HttpRequest) -> None:
        if not (can_edit(request.user) or can_review(request.user)):
            raise PermissionDenied
