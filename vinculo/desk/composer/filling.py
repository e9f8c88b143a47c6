"""Beginning from a template."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vinculo.desk.composer.drawing import composer
from vinculo.desk.composer.keeping import gone
from vinculo.desk.composer.taking import form_from, keep_from
from vinculo.desk.numbers import is_number
from vinculo.desk.team_only import team_only
from vinculo.letters.fields import fill, values_for
from vinculo.letters.models import Letter, LetterTemplate
from vinculo.letters.queue import NotADraft
from vinculo.web.toasts import toast


@team_only
@require_POST
def from_template(request: HttpRequest) -> HttpResponse:
    """The template's words behind what stands there; its subject where there is none. The draft is kept."""
    form, now = form_from(request), timezone.now()
    if not form.is_valid():
        return composer(request, form)
    try:
        letter = keep_from(form, request, at=now)
    except NotADraft:
        return gone(request, form)
    pk = request.POST.get("template", "")
    template = LetterTemplate.objects.filter(pk=int(pk)).first() if is_number(pk) else None
    if template is None:
        toast(request, _("Choose a template first."))
    else:
        _fill(letter, template, request, form.readers.first)
    return redirect(letter)


def _fill(letter: Letter, template: LetterTemplate, request: HttpRequest, contact: object) -> None:
    from vinculo.clients.models import Contact

    values = values_for(
        contact=contact if isinstance(contact, Contact) else None,
        client=letter.client,
        project=letter.project,
        by=request.user,
        organization=request.desk.organization,
        today=timezone.localdate(),
    )
    letter.subject = letter.subject or fill(template.subject, values)[:300]
    letter.text = "\n\n".join(filter(None, (letter.text.strip(), fill(template.text, values).strip())))
    letter.save(update_fields=["subject", "text"])
