"""The site as deploy/ runs it: nginx with our configuration, Daphne for sockets, gunicorn for pages."""

import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

from tests.rig.servers import Missing, free_port, until
from tests.rig.serving import ROOT, Serving

MAIN = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log; {user}
events {{}}
http {{ access_log off; {temporary} include {folder}/site.conf; }}
"""


def nginx_binary() -> str:
    """Where nginx is; raises Missing."""
    found = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if not found:
        raise Missing("there is no nginx: apt-get install nginx-light")
    return found


TRIES = 3


class Proxied:
    """nginx with deploy/nginx.conf before a running Serving and gunicorn workers of the same environment."""

    def __init__(self, site: Serving, folder: Path):
        self.site, self.folder = site, folder

    def __enter__(self) -> "Proxied":
        """Starts both; where somebody else took a port in between, once more with other ones."""
        for _try in range(TRIES):
            self.start()
            try:
                until(lambda: self.answers() or self.has_ended(), seconds=60, what="nginx passing pages on")
            except BaseException:
                self.__exit__()
                raise
            if not self.has_ended():
                return self
            self.__exit__()
        raise AssertionError(f"nginx or gunicorn ended at once; see {self.folder}")

    def start(self) -> None:
        """Both processes, on free ports."""
        self.port, self.pages = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        gunicorn = [
            sys.executable,
            "-m",
            "gunicorn",
            "config.wsgi",
            "--bind",
            f"127.0.0.1:{self.pages}",
            "--workers",
            "2",
        ]
        with (self.folder / "gunicorn.log").open("wb") as log:
            self.workers = subprocess.Popen(gunicorn, cwd=ROOT, env=self.site.env, stderr=log)
        self.proxy = subprocess.Popen([nginx_binary(), "-p", str(self.folder), "-c", str(self.configure())])

    def has_ended(self) -> bool:
        """Whether one of the two is no longer there."""
        return self.proxy.poll() is not None or self.workers.poll() is not None

    def __exit__(self, *_) -> None:
        for process in (self.proxy, self.workers):
            process.terminate()
            process.wait(35)

    def answers(self) -> bool:
        try:
            urllib.request.urlopen(self.url + "/readyz", timeout=2).close()
        except (urllib.error.URLError, OSError):
            return False
        return True

    def configure(self) -> Path:
        """Our configuration with the ports of this run, inside a main file that needs no root."""
        site = (ROOT / "deploy" / "nginx.conf").read_text()
        upstreams = (ROOT / "deploy" / "upstreams.conf").read_text()
        for port, name in zip(self.site.ports, ("8001", "8002"), strict=True):
            upstreams = upstreams.replace(f"127.0.0.1:{name}", f"127.0.0.1:{port}")
        upstreams = upstreams.replace("127.0.0.1:8000", f"127.0.0.1:{self.pages}")
        (self.folder / "upstreams.conf").write_text(upstreams)
        site = site.replace("/etc/nginx/xinqiao-upstreams.conf", f"{self.folder}/upstreams.conf")
        site = site.replace("/var/cache/nginx/xinqiao", f"{self.folder}/cache")
        (self.folder / "site.conf").write_text(site.replace("listen 80;", f"listen 127.0.0.1:{self.port};"))
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        temporary = " ".join(f"{kind}_temp_path {self.folder}/{kind};" for kind in kinds)
        main = self.folder / "main.conf"
        main.write_text(MAIN.format(folder=self.folder, temporary=temporary, user=user_line()))
        return main


def user_line() -> str:
    """Workers stay root where the test is root, since they write below its folder."""
    return "user root;" if Path("/proc/self").owner() == "root" else ""
