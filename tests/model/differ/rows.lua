-- rows.lua - rows of conditions, in every form that a row has.
local clock = require "differ.clock"
local random = require "differ.random"
local source = require "differ.source"

local rows = {}

local LIMITS = {
  "working_days(1)", "working_days(2)", "working_days(5)", "working_days(7)", "days(1)", "days(3)", "days(10)",
  "weeks(1)", "months(1)", "years(1)", "hours(2)", "hours(24)", "minutes(15)", "minutes(90)", "seconds(30)",
  "at_once", "days(0)",
}

function rows.limit()
  return source.raw(random.pick(LIMITS))
end

local NUMBERS = { int = { 0, 1, 2, 3, 5, 8 }, money = { 0, 1, 50, 100, 100000 } }

-- One value that the fact may have.
function rows.value(world, name)
  local fact = world.facts[name]
  if fact.type == "bool" then return random.chance(50) end
  if NUMBERS[fact.type] then return random.pick(NUMBERS[fact.type]) end
  if fact.values then return random.pick(fact.values) end
  if fact.type == "date" then return clock.date(clock.near(world.epoch)) end
  if fact.type == "time" then return clock.time(clock.near(world.epoch)) end
  if fact.type == "offence" then return random.pick(world.offences) end
  if fact.type == "sanction" then return random.pick(world.sanctions) end
  return random.pick(world.ids)
end

local function ordered(least, most)
  if least > most then return most, least end
  return least, most
end

local function range(world, name)
  local least, most = ordered(rows.value(world, name), rows.value(world, name))
  return random.pick { { min = least }, { max = most }, { min = least, max = most } }
end

local STEPS = {
  date = { -3, 0, 1, 5 }, time = { -3600, 0, 1, 86400 }, int = { -1, 0, 1, 2 }, money = { -50, 0, 1, 60 },
}

local function than(world, name, own)
  local fact, others = world.facts[name], {}
  for _, other in ipairs(world.fact_names) do
    if other ~= name and world.facts[other].type == fact.type then others[#others + 1] = other end
  end
  if own[name] then others[#others + 1], others[#others + 2] = "old", "old" end
  if #others == 0 then return range(world, name) end
  local least, most = ordered(random.pick(STEPS[fact.type]), random.pick(STEPS[fact.type]))
  local test = random.pick { { min = least }, { max = most }, { min = least, max = most } }
  test.than = random.pick(others)
  return test
end

local function test_of(world, name, own)
  local fact = world.facts[name]
  if fact.type == "set" and random.chance(35) then
    return { all = random.sample(fact.values, random.between(1, 2)) }
  end
  if STEPS[fact.type] and random.chance(60) then
    if random.chance(35) then return than(world, name, own) end
    if (fact.type == "date" or fact.type == "time") and world.steps and random.chance(40) then
      return { beyond = rows.limit(), of = random.pick(world.steps) }
    end
    return range(world, name)
  end
  if fact.type ~= "bool" and fact.type ~= "set" and random.chance(25) then
    return { rows.value(world, name), rows.value(world, name) }
  end
  return rows.value(world, name)
end

-- What a function asks of a fact, as Lua.
local ASKS = {
  bool = "facts.%s == true", int = "(facts.%s or 0) > 2", money = "(facts.%s or 0) >= 50",
  set = "#(facts.%s or {}) > 1", enum = "facts.%s ~= nil", date = "facts.%s ~= nil",
  time = "(facts.%s or \"\") > \"2026-09\"",
}

local function function_row(world)
  local known = {}
  for _, name in ipairs(world.testable) do
    if ASKS[world.facts[name].type] and world.facts[name].per == nil then known[#known + 1] = name end
  end
  local name = random.pick(known)
  local asks = ASKS[world.facts[name].type]:format(name)
  return { reads = { name }, holds = source.raw("function(facts) return " .. asks .. " end") }
end

local function reading_test(world, row)
  local name = random.pick(source.sorted_keys(world.readings))
  row[name] = random.pick(world.readings[name].options)
end

-- A row. `own`: the facts that the action carries, as keys; `parties` false: it may not ask who is there.
function rows.row(world, own, parties)
  if random.chance(4) then return function_row(world) end
  local row = {}
  for _ = 1, random.weighed { { 13, 1 }, { 5, 2 }, { 1, 3 } } do
    local what = random.between(1, 100)
    if what <= 12 and parties ~= false then
      row[random.pick { "present", "absent" }] = random.pick(world.parties)
    elseif what <= 15 and parties ~= false then
      reading_test(world, row)
    else
      local name = random.pick(random.chance(60) and world.favourites or world.testable)
      row[name] = test_of(world, name, own or {})
    end
  end
  return row
end

-- Gives a thing a condition.
function rows.condition(world, thing, own)
  thing[random.chance(65) and "when" or "unless"] = rows.row(world, own)
  if random.chance(8) then thing.when, thing.unless = rows.row(world, own), rows.row(world, own) end
  return thing
end

-- Names as a list, some of them under conditions; `reading` only: under readings.
function rows.list(world, names, percent, own)
  local list = {}
  for _, name in ipairs(names) do
    local entry = name
    if random.chance(percent) then
      entry = rows.condition(world, { name }, own)
      if random.chance(30) then entry.cites = world.cites() end
    elseif random.chance(8) then
      entry = { name, cites = world.cites() }
    end
    list[#list + 1] = entry
  end
  if #list == 1 and type(list[1]) == "string" and random.chance(60) then return list[1] end
  return list
end

-- The same where only a reading may be a condition.
function rows.static_list(world, names)
  local list = {}
  for _, name in ipairs(names) do
    local entry = name
    if random.chance(10) then
      entry = { name }
      entry.when = {}
      reading_test(world, entry.when)
    end
    list[#list + 1] = entry
  end
  if #list == 1 and type(list[1]) == "string" and random.chance(60) then return list[1] end
  return list
end

return rows
