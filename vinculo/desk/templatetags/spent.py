"""Minutes on a page: 1:30."""

from django import template

from vinculo.projects.timesheet import say_time

register = template.Library()
register.filter("spent", say_time)
