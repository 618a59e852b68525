-- tally.lua - what the answers of a run were, so that one sees that all of the language was at work.
local tally = {}

local EXPECTED = {
  verb = "decide audit act",
  answer = "decision accepted refused malformed",
  why = [[role recused same_person absent no_item not_started started ended when needs after offence before_due
    no_duty owed unlawful late overdue gap missed]],
  state = "owed overdue done void",
  member = [[round extended suspended soft provisional void period stage heeds sanctions open finding from till
    at_rest often asked_by now]],
  event = "late entered_by with of strike true_at null on",
  policy = "grown boxing base child every hospital property real",
}

local counts = {}

for group, words in pairs(EXPECTED) do
  counts[group] = {}
  for word in words:gmatch("%S+") do counts[group][word] = 0 end
end

local function add(group, word)
  counts[group][word] = (counts[group][word] or 0) + 1
end

tally.add = add

local function words(bytes, group, pattern)
  for word in bytes:gmatch(pattern) do add(group, word) end
end

local MEMBERS = {
  "round", "extended", "suspended", "soft", "provisional", "void", "period", "stage", "heeds", "sanctions", "open",
  "finding", "from", "till",
}

local function kind_of(bytes)
  if bytes == nil then return "malformed" end
  return bytes:match('^{"(accepted)":') or bytes:match('^{"(refused)":') or "decision"
end

-- One pair: the question, and the answer's bytes or nil.
function tally.pair(asked, bytes)
  add("verb", asked.verb)
  add("answer", kind_of(bytes))
  if asked.often then add("member", "often") end
  if asked.actor then add("member", "asked_by") end
  if asked.now then add("member", "now") end
  if bytes == nil then return end
  words(bytes, "why", '"why":"([%a_]+)"')
  words(bytes, "state", '"state":"(%a+)"')
  for _, member in ipairs(MEMBERS) do
    if bytes:find('"' .. member .. '":', 1, true) then add("member", member) end
  end
  if bytes:find('"at_rest":true', 1, true) then add("member", "at_rest") end
end

-- One event that was taken into a history.
function tally.event(event)
  for _, member in ipairs { "entered_by", "with", "of", "strike", "on" } do
    if event[member] then add("event", member) end
  end
  if event.at ~= event.recorded_at then add("event", "late") end
  for name, value in pairs(event.facts or {}) do
    if name == "true_at" then add("event", "true_at") end
    if getmetatable(value) and getmetatable(value).__name == "null" then add("event", "null") end
  end
end

local function sorted(map)
  local list = {}
  for key in pairs(map) do list[#list + 1] = key end
  table.sort(list)
  return list
end

function tally.report()
  local lines = {}
  for _, group in ipairs(sorted(counts)) do
    local parts = {}
    for _, word in ipairs(sorted(counts[group])) do parts[#parts + 1] = word .. " " .. counts[group][word] end
    lines[#lines + 1] = ("  %s: %s"):format(group, table.concat(parts, ", "))
  end
  return table.concat(lines, "\n")
end

-- What never came.
function tally.missing()
  local list = {}
  for _, group in ipairs(sorted(counts)) do
    for _, word in ipairs(sorted(counts[group])) do
      if counts[group][word] == 0 then list[#list + 1] = group .. "." .. word end
    end
  end
  return list
end

return tally
