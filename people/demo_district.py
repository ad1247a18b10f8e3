"""The demo's departments and accounts as plain rows."""

from people.models import Department, Role

Kind = Department.Kind

# slug, kind, name, English name, duties
DEPARTMENTS = (
    (
        "government",
        Kind.GOVERNMENT,
        "崂山区人民政府",
        "People's Government of Laoshan District",
        "统筹全区经济社会发展和公共服务，督促各部门办理群众来信。",
    ),
    (
        "office",
        Kind.DEPARTMENT,
        "区政府办公室",
        "General Office of the District Government",
        "协调区政府日常工作，承办区长信箱，分派不属于单一部门的来信。",
    ),
    (
        "approval",
        Kind.DEPARTMENT,
        "行政审批服务局",
        "Administrative Approval and Service Bureau",
        "办理企业登记和各类行政许可，推进一次办好。",
    ),
    (
        "service-centre",
        Kind.INSTITUTION,
        "政务服务中心",
        "Government Service Centre",
        "管理政务大厅窗口，提供咨询、取号和帮办服务。",
    ),
    ("commerce", Kind.DEPARTMENT, "商务局", "Commerce Bureau", "负责商贸流通、市场供应、家政服务和对外贸易。"),
    (
        "ecology",
        Kind.STATIONED,
        "生态环境分局",
        "Ecology and Environment Sub-bureau",
        "监督大气、水和噪声污染防治，处理环境投诉。",
    ),
    (
        "housing",
        Kind.DEPARTMENT,
        "住房和城乡建设局",
        "Housing and Urban-Rural Development Bureau",
        "负责住房保障、老旧小区改造、物业管理和城乡建设。",
    ),
    (
        "enforcement",
        Kind.DEPARTMENT,
        "综合行政执法局",
        "Comprehensive Administrative Enforcement Bureau",
        "负责市容秩序、违法建设、占道经营和养犬管理的执法。",
    ),
    (
        "agriculture",
        Kind.DEPARTMENT,
        "农业农村局",
        "Agriculture and Rural Affairs Bureau",
        "负责乡村振兴、农村人居环境和茶叶等特色农业。",
    ),
    (
        "union",
        Kind.INSTITUTION,
        "总工会",
        "Federation of Trade Unions",
        "维护职工权益，开展法律援助、困难帮扶和技能竞赛。",
    ),
    (
        "education",
        Kind.DEPARTMENT,
        "教育和体育局",
        "Education and Sports Bureau",
        "负责中小学和幼儿园招生、校园建设和群众体育。",
    ),
    (
        "transport",
        Kind.DEPARTMENT,
        "交通运输局",
        "Transport Bureau",
        "负责公交线路、农村公路、停车和过街设施的规划与管理。",
    ),
    (
        "scenic-area",
        Kind.DISPATCHED,
        "崂山风景区管理局",
        "Laoshan Scenic Area Administration",
        "负责景区保护、门票、游览秩序和山林防火。",
    ),
    (
        "hospital",
        Kind.INSTITUTION,
        "区人民医院",
        "District People's Hospital",
        "提供门诊、住院、急救和家庭医生签约服务。",
    ),
    (
        "first-school",
        Kind.INSTITUTION,
        "崂山区第一中学",
        "Laoshan No. 1 Middle School",
        "承担高中教育，参与全区招生咨询。",
    ),
    (
        "zhonghan",
        Kind.SUBDISTRICT,
        "中韩街道办事处",
        "Zhonghan Subdistrict Office",
        "负责辖区社区服务、市容环境和矛盾调解。",
    ),
    (
        "jinjialing",
        Kind.SUBDISTRICT,
        "金家岭街道办事处",
        "Jinjialing Subdistrict Office",
        "负责辖区社区服务、楼宇企业和金融区的公共秩序。",
    ),
    (
        "shazikou",
        Kind.SUBDISTRICT,
        "沙子口街道办事处",
        "Shazikou Subdistrict Office",
        "负责辖区社区服务、渔港和村庄改造。",
    ),
    (
        "wanggezhuang",
        Kind.SUBDISTRICT,
        "王哥庄街道办事处",
        "Wanggezhuang Subdistrict Office",
        "负责辖区社区服务、乡村旅游和防汛防火。",
    ),
    (
        "beizhai",
        Kind.SUBDISTRICT,
        "北宅街道办事处",
        "Beizhai Subdistrict Office",
        "负责辖区社区服务、水源地保护和果品采摘。",
    ),
    (
        "sea-breeze",
        Kind.COMMUNITY,
        "海风社区（演示）",
        "Sea Breeze Community (demonstration)",
        "为居民办理证明，组织楼院议事和志愿服务。",
    ),
)

# handle, name, role, department (None: the whole district)
ACCOUNTS = (
    ("demo-citizen", "市民小朱", None, None),
    ("demo-host", "主持人小林", Role.HOST, None),
    ("demo-guest", "嘉宾小赵", Role.GUEST, "housing"),
    ("demo-guest-2", "嘉宾小钱", Role.GUEST, "transport"),
    ("demo-transcriber", "速录员小孙", Role.TRANSCRIBER, None),
    ("demo-moderator", "审核员小李", Role.MODERATOR, None),
    ("demo-moderator-2", "审核员小周", Role.MODERATOR, None),
    ("demo-dispatcher", "分派员小吴", Role.DISPATCHER, None),
    ("demo-officer", "经办员小郑", Role.OFFICER, "housing"),
    ("demo-officer-2", "经办员小沈", Role.OFFICER, None),
    ("demo-approver", "审批人小王", Role.APPROVER, "housing"),
    ("demo-approver-2", "审批人小韩", Role.APPROVER, None),
    ("demo-supervisor", "督办员小冯", Role.SUPERVISOR, None),
    ("demo-producer", "策划员小陈", Role.PRODUCER, None),
    ("demo-producer-2", "策划员小蒋", Role.PRODUCER, None),
    ("demo-auditor", "审计员小褚", Role.AUDITOR, None),
    ("demo-admin", "管理员小卫", Role.ADMIN, None),
)

# Who is told by mail what becomes of their cases; the address reaches nobody.
MAIL = {"demo-citizen": "xiaozhu@example.org"}
