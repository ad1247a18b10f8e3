# Sourced by scripts/test: the programs beside Python that the later stages drive.
# As root on Debian they are installed; elsewhere the wheels of the development lock stand in for the servers.

lacking() {
    command -v redis-server >/dev/null || printf ' redis-server'
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || printf ' postgresql'
    command -v chromium >/dev/null || command -v google-chrome >/dev/null || printf ' chromium'
    command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || printf ' nginx-light'
    fc-list :lang=zh 2>/dev/null | grep -q . || printf ' fonts-noto-cjk fontconfig'
}

fetch_components() {
    missing=$(lacking)
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "Fetching$missing …"
        # RUNLEVEL=1 keeps the packages from starting services: the tests start their own.
        # shellcheck disable=SC2086  # a list of package names
        DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"' \
            fetch $missing >.apt.log 2>&1 || { tail -5 .apt.log >&2; say "apt could not fetch all of it; going on without."; }
        rm -f .apt.log
    else
        say "Not here:$missing. For the servers wheels stand in; for the browser stage: sudo apt-get install$missing"
    fi
}
