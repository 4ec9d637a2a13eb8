# display.sh: which commands open a window, and whether there is a display for it. Sourced by ./run.

# True where these arguments ask for a window: no command at all, snapshot, film, or a bench that measures one.
needs_window() {
  local word command= kind=
  for word in "$@"; do
    case $word in
      -h | --help | -V | --version) return 1 ;;
      describe | classify | activations | weights | explain | visualize | evaluate | train | data | help)
        [ -n "$command" ] || return 1
        ;;
      snapshot | film) [ -n "$command" ] || return 0 ;;
      bench) command=bench ;;
      live | scene | start | memory) [ "$command" = bench ] && kind=$word ;;
    esac
  done
  [ -z "$command" ] || [ -n "$kind" ]
}

# True where DISPLAY names a display that nobody serves, such as one of a session that has ended. Where that can't be
# found out, the display counts as alive.
display_is_dead() {
  local host=${DISPLAY%:*} number=${DISPLAY##*:} socket
  number=${number%%.*}
  case $number in "" | *[!0-9]*) return 0 ;; esac
  if [ -n "$host" ] && [ "$host" != unix ]; then
    # One of another machine, or forwarded by ssh.
    command -v timeout >/dev/null 2>&1 || return 1
    ! timeout 5 bash -c "exec 3<>/dev/tcp/$host/$((6000 + number))" 2>/dev/null
    return
  fi
  socket=/tmp/.X11-unix/X$number
  # The kernel lists who listens, but for what is outside of a container.
  ! grep -q "$socket\$" /proc/net/unix 2>/dev/null || return 1
  [ -S "$socket" ] || return 0
  command -v perl >/dev/null 2>&1 || return 1
  ! perl -MSocket -e 'socket(S, PF_UNIX, SOCK_STREAM, 0) && connect(S, sockaddr_un($ARGV[0])) or exit 1' "$socket" 2>/dev/null
}

# Sets virtual where a window needs a virtual display, and says why where a display was promised. JavaFX paints on X
# displays only: a Wayland desktop has one where Xwayland runs.
choose_display() {
  if [ -z "${DISPLAY:-}" ]; then
    virtual=1
    [ -z "${WAYLAND_DISPLAY:-}" ] || say "this Wayland desktop offers no X display (Xwayland), which a window needs"
  elif display_is_dead; then
    say "the display $DISPLAY, which DISPLAY names, does not answer"
    virtual=1
  fi
}
