# shellcheck shell=sh
# What the launcher does in Codex's name; it reads this with its own arguments, $self and $home.
#
#   codex app-server …                     is Drawbridge's, if it is to speak on stdio and does nothing else
#   codex …, drawbridge app-server proxy   is the real Codex's, as if there were no Drawbridge
#   drawbridge codex|pi …                  is the real Codex's terminal client, on the bridge
#
# It goes on, with $@ changed, where the program itself has to do it. The real Codex takes the launcher's place.

refuse() {
    printf 'drawbridge: %s\n' "$1" >&2
    exit 127
}

# A link to a launcher of Drawbridge's, this one or another, is no Codex.
is_codex() {
    [ -f "$1" ] && [ -x "$1" ] && resolved=$(readlink -f -- "$1") && [ "${resolved##*/}" != drawbridge ]
}

# What is found may be a script that leads back here, in the same process.
leave_once() {
    [ "${DRAWBRIDGE_LEFT-}" != $$ ] || refuse "$codex leads back to Drawbridge: name the real Codex in DRAWBRIDGE_CODEX"
}

# Finds the real Codex.
find_codex() {
    if [ -n "${DRAWBRIDGE_CODEX-}" ]; then
        codex=$DRAWBRIDGE_CODEX
        is_codex "$codex" || refuse "DRAWBRIDGE_CODEX is $codex, which is not the real Codex: name its file"
        leave_once
        return
    fi
    rest=${PATH-}:
    while [ -n "$rest" ]; do
        codex=${rest%%:*}/codex
        rest=${rest#*:}
        case $codex in /codex) continue ;; esac
        if is_codex "$codex"; then
            leave_once
            return
        fi
    done
    refuse 'there is no Codex on PATH besides Drawbridge: install it with npm i -g @openai/codex, or name it in DRAWBRIDGE_CODEX'
}

# Becomes the real Codex.
become_codex() {
    find_codex
    DRAWBRIDGE_LEFT=$$
    DRAWBRIDGE_DEPTH=$((${DRAWBRIDGE_DEPTH:-0} + 1))
    [ "$DRAWBRIDGE_DEPTH" -lt 6 ] || refuse "$codex leads back to Drawbridge again and again: name the real Codex in DRAWBRIDGE_CODEX"
    export DRAWBRIDGE_LEFT DRAWBRIDGE_DEPTH
    exec "$codex" "$@"
}

# Whether the arguments are those of an app-server that speaks on stdio, as every client may want it. What is not known
# here, or cannot be had of an app-server that others use too, is left to Codex.
is_on_stdio() {
    command='' value=''
    for argument; do
        if [ -n "$value" ]; then
            [ "$value" != --listen ] || [ "$argument" = stdio:// ] || return 1
            value=''
            continue
        fi
        case $command$argument in
        app-server) command=app-server/ ;;
        # before the word stand the terminal client's own options, which an app-server does not look at
        -c | --config | --enable | --disable | -m | --model | --local-provider) value=$argument ;;
        -s | --sandbox | -a | --ask-for-approval | -C | --cd | --add-dir) value=$argument ;;
        -[cmsaC]?* | --config=* | --enable=* | --disable=* | --model=* | --local-provider=*) ;;
        --sandbox=* | --ask-for-approval=* | --cd=* | --add-dir=* | --dangerously-bypass-*) ;;
        --strict-config | --oss | --search | --no-alt-screen | --no-daemon | --worktree | --approve-for-me) ;;
        app-server/-c | app-server/--config | app-server/--enable | app-server/--disable) value=$argument ;;
        app-server/--listen | app-server/--startup-client-info) value=$argument ;;
        app-server/-c?* | app-server/--config=* | app-server/--enable=* | app-server/--disable=*) ;;
        app-server/--listen=stdio:// | app-server/--stdio | app-server/--startup-client-info=*) ;;
        app-server/--strict-config | app-server/--analytics-default-enabled) ;;
        # Drawbridge's own
        app-server/--url | app-server/--profile | app-server/--token-file | app-server/--ca) value=$argument ;;
        app-server/--url=* | app-server/--profile=* | app-server/--token-file=* | app-server/--ca=*) ;;
        *) return 1 ;;
        esac
    done
    [ -n "$command" ] && [ -z "$value" ]
}

wants_help() {
    for argument; do
        case $argument in -h | --help) return 0 ;; esac
    done
    return 1
}

case ${0##*/}/${1-} in
codex/*)
    is_on_stdio "$@" || become_codex "$@"
    set -- app-server "$@"
    ;;
*/app-server)
    wants_help "$@" || is_on_stdio "$@" || become_codex "$@"
    ;;
*/codex | */pi)
    case ${2-} in
    -h | --help) ;;
    *)
        find_codex
        # starts a bridge if there is none, and says how the terminal client gets there
        terminal=$1
        shift
        words=$("$self" hand-over "$terminal" -- "$@") || exit
        eval "$words"
        become_codex "$@"
        ;;
    esac
    ;;
esac
