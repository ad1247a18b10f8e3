"""What a person was told: the page under the bell, and the end of mails about a letter."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interaction.actions import notices as actions
from interaction.forms.news import MatterForm
from interaction.mail_tokens import WatchMail, read_end_token
from interaction.queries import notices as queries
from people.refusals import NotAllowed

PER_PAGE = 15


@login_required
@require_safe
def notices(request):
    """Everything this account was told of, by matter, the unread ones first."""
    page = Paginator(queries.matters(request.user), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "matters": queries.shown(request.user, page.object_list)}
    return render(request, "notices/notices.html", context)


@login_required
@require_POST
def read(request):
    """Marks a matter as read, and opens its page where that was asked for."""
    form = MatterForm(request.POST)
    key = form.cleaned_data["matter"] if form.is_valid() else ""
    address = queries.address_of_matter(request.user, key)
    told = queries.told_of(request.user, key)
    if not key or not told.exists():
        raise NotAllowed()
    actions.mark_read(told)
    if form.cleaned_data["open"] and address:
        return redirect(address)
    return redirect("interaction:notices")


@login_required
@require_POST
def read_all(request):
    """Marks everything as read."""
    actions.mark_read(queries.told_all(request.user))
    messages.success(request, _("Everything is marked as read."))
    return redirect("interaction:notices")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def mail_end(request, token):
    """Ends the mails the token names; programs of mail press it by themselves (RFC 8058), so no form token."""
    mails = read_end_token(token)
    if mails is None:
        raise NotAllowed()
    done = request.method == "POST"
    if done:
        actions.end_mail(mails)
    return render(request, "notices/mail_end.html", {"done": done, "watched": isinstance(mails, WatchMail)})
