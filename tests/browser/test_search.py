"""Somebody looks for an answer on a phone: words, a way to narrow, the letter, its address; without scripts too."""

from playwright.sync_api import expect


def test_a_reader_finds_narrows_and_passes_on_a_letter(visitor, small_site):
    page = visitor(f"{small_site.url}/search/", width=360)
    page.get_by_role("searchbox").or_(page.locator("main input[name=q]")).first.fill("電梯")
    page.locator("main form[role=search] button").click()
    expect(page.locator("main mark").first).to_have_text("电梯")

    facet = page.locator(".search-facets a[href*='channel=enquiry']").first
    left = int(facet.locator(".number").inner_text())
    facet.click()
    expect(page.locator(".search-facets [aria-current]")).to_have_count(1)
    expect(page.locator("#hits")).to_contain_text(str(left))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

    page.locator("main ol.list a.title[href^='/enquiry/']").first.click()
    expect(page.locator("#address")).to_have_value(page.url)
    expect(page.locator("[data-print]")).to_be_visible()
    assert page.said == []


def test_a_reader_without_scripts_puts_suggestions_in_order_and_supports_one(visitor, small_site):
    page = visitor(f"{small_site.url}/suggestion/", java_script_enabled=False)
    page.locator(".archive-orders a[href*='sort=supported']").click()
    expect(page.locator(".archive-orders [aria-current]")).to_have_count(1)
    page.locator("main ol.list a.title").last.click()
    page.locator("#support button[value='1']").click()
    expect(page.locator("#support [role=status]")).to_be_visible()
    expect(page.locator("#support h2")).to_contain_text("1")
    page.locator("#support button[value='0']").click()
    expect(page.locator("#support button[value='1']")).to_be_visible()
