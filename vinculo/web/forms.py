"""How every form looks: label, field, hint and what is missing, tied together for those who listen."""

from typing import Any

from django.forms import BoundField, CheckboxInput, FileInput, Select, Textarea, Widget
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Input, RadioSelect
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString


class Field(BoundField):
    """A field that carries the class of its look and knows its layout."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        if look := look_of(widget):
            own = attrs.get("class") or widget.attrs.get("class", "")
            attrs["class"] = f"{look} {own}".strip()
        if widget.attrs.get("rows") == "10":  # Django's own size for every text area; people write three lines
            attrs["rows"] = "4"
        return attrs

    @property
    def hint(self) -> SafeString:
        """The help text. Markup only where it says so of itself (the list of password rules); words stay words."""
        return conditional_escape(self.help_text)

    @property
    def layout(self) -> str:
        """check, choices, select or plain: which of the field templates draws it."""
        widget = self.field.widget
        if isinstance(widget, CheckboxInput):
            return "check"
        if isinstance(widget, RadioSelect):
            return "choices"
        if isinstance(widget, Select) and not widget.allow_multiple_selected:
            return "select"
        return "plain"


def look_of(widget: Widget) -> str:
    """The CSS class of a widget; none for the ones that draw themselves."""
    if isinstance(widget, RadioSelect | CheckboxInput):
        return ""
    if isinstance(widget, Textarea):
        return "textarea"
    if isinstance(widget, Select):
        return "select"
    if isinstance(widget, FileInput):
        return "file-input"
    return "input" if isinstance(widget, Input) and not widget.is_hidden else ""


class Renderer(TemplatesSetting):
    """`FORM_RENDERER`."""

    form_template_name = "web/forms/form.html"
    formset_template_name = "web/forms/formset.html"
    field_template_name = "web/forms/field.html"
    bound_field_class = Field
