"""Topics, tags and series in the admin."""

import pytest

from articles import publishing
from articles.models import Series, Tag, Topic
from tests.articles.factories import edit, make_live_article
from tests.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client):
    person = make_person("author")
    client.force_login(person)
    return person


@pytest.fixture
def publisher(client):
    person = make_person("publisher")
    client.force_login(person)
    return person


class TestLabels:
    """Topics, tags and series show on live pages as they are now."""

    SLEEP = ({"slug": "sleep", "name": "Sleep"},)

    @pytest.mark.parametrize("kind", ["topic", "tag"])
    def test_another_name_keeps_the_address_and_every_link_to_it(self, client, publisher, kind):
        article = make_live_article(slug="naps", **{f"{kind}s": list(self.SLEEP)})
        label = getattr(article, f"{kind}s").get()
        client.post(f"/admin/articles/{kind}/{label.pk}/change/", {"name": "Rest", "slug": "rest", "description": ""})
        label.refresh_from_db()
        assert (label.name, label.slug) == ("Rest", "sleep")
        assert client.get(f"/{kind}s/sleep/").status_code == 200
        edit(article, title="Other naps")
        assert publishing.restore(article=article, number=1, by=publisher).number == 3

    @pytest.mark.parametrize("kind", ["topic", "tag", "series"])
    def test_authors_add_them_and_leave_changing_them_to_publishers(self, client, author, kind):
        name = "title" if kind == "series" else "name"
        client.post(f"/admin/articles/{kind}/add/", {name: "Sleep", "slug": "sleep", "description": ""})
        label = {"topic": Topic, "tag": Tag, "series": Series}[kind].objects.get()
        response = client.post(f"/admin/articles/{kind}/{label.pk}/change/", {name: "Call 900", "slug": "x"})
        assert response.status_code == 403
        label.refresh_from_db()
        assert str(getattr(label, name)) == "Sleep"
