"""Who works on it, for what each answers, and who may ask the client."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.desk.projects.forms import MemberForm
from vinculo.desk.projects.found import member_of, project_of
from vinculo.desk.team_only import team_only
from vinculo.desk.written import go_on, written
from vinculo.web.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def add(request: HttpRequest, pk: int) -> HttpResponse:
    project = project_of(request, pk)
    form = MemberForm(request.POST or None, project=project)
    if request.method == "POST" and form.is_valid():
        form.instance.project = project
        member = form.save()
        written(request, project.client_id)
        toast(request, _("%(name)s is on the project.") % {"name": member.person.name})
        return go_on(request, project.get_absolute_url())
    context = {"form": form, "heading": _("Add somebody to the project"), "back_url": project.get_absolute_url()}
    return render(request, "projects/form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@team_only
def edit(request: HttpRequest, pk: int, member_pk: int) -> HttpResponse:
    member = member_of(request, pk, member_pk)
    form = MemberForm(request.POST or None, instance=member, project=member.project)
    if request.method == "POST" and form.is_valid():
        form.save()
        written(request, member.project.client_id)
        toast(request, _("Saved."))
        return go_on(request, member.project.get_absolute_url())
    context = {"form": form, "heading": member.person.name, "back_url": member.project.get_absolute_url()}
    return render(request, "projects/member.html", {**context, "member": member})


@require_POST
@team_only
def remove(request: HttpRequest, pk: int, member_pk: int) -> HttpResponse:
    member = member_of(request, pk, member_pk)
    member.delete()
    written(request, member.project.client_id)
    toast(request, _("%(name)s is no longer on the project.") % {"name": member.person.name})
    return redirect(member.project)
