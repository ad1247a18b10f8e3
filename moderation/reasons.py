"""Why something is not accepted or not published (CHANNELS.md): a label, and what the author can do next."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """One reason in both languages: a label for lists and a whole sentence to the author."""

    code: str
    label: str
    label_en: str
    sentence: str
    sentence_en: str
    conceals: bool = False


REPORTED = "reported"  # what a rule hides after several reports; no moderator chooses it

# The most used come first: the desk gives the first nine a number key.
REASONS = (
    Words(
        "too-vague",
        "内容不够具体",
        "Too vague to act on",
        "内容还不够具体，我们暂时无法办理；请补充时间、地点、涉及的单位和您的具体诉求，修改后再次提交。",
        "The text is not specific enough for us to act on; please add when, where, which office and what you "
        "ask for, and send it again.",
    ),
    Words(
        "insult",
        "侮辱或人身攻击",
        "Insult or attack",
        "内容含有侮辱或人身攻击的用语，不能公开；请保留事实和诉求，换一种说法后再次提交，我们会认真办理。",
        "The text contains insults or personal attacks and cannot be published; please keep the facts and "
        "your request, put them in other words and send it again, and we will look into it.",
    ),
    Words(
        "privacy",
        "涉及他人隐私",
        "Someone's privacy",
        "内容含有他人的姓名、电话、住址等个人信息，为保护隐私不能公开；请删去这些信息后再次提交。",
        "The text contains personal details of somebody else, such as name, phone or address, and is not "
        "published to protect them; please leave these out and send it again.",
        conceals=True,
    ),
    Words(
        "advertising",
        "广告",
        "Advertising",
        "内容含有广告或推广信息，不能公开；如果您另有问题要问，请删去推广内容后再次提交。",
        "The text contains advertising and cannot be published; if you have a question, please remove the "
        "advertising and send it again.",
    ),
    Words(
        "wrong-channel",
        "请改走其他栏目",
        "Wrong channel",
        "这件事由本站的其他栏目办理更合适；请从首页的“我该找谁”选择对应栏目，把原来的内容提交到那里。",
        "Another channel of this site fits this matter better; please choose it from “Which door?” on the "
        "home page and send your text there.",
    ),
    Words(
        "not-our-remit",
        "不属于本级政府职责",
        "Not this government's remit",
        "您反映的事项不属于本区政府的职责范围；请向主管的机关或单位反映，也可以拨打 12345 询问由谁负责。",
        "This matter is outside the remit of this district government; please write to the body in charge, "
        "or call 12345 and ask who that is.",
    ),
    Words(
        "same-matter-pending",
        "同一事项正在办理",
        "Same matter pending",
        "同一事项正在办理中，无需重复提交；您可以用已有的编号和查询码查看进度，有补充情况请写在原事项里。",
        "The same matter is already being handled, so there is no need to send it again; look up its "
        "progress with your number and query code, and add anything new there.",
    ),
    Words(
        "unlawful",
        "含违法内容",
        "Unlawful content",
        "内容含有法律法规禁止发布的信息，不能公开；请修改后再次提交，如对处理有异议可以申诉，由另一位审核员复核。",
        "The text contains something the law forbids to publish; please change it and send it again, or "
        "appeal and a second moderator will look at it.",
        conceals=True,
    ),
    Words(
        "emergency",
        "紧急情况，请立即拨打电话",
        "Emergency: please call now",
        "您反映的情况可能危急，请立即拨打电话：报警 110、火警 119、急救 120；网上留言不能保证及时处理。",
        "This may be an emergency, so please call at once: police 110, fire 119, ambulance 120; a message on "
        "this site may be read too late.",
    ),
    Words(
        "court-route",
        "应走诉讼、仲裁或复议途径",
        "Court, arbitration or review is the way",
        "您反映的事项应当通过诉讼、仲裁或行政复议解决，这里无法代为裁断；请向有管辖权的法院、仲裁机构提出，或"
        "在本站“行政复议申请”提交，并留意法定期限。",
        "This matter is decided by a court, by arbitration or by administrative review, and we cannot decide "
        "it here; please turn to the body in charge, or use “Administrative review request” on this site, "
        "and mind the legal time limits.",
    ),
    Words(
        "closed-case",
        "事项已办结",
        "Closed or final case",
        "同一事项已经作出最终答复；如果您有新的事实或材料，请写明新的情况后再次提交。",
        "This case has already had its final answer; if you have new facts or documents, please describe "
        "what is new and send it again.",
    ),
    Words(
        "identity-missing",
        "身份信息缺失或不实",
        "Identity missing or false",
        "办理这类事项需要真实的身份信息，目前缺失或核对不符；请核对姓名和证件号码后再次提交，这些信息不会公开。",
        "This kind of matter needs a true identity, which is missing or does not match; please check name "
        "and ID number and send it again. They are never published.",
    ),
    Words(
        "secret",
        "涉及国家秘密或商业秘密",
        "State or trade secret",
        "内容可能涉及国家秘密或商业秘密，不能公开；请删去相关内容后再次提交，或直接与主管部门联系。",
        "The text may touch a state or trade secret and cannot be published; please leave that part out and "
        "send it again, or contact the department in charge directly.",
        conceals=True,
    ),
    Words(
        "discipline",
        "属于纪检监察事项",
        "Discipline matter",
        "您反映的是党员、公职人员的纪律或职务违法问题，应由纪检监察机关受理；请拨打 12388 或到其举报网站反映"
        "，您的身份会受到保护。",
        "This is about the discipline or duty of officials, which the discipline and supervision bodies "
        "handle; please call 12388 or use their own site, where your identity is protected.",
    ),
    Words(
        "link-only",
        "只有链接或转贴内容",
        "Link or copied text instead of facts",
        "内容只有链接或转贴的文字，没有写明事实；请用自己的话写清发生了什么、您希望解决什么，再次提交。",
        "The text is only a link or copied words and states no facts; please say in your own words what "
        "happened and what you ask for, and send it again.",
    ),
    Words(
        REPORTED,
        "多人举报，等待核查",
        "Reported by several people, being checked",
        "这段内容被多人举报，已暂时隐藏，等待审核员核查；核查无误会立即恢复显示，您也可以申诉说明情况。",
        "Several people have reported this text, so it is hidden until a moderator has checked it; if nothing is wrong "
        "with it, it is shown again at once. You may also appeal and explain.",
    ),
)
