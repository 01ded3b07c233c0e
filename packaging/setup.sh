# Sourced by `run` and `test`: system libraries, .venv and the installed checkout. Bash; needs $root.

needs_qt="libgl1 libegl1 libxkbcommon0 libfontconfig1 libglib2.0-0 libdbus-1-3 fonts-dejavu-core
  libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0 libwayland-cursor0 libgssapi-krb5-2"
needs_python="python3 python3-venv ca-certificates"
needs_server="prosody"
needs_tests="dbus gnome-keyring desktop-file-utils appstream curl gir1.2-nice-0.1 python3-gi"
# Other servers and clients, and what a small internet of namespaces needs; without them those tests are skipped.
needs_interop="ejabberd libpurple0 curl iproute2 nftables coturn xvfb dbus at-spi2-core gir1.2-atspi-2.0 python3-gi xdotool openbox psi gajim dino-im"

say() { printf 'gharial: %s\n' "$*" >&2; }

have_apt() { command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; }

# The packages among the arguments that are not installed. Names that went through Debian's 64-bit time transition
# (libglib2.0-0t64 on Ubuntu 24.04) count under either name.
missing_packages() {
  local name
  for name in "$@"; do
    dpkg-query -W -f '${db:Status-Status}\n' "$name" "${name}t64" 2>/dev/null | grep -qx installed || printf '%s ' "$name"
  done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else say "these packages are missing, and there is no sudo to install them: ${*: -1}"; return 1
  fi
}

install_packages() {
  local missing service_held=""
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  if ! have_apt; then
    say "this system has no apt. Gharial needs Python 3.11 or newer with venv, the libraries Qt 6 needs (OpenGL, EGL,"
    say "xkbcommon, fontconfig, glib, D-Bus, xcb-cursor), and for the demo and the tests also prosody."
    return 0
  fi
  say "installing system packages: $missing"
  # A server that is wanted as a program only must not be started as a service of this machine.
  local service
  for service in prosody ejabberd coturn; do
    case " $missing " in *" $service "*)
      if [ -d /run/systemd/system ]; then
        service_held="$service_held $service"
        as_root systemctl mask --runtime "$service.service" >/dev/null 2>&1 || true
      fi
    esac
  done
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq || return 1
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2 || return 1
  for service in $service_held; do
    as_root systemctl disable "$service.service" >/dev/null 2>&1 || true
    as_root systemctl unmask --runtime "$service.service" >/dev/null 2>&1 || true
  done
}

find_python() {
  local name
  for name in python3 python3.13 python3.12 python3.11 python3.14 /usr/bin/python3; do
    if command -v "$name" >/dev/null && "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
    then command -v "$name"; return 0; fi
  done
  return 1
}

# prepare EXTRA PACKAGE...: installs what is missing; a stamp in .venv makes the next call cheap.
prepare() {
  local extra=$1 stamp want python
  shift
  # One for each set of needs, so that the demo and a plain start do not undo each other's.
  stamp="$root/.venv/.gharial-ready$extra-$#"
  want=$(cat "$root/pyproject.toml" "$root/packaging/setup.sh" "$root"/translations/*.ts | cksum)" $root $*"
  [ -x "$root/.venv/bin/gharial" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$want" ] && return 0
  if have_apt; then
    # shellcheck disable=SC2086
    if find_python >/dev/null; then install_packages $needs_qt "$@"; else install_packages $needs_python $needs_qt "$@"; fi || return 1
  elif ! find_python >/dev/null; then install_packages python3; return 1
  fi
  python=$(find_python) || { say "Python 3.11 or newer with venv is needed, and was not found."; return 1; }
  # A folder that was moved or half made is made anew.
  if ! "$root/.venv/bin/python" -c 'import pip' 2>/dev/null || [ "$(cat "$root/.venv/.gharial-root" 2>/dev/null)" != "$root" ]; then
    say "making .venv"
    rm -rf "$root/.venv"
    "$python" -m venv "$root/.venv" && printf '%s' "$root" >"$root/.venv/.gharial-root" || return 1
  fi
  say "installing Gharial and its libraries into .venv (about 100 MB the first time)"
  # Without isolation: an isolated build would fetch Qt a second time, and an editable install compiles nothing.
  "$root/.venv/bin/python" -m pip install -q --disable-pip-version-check 'hatchling>=1.27' 'editables' &&
    "$root/.venv/bin/python" -m pip install -q --disable-pip-version-check --no-build-isolation -e "$root$extra" || return 1
  # pip compiles what it copies, and an editable install copies nothing: the first start would take twice as long.
  "$root/.venv/bin/python" -m compileall -q "$root/app" || true
  # PySide6 carries modules of its own inside a library and compiles them at each start, unless told to lay them down.
  SBK_EMBED=0 "$root/.venv/bin/python" -c 'import shiboken6' || true
  local source
  for source in "$root"/translations/*.ts; do
    "$root/.venv/bin/pyside6-lrelease" "$source" -qm "${source%.ts}.qm" >/dev/null || return 1
  done
  if ! said=$("$root/.venv/bin/python" -c 'import PySide6.QtWidgets' 2>&1); then
    say "Qt does not start: ${said##*$'\n'}"
    install_packages "" ; return 1
  fi
  printf '%s' "$want" >"$stamp"
}
