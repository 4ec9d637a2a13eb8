# display.sh: which commands open a window. Sourced by ./run.

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
