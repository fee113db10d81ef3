"""The admin speaks Swedish unless a member of staff prefers another language."""

from django.urls import reverse
from wagtail.users.models import UserProfile

HOME = reverse("wagtailadmin_home")


def test_the_admin_and_its_log_in_are_swedish_whatever_the_browser_asks_for(client, staff):
    english = {"Accept-Language": "en"}
    assert '<html lang="sv"' in client.get(reverse("wagtailadmin_login"), headers=english).text
    client.force_login(staff("Redaktör"))
    assert '<html lang="sv"' in client.get(HOME, headers=english).text


def test_staff_can_prefer_english_for_themselves(client, staff):
    user = staff("Redaktör")
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    assert '<html lang="en"' in client.get(HOME).text
