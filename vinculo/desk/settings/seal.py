"""The certificate that our seal is made with: that in use, those before it, a new one, one from elsewhere."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vinculo.documents.models import Certificate
from vinculo.documents.sealing import certificates
from vinculo.documents.sealing.making import NotUsable
from vinculo.people.permissions import may_administer, only
from vinculo.web.toasts import toast

LARGEST = 100_000
WHY: dict[str, str | Promise] = {
    "file": gettext_lazy("The file cannot be opened: another kind of file, or another pass phrase."),
    "key": gettext_lazy("There is no certificate with its key in it."),
    "time": gettext_lazy("The certificate is not valid now."),
    "usage": gettext_lazy("This certificate is not meant for signing."),
    "known": gettext_lazy("This certificate is here already."),
}


class BringForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Certificate with its key (.p12 or .pfx)"), max_length=200,
        widget=forms.FileInput(attrs={"accept": ".p12,.pfx,application/x-pkcs12"}),
    )  # fmt: skip
    pass_phrase = forms.CharField(
        label=gettext_lazy("Its pass phrase"), required=False, strip=False, max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


@only(may_administer)
@require_http_methods(["GET", "HEAD", "POST"])
def seal(request: HttpRequest) -> HttpResponse:
    """Shows them; a POST brings one."""
    form = BringForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["file"].read(LARGEST)
        try:
            certificates.bring(content, form.cleaned_data["pass_phrase"], by=request.user, at=timezone.now())
        except NotUsable as why:
            form.add_error("file", str(WHY[why.reason]))
        else:
            toast(request, _("The certificate is in use now. What was sealed before is checked as before."))
            return redirect("settings:seal")
    now = timezone.now()
    context: dict[str, Any] = {
        "form": form,
        "current": certificates.current(at=now),
        "authority": certificates.authority(at=now),
        "old": Certificate.objects.filter(retired_at__isnull=False).select_related("retired_by"),
        "now": now,
    }
    return render(request, "settings/seal.html", context)


@only(may_administer)
@require_POST
def make_seal(request: HttpRequest) -> HttpResponse:
    """The first one, or a new one in its place."""
    certificates.make(by=request.user, at=timezone.now())
    toast(request, _("A new certificate is in use. What was sealed before is checked as before."))
    return redirect("settings:seal")


@only(may_administer)
@require_POST
def retire_seal(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Certificate, pk=pk)
    if certificates.retire(found, by=request.user, at=timezone.now()):
        toast(request, _("“%(name)s” is retired: it seals nothing more.") % {"name": found.name})
    return redirect("settings:seal")


@only(may_administer)
@require_safe
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """The certificate without its key, for others to check with."""
    found = get_object_or_404(Certificate, pk=pk)
    if not found.certificate:
        raise Http404
    response = HttpResponse(found.certificate, content_type="application/x-pem-file")
    response.headers["Content-Disposition"] = f'attachment; filename="certificate-{found.fingerprint[:12]}.pem"'
    return response
