"""Topics, which have one name in each language."""

from django.urls import reverse

from samverkan.pages.models import Topic
from tests.factories import TopicFactory, UserFactory


def test_second_topic_of_the_same_name_is_refused_with_a_reason(client, locales):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    TopicFactory(name="Skola", slug="skola", locale=locales["sv"])
    add = f"{reverse('wagtailsnippets_pages_topic:add')}?locale=sv"
    response = client.post(add, {"name": "Skola", "slug": "skolan"})
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()
    assert client.post(f"{add[:-2]}en", {"name": "Skola", "slug": "skola"}).status_code == 302
    assert Topic.objects.count() == 2
