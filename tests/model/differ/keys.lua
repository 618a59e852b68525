-- keys.lua - every key of the language, and how often the grown policies of a run used it. A key that none
-- used was not compared: `missing` names it.
local source = require "differ.source"

local keys = {}

-- `key:kind` a table of that kind, `key:*kind` a map of them, `key:+kind` a list of them.
local KINDS = {
  policy = [[regulation id version title:label zone calendar closes in_force:span clauses:*clause readings:*reading
    upholds:upholds roles:*role facts:*fact offences:*offence sanctions:+sanction guidelines:+guideline quality:quality
    reports:*report processes:*process]],
  label = "zh en",
  span = "from to",
  clause = "kind advisory zh en",
  reading = "cites choice options:+option zh en",
  option = "id zh en",
  upholds = "record:cited recusal:cited rest:cited in_force:cited silence:cited",
  cited = "cites",
  role = "zh en department stand_in party is held_by present:row cites",
  fact = "type values per personal unknown default range:range proven labels:*label cites zh en",
  range = "min max",
  offence = "category cites when:+row",
  sanction = "id cites variants zh en",
  guideline = "when:row from to open cites",
  quality = "cites percent",
  report = "every of cites",
  process = "standing items:*item actions:*action zh en",
  item = "of parent named_by zh en",
  action = [[by:+entry to:+entry not_by:+static heeds needs:+entry asks:+static after:+step when:row unless:row
    per adds owed:owed undoes:+static instead_of:+static extends:extends before_due:flag suspends:+static
    resumes:+static sets starts:flag ends:flag reopens corrects finds imposes stage:label protected cites zh en]],
  entry = "when:row unless:row cites",
  step = "when:row unless:row cites of",
  static = "when:row",
  extends = "to when:row",
  flag = "when:row unless:row",
  owed = "",
  due = "within:limit before due since normally when:row unless:row per calendar period cites",
  row = "present absent reads holds",
}

local VALUES = "value value_list min max than than_old beyond all reading"
local LIMITS = "seconds minutes hours days working_days weeks months years at_once"
local TRIGGERS = "step in_force day week month always alternatives"
local TYPES = "bool int text date time enum set money party item case offence sanction"

local counts = {}

local function expect(kind, words)
  for word in words:gmatch("%S+") do counts[kind .. "." .. word:match("^[^:]+")] = 0 end
end

for kind, words in pairs(KINDS) do expect(kind, words) end
expect("row", VALUES)
expect("limit", LIMITS)
expect("trigger", TRIGGERS)
expect("type", TYPES)
expect("sanctions", "ladder menu")

local function use(kind, key)
  local name = kind .. "." .. key
  if counts[name] == nil then error("what is " .. name .. "?") end
  counts[name] = counts[name] + 1
end

local walk

-- ---- rows, limits, owed -------------------------------------------------------------------------

local function walk_test(value)
  if source.is_raw(value) or type(value) ~= "table" then return use("row", "value") end
  if value.beyond then
    use("row", "beyond")
    return use("limit", value.beyond.text:match("^[%a_]+"))
  end
  if value.all then return use("row", "all") end
  if value.than then use("row", value.than == "old" and "than_old" or "than") end
  if value.min then use("row", "min") end
  if value.max then use("row", "max") end
  if #value > 0 then use("row", "value_list") end
end

local function walk_row(row)
  for key, value in pairs(row) do
    if key == "present" or key == "absent" or key == "reads" or key == "holds" then use("row", key)
    elseif key:find("^R%d") then use("row", "reading")
    else walk_test(value) end
  end
end

local TRIGGER = { in_force = true, day = true, week = true, month = true, always = true }

local function walk_owed(owed)
  if type(owed) == "string" or #owed > 0 then return use("trigger", "step") end
  for trigger, entries in pairs(owed) do
    use("trigger", TRIGGER[trigger] and trigger or "step")
    if #entries > 0 then use("trigger", "alternatives") end
    for _, entry in ipairs(#entries > 0 and entries or { entries }) do walk("due", entry) end
  end
end

local SPECIAL = {
  row = walk_row, owed = walk_owed,
  limit = function(limit) use("limit", limit.text:match("^[%a_]+")) end,
  range = function(range)
    if #range == 0 then walk("range", range, true) end
  end,
}

-- ---- tables -------------------------------------------------------------------------------------

local function shape(kind, key)
  for word in KINDS[kind]:gmatch("%S+") do
    if word:match("^[^:]+") == key then return word:match(":([*+]?)([%a_]+)$") end
  end
end

local function walk_list(kind, value)
  if #value == 0 then return walk(kind, value) end
  for _, entry in ipairs(value) do
    if type(entry) == "table" then walk(kind, entry) end
  end
end

function walk(kind, value, plainly)
  if SPECIAL[kind] and not plainly then return SPECIAL[kind](value) end
  if type(value) ~= "table" then return end
  for _, key in ipairs(source.sorted_keys(value)) do
    use(kind, key)
    local how, inner = shape(kind, key)
    local content = source.inside(value[key])
    if how == "*" then
      for _, part in pairs(content) do walk(inner, part) end
    elseif inner and type(content) == "table" then
      if how == "+" then walk_list(inner, content) else walk(inner, content) end
    end
  end
end

-- Counts what a policy table uses.
function keys.count(policy)
  walk("policy", policy)
  for _, fact in pairs(policy.facts) do use("type", fact.type) end
  local order = source.call_name(policy.sanctions)
  if order then use("sanctions", order) end
end

-- "action.by 4711 ...", in lines, by kind.
function keys.report()
  local lines, last = {}, nil
  for _, name in ipairs(source.sorted_keys(counts)) do
    local kind, key = name:match("^(.-)%.(.*)$")
    if kind ~= last then lines[#lines + 1], last = "  " .. kind .. ":", kind end
    lines[#lines] = lines[#lines] .. (" %s %d"):format(key, counts[name])
  end
  return table.concat(lines, "\n")
end

function keys.missing()
  local list = {}
  for _, name in ipairs(source.sorted_keys(counts)) do
    if counts[name] == 0 then list[#list + 1] = name end
  end
  return list
end

return keys
