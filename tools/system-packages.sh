#!/bin/sh
# Puts the system programs there that the tests drive, where it may: as root, with apt-get.
# Otherwise it says what to install. It never fails: the tests say themselves what they left out.
set -eu
PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"

# command=Debian package
WANTED="dovecot=dovecot-imapd neomutt=neomutt tmux=tmux systemd-analyze=systemd"

missing() {
    for pair in $WANTED; do
        command -v "${pair%%=*}" >/dev/null 2>&1 || printf '%s ' "${pair#*=}"
    done
}

packages=$(missing)
[ -n "$packages" ] || exit 0

if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing for the tests: $packages"
    # The package would start a mail server on this machine's ports; the tests start their own elsewhere.
    policy=/usr/sbin/policy-rc.d
    if [ ! -e "$policy" ]; then
        trap 'rm -f "$policy"' EXIT
        trap 'exit 1' INT TERM
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod 755 "$policy"
    fi
    export DEBIAN_FRONTEND=noninteractive
    log=$(mktemp)
    # shellcheck disable=SC2086 # a list of words on purpose
    apt-get install -y -q --no-install-recommends $packages >"$log" 2>&1 ||
        { apt-get update -q >>"$log" 2>&1 &&
            apt-get install -y -q --no-install-recommends $packages >>"$log" 2>&1; } ||
        tail -n 5 "$log" >&2
    rm -f "$log"
    packages=$(missing)
    [ -n "$packages" ] || exit 0
fi

echo "Not here, and not for this user to install: $packages" >&2
echo "  On Debian or Ubuntu: sudo apt-get install $packages" >&2
echo "  What needs them is left out below." >&2
