#!/bin/sh
# demo.sh - one complaint of the boxing school, from the telephone call to rest, through the program
# `complaint`. Run by `./dev demo`; the case file that it writes is thrown away.
set -eu
cd "$(dirname "$0")/.."
policy=policies/school/boxing.lua
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
case=$folder/2026-0001.jsonl

supervision=li/supervision_office office=wu/principal_office
leader=he/leader committee=deng/committee

title() { printf '\n── %s\n' "$*"; }

# event TIME WHO ACTION [ON] [FACTS]: as JSON; WHO is id/role.
event() {
  printf '{"action":"%s","actor":"%s","roles":["%s"],"at":"2026-%s:00+08:00"' "$3" "${2%/*}" "${2#*/}" "$1"
  [ -z "${4:-}" ] || printf ',"on":"%s"' "$4"
  [ -z "${5:-}" ] || printf ',"facts":{%s}' "$5"
  printf '}\n'
}

# happens TIME WHO ACTION [ON] [FACTS]: it is taken into the record, and what is open and owed then is
# told in both languages; or it is refused with every reason, in both languages.
happens() {
  printf '\n%s  %s\n' "$1" "$2"
  if answer=$(event "$@" | act en); then
    indent "$answer"
    step en
    step zh
  else
    indent "$answer"
    indent "$(event "$@" | act zh)"
  fi
}

act() { complaint act "$policy" "$case" --process complaint --case 2026-0001 --lang "$1"; }
step() {
  complaint decide "$policy" "$case" --lang "$1" |
    LC_ALL=C awk -v language="$1" -v before="$folder/$1" -f examples/step.awk
}
indent() { printf '%s\n' "$1" | sed 's/^/    /'; }

# ask VERB ARGS: what the program says of the case as it stands.
ask() {
  verb=$1
  shift
  echo
  complaint "$verb" "$policy" "$case" "$@"
}

title "Each step says who did what, and then in both languages: what has newly become possible and for
   whom (opens), and all that is owed, by whom, until when (owed). Three full tables show everything.
   每一步写明谁办了什么，随后列出新可办的事项和有权办理者（可办）、全部应办义务、承担者和期限（应办）。"

title "Monday 28 September 2026: a mother calls. The supervision office takes the call (clause 3.1)."
happens 09-28T09:10 $supervision receive '' '"channel":"telephone"'
happens 09-28T09:25 $supervision record '' '"name":"王女士","phone":"13800000000","complainant":"parent-17","complainant_kind":"parent","against":"teacher-zhang","matter":"体罚学生"'

title "The full table, 1 of 3: all that may be done now, by whom, what is refused and why, what is owed."
ask decide --lang en

title "Why is the handling opinion due on 13 October? Seven working days from receipt (7.4), day by day
   over the National Day holiday and its make-up Saturday."
ask explain give_opinion@receive --lang en
ask explain give_opinion@receive --lang zh

title "The file is opened, the leader informed, the allegation set down."
happens 09-28T10:00 $supervision accept
happens 09-28T10:05 $supervision inform_leader '' '"leader":"he"'
happens 09-28T10:20 $supervision allege a1 '"against":"teacher-zhang","conduct":"课堂上罚站并打手心","offence":"corporal_punishment"'
happens 09-28T10:30 $supervision reply '' '"medium":"telephone"'
happens 09-29T09:00 $supervision investigate '' '"department":"dept:grade-7"'

title "Too soon: a finding before both sides were heard is refused (7.3)."
happens 09-29T09:30 $supervision find a1 '"finding":"verified","grounds":"家长陈述","consequences":["adverse"]'

title "Both sides are heard; the finding stands; the result goes up in writing."
happens 09-29T10:00 $supervision hear_complainant '' '"account":"孩子手心红肿"'
happens 09-29T14:00 $supervision hear_respondent teacher-zhang '"heard":"spoke","defence":"承认打手心"'
happens 09-30T09:00 $supervision find a1 '"finding":"verified","grounds":"双方陈述一致","consequences":["adverse"]'
happens 09-30T09:30 $supervision tell_progress '' '"medium":"telephone"'
happens 09-30T09:40 $supervision explain_cause '' '"obstacle":"须经校委会","cause":"课堂管理失当"'
happens 09-30T11:00 $supervision report '' '"result":"体罚属实","proposal":"书面检查"'
happens 09-30T11:10 $supervision written_report '' '"written_report":"查实报告"'

title "The full table, 2 of 3, in Chinese, before the holiday."
ask decide --lang zh

title "The leader signs after the holiday. The committee is asked for a sanction first: refused (6.0)."
happens 10-08T09:00 $leader leader_opinion '' '"leader_view":"同意"'
happens 10-08T15:00 $committee impose a1 '"sanction":"self_criticism","gravity":"初次，认错","article":"条例第三条"'

title "On the make-up Saturday the committee makes its opinion; now sanctions are open."
happens 10-10T10:00 $committee give_opinion '' '"handling_opinion":"书面检查并道歉"'
title "The full table, 3 of 3: which sanctions are open for what was found."
ask decide --lang en
happens 10-10T10:20 $committee impose a1 '"sanction":"self_criticism","gravity":"初次，认错","article":"条例第三条"'

title "Nothing is at rest before the fault is mended and the mother is told (7.2)."
happens 10-10T11:00 $office file
happens 10-12T09:00 $supervision apologise a1 '"apology":"当面道歉"'
happens 10-12T09:20 $supervision correct_fault a1 '"correction":"停止罚站"'
happens 10-12T09:30 $supervision decide_measure a1 '"measure":"meeting","measure_detail":"召开师德专题会议"'
happens 10-12T15:00 $supervision do_measure a1
happens 10-12T16:00 $supervision tell_result '' '"medium":"telephone","view":"satisfied"'
happens 10-12T16:30 $supervision waive_acceptance_form '' '"form_reason":"电话投诉，情况清楚"'
happens 10-12T17:00 $supervision file

title "At rest, and nothing was broken."
ask audit --lang en
ask audit --lang zh
