"""A real Chromium for tests, the system's own; never one that Playwright downloads."""

import os
import shutil
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

from tests.rig.servers import Missing

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def chromium_binary() -> str:
    """Where Chromium is; raises Missing."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise Missing("there is no Chromium: apt-get install chromium fonts-noto-cjk")
    return found


@contextmanager
def chromium():
    """A running headless browser; a page comes from `browser.new_page(locale="zh-CN")`."""
    binary = chromium_binary()
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=sandbox)
        try:
            yield browser
        finally:
            browser.close()
