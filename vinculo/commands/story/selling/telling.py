"""Tells how the studio of the story sells, agrees and earns."""

from vinculo.commands.story.client import ClientStory
from vinculo.commands.story.reading import read_selling
from vinculo.commands.story.selling.agreeing import tell_agreements
from vinculo.commands.story.selling.earning import Earning
from vinculo.commands.story.selling.winning import Winning
from vinculo.commands.story.times import Times


def tell_selling(stories: dict[str, ClientStory], times: Times) -> None:
    winning = Winning(read_selling("winning"), stories, times)
    winning.tell()
    Earning(read_selling("earning"), stories, winning.opportunities, times).tell()
    tell_agreements(read_selling("agreeing"), stories, times)
