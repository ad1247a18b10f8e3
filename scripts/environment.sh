# Sourced by the other scripts: makes .venv hold exactly what the hashed locks name.
# POSIX sh; needs Python 3.11 or newer with venv, and nothing else.

say() { printf '%s\n' "$*" >&2; }

find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    say "Xinqiao needs Python 3.11 or newer; install it and start again."
    exit 1
}

received() {  # bytes this machine has received so far, where the system tells
    [ -r /proc/net/dev ] || { echo 0; return; }
    awk '/:/ && !/^ *lo:/ { sub(/.*:/, ""); sum += $1 } END { printf "%.0f\n", sum }' /proc/net/dev
}

stamp() {  # names the locks given, and the Python that reads them
    cat "$@" .venv/pyvenv.cfg | cksum
}

make_venv() {
    [ -x .venv/bin/python ] && .venv/bin/python -c '' 2>/dev/null && return
    rm -rf .venv
    python=$(find_python)
    "$python" -m venv .venv || {
        rm -rf .venv
        say "This Python has no venv. On Debian and Ubuntu: apt-get install python3-venv"
        exit 1
    }
}

install_uv() {  # uv is ten times quicker than pip; its hash stands in the development lock
    awk '/^uv==/ { on = 1; print; next } /^[^ ]/ { on = 0 } on' requirements-dev.txt >.venv/uv.txt
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.txt 2>.venv/uv.log
}

# install NAME LOCK…: installs the locks unless .venv/NAME.stamp says that they are there.
install() {
    name=$1
    shift
    make_venv
    wanted=$(stamp "$@")
    [ "$(cat ".venv/$name.stamp" 2>/dev/null)" = "$wanted" ] && return
    say "Installing what $* name …"
    began=$(date +%s)
    before=$(received)
    locks=$(printf ' -r %s' "$@")
    # shellcheck disable=SC2086  # the names of the locks hold no spaces
    if install_uv; then
        .venv/bin/uv pip install --quiet --python .venv/bin/python --require-hashes $locks
    else
        say "(uv is not to be had here, so pip does it, more slowly)"
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes $locks
    fi || { say "The installation failed; the lines above say why."; exit 1; }
    printf '%s' "$wanted" >".venv/$name.stamp"
    say "Installed in $(($(date +%s) - began)) s; this machine received $((($(received) - before) / 1000000)) MB meanwhile."
}

install_runtime() { install runtime requirements.txt; }

install_development() { install development requirements.txt requirements-dev.txt; }
