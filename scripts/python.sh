# Sourced by the scripts beside it: finds a Python that will do and hands over to bootstrap.py. POSIX sh.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
job=$(basename -- "$0")
too_old=''
without_venv=''

for candidate in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.11 python3.14 python; do
  found=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
  if ! "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    too_old=${too_old:-"$candidate is Python $found"}
  elif ! "$candidate" -c 'import ensurepip, venv' 2>/dev/null; then
    without_venv=${without_venv:-"$candidate"}
  else
    exec "$candidate" "$root/scripts/bootstrap.py" "$job" "$@"
  fi
done

if [ -n "$without_venv" ]; then
  echo "$without_venv lacks the venv module. On Debian or Ubuntu, run: apt install python3-venv" >&2
else
  echo "Bedside needs Python 3.11 or newer, and ${too_old:-no Python was found}. Install one, or name it: PYTHON=/path/to/python ./scripts/$job" >&2
fi
exit 1
