"""The paper of an agreement: looked at, sent to be signed, taken back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vinculo.agreements import sending
from vinculo.agreements.drafting import NotADraft
from vinculo.agreements.models import Agreement
from vinculo.agreements.paper import paper_of
from vinculo.desk.agreements.found import written_here
from vinculo.desk.agreements.sending_form import SendForm
from vinculo.desk.agreements.terms import closed
from vinculo.desk.signatures.forms import WithdrawForm
from vinculo.desk.team_only import team_only
from vinculo.desk.written import go_on, written
from vinculo.documents.names import disposition
from vinculo.documents.signing.asking import CannotBeAsked
from vinculo.documents.signing.freezing import CannotBeFrozen
from vinculo.documents.signing.words import why_not
from vinculo.web.toasts import toast


@require_safe
@team_only
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """As it would go out now; what was sent lies among the documents."""
    agreement = written_here(request, pk)
    answer = HttpResponse(paper_of(agreement), content_type="application/pdf")
    answer["Content-Disposition"] = disposition(f"{agreement.name}.pdf")
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def send(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = written_here(request, pk)
    initial = {"capacity": agreement.client.name, "people": [request.user.pk]}
    form = SendForm(request.POST or None, agreement=agreement, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            asked = sending.send(agreement, form.sending(), by=request.user, at=timezone.now())
        except NotADraft:
            return closed(request, agreement)
        except CannotBeAsked as why:
            form.add_error(None, str(why))
        except CannotBeFrozen as why:
            form.add_error(None, why_not(why.reason))
        else:
            written(request, agreement.client_id)
            toast(request, _("Sent to be signed. What they sign is frozen now."))
            return redirect(asked.get_absolute_url())
    return render(request, "agreements/send.html", _context(form, agreement))


def _context(form: SendForm, agreement: Agreement) -> dict[str, object]:
    return {
        "form": form, "agreement": agreement, "heading": _("Send it to be signed"),
        "missing": sending.what_is_missing(agreement), "back_url": agreement.get_absolute_url(),
    }  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = written_here(request, pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        because = form.cleaned_data["because"]
        if sending.take_back(agreement, because=because, by=request.user, at=timezone.now()):
            written(request, agreement.client_id)
            toast(request, _("It is a draft again. Everybody who was asked hears why."))
        else:
            toast(request, _("Too late: it is settled already."))
        return go_on(request, agreement.get_absolute_url())
    context = {"form": form, "heading": _("Take it back and change it"), "back_url": agreement.get_absolute_url()}
    return render(request, "signatures/withdraw.html", context)
