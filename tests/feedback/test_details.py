"""What the resident was looking for: kept whole, in any script, told to the team once."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail

from feedback.enums import Box, ContactWish, EventKind
from feedback.models import Submission
from feedback.submissions import token_for
from samverkan.outbox.models import OutgoingEmail
from tests.feedback.conftest import OWN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("worker")]

ARABIC = "متى يتم جمع النفايات؟\nأريد أن أعرف اليوم."


def test_details_are_stored_and_thanked_with_reference_and_time(
    client, details_url, details_data, mailbox
):
    sent = details_data | {"contact_wish": "email", "contact_email": "bo@example.org"}
    response = client.post(details_url, sent, headers=OWN)
    assert response.status_code == 303
    stored = Submission.objects.get()
    assert stored.text == details_data["text"]
    assert stored.contact_email == "bo@example.org"
    assert stored.detailed_at is not None
    thanks = client.get(response["Location"]).content.decode()
    assert stored.reference in thanks
    assert "7 " in thanks


def test_arabic_text_and_a_telephone_number_are_kept(client, details_url, details_data):
    sent = {"text": ARABIC, "contact_wish": "phone", "contact_phone": "070-174 06 05"}
    client.post(details_url, details_data | sent, headers=OWN)
    stored = Submission.objects.get()
    assert stored.text == ARABIC
    assert stored.contact_phone.as_e164 == "+46701740605"
    assert stored.box == Box.INBOX


def test_only_the_chosen_address_is_checked_and_kept(client, details_url, details_data):
    sent = {
        "contact_wish": "email",
        "contact_email": "bo@example.org",
        "contact_phone": "not a number",
    }
    assert client.post(details_url, details_data | sent, headers=OWN).status_code == 303
    assert Submission.objects.get().contact_phone == ""


def test_without_a_wish_for_contact_no_address_is_kept(client, details_url, details_data):
    sent = {"contact_email": "bo@example.org", "contact_phone": "070-174 06 05"}
    client.post(details_url, details_data | sent, headers=OWN)
    stored = Submission.objects.get()
    assert stored.contact_wish == ContactWish.NONE
    assert (stored.contact_email, stored.contact_phone) == ("", "")


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"text": "x" * 4001},
        {"contact_wish": ""},
        {"contact_wish": "email", "contact_email": "bo@"},
        {"contact_wish": "email", "contact_email": ""},
        {"contact_wish": "phone", "contact_phone": "12"},
    ],
)
def test_a_failed_validation_keeps_every_typed_character(client, details_url, details_data, wrong):
    sent = details_data | {"contact_email": "<bo>", "contact_phone": "&12"} | wrong
    response = client.post(details_url, sent, headers=OWN)
    form = response.context["form"]
    assert response.status_code == 422
    assert all(form[name].value() == sent[name] for name in ("text", "contact_email"))
    assert form["contact_phone"].value() == sent["contact_phone"]
    body = response.content.decode()
    assert 'href="#id_' in body
    assert "autofocus" in body
    assert 'aria-invalid="true"' in body
    assert Submission.objects.get().detailed_at is None


def test_four_thousand_characters_with_windows_line_breaks_fit(client, details_url, details_data):
    text = "\r\n".join(["x" * 79] * 50)
    assert client.post(details_url, details_data | {"text": text}, headers=OWN).status_code == 303
    assert len(Submission.objects.get().text) == 3999


def test_a_personal_number_is_warned_about_once_and_never_blocks(client, details_url, details_data):
    sent = details_data | {"text": "Mitt nummer är 19121212-1212."}
    warned = client.post(details_url, sent, headers=OWN)
    page = BeautifulSoup(warned.content, "html.parser")
    assert warned.status_code == 200
    assert page.find("textarea").text.strip() == sent["text"]
    assert page.find("input", attrs={"name": "seen_warning"})["value"] == "1"
    assert client.post(details_url, sent | {"seen_warning": "1"}, headers=OWN).status_code == 303
    assert Submission.objects.get().text == sent["text"]


def test_the_same_details_twice_are_one_message(
    client, details_url, details_data, mailbox, django_capture_on_commit_callbacks
):
    for _click in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            response = client.post(details_url, details_data, headers=OWN)
        assert response.status_code == 303
    assert Submission.objects.get().events.filter(kind=EventKind.DETAILED).count() == 1
    assert len(mail.outbox) == 1


def test_suspicion_that_is_no_longer_known_costs_no_details(client, details_url, details_data):
    Submission.objects.update(suspicions=["unheard_of"])
    assert client.post(details_url, details_data, headers=OWN).status_code == 303
    stored = Submission.objects.get()
    assert (stored.text, stored.box) == (details_data["text"], Box.INBOX)


def test_operator_is_told_when_nobody_has_a_mailbox(client, details_url, details_data, caplog):
    client.post(details_url, details_data, headers=OWN)
    assert Submission.objects.get().reference in caplog.text


def test_other_details_later_are_a_message_of_their_own(client, details_url, details_data, mailbox):
    client.post(details_url, details_data, headers=OWN)
    more = {"text": "Och glas?", "contact_wish": "email", "contact_email": "bo@example.org"}
    for _click in range(2):
        client.post(details_url, details_data | more, headers=OWN)
    first, second = Submission.objects.order_by("pk")
    assert (first.text, first.contact_wish) == (details_data["text"], "none")
    assert (second.text, second.contact_email) == ("Och glas?", "bo@example.org")
    assert (second.page, second.address) == (first.page, first.address)
    assert OutgoingEmail.objects.count() == 2


def test_details_that_belong_to_nothing_become_a_submission_of_their_own(
    client, home, details_data, mailbox
):
    response = client.post("/aterkoppling/ABCD-EFGH.forged/", details_data, headers=OWN)
    assert response.status_code == 303
    assert Submission.objects.get().text == details_data["text"]
    assert client.get(response["Location"]).status_code == 200


def test_details_of_a_deleted_answer_are_kept(client, details_url, details_data):
    Submission.objects.all().delete()
    assert client.post(details_url, details_data, headers=OWN).status_code == 303
    assert Submission.objects.get().text == details_data["text"]


@pytest.mark.parametrize(
    "path", ["/aterkoppling/x/", "/aterkoppling/x/tack/", "/aterkoppling/a.b/"]
)
def test_an_address_with_a_wrong_token_is_a_missing_page(client, home, path):
    assert client.get(path).status_code == 404


def test_the_team_gets_page_and_text_but_no_contact_data(
    client, details_url, details_data, mailbox, django_capture_on_commit_callbacks
):
    sent = {"contact_wish": "email", "contact_email": "bo@example.org"}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(details_url, details_data | sent, headers=OWN)
    [message] = mail.outbox
    stored = Submission.objects.get()
    assert message.to == [mailbox]
    assert stored.reference in message.subject
    assert "Sophämtning" in message.subject
    whole = message.subject + message.body + message.alternatives[0][0]
    assert details_data["text"] in message.body
    assert "/admin/" in message.body
    assert "bo@example.org" not in whole


def test_a_title_with_line_breaks_cannot_add_headers(
    client, asking_page, details_data, answer_data, mailbox
):
    asking_page.title = "A\nBcc: x@example.org"
    asking_page.save()
    url = client.post("/aterkoppling/", answer_data, headers=OWN)["Location"]
    client.post(url, details_data, headers=OWN)
    assert "\n" not in OutgoingEmail.objects.get().subject


def test_nobody_is_mailed_about_what_looks_like_spam(client, details_url, details_data, mailbox):
    spam = "Köp nu: http://a.example http://b.example http://c.example"
    client.post(details_url, details_data | {"text": spam}, headers=OWN)
    stored = Submission.objects.get()
    assert (stored.box, stored.suspicions) == (Box.SUSPECT, ["links"])
    assert not OutgoingEmail.objects.exists()


def test_a_fast_no_followed_by_a_written_text_is_believed(
    client, details_url, details_data, mailbox
):
    Submission.objects.update(suspicions=["too_fast"], box=Box.SUSPECT)
    client.post(details_url, details_data, headers=OWN)
    assert Submission.objects.get().box == Box.INBOX
    assert OutgoingEmail.objects.count() == 1


def test_what_staff_have_marked_as_spam_stays_there(client, details_url, details_data, mailbox):
    Submission.objects.update(box=Box.SPAM)
    client.post(details_url, details_data, headers=OWN)
    assert Submission.objects.get().box == Box.SPAM
    assert not OutgoingEmail.objects.exists()


def test_a_script_gets_fragments_of_the_same_pages(client, details_url):
    headers = OWN | {"X-Requested-With": "fetch"}
    body = client.get(details_url, headers=headers).content.decode()
    assert "<html" not in body
    assert "<h2" in body
    token = token_for(Submission.objects.get())
    assert f'action="/aterkoppling/{token}/"' in body
