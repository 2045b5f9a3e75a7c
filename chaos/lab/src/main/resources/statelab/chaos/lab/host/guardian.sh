# Reads "PID START" lines, START being the process's start time in ticks since boot. When its standard
# input ends, because whoever wrote them is gone, it kills those that still run. A stopped process is
# killed too. The start time keeps it from killing a stranger that has been given an old number. Last it
# removes the folder it was started with, if any: nobody else is left to do it.
trap '' INT TERM HUP

start_of() {
  read -r stat 2>/dev/null <"/proc/$1/stat" || return 1
  # The command's name may hold blanks and parentheses; what follows the last one does not.
  set -- ${stat##*) }
  echo "${20}"
}

watched=
while read -r pid start; do
  watched="$watched $pid:$start"
  echo "$pid"
done
for entry in $watched; do
  pid=${entry%%:*}
  if [ "$(start_of "$pid")" = "${entry#*:}" ]; then
    kill -KILL "$pid"
  fi
done
if [ -n "${1-}" ]; then
  rm -rf -- "$1"
fi
