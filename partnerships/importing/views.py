"""The admin's way to import rows: paste or upload, look at what would come of it, import."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from partnerships.importing import saving, tables
from partnerships.importing.checking import Check, check
from partnerships.importing.columns import KINDS, Kind
from partnerships.importing.template import MEDIA_TYPE, workbook
from partnerships.models import PartnershipPage
from samverkan.users.models import User


class ImportForm(forms.Form):
    """A table, pasted or as a file. The file is read into the field for pasting."""

    table = forms.CharField(
        label=gettext_lazy("Paste the rows here, with their headings"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false", "wrap": "off"}),
    )
    file = forms.FileField(
        label=gettext_lazy("Or choose a file"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy("An Excel workbook (.xlsx) or CSV, at most 2 MB and 500 rows."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
    )
    seen = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    lines: list[tables.Line]

    def clean(self) -> dict[str, Any]:
        """Read the table; what is wrong with it as a whole is said at its field."""
        data = super().clean() or self.cleaned_data
        upload: UploadedFile | None = data.get("file")
        self.lines = []
        try:
            if upload:
                if (upload.size or 0) > tables.MOST_BYTES:
                    raise tables.NoTable(_("The file is too large: at most 2 MB."))
                self.lines = tables.read_file(upload.read())
            else:
                self.lines = tables.read_text(data.get("table") or "")
        except tables.NoTable as fault:
            self.add_error("file" if upload else "table", str(fault))
        return data

    @property
    def text(self) -> str:
        """The table as it can be corrected and posted again."""
        is_file = bool(self.cleaned_data.get("file"))
        return tables.as_text(self.lines) if is_file else self.cleaned_data.get("table", "")


def find(request: HttpRequest, page_id: int, name: str) -> tuple[PartnershipPage, Kind]:
    """The page and the kind of row that an address names.

    Raises:
        Http404: there is no such partnership or kind.
        PermissionDenied: the user may not change the page's rows.
    """
    page = get_object_or_404(PartnershipPage, pk=page_id)
    if not request.user.is_authenticated or not saving.may_change(page, request.user):
        raise PermissionDenied
    if name not in KINDS:
        raise Http404("No such kind of row")
    return page, KINDS[name]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def import_rows(request: HttpRequest, page_id: int, name: str) -> HttpResponse:
    """Ask for a table, tell what would come of it, and on the second post save it."""
    page, kind = find(request, page_id, name)
    if request.method != "POST":
        return answer(request, page, kind, ImportForm())
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return answer(request, page, kind, form, status=422)
    is_final = request.POST.get("act") == "import" and not form.cleaned_data["file"]
    if not is_final:
        return preview(request, page, kind, form)
    user = request.user
    if not isinstance(user, User):
        raise PermissionDenied
    try:
        result = saving.add_rows(page, kind, form.lines, user, form.cleaned_data["seen"])
    except saving.Changed:
        message = _("Somebody has changed the page meanwhile. Look through the rows once more.")
        messages.warning(request, message)
        return preview(request, page, kind, form, status=409)
    if not result.can_import:
        return answer(request, page, kind, form, result, status=422)
    number = len(result.new)
    messages.success(
        request,
        ngettext(
            "%(number)d row was added to the draft. Nothing is published yet.",
            "%(number)d rows were added to the draft. Nothing is published yet.",
            number,
        )
        % {"number": number},
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


def preview(
    request: HttpRequest, page: PartnershipPage, kind: Kind, form: ImportForm, status: int = 200
) -> HttpResponse:
    """Tell what would come of the table."""
    result = check(kind, form.lines, saving.draft_of(page))
    return answer(request, page, kind, form, result, 422 if result.faults else status)


def answer(
    request: HttpRequest,
    page: PartnershipPage,
    kind: Kind,
    form: ImportForm,
    result: Check | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page, with what was posted to be corrected."""
    seen = str(page.latest_revision_id or "")
    shown = form
    if result is not None:
        shown = ImportForm(initial={"table": form.text, "seen": seen})
    kinds = [
        {
            "label": each.label,
            "url": reverse("partnership_import", args=[page.pk, each.name]),
            "is_current": each is kind,
        }
        for each in KINDS.values()
    ]
    context = {
        "page": page,
        "kind": kind,
        "kinds": kinds,
        "form": shown,
        "result": result,
        "left_out": len(result.rows) - len(result.new) if result else 0,
    }
    return render(request, "partnerships/importing/import.html", context, status=status)


@require_safe
def template(request: HttpRequest, page_id: int, name: str) -> HttpResponse:
    """The workbook to fill in."""
    _page, kind = find(request, page_id, name)
    response = HttpResponse(workbook(kind), content_type=MEDIA_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{kind.name}.xlsx"'
    return response
