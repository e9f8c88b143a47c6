"""What the clients of the story were asked to say yes to, and what they said."""

import tomllib
from pathlib import Path
from typing import Any

from vinculo.access.models import Access
from vinculo.clients.acting import acting
from vinculo.commands.story.client import ClientStory
from vinculo.documents.approvals.answering import Said
from vinculo.documents.approvals.asking import Wish
from vinculo.documents.approvals.remarks import pin
from vinculo.documents.keeping import NewDocument, add_version
from vinculo.documents.models import Approval, Version
from vinculo.documents.sealing.paper import text_as_pdf
from vinculo.logbook import approved
from vinculo.logbook.approval_facts import of_milestone
from vinculo.people.models import Organization
from vinculo.projects.models import Project, ProjectContact

FOLDER = Path(__file__).parent / "approvals"


def tell_approvals(stories: dict[str, ClientStory]) -> None:
    """`stories` by name of the client."""
    for path in sorted(FOLDER.glob("*.toml")):
        told = tomllib.loads(path.read_text())
        story = stories[told["client"]]
        _Told(story, story.projects[told["project"]], told["language"]).tell(told)


class _Told:
    def __init__(self, story: ClientStory, project: Project, language: str) -> None:
        self.story, self.project, self.language = story, project, language
        self.organization = Organization.current()

    def tell(self, told: dict[str, Any]) -> None:
        for who in told["deciders"]:
            self._decides(who)
        for paper in told.get("papers", []):
            version = self._paper(paper)
            for asked in paper.get("asked", []):
                self._ask(asked, about="document", title=paper["title"], version=version)
        for asked in told.get("milestones", []):
            milestone = self.project.milestones.get(name=asked["name"])
            shown = of_milestone(milestone)
            self._ask(asked, about="milestone", title=milestone.name, milestone=milestone, shown=shown)

    def _decides(self, who: str) -> None:
        contact = self.story.contacts[who]
        ProjectContact.objects.update_or_create(
            project=self.project, contact=contact, defaults={"role": ProjectContact.Role.DECIDER}
        )
        Access.objects.get_or_create(
            contact=contact, client=self.story.client,
            defaults={"invited_at": self.story.times.at(-60), "invited_by": self.story.owner},
        )  # fmt: skip

    def _paper(self, told: dict[str, Any]) -> Version:
        """All its versions, as papers; the last of them."""
        version, by = None, self.story.people[told["by"]]
        for one in told["versions"]:
            data = text_as_pdf(one["text"], title=told["title"], language=self.language, footer="")
            to: Any = version.document if version else NewDocument(
                self.story.client, self.project, title=told["title"], audience="shared"
            )  # fmt: skip
            at, note = self.story.times.at(one["on"], "09:30"), one.get("note", "")
            version = add_version(to, data, name=told["name"], at=at, by=by, note=note)
        assert version is not None
        return version

    def _ask(self, told: dict[str, Any], **about: Any) -> None:
        times = self.story.times
        at = times.at(told["on"], "10:00")
        contacts = tuple(self.story.contacts[who] for who in told["who"])
        wish = Wish(
            client=self.story.client, project=self.project, contacts=contacts,
            note=told.get("note", ""), minutes=told.get("minutes"), due_on=times.day_or_none(told.get("due")), **about,
        )  # fmt: skip
        approval = approved.ask(wish, by=self.story.people[told["by"]], at=at, organization=self.organization)
        approval.approvers.update(told_at=at)  # nobody of the story gets letters
        if "answer" in told:
            self._answer(approval, told["answer"])

    def _answer(self, approval: Approval, told: dict[str, Any]) -> None:
        contact, at = self.story.contacts[told["who"]], self.story.times.at(told["on"], "11:00")
        actor = acting(contact, proof="code")
        approver = approval.approvers.get(contact=contact)
        type(approver).objects.filter(pk=approver.pk).update(opened_at=at)
        for page, x, y, text in told.get("remarks", []):
            pin(approval, page=page, x=x, y=y, text=text, contact=contact, actor=actor, at=at)
        said = Said(told["choice"], approval.sha256, self.language, text=told["text"])
        approved.answer(approver, said, actor=actor, at=at, organization=self.organization)
