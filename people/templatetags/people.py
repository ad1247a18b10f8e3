"""How pages show contacts and departments."""

from django import template

from people.contacts import mask_contact

register = template.Library()


@register.filter
def masked_contact(contact) -> str:
    """A mail address or mobile number as only its owner recognises it."""
    return mask_contact(contact or "")


@register.filter
def said_name(department) -> str:
    """The department's name in the reader's language."""
    return department.said("name") if department else ""
