# Ends a child of the bridge when the bridge is gone. $1: the entry that marks the environment of the child and of
# all that comes from it. stdin: a pipe whose other end only the bridge holds; on it come the child's process id and,
# when the child has come to its end in order, "done".
trap '' HUP INT TERM

child=
while read -r word; do
  [ "$word" = done ] && exit 0
  child=$word
done

end() {
  if [ -d /proc/self ]; then
    for environment in $(grep -lszxF -e "$2" /proc/[0-9]*/environ); do
      process=${environment#/proc/}
      kill "-$1" "${process%/environ}"
    done
  elif [ -n "$child" ]; then
    kill "-$1" "$child"
  fi
}

# The bridge has died. The child's input is at its end, which is reason enough for one that listens.
sleep 2
end TERM "$1"
sleep 0.5
end KILL "$1"
sleep 0.1
end KILL "$1"
