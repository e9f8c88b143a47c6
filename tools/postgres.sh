# shellcheck shell=bash
# A PostgreSQL for tests and measurements, on a free port. Source this after bin/setup.
#   start_postgres            throw-away, gone at the end; sets $postgres_url
#   start_postgres FOLDER     its data stays in that folder for the next time
#   stop_postgres             also called when the script ends, however it ends

: "${python:?source bin/setup first}"
postgres_programs="" postgres_pid="" postgres_folder="" postgres_url="" postgres_stays=""

# Distributions keep the server's programs out of PATH, one folder for each version: the newest complete one is taken.
find_postgres() {
  local folder
  for folder in $(find /usr/lib/postgresql /usr/pgsql-* /opt/homebrew/opt/postgresql* -maxdepth 2 -name bin 2>/dev/null | sort -rV) \
    "$(dirname "$(command -v postgres || echo /none/postgres)")"; do
    if [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ] && [ -x "$folder/pg_isready" ] && [ -x "$folder/createdb" ]; then
      postgres_programs="$folder"
      return 0
    fi
  done
  return 1
}

# PostgreSQL refuses to run as root, so root lends it the account that the package made.
as_database_user() {
  if [ "$(id -u)" = 0 ]; then
    exec setpriv --reuid=postgres --regid=postgres --init-groups -- "$@"
  else
    exec "$@"
  fi
}

# Below 32768 no outgoing connection can be given the same port by chance.
free_port() {
  "$python" - <<'PYTHON'
import random, socket
while True:
    with socket.socket() as probe:
        port = random.randrange(20000, 32000)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            continue
        print(port)
        break
PYTHON
}

make_cluster() {
  (umask 077 && "$python" -c 'import secrets; print(secrets.token_hex(16), end="")' >"$postgres_folder/password")
  if [ "$(id -u)" = 0 ]; then chown -R postgres "$postgres_folder"; fi
  (
    cd /
    as_database_user "$postgres_programs/initdb" --pgdata "$postgres_folder/data" --username vinculo --encoding UTF8 \
      --locale C.UTF-8 --auth scram-sha-256 --pwfile "$postgres_folder/password" --no-sync
  ) >"$postgres_folder.log" 2>&1 || stop "initdb failed: $(tail -n 3 "$postgres_folder.log")"
}

start_postgres() {
  local port password attempt
  find_postgres || stop "PostgreSQL is missing: apt install postgresql"
  postgres_stays="${1:-}"
  if [ -n "$postgres_stays" ]; then
    mkdir -p "$postgres_stays"
    postgres_folder="$(cd "$postgres_stays" && pwd)"
  else
    postgres_folder="$(mktemp -d /tmp/vinculo-postgres.XXXXXX)"
  fi
  trap stop_postgres EXIT
  [ -f "$postgres_folder/data/PG_VERSION" ] || make_cluster
  password="$(cat "$postgres_folder/password")"
  port="$(free_port)"
  # Nothing here has to survive a power cut. Compiling a query costs more than running it on tables as small as these.
  (
    cd /
    as_database_user "$postgres_programs/postgres" -D "$postgres_folder/data" -p "$port" \
      -c listen_addresses=127.0.0.1 -c unix_socket_directories="$postgres_folder" \
      -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60 \
      -c jit=off
  ) >>"$postgres_folder.log" 2>&1 &
  postgres_pid=$!
  for attempt in $(seq 150); do
    if "$postgres_programs/pg_isready" -q -h 127.0.0.1 -p "$port"; then break; fi
    kill -0 "$postgres_pid" 2>/dev/null || stop "PostgreSQL did not start: $(tail -n 5 "$postgres_folder.log")"
    [ "$attempt" -lt 150 ] || stop "PostgreSQL did not answer within 30 seconds"
    sleep 0.2
  done
  PGPASSWORD="$password" "$postgres_programs/createdb" -h 127.0.0.1 -p "$port" -U vinculo vinculo 2>/dev/null ||
    [ -n "$postgres_stays" ] || stop "createdb failed"
  # shellcheck disable=SC2034  # read by the script that sources this
  postgres_url="postgres://vinculo:$password@127.0.0.1:$port/vinculo"
}

stop_postgres() {
  if [ -n "$postgres_pid" ]; then
    kill -INT "$postgres_pid" 2>/dev/null || true
    wait "$postgres_pid" 2>/dev/null || true
    postgres_pid=""
  fi
  if [ -n "$postgres_folder" ] && [ -z "$postgres_stays" ]; then rm -rf "$postgres_folder" "$postgres_folder.log"; fi
  postgres_folder=""
}
