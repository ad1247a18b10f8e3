"""Periods counted out by hand from the State Council's notices for 2024, 2025 and 2026, each with its statute.

`days` names the days that count, as they were written out on paper; long ones give the last day alone. An act is
("pause", day), ("resume", day), ("restart", day) or ("extend", number of days).
"""

from dataclasses import dataclass
from datetime import date

HOTLINE = "山东省政务服务热线管理办法"
MARKET = "市场监督管理投诉举报处理暂行办法"
PETITION = "信访工作条例"
DISCLOSURE = "政府信息公开条例"
REVIEW = "行政复议法"
PROCEDURE = "重大行政决策程序暂行条例"
PROMISE = "默认值"


@dataclass(frozen=True)
class Case:
    """One period: the rule by channel and clock, the day of the event, what happens on the way, and its last day."""

    name: str
    channel: str
    clock: str
    law: str
    start: str
    due: str
    days: str = ""
    acts: tuple[tuple[str, str | int], ...] = ()

    @property
    def counted(self) -> list[date]:
        """The written days, as "2-13 14 24, 3-2 3": month and day, then days of the same month; the year goes on."""
        year, month, found = int(self.start[:4]), int(self.start[5:7]), []
        for word in self.days.replace(",", " ").split():
            if "-" in word:
                said, word = word.split("-")
                year, month = year + (int(said) < month), int(said)
            found.append(date(year, month, int(word)))
        return found


def answer(name: str, start: str, due: str, days: str) -> Case:
    """Five working days of an enquiry."""
    return Case(name, "enquiry", "answer", HOTLINE, start, due, days)


CASES = (
    answer("New Year 2024", "2023-12-28", "2024-01-05", "12-29, 1-2 3 4 5"),
    answer("Sunday worked before Spring Festival 2024", "2024-02-02", "2024-02-08", "4 5 6 7 8"),
    answer("New Year's Eve 2024 was a working day", "2024-02-07", "2024-02-20", "8 9 18 19 20"),
    answer("Leap day 2024", "2024-02-26", "2024-03-04", "27 28 29, 3-1 4"),
    answer("Qingming 2024", "2024-04-02", "2024-04-10", "3 7 8 9 10"),
    answer("Sunday worked before Labour Day 2024", "2024-04-26", "2024-05-07", "28 29 30, 5-6 7"),
    answer("Saturday worked after Labour Day 2024", "2024-05-08", "2024-05-14", "9 10 11 13 14"),
    answer("Dragon Boat Festival 2024", "2024-06-07", "2024-06-17", "11 12 13 14 17"),
    answer("Saturday worked before Mid-Autumn 2024", "2024-09-12", "2024-09-20", "13 14 18 19 20"),
    answer("Sunday worked before National Day 2024", "2024-09-27", "2024-10-10", "29 30, 10-8 9 10"),
    answer("Saturday worked after National Day 2024", "2024-10-09", "2024-10-15", "10 11 12 14 15"),
    answer("New Year 2025", "2024-12-30", "2025-01-07", "31, 1-2 3 6 7"),
    answer("Sunday worked before Spring Festival 2025", "2025-01-24", "2025-02-07", "26 27, 2-5 6 7"),
    answer("Saturday worked after Spring Festival 2025", "2025-02-06", "2025-02-12", "7 8 10 11 12"),
    answer("Sunday worked before Labour Day 2025", "2025-04-25", "2025-05-06", "27 28 29 30, 5-6"),
    answer("Dragon Boat Festival 2025", "2025-05-29", "2025-06-06", "30, 6-3 4 5 6"),
    answer("Sunday worked before National Day 2025", "2025-09-26", "2025-10-10", "28 29 30, 10-9 10"),
    answer("Saturday worked after National Day 2025", "2025-10-10", "2025-10-16", "11 13 14 15 16"),
    answer("Sunday worked after New Year 2026", "2025-12-30", "2026-01-07", "31, 1-4 5 6 7"),
    answer("Saturday worked before Spring Festival 2026", "2026-02-12", "2026-02-26", "13 14 24 25 26"),
    answer("Saturday worked after Labour Day 2026", "2026-04-30", "2026-05-11", "5-6 7 8 9 11"),
    answer("Dragon Boat Festival 2026", "2026-06-18", "2026-06-26", "22 23 24 25 26"),
    answer("Sunday worked before Mid-Autumn 2026", "2026-09-18", "2026-09-24", "20 21 22 23 24"),
    answer("Saturday worked after National Day 2026", "2026-09-29", "2026-10-12", "30, 10-8 9 10 12"),
    Case("To give back, over National Day 2024", "mailbox", "return", HOTLINE, "2024-09-30", "2024-10-09", "10-8 9"),
    Case("To give back, Spring Festival 2026", "suggestion", "return", HOTLINE, "2026-02-13", "2026-02-24", "14 24"),
    Case(
        "Ten more days",
        "enquiry",
        "answer",
        HOTLINE,
        "2026-02-12",
        "2026-03-11",
        "13 14 24 25 26 27 28, 3-2 3 4 5 6 9 10 11",
        (("extend", 10),),
    ),
    Case(
        "Stopped twice, once over the whole Spring Festival",
        "mailbox",
        "answer",
        HOTLINE,
        "2026-02-12",
        "2026-03-03",
        "24 27 28, 3-2 3",
        (("pause", "2026-02-13"), ("resume", "2026-02-24"), ("pause", "2026-02-25"), ("resume", "2026-02-27")),
    ),
    Case(
        "Market complaint, accepted or not",
        "complaint",
        "accept",
        MARKET,
        "2025-01-23",
        "2025-02-08",
        "24 26 27, 2-5 6 7 8",
    ),
    Case("Market complaint, 45 working days", "complaint", "handle", MARKET, "2026-02-12", "2026-04-23"),
    Case(
        "Report to be verified",
        "complaint",
        "verify",
        MARKET,
        "2024-09-23",
        "2024-10-17",
        "24 25 26 27 29 30, 10-8 9 10 11 12 14 15 16 17",
    ),
    Case("Report, 15 more days", "complaint", "verify", MARKET, "2024-09-23", "2024-11-07", acts=(("extend", 15),)),
    Case("Reporter told", "complaint", "tell", MARKET, "2025-09-30", "2025-10-14", "10-9 10 11 13 14"),
    Case("Site error over National Day 2026", "correction", "answer", PROMISE, "2026-09-30", "2026-10-10", "10-8 9 10"),
    Case("Petition, 15 days end in National Day", "petition", "notify", PETITION, "2024-09-20", "2024-10-08"),
    Case("Petition, 60 days", "petition", "handle", PETITION, "2025-12-05", "2026-02-03"),
    Case("Petition, 60 days end in Spring Festival", "petition", "handle", PETITION, "2025-12-20", "2026-02-24"),
    Case("Petition, 30 days more", "petition", "handle", PETITION, "2025-12-05", "2026-03-05", acts=(("extend", 30),)),
    Case(
        "Petition, stopped for ten days of a hearing",
        "petition",
        "notify",
        PETITION,
        "2024-11-04",
        "2024-11-29",
        acts=(("pause", "2024-11-11"), ("resume", "2024-11-21")),
    ),
    Case("Objection to a transfer", "petition", "object", PETITION, "2024-04-03", "2024-04-11", "7 8 9 10 11"),
    Case(
        "Disclosure",
        "disclosure",
        "answer",
        DISCLOSURE,
        "2026-02-12",
        "2026-03-18",
        "13 14 24 25 26 27 28, 3-2 3 4 5 6 9 10 11 12 13 16 17 18",
    ),
    Case("Disclosure, 20 more", "disclosure", "answer", DISCLOSURE, "2026-02-12", "2026-04-16", acts=(("extend", 20),)),
    Case(
        "Disclosure begins anew with the correction",
        "disclosure",
        "answer",
        DISCLOSURE,
        "2026-02-12",
        "2026-03-30",
        acts=(("restart", "2026-03-02"),),
    ),
    Case(
        "Disclosure, a third party is asked",
        "disclosure",
        "answer",
        DISCLOSURE,
        "2026-02-12",
        "2026-04-03",
        acts=(("pause", "2026-02-24"), ("resume", "2026-03-11")),
    ),
    Case("Review examined", "review", "examine", REVIEW, "2024-02-08", "2024-02-21", "9 18 19 20 21"),
    Case(
        "The example of 2026: paused 24 and 25 February, ten working days",
        "review",
        "correct",
        REVIEW,
        "2026-02-12",
        "2026-03-06",
        "13 14 26 27 28, 3-2 3 4 5 6",
        (("pause", "2026-02-24"), ("resume", "2026-02-26")),
    ),
    Case(
        "Review corrected, over two festivals",
        "review",
        "correct",
        REVIEW,
        "2026-09-17",
        "2026-10-08",
        "18 20 21 22 23 24 28 29 30, 10-8",
    ),
    Case("Review decided, over the leap day", "review", "decide", REVIEW, "2024-01-15", "2024-03-15"),
    Case("Review decided, ends in National Day 2025", "review", "decide", REVIEW, "2025-08-05", "2025-10-09"),
    Case(
        "Review, 30 more, to a Sunday",
        "review",
        "decide",
        REVIEW,
        "2024-01-15",
        "2024-04-15",
        acts=(("extend", 30),),
    ),
    Case("Summary review ends on National Day 2026", "review", "decide-summary", REVIEW, "2026-09-01", "2026-10-08"),
    Case(
        "After an interview",
        "enquiry",
        "after-interview",
        PROMISE,
        "2025-04-24",
        "2025-04-30",
        "25 27 28 29 30",
    ),
    Case("Consultation ends on New Year's Eve 2024", "consultation", "open", PROCEDURE, "2024-01-10", "2024-02-09"),
    Case("Closed by itself, ends in Labour Day", "enquiry", "close", PROMISE, "2026-04-20", "2026-05-06"),
)
