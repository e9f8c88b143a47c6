"""The tags of the look. Each gets plain values and answers finished markup; none knows a model."""

from django import template

from vinculo.web import dates, glyphs, plates
from vinculo.web.date_rail import date_rail
from vinculo.web.day_rail import day_rail
from vinculo.web.health_line import health_line
from vinculo.web.outward import outward
from vinculo.web.promise import promise_chip
from vinculo.web.ribbon import year_ribbon

register = template.Library()

register.simple_tag(glyphs.icon)
register.simple_tag(glyphs.season)
register.simple_tag(glyphs.weather)
register.simple_tag(glyphs.state)
register.simple_tag(plates.avatar)
register.simple_tag(plates.org)
register.simple_tag(promise_chip)
register.simple_tag(date_rail)
register.simple_tag(year_ribbon)
register.simple_tag(health_line)
register.simple_tag(day_rail)

register.filter(plates.initials)
register.filter(plates.hue)
register.filter(dates.day)
register.filter(dates.day_month)
register.filter(dates.day_long)
register.filter(dates.day_near)
register.filter(dates.month)
register.filter(dates.clock)
register.filter(dates.moment)
register.filter(outward)
