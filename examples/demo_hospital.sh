#!/bin/sh
# demo_hospital.sh - a medical complaint of a hospital in which the family disagrees, through the program
# `complaint`: what is owed by whom until when, what is refused, what is taken instead. Run by
# `./dev demo`; the case file that it writes is thrown away.
set -eu
cd "$(dirname "$0")/.."
policy=policies/hospital/registration.lua
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
case=$folder/2026-0117.jsonl

office=tang/dispute_office surgeon=luo/responsible director=mei/director affairs=bai/medical_affairs
hospital=gu/hospital investigator=shi/investigator leaders=xu/leaders department=fan/department

title() { printf '\n── %s\n' "$*"; }

# event TIME WHO ACTION [ON] [FACTS]: as JSON; WHO is id/role.
event() {
  printf '{"action":"%s","actor":"%s","roles":["%s"],"at":"2026-%s:00+08:00"' "$3" "${2%/*}" "${2#*/}" "$1"
  [ -z "${4:-}" ] || printf ',"on":"%s"' "$4"
  [ -z "${5:-}" ] || printf ',"facts":{%s}' "$5"
  printf '}\n'
}
act() { complaint act "$policy" "$case" --process medical_complaint --case 2026-0117 --lang "$1"; }

# happens TIME WHO ACTION [ON] [FACTS]: it is taken, without a word.
happens() { event "$@" | act en >"$folder/answer" || { cat "$folder/answer" && exit 1; }; }

# is_refused TIME WHO ACTION [ON] [FACTS]: why, in both languages; the clauses are left out.
is_refused() {
  for language in en zh; do
    ! event "$@" | act "$language" >"$folder/answer" || exit 1
    sed '/^  clauses:/,$d; /^  依据：/,$d; s/ \[hospital.*\]$//; s/^/    /' "$folder/answer"
  done
}

# owed: what is owed now, by whom, until when, in both languages.
owed() {
  for language in en zh; do
    complaint decide "$policy" "$case" --lang "$language" |
      LC_ALL=C awk -v language="$language" -v before="$folder/$language" -f examples/step.awk |
      sed -n '/^    owed\|^    应办/,$p'
  done
}

title "A hospital, three texts. Monday 2 March: a daughter complains about her father's infected wound. The
   office registers it, says by when she is answered, tells the ways that are open, and asks the surgery.
   医疗投诉：登记，告知答复时间和解决途径，转科室讨论，请责任人说明。各方应办："
happens 03-02T09:00 $office receive
happens 03-02T09:20 $office register '' '"matter":"术后伤口感染","opinion":"说明感染原因","suggestion":null,"patient":"p:1","family":"p:2"'
happens 03-02T09:25 $office tell_when '' '"answer_by":"2026-03-09"'
happens 03-02T09:26 $office tell_ways '' '"ways":["appraisal","court","negotiation"]'
happens 03-02T09:30 $office notify_department '' '"department":"dept:surgery"'
happens 03-02T09:40 $office hand_over_record dept:surgery '"director":"mei"'
happens 03-02T09:50 $office ask_responsible '' '"responsible":"luo"'
happens 03-02T09:55 $office name_person '' '"person":"nie"'
happens 03-02T10:30 $hospital appoint '' '"investigator":"shi"'
owed

title "By Friday: statement, discussions, the department's result, the investigation, the leaders' conclusion.
   The daughter disagrees. Told alone, the opinion is refused: whoever disagrees hears of the other ways.
   家属不同意处理意见：不能只告知意见，须同时告知其他途径。"
happens 03-03T15:00 $surgeon submit_statement luo '"statement":"有一次换药延后"'
happens 03-04T10:00 $department discuss_in_department dept:surgery '"department_discussion":"换药记录不符"'
happens 03-04T11:00 $director give_result dept:surgery '"qualitative_result":"轻微延误"'
happens 03-04T15:00 $affairs discuss '' '"discussion":"待调查认定"'
happens 03-05T10:00 $investigator report_investigation '' '"investigation_result":"延后六小时"'
happens 03-06T10:00 $leaders conclude '' '"conclusion":"护理存在过失","rectification":"双人核对"'
opinion='"handling_opinion":"减免换药费用"'
is_refused 03-06T15:00 $office answer '' "$opinion"',"view":"disagrees"'

title "Told with negotiation, appraisal and court, all three, it is taken. Still owed:
   连同协商、医学会鉴定、司法三条途径一并告知，即予受理。尚应办："
happens 03-06T15:00 $office answer_disputed '' "$opinion"',"ways":["appraisal","court","negotiation"]'
owed

title "Surgery and nurse hear of it, the surgery carries it out; the case is closed, and nothing was broken."
happens 03-06T16:00 $office feed_back dept:surgery "$opinion"',"rectification":"双人核对","handling_result":"减免费用"'
happens 03-06T16:10 $office feed_back_person nie '"rectification":"双人核对","handling_result":"减免费用"'
happens 03-20T09:00 $department record_implementation dept:surgery '"implementation":"已执行两周"'
happens 03-20T10:00 $office close
for language in en zh; do
  complaint audit "$policy" "$case" --lang "$language" | sed -n '1p; /^no breaches/p; /^无违规/p'
done
