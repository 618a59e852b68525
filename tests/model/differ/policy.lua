-- policy.lua - a policy grown from chance: small, and with every key of the language now and then.
local actions = require "differ.actions"
local clock = require "differ.clock"
local random = require "differ.random"
local rows = require "differ.rows"
local source = require "differ.source"
local world = require "differ.world"

local policy = {}

local function readings(w)
  local made = {}
  for i, name in ipairs { "R1", "R2", "R3" } do
    local options = {}
    for k, option in ipairs(w.readings[name].options) do
      options[k] = random.chance(80) and option or { id = option, en = option, zh = "读法" }
    end
    made[name] = { cites = tostring(i), options = options, en = name, zh = "读法" }
    made[name].choice = random.pick(w.readings[name].options)
  end
  return made
end

-- The register: a clause that nothing cites would be refused.
local function clauses(w)
  local made = {}
  for i, kind in ipairs { "rule", "duty", "conduct", "rule", "duty" } do
    local number = tostring(i)
    if w.cited[number] then made[number] = { kind = kind, en = "clause " .. i, zh = "条" } end
  end
  made["8"] = { kind = "conduct", advisory = "how people are spoken to", en = "politely" }
  return made
end

local function offences(w)
  local made = {}
  for _, name in ipairs(w.offences) do
    made[name] = { cites = w.cites(), category = random.chance(50) and "conduct" or nil }
  end
  if random.chance(70) then made.damage.when = rows.row(w) end
  if random.chance(50) then made.theft.when = { rows.row(w), rows.row(w) } end
  return made
end

local function sanctions(w)
  local list, how = {}, random.between(1, 3)
  for i, name in ipairs(w.sanctions) do
    list[i] = { id = name, cites = w.cites(), en = name, zh = "处分" }
    if random.chance(25) then list[i].variants = random.pick { "half", { "half", "whole" } } end
  end
  w.ladder = how == 1
  if how == 1 then return source.call("ladder", list) end
  return how == 2 and source.call("menu", list) or list
end

-- Rows of a guideline test values and spans, and nothing that hangs on time or people.
local TESTS = { "flag", "grade", "harm", "count", "level", "offence", "cost", "finding", "day" }

local function guideline_row(w)
  local row = { cites = w.cites() }
  if random.chance(88) then
    row.when = {}
    for _, name in ipairs(random.sample(TESTS, random.weighed { { 3, 1 }, { 2, 2 }, { 1, 3 } })) do
      local type = w.facts[name].type
      local value = rows.value(w, name)
      if (type == "int" or type == "money" or type == "date") and random.chance(60) then value = { min = value }
      elseif w.facts[name].values and random.chance(30) then value = random.sample(w.facts[name].values, 2) end
      row.when[name] = value
    end
    if random.chance(6) then row.when.R1 = "loose" end
  end
  if w.ladder and random.chance(60) then
    local from, to = random.between(1, #w.sanctions), random.between(1, #w.sanctions)
    if random.chance(80) then row.from = w.sanctions[math.min(from, to)] end
    if random.chance(80) or not row.from then row.to = w.sanctions[math.max(from, to)] end
  else
    row.open = random.sample(w.sanctions, random.between(0, 3))
  end
  return row
end

local function judging(w, made)
  w.judges = random.chance(45)
  made.offences, made.sanctions = offences(w), sanctions(w)
  if random.chance(25) then return end
  made.guidelines = {}
  for i = 1, random.between(1, 6) do made.guidelines[i] = guideline_row(w) end
end

local function upholds(w)
  local made = {}
  for _, name in ipairs(random.some({ "recusal", "rest", "in_force", "silence" }, 50)) do
    made[name] = { cites = w.cites() }
  end
  made.record = { cites = w.cited_by_readings() }
  return made
end

-- Actions of both processes together may need more than one process has.
local function processes(w)
  local made = {}
  made.main = { items = next(w.items) and w.items or nil, actions = actions.grow(w, false), en = "main", zh = "主" }
  if random.chance(45) then
    w.judges = false
    made.desk = { standing = true, items = made.main.items, actions = actions.grow(w, true) }
  end
  return made
end

local function head(w)
  local from = clock.date(w.epoch + 86400 * random.between(-40, 20))
  return {
    regulation = "t", id = "test.grown", version = "1.0.0", calendar = "cn",
    zone = random.weighed { { 6, "+08:00" }, { 1, "+00:00" }, { 1, "-03:30" } },
    title = random.chance(50) and { en = "grown", zh = "规则" } or nil,
    closes = random.chance(15) and random.pick { "17:30", "12:00" } or nil,
    in_force = random.weighed {
      { 6, false }, { 2, { from = from } }, { 1, { from = from, to = "2030-12-31" } }, { 1, { to = "2030-01-01" } },
    } or nil,
    quality = random.chance(15) and { cites = w.cites(), percent = { speed = 40, manner = 60 } } or nil,
    reports = random.chance(15) and { weekly = { every = "week", of = "main", cites = w.cites() } } or nil,
  }
end

-- A policy table, and when its histories begin.
function policy.grow()
  local w = world.grow(clock.beginning())
  w.smooth = random.chance(45) -- things get done there, and are owed by a time
  local made = head(w)
  made.readings, made.upholds = readings(w), upholds(w)
  local function row() return rows.row(w, nil, false) end
  world.grow_presence(w, row)
  judging(w, made)
  made.processes = processes(w)
  made.roles, made.facts, made.clauses = w.roles, w.facts, clauses(w)
  return made, w.epoch
end

return policy
