"""
One of everything about Café Luna, for tests that go through all routes, forms and pages.

A route whose address has a part that nobody here can fill fails those tests: add the record to `make_everything` and
its id to `_ids`.
"""

import uuid
from dataclasses import dataclass, field
from typing import Any

from tests.trust.around import make_around_the_client, make_engine, make_import_runs, make_said
from tests.trust.asked import ids_of_asked, make_asked
from tests.trust.beginning import ids_of_beginning, make_beginning
from tests.trust.binned import ids_of_binned, make_binned
from tests.trust.brought import ids_of_brought, make_brought
from tests.trust.coming_in import ids_of_coming_in, make_coming_in
from tests.trust.connected import ids_of_connected, make_connected
from tests.trust.contracts import ids_of_contracts, make_contracts
from tests.trust.effort import ids_of_effort, make_effort
from tests.trust.ending import ids_of_ending, make_ending
from tests.trust.files import ids_of_files, make_files
from tests.trust.hearing import ids_of_hearing, make_hearing
from tests.trust.house import make_house
from tests.trust.invoicing import ids_of_invoicing, make_invoicing
from tests.trust.letters import ids_of_letters, make_letters
from tests.trust.lists import ids_of_lists, make_lists
from tests.trust.meeting import ids_of_meetings, make_meetings
from tests.trust.paper_trail import ids_of_paper_trail, make_paper_trail
from tests.trust.post import ids_of_post, make_post
from tests.trust.programs import ids_of_programs, make_programs
from tests.trust.quoting import ids_of_quotes, make_quotes
from tests.trust.reporting import ids_of_reporting, make_reporting
from tests.trust.selling import ids_of_selling, make_selling
from tests.trust.signed import ids_of_signed, make_signed
from tests.trust.strangers import ids_of_strangers, make_strangers
from tests.trust.threads import ids_of_threads, make_threads
from tests.trust.told import ids_of_told, make_told
from tests.trust.trouble import ids_of_trouble, make_trouble
from tests.trust.tuned import ids_of_tuned, make_tuned
from tests.trust.vouching import ids_of_vouching, make_vouching
from tests.trust.whole import ids_of_whole, make_whole
from tests.trust.work import make_ledgers, make_work
from tests.world import World, make_person, make_world
from vinculo.people.models import Person, Role
from vinculo.projects.models import ProjectMember

ABSENT = 987_654_321


@dataclass
class Everything:
    world: World
    olga: Person  # a guest on the project of the other client
    records: dict[str, Any]
    ids: dict[tuple[str, str], Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)  # what a copy is asked before it has its records
        return self.records[name] if name in self.records else getattr(self.world, name)

    def fill(self, route: str, part: str) -> Any:
        """What belongs into a part of an address: by route, else by section. What ages is made when it is asked for."""
        section = route.partition(":")[0]
        for place in ((route, part), (section, part)):
            if place in self.ids:
                found = self.ids[place]
                return found() if callable(found) else found
        raise LookupError(f"{route}: say in tests/trust/everything.py what <{part}> may be")


def make_everything() -> Everything:
    world = make_world()
    olga = make_person("Olga Ruiz", Role.GUEST)
    ProjectMember.objects.create(project=world.workshop, person=olga)
    parts = [
        make_house(world),
        make_around_the_client(world),
        make_said(world),
        make_work(world, world.shop),
        make_ledgers(world),
        make_engine(world),
        make_import_runs(world),
        make_beginning(world),
        make_trouble(world),
        make_letters(world),
        make_meetings(world),
        make_binned(world),
        make_files(world),
        make_effort(world),
        make_ending(world),
        make_paper_trail(world),
        make_coming_in(world),
        make_asked(world),
        make_programs(world),
        make_signed(world),
        make_post(world),
        make_threads(world),
        make_told(world),
        make_hearing(world),
        make_invoicing(world),
        make_quotes(world),
        make_selling(world),
        make_whole(world),
        make_lists(world),
        make_brought(world),
        make_tuned(world),
        make_vouching(world),
        make_strangers(world),
        make_contracts(world),
        make_connected(world),
        make_reporting(world),
    ]
    records = {name: record for part in parts for name, record in part.items()}
    assert len(records) == sum(map(len, parts)), "two parts give a record the same name"
    everything = Everything(world, olga, records)
    everything.ids = _ids(everything)
    return everything


def _ids(all_: Everything) -> dict[tuple[str, str], Any]:
    settings = {
        ("settings:remove_day_off", "pk"): all_.holiday.pk,
        ("settings:team", "pk"): all_.north.pk,
        ("settings:remove_team", "pk"): all_.north.pk,
        ("settings:send_again", "pk"): all_.invitation.pk,
        ("settings:withdraw", "pk"): all_.invitation.pk,
        ("settings:try_job_again", "pk"): all_.failed.pk,
        ("settings", "pk"): all_.zofia.pk,
    }
    door = {
        ("people:invitation", "pk"): all_.invitation.pk,
        ("people:invitation", "secret"): all_.secret,
        ("people:end_session", "pk"): all_.session.pk,
        ("account_reset_password_from_key", "uidb36"): "1",
        ("account_reset_password_from_key", "key"): "no-such-key",
        ("mfa_edit_webauthn", "pk"): all_.passkey.pk,
        ("mfa_remove_webauthn", "pk"): all_.passkey.pk,
    }
    return {
        **settings,
        **door,
        ("clients", "pk"): all_.luna.pk,
        ("clients", "relation"): all_.relation.pk,
        ("clients:remove_view", "pk"): all_.view.pk,
        ("projects:remove_view", "pk"): all_.projects_view.pk,
        ("contacts", "pk"): all_.ana.pk,
        ("contacts", "note"): all_.note.pk,
        ("contacts", "on"): all_.day.pk,
        ("contacts:edit_role", "pk"): all_.role.pk,
        ("contacts:leave", "pk"): all_.role.pk,
        ("contacts:come_back", "pk"): all_.role.pk,
        ("log", "pk"): all_.talk.pk,
        ("promises", "pk"): all_.promise.pk,
        ("questions", "pk"): all_.question.pk,
        ("expectations", "pk"): all_.expectation.pk,
        ("news", "pk"): all_.news.pk,
        ("obligations", "pk"): all_.obligation.pk,
        ("obligations:ledger", "pk"): all_.shop.pk,
        ("changes", "pk"): all_.change.pk,
        ("changes:explain", "pk"): all_.change_refused.pk,
        ("changes:reopen", "pk"): all_.change_refused.pk,
        ("changes:sign", "pk"): all_.change_accepted.pk,
        ("changes:began", "pk"): all_.change_accepted.pk,
        ("changes:of_project", "pk"): all_.shop.pk,
        ("decisions", "pk"): all_.decision.pk,
        ("projects", "pk"): all_.shop.pk,
        ("projects", "milestone_pk"): all_.milestone.pk,
        ("projects", "member_pk"): all_.member.pk,
        ("plan", "pk"): all_.shop.pk,
        ("plan", "task_pk"): all_.task.pk,
        ("plan", "step_pk"): all_.step.pk,
        ("plan", "link_pk"): all_.link.pk,
        ("plan", "stage_pk"): all_.part.pk,
        ("plan", "milestone_pk"): all_.milestone.pk,
        ("plan", "baseline_pk"): all_.baseline.pk,
        ("today", "pk"): all_.nudge.pk,
        ("imports", "pk"): all_.run.pk,
        ("imports:apply", "pk"): all_.run_to_apply.pk,
        ("imports:cancel", "pk"): all_.run_to_cancel.pk,
        ("imports:undo", "pk"): all_.run_to_undo.pk,
        ("practices", "code"): "TALK-01",
        **ids_of_beginning(all_),
        **ids_of_trouble(all_),
        **ids_of_quotes(all_),
        **ids_of_letters(all_),
        **ids_of_meetings(all_),
        **ids_of_binned(all_),
        **ids_of_files(all_),
        **ids_of_effort(all_),
        **ids_of_ending(all_),
        **ids_of_paper_trail(all_),
        **ids_of_coming_in(all_),
        **ids_of_asked(all_),
        **ids_of_programs(all_),
        **ids_of_selling(all_),
        **ids_of_signed(all_),
        **ids_of_post(all_),
        **ids_of_threads(all_),
        **ids_of_told(all_),
        **ids_of_hearing(all_),
        **ids_of_invoicing(all_),
        **ids_of_vouching(all_),
        **ids_of_strangers(all_),
        **ids_of_contracts(all_),
        **ids_of_connected(all_),
        **ids_of_reporting(all_),
        **ids_of_whole(all_),
        **ids_of_lists(all_),
        **ids_of_brought(all_),
        **ids_of_tuned(all_),
    }


def absent(value: Any) -> Any:
    """Of the same kind as the part of an address, and nobody's."""
    if isinstance(value, int):
        return ABSENT
    return uuid.UUID(int=ABSENT) if isinstance(value, uuid.UUID) else "no-such-thing"
