"""An administrator takes a list in and rewords a reason; another one is too late and is told so."""

import pytest
from playwright.sync_api import expect

ROOT = "/moderation/lists/"


@pytest.fixture
def office_file(tmp_path):
    """A list as an office program saves it: a table in GB18030, one line of which is no term."""
    file = tmp_path / "词语表.csv"
    file.write_bytes(
        "词语,类型,处理方式\n浏览器试词甲,广告,hold\n浏览器试词乙,,mark\n坏行,广告,删除\n".encode("gb18030")
    )
    return file


def test_list_is_looked_at_stored_and_read_by_a_moderator(at_work, office_file):
    page = at_work("admin", f"{ROOT}import/")
    page.locator("input[type=file]").set_input_files(office_file)
    page.locator("form[enctype] button").click()
    expect(page.locator("#preview-result .nums dd")).to_have_text(["2", "0", "0", "1"])
    expect(page.locator("#preview-result .lists-lines").first).to_contain_text("坏行,广告,删除")

    page.locator("#preview-result input[name=note]").fill("浏览器里的导入")
    page.locator("#preview-result form button").click()
    expect(page.locator("main tbody tr")).to_have_count(2)
    expect(page.locator("main")).to_contain_text("浏览器里的导入")
    assert page.said == []

    reader = at_work("moderator", f"{ROOT}?q=浏览器试词")
    expect(reader.locator("main tbody tr")).to_have_count(2)
    reader.locator("main tbody a").first.click()
    expect(reader.locator("h1")).to_contain_text("浏览器试词")
    expect(reader.locator("main form")).to_have_count(0)
    assert reader.said == []


def test_second_administrator_keeps_what_was_typed_and_sees_what_stands(at_work):
    first, second = (at_work("admin", f"{ROOT}reasons/link-only/") for _ in range(2))
    first.locator("#id_sentence").fill("先保存的说明。")
    expect(first.locator('[data-said-to="zh"]')).to_have_text("先保存的说明。")
    first.locator("main form .form-foot button").first.click()
    expect(first.locator(".messages .notice.good")).to_be_visible()

    second.locator("#id_sentence").fill("后写的说明。")
    second.locator("main form .form-foot button").first.click()
    expect(second.locator(".error-summary")).to_be_focused()
    expect(second.locator("form .notice.warn")).to_contain_text("先保存的说明。")
    expect(second.locator("#id_sentence")).to_have_value("后写的说明。")
    second.locator("main form .form-foot button").first.click()
    expect(second.locator("main")).to_contain_text("后写的说明。")
