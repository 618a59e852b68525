#!/bin/sh
# demo_property.sh - a night at the desk of a property company, through the program `complaint`: a call
# that waits for the next day, an emergency, a gap, and a relief that comes late. Run by `./dev demo`; the
# case files that it writes are thrown away.
set -eu
cd "$(dirname "$0")/.."
policy=policies/property/company.lua
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

title() { printf '\n── %s\n' "$*"; }

# event TIME WHO ACTION [ON] [FACTS]: as JSON; WHO is id/role/role.
event() {
  roles=${2#*/}
  printf '{"action":"%s","actor":"%s","roles":["%s"],"at":"2026-%s+08:00"' "$3" "${2%%/*}" \
    "$(printf %s "$roles" | sed 's|/|","|g')" "$1"
  [ -z "${4:-}" ] || printf ',"on":"%s"' "$4"
  [ -z "${5:-}" ] || printf ',"facts":{%s}' "$5"
  printf '}\n'
}
act() { complaint act "$policy" "$folder/$process" --process "$process" --case "$process-1" --lang "$1"; }

# happens TIME WHO ACTION [ON] [FACTS]: it is taken, without a word.
happens() { event "$@" | act en >"$folder/answer" || { cat "$folder/answer" && exit 1; }; }

# happened ...: the same, but nobody asked before: it stands in the record, lawful or not.
happened() {
  seq=$(wc -l <"$folder/$process")
  event "$@" | sed "s/^{/{\"id\":\"noted-$seq\",\"recorded_at\":\"2026-$1+08:00\",\"seq\":$seq,/" \
    >>"$folder/$process"
}

# is_refused TIME WHO ACTION [ON] [FACTS]: why, in both languages.
is_refused() {
  for language in en zh; do
    ! event "$@" | act "$language" >"$folder/answer" || exit 1
    sed -n '1p; /^  - /p; /^    what would/p; /^    须改变/p' "$folder/answer" | sed 's/ \[property.*\]$//; s/^/    /'
  done
}

# owed: what is owed now, by whom, until when, in both languages.
owed() {
  for language in en zh; do
    complaint decide "$policy" "$folder/$process" --lang "$language" |
      LC_ALL=C awk -v language="$language" -v before="$folder/$language" -f examples/step.awk |
      sed -n '/^    owed\|^    应办/,$p'
  done
}

# breaches: what was broken, in both languages.
breaches() {
  for language in en zh; do
    ! complaint audit "$policy" "$folder/$process" --lang "$language" >"$folder/answer" || exit 1
    sed -n '4,/^$/p' "$folder/answer" |
      sed '/^$/d; /^ /d; s/2026-//g; s/+08:00//g; s/   */  /g; s|, [a-z:-]*[0-9]/R[0-9]*||g; s|、[a-z:-]*[0-9]/R[0-9]*||g;
        s/^/    /'
  done
}

title "A night at the desk of a property company. At 23:10 a resident reports a leak. It goes into the
   night duty record; it cannot be repaired at once, so it is arranged for the next day. Then is owed:
   夜间报修，不能当场维修，安排次日处理。应办："
process=call
happens 03-02T23:10:00 niu/night_staff take '' '"taken":"by_night","channel":"telephone"'
happens 03-02T23:15:00 niu/night_staff enter_night_record '' '"kind":"repair","summary":"水管接头漏水"'
happens 03-02T23:30:00 niu/night_staff put_off '' '"handover_on":"2026-03-03"'
owed

title "At 2:00 an emergency. Nobody may leave the desk before a substitute is on post (值班制度 6):"
process=centre
happens 03-02T20:00:00 niu/night_staff begin w1 '"shift":"night"'
happens 03-02T20:05:00 gu/service_office roster w2 '"shift":"day","starts_at":"2026-03-03T08:00:00+08:00"'
is_refused 03-03T02:00:00 niu/night_staff go_out w1 '"emergency":"水管爆裂"'

title "He goes all the same, for twenty minutes. In the morning relief is late. He stays: nobody leaves before
   relief has taken over (交接班制度 5), in which each side has its part:"
happened 03-03T02:00:00 niu/night_staff go_out w1 '"emergency":"水管爆裂"'
happened 03-03T02:20:15 niu/night_staff come_back w1
is_refused 03-03T08:00:00 niu/night_staff/outgoing leave w1
happens 03-03T08:06:00 qian/service_staff/incoming arrive w2
happens 03-03T08:07:00 qian/service_staff/incoming begin_handover h1 '"outgoing_watch":"w1","incoming_watch":"w2"'
owed
happens 03-03T08:08:00 niu/night_staff/outgoing explain h1 '"left_over":"五号楼漏水等维修队"'
happens 03-03T08:09:00 niu/night_staff/outgoing write_record h1 '"in_writing":"报修1件，投诉0件"'
happens 03-03T08:10:00 qian/service_staff/incoming count_tools h1 '"all_there":true'
happens 03-03T08:11:00 niu/night_staff/outgoing clean h1
happens 03-03T08:15:00 qian/service_staff/incoming check_cleaning h1 '"clean_enough":true'
happens 03-03T08:16:00 qian/service_staff/incoming take_over h1
happens 03-03T08:17:00 niu/night_staff/outgoing leave w1

title "What the audit of that night says: a gap to the second, and 21 minutes late; staying on was right."
breaches
