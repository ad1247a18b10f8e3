"""Taking a list in: preview, one press, one version; nothing is lost and nothing is stored unseen."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from moderation.actions import keep_terms
from moderation.models import ListVersion, Term
from moderation.views import lists_import
from tests import factories

pytestmark = pytest.mark.django_db
ADDRESS = "/moderation/lists/import/"
LIST = "兼职刷单\n王八蛋,abuse,mark\n代开发票,fraud,block\n坏,fraud,delete\n"


def looked(client, text: str = LIST, **more):
    return client.post(ADDRESS, {"text": text, "kind": "fraud", "effect": "hold", "language": ""} | more)


def stored(client, preview, **more):
    return client.post(ADDRESS, {"packed": preview.context["apply"].initial["packed"], "note": "年度更新"} | more)


def test_preview_tells_new_changed_same_and_refused_and_stores_nothing(admin):
    before = ListVersion.objects.latest("pk").pk

    answer = looked(admin)

    found = answer.context["compared"]
    assert answer.status_code == 200
    assert [term.text for term in found.new] == ["兼职刷单"]
    assert [(term.text, was.effect, term.effect) for term, was in found.changed] == [("王八蛋", "hold", "mark")]
    assert (found.same, found.off) == (1, [])
    assert [(one.line, one.told) for one in answer.context["refused"]] == [(4, "坏,fraud,delete")]
    assert "坏,fraud,delete" in answer.content.decode()
    assert ListVersion.objects.latest("pk").pk == before


def test_press_stores_what_was_shown_as_one_version(admin, keeper):
    before = ListVersion.objects.latest("pk").pk

    answer = stored(admin, looked(admin))

    version = ListVersion.objects.latest("pk")
    assert (answer.status_code, answer["Location"]) == (302, f"/moderation/lists/versions/{before + 1}/")
    assert (version.pk, version.made_by, version.note) == (before + 1, keeper, "年度更新")
    assert set(version.changes.values_list("text", "effect")) == {("兼职刷单", "hold"), ("王八蛋", "mark")}


def test_whole_list_switches_off_what_it_lacks(admin):
    preview = looked(admin, "王八蛋,abuse,hold\n", replaces="on")

    assert len(preview.context["compared"].off) == Term.objects.filter(is_active=True).count() - 1
    stored(admin, preview)
    assert list(Term.objects.filter(is_active=True).values_list("text", flat=True)) == ["王八蛋"]
    assert Term.objects.get(text="代开发票").effect == "block"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_file_is_taken_in(admin, encoding):
    file = SimpleUploadedFile("list.csv", LIST.encode(encoding))

    preview = looked(admin, "", file=file)

    assert [term.text for term in preview.context["compared"].new] == ["兼职刷单"]
    assert stored(admin, preview).status_code == 302
    assert Term.objects.get(text="兼职刷单").kind == "fraud"


def test_exported_list_changes_nothing_when_it_comes_back(admin):
    content = admin.get("/moderation/lists/export.csv").content

    found = looked(admin, "", file=SimpleUploadedFile("list.csv", content), replaces="on")

    assert found.context["compared"].same == Term.objects.count()
    assert (found.context["compared"].touched, found.context["refused"]) == ([], [])
    assert "packed" not in found.content.decode()


@pytest.mark.parametrize(
    ("more", "kept"),
    [
        ({"text": ""}, ""),
        ({"text": "# 说明\n"}, "# 说明"),
        ({"text": "好词", "effect": "delete"}, "好词"),
        ({"text": "好词", "kind": ""}, "好词"),
        ({"text": "\n".join(f"词{n}" for n in range(60_001))}, "词60000"),
        ({"text": "", "file": SimpleUploadedFile("a.csv", b"\xff\x00\x81")}, ""),
    ],
    ids=["nothing", "comments", "effect", "kind", "lines", "encoding"],
)
def test_list_that_cannot_be_read_says_so_and_is_kept(admin, more, kept):
    answer = looked(admin, **more)

    page = answer.content.decode()
    assert answer.status_code == 400
    assert "error-summary" in page
    assert kept in page


def test_list_and_file_together_are_refused(admin):
    assert looked(admin, "词", file=SimpleUploadedFile("a.csv", b"x")).status_code == 400


def test_file_that_is_too_large_is_refused(admin, monkeypatch):
    monkeypatch.setattr("moderation.forms_lists.MOST_BYTES", 10)

    assert looked(admin, "", file=SimpleUploadedFile("a.csv", b"x" * 11)).status_code == 400


def test_list_too_large_for_one_press_is_refused_at_the_preview(admin, monkeypatch):
    monkeypatch.setattr(lists_import, "MOST_PACKED", 50)

    answer = looked(admin)

    assert answer.status_code == 400
    assert "兼职刷单" in answer.content.decode()


def test_preview_that_somebody_overtook_is_shown_anew_with_nothing_lost(admin):
    preview = looked(admin)
    keep_terms([Term(text="王八蛋", kind="abuse", effect="block")], by=factories.user("admin"))

    answer = stored(admin, preview)

    assert answer.status_code == 409
    assert Term.objects.get(text="王八蛋").effect == "block"
    assert not Term.objects.filter(text="兼职刷单").exists()
    assert answer.context["compared"].changed[0][1].effect == "block"
    assert "年度更新" in answer.content.decode()
    assert stored(admin, answer).status_code == 302
    assert Term.objects.get(text="王八蛋").effect == "mark"


def test_second_press_of_one_preview_changes_nothing_more(admin):
    preview = looked(admin)
    stored(admin, preview)
    after = ListVersion.objects.latest("pk").pk

    answer = stored(admin, preview)

    assert (answer.status_code, answer["Location"]) == (302, "/moderation/lists/")
    assert ListVersion.objects.latest("pk").pk == after


@pytest.mark.parametrize("packed", ["", "forged", "eyJhIjoxfQ:1:x"])
def test_forged_preview_stores_nothing(admin, packed):
    before = ListVersion.objects.latest("pk").pk

    assert admin.post(ADDRESS, {"packed": packed}).status_code == 400
    assert ListVersion.objects.latest("pk").pk == before


def test_note_that_is_too_long_keeps_the_preview(admin):
    answer = stored(admin, looked(admin), note="长" * 201)

    assert answer.status_code == 400
    assert "长" * 200 in answer.content.decode()
    assert not Term.objects.filter(text="兼职刷单").exists()


def test_new_terms_are_tried_together(admin, make_case):
    make_case("这个兼职刷单是真的吗？")

    assert looked(admin).context["trial"].caught == 1
    assert looked(admin, "王八蛋,abuse,mark\n").context["trial"] is None
    assert looked(admin, "兼职刷单,fraud,hold,,no\n").context["trial"] is None


def test_ten_thousand_terms_are_taken_in_with_few_queries(admin, django_assert_max_num_queries):
    text = "\n".join(f"词语{n}号,fraud,hold" for n in range(10_000))

    preview = looked(admin, text)
    with django_assert_max_num_queries(200):
        answer = stored(admin, preview)

    assert answer.status_code == 302
    assert Term.objects.filter(text__startswith="词语").count() == 10_000
