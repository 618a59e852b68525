-- mutant.lua - policies that differ from a real one in a few places: a key gone, another action's value in
-- its place, another limit, `unless` for `when`.
local random = require "differ.random"
local scan = require "differ.scan"

local mutant = {}

local KEYS = {}
for word in ([[
  by to not_by needs asks after when unless per adds owed undoes instead_of extends before_due suspends resumes sets
  starts ends reopens finds imposes within before due since normally calendar period cites choice present held_by is
  department stand_in default proven range from to open variants named_by parent stage heeds corrects all than beyond
]]):gmatch("%S+") do KEYS[word] = true end

local function mutable(text)
  local list = {}
  for _, entry in ipairs(scan.entries(text)) do
    if KEYS[entry.key] or (entry.key == nil and entry.depth > 2) then list[#list + 1] = entry end
  end
  return list
end

local function cut(text, entries)
  return scan.without(text, random.pick(entries))
end

-- Another value that stands under the same key somewhere.
local function exchange(text, entries)
  local entry, others = random.pick(entries), {}
  for _, other in ipairs(entries) do
    if other.key == entry.key and other.from ~= entry.from then others[#others + 1] = other end
  end
  if #others == 0 then return cut(text, entries) end
  return scan.with(text, entry, scan.value(text, random.pick(others)))
end

-- Every occurrence of a pattern has the same chance.
local function one_of(text, pattern, new)
  local places, at = {}, 1
  while true do
    local from, to = text:find(pattern, at)
    if not from then break end
    places[#places + 1] = { from, to }
    at = to + 1
  end
  if #places == 0 then return text end
  local place = random.pick(places)
  return text:sub(1, place[1] - 1) .. new .. text:sub(place[2] + 1)
end

local UNITS = { "days", "working_days", "hours", "weeks", "months", "minutes" }

local function limit(text)
  return one_of(text, "%f[%a][%a_]+%(%d+%)", ("%s(%d)"):format(random.pick(UNITS), random.pick { 1, 2, 7, 30 }))
end

local function give_limit(text)
  local limits = { "working_days(3)", "days(1)", "hours(24)", "weeks(1)" }
  return one_of(text, "= prompt%f[%W]", ("= { within = %s }"):format(random.pick(limits)))
end

local function turn(text)
  if random.chance(50) then return one_of(text, "%f[%a]when = ", "unless = ") end
  return one_of(text, "%f[%a]unless = ", "when = ")
end

local function change(text)
  local entries = mutable(text)
  return random.weighed {
    { 4, cut }, { 5, exchange }, { 1, limit }, { 2, give_limit }, { 2, turn },
  }(text, entries)
end

-- The text, changed in one place or a few.
function mutant.of(text)
  for _ = 1, random.weighed { { 4, 1 }, { 3, 2 }, { 2, 4 } } do text = change(text) end
  return text
end

-- ---- children -----------------------------------------------------------------------------------

local TIGHTER = {
  "give_opinion = { owed = { receive = { within = working_days(%d) } } }",
  "find = { owed = { allege = { within = working_days(%d) } } }",
  "reply = { owed = { accept = { within = hours(%d) } }, heeds = remove }",
  'rate = { by = { "rater", "committee" }, asks = "account", stage = { en = "rated %d" } }',
}

-- A school that extends the real one: other readings, shorter limits.
function mutant.child()
  local function reading(id, ...)
    return ('%s = { choice = "%s" }'):format(id, random.pick { ... })
  end
  local readings = {
    reading("R3", "both", "answer"), reading("R4", "condition", "duty"), reading("R12", "every", "working"),
    reading("R44", "insult_only", "whole_sentence"),
  }
  local tighter = random.pick(TIGHTER):format(random.between(1, 7))
  local parts = {
    'regulation = "child", id = "cn.child", version = "2.0.0"',
    "readings = { " .. table.concat(readings, ", ") .. " }",
    "processes = { complaint = { actions = { " .. tighter .. " } } }",
    ("facts = { received = { range = { 0, %d } }, view = { default = \"not_stated\" } }"):format(random.between(1, 9)),
    ('closes = "1%d:30"'):format(random.between(0, 9)),
  }
  for i = #parts, 4, -1 do
    if random.chance(60) then table.remove(parts, i) end
  end
  return ('return extend(require "school.boxing", {\n  %s,\n})\n'):format(table.concat(parts, ",\n  "))
end

return mutant
