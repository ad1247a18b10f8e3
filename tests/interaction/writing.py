"""A citizen who writes letters: the answers of each channel's form, and a client that goes through the steps."""

from urllib.parse import parse_qs, urlsplit

from django.test import Client

from interaction.models import Submission

ENQUIRY = (
    {"kind": "question", "title": "小区东门的路灯坏了", "body": "东门两盏路灯不亮已经一周，晚上看不清路，请尽快修好。"},
    {"department": "", "item": ""},
    {"name": "朱小明", "phone": "13800138000", "mail": "", "address": "", "wants_public": "yes"},
)
MAILBOX = (ENQUIRY[0], {"name": "朱小明", "phone": "13800138000", "unit": "", "wants_public": "no"})
SUGGESTION = (
    {"title": "建议增设公交站", "cause": "新小区门口没有公交站，老人要走一公里。", "body": "在北门增设一个站点。"},
    {"department": ""},
    {"name": "朱小明", "phone": "13800138000", "wants_public": "yes"},
)
COMPLAINT = (
    {"kind": "complaint", "respondent": "某某超市", "respondent_address": "", "place": "", "department": ""},
    {"title": "买到过期的牛奶", "body": "昨天在超市买的牛奶已经过期三天，拒绝退款。", "claim": "退款"},
    {"name": "朱小明", "phone": "13800138000", "mail": "", "address": ""},
)
CORRECTION = (
    {"page": "http://testserver/help/", "kind": "typo", "body": "第二段里有一个错别字，请改正。", "mail": ""},
)
FORMS = {
    "enquiry": ENQUIRY,
    "mailbox": MAILBOX,
    "suggestion": SUGGESTION,
    "complaint": COMPLAINT,
    "correction": CORRECTION,
}


def key_in(response) -> str:
    """The key in the address a step leads to."""
    return parse_qs(urlsplit(response["Location"]).query)["draft"][0]


def begin(client: Client, address: str) -> str:
    """Opens the form and returns the key it carries."""
    return client.get(address).context["key"]


def fill(client: Client, channel: str, steps=None, *, address: str = "") -> str:
    """Goes through all steps; returns the form's key with everything kept."""
    address = address or f"/{channel}/new/"
    key = begin(client, address)
    for number, answers in enumerate(steps or FORMS[channel]):
        response = client.post(address, {"key": key, "step": number, "go": "next", **answers})
        assert response.status_code == 302, response.context["errors"]
    return key


def send(client: Client, channel: str, key: str, *, address: str = "", **more):
    """Presses "Send the letter" on the check page."""
    return client.post(address or f"/{channel}/new/", {"key": key, "send": "1", **more})


def written(client: Client, channel: str, steps=None, **more) -> Submission:
    """A letter that was filled in and sent, as it stands in the database."""
    response = send(client, channel, fill(client, channel, steps), **more)
    assert response.status_code == 302
    return Submission.objects.latest("pk")
