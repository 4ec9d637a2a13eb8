# machine.sh: what ./run and ./check both need to know of this machine: a JDK, Maven, and the system's libraries for a
# window. Sourced, not run. Everything it says goes to standard error.

say() { printf 'convoscope: %s\n' "$*" >&2; }

# The version of the JDK in a directory, such as 17.0.15, from its release file: starting java to ask costs time.
jdk_version() {
  local key value
  [ -r "$1/release" ] || return 1
  while IFS='=' read -r key value; do
    if [ "$key" = JAVA_VERSION ]; then
      printf '%s' "${value//\"/}"
      return 0
    fi
  done <"$1/release"
  return 1
}

# True for a JDK that is new enough; sets jdk, jdk_version and jdk_major to it.
take_jdk() {
  [ -x "$1/bin/javac" ] && jdk_version=$(jdk_version "$1") || return 1
  jdk_major=${jdk_version%%[.+-]*}
  [ "${jdk_major:-0}" -ge 17 ] 2>/dev/null || return 1
  jdk=$1
}

# Finds a JDK 17 or later: JAVA_HOME, then the PATH, then the usual places.
find_jdk() {
  local candidate found
  found=$(command -v javac 2>/dev/null || true)
  if [ -n "$found" ]; then
    found=$(readlink -f "$found" 2>/dev/null || printf '%s' "$found")
    found=${found%/bin/javac}
  fi
  for candidate in "${JAVA_HOME:-}" "$found" /usr/lib/jvm/*; do
    [ -n "$candidate" ] && take_jdk "$candidate" && return 0
  done
  [ -x /usr/libexec/java_home ] && found=$(/usr/libexec/java_home -v 17+ 2>/dev/null) && take_jdk "$found"
}

# Installs Debian packages, or says the line that would.
install_packages() {
  local line="apt-get install -y --no-install-recommends $*" as_root=()
  if ! command -v apt-get >/dev/null 2>&1; then
    say "please install what Debian calls: $*"
    return 1
  fi
  if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
      as_root=(sudo -n)
    else
      say "please run this line once: sudo $line"
      return 1
    fi
  fi
  say "installing $*"
  {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive $line ||
      { "${as_root[@]}" apt-get update && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive $line; }
  } </dev/null >/dev/null 2>&1 || {
    say "that did not work; please run this line once: sudo apt-get update && sudo $line"
    return 1
  }
}

# True where the dynamic linker finds a library.
has_library() {
  case $libraries in *"$1 "*) return 0 ;; *) return 1 ;; esac
}

# Installs what a JavaFX window with a 3D scene needs on Linux; with "virtual", a virtual display too.
prepare_display() {
  [ "$(uname -s)" = Linux ] || return 0
  local missing=() libraries
  libraries=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null || true)
  has_library libGL.so.1 || missing+=(libgl1)
  has_library libgtk-3.so.0 || missing+=(libgtk-3-0)
  has_library libXtst.so.6 || missing+=(libxtst6)
  has_library libXxf86vm.so.1 || missing+=(libxxf86vm1)
  has_library libpangoft2-1.0.so.0 || missing+=(libpangoft2-1.0-0)
  [ -n "$(find /usr/lib/*/dri /usr/lib/dri /usr/lib64/dri -name '*_dri.so' -print -quit 2>/dev/null)" ] ||
    missing+=(libgl1-mesa-dri)
  if [ "${1:-}" = virtual ]; then
    command -v Xvfb >/dev/null 2>&1 || missing+=(xvfb)
  fi
  [ "${#missing[@]}" = 0 ] || install_packages "${missing[@]}"
}

# True where the system has a typeface.
has_typeface() {
  local own=${HOME:-/nonexistent}
  [ -n "$(find /usr/share/fonts /usr/local/share/fonts "$own/.fonts" "$own/.local/share/fonts" \
    \( -name '*.[to]tf' -o -name '*.ttc' -o -name '*.pf[ab]' \) -print -quit 2>/dev/null)" ]
}

# JavaFX does not start on a machine without any typeface, though the program brings its own: shows that one to the
# system's font library, for this process only. $1 is the library that holds it, $2 a folder to unpack it in.
lend_typeface() {
  if [ ! -e "$2/fonts.conf" ]; then
    mkdir -p "$2"
    (cd "$2" && "$jdk/bin/jar" xf "$1" com/formdev/flatlaf/fonts/roboto) || return 1
    printf '%s\n' '<?xml version="1.0"?>' '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">' '<fontconfig>' \
      "<dir>$2</dir>" "<cachedir>$2/cache</cachedir>" '</fontconfig>' >"$2/fonts.conf"
  fi
  export FONTCONFIG_FILE=$2/fonts.conf
}

# Finds Maven, or installs it.
find_maven() {
  command -v mvn >/dev/null 2>&1 || install_packages maven || {
    say "Maven 3.8 or later is needed to build"
    return 1
  }
}

# True where every file of a class path, which a file holds, can be read by this user.
libraries_are_readable() {
  local line path=()
  IFS= read -r line <"$1" || [ -n "$line" ] || return 1
  IFS=: read -r -a path <<<"$line"
  for line in "${path[@]}"; do
    [ -r "$line" ] || return 1
  done
}

# True where a folder can be written, or made.
can_write() {
  local folder=$1
  while [ ! -e "$folder" ]; do
    folder=$(dirname -- "$folder")
  done
  [ -w "$folder" ]
}

# The folder that this user builds a checkout in whose own folder is another user's, or read-only.
own_build_folder() {
  local cache=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}} sum
  [ -n "$cache" ] && can_write "$cache" || return 1
  sum=$(printf '%s' "$home" | cksum)
  printf '%s' "$cache/convoscope/build-${sum%% *}${javafx:+-javafx-$javafx}"
}

# Starts a virtual display for this process and sets DISPLAY to it; with an argument, the display of that name.
# stop_display ends it.
start_display() {
  local number
  exec {display_pipe}<> <(:)
  Xvfb "$@" -displayfd "$display_pipe" -screen 0 1920x1200x24 +extension GLX -nolisten tcp >/dev/null 2>&1 &
  virtual_display=$!
  if ! IFS= read -r -t 20 -u "$display_pipe" number; then
    say "the virtual display did not start"
    return 1
  fi
  export DISPLAY=:$number
  unset WAYLAND_DISPLAY
  export CONVOSCOPE_VIRTUAL_DISPLAY=1
  # There is no desktop whose settings a file dialogue could keep.
  export GSETTINGS_BACKEND=memory
}

# Starts two virtual displays whose names end in 1 and 2, and sets displays to what both begin with.
start_two_displays() {
  local tens=10
  while [ -e "/tmp/.X11-unix/X${tens}1" ] || [ -e "/tmp/.X11-unix/X${tens}2" ]; do
    tens=$((tens + 1))
  done
  displays=:$tens
  start_display "${displays}1" || return 1
  local first=$virtual_display
  start_display "${displays}2" || { kill "$first" 2>/dev/null; return 1; }
  virtual_display+=" $first"
}

# Ends the virtual displays that were started here.
stop_display() {
  local display
  for display in ${virtual_display:-}; do
    kill "$display" 2>/dev/null || true
    wait "$display" 2>/dev/null || true
  done
  virtual_display=
}
