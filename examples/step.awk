# step.awk - one step of the demo in a few lines, out of what `complaint decide` tells people: what has
# opened since the step before and whose it is, and what is owed by whom until when. Actions and
# duties of the same people stand together. Variables: `language` (en, zh); `before`, a file that
# remembers from call to call what was open. Lengths are bytes: run it with LC_ALL=C.
BEGIN {
  FS = "  +"
  english = language == "en"
  colon = english ? ": " : "："
  comma = english ? "; " : "、"
  room = english ? 100 : 140 # three bytes of Chinese are two columns
  while ((getline line < before) > 0) known[line] = 1
  close(before)
  printf "" > before
}

NR == 1 {
  if (NF > 5) print $NF > before
  if (NF > 5 && !($NF in known)) add("stage", "", $NF)
}

# A row ends in "label: who -> to whom".
{
  at = index($NF, colon)
  label = substr($NF, 1, at - 1)
  who = substr($NF, at + length(colon))
  sub(/ (->|→) .*/, "", who)
}

at && /^(open|可办) / {
  what = NF > 3 ? label " (" $3 ")" : label
  print what > before
  if (!(what in known)) add("opens", who colon, what)
}

at && /^(owed|overdue|未了|逾期) / {
  due = english ? "promptly" : "及时"
  for (i = 3; i < NF; i++) if ($i ~ /^20[0-9][0-9]-/) due = (english ? "by " : "至 ") $i
  add("owed", who (english ? ", " : "，") due colon, label)
}

# One thing more of the same people.
function add(list, people, what) {
  for (i = 1; i <= count[list] && whose[list, i] != people; i++) continue
  if (i > count[list]) {
    count[list] = i
    whose[list, i] = people
    things[list, i] = what
  } else if (!index(comma things[list, i] comma, comma what comma)) {
    things[list, i] = things[list, i] comma what
  }
}

# Broken between things where a line is full.
function broken(people, all) {
  text = people
  used = length(text)
  for (k = 1; k <= split(all, part, comma); k++) {
    if (k > 1) text = text comma
    used += length(comma part[k])
    if (used > room) {
      sub(/ $/, "", text)
      text = text "\n             "
      used = length(part[k])
    }
    text = text part[k]
  }
  return text
}

function tell(list, title) {
  for (i = 1; i <= count[list]; i++)
    printf "    %s%s\n", i == 1 ? title : "       ", broken(whose[list, i], things[list, i])
}

END {
  tell("stage", english ? "stage  " : "阶段   ")
  tell("opens", english ? "opens  " : "可办   ")
  tell("owed", english ? "owed   " : "应办   ")
}
