# Ends a child of the bridge when the bridge is gone. $1: the entry that marks the environment of the child and of
# all that comes from it. $2: the child's process id. stdin: a pipe whose other end only the bridge holds.
trap '' HUP INT TERM

read -r word
[ "$word" = done ] && exit 0

# The bridge has died. The child's stdin is at its end, which for a good child is reason enough: it has 2 s.
tenths=0
while kill -0 "$2" && [ $tenths -lt 20 ]; do
  sleep 0.1
  tenths=$((tenths + 1))
done

end() {
  kill "-$1" "$2"
  for environment in $(grep -lszxF -e "$3" /proc/[0-9]*/environ); do
    process=${environment#/proc/}
    kill "-$1" "${process%/environ}"
  done
}

end TERM "$2" "$1"
sleep 0.5
end KILL "$2" "$1"
sleep 0.1
end KILL "$2" "$1"
