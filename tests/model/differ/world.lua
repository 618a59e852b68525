-- world.lua - what a grown policy talks about: kinds of items, facts, roles, readings, offences,
-- sanctions. What is done with it is actions.lua's.
local clock = require "differ.clock"
local random = require "differ.random"
local source = require "differ.source"

local world = {}

local SHAPES = {
  {}, { thing = {} }, { thing = {} }, { thing = {}, part = { of = "thing" } }, { thing = {}, part = { of = "thing" } },
  { thing = {}, side = {} }, { thing = {}, part = { of = "thing" }, side = { of = "thing" } },
  { thing = {}, part = { of = "thing" }, bit = { of = "part" } },
}

local PARENTS = { part = "of_thing", side = "of_thing", bit = "of_part" }
local NAMES = { thing = "thing_id", part = "part_id", side = "side_id" }

local function grow_kinds(w)
  w.kinds = random.pick(SHAPES)
  w.kind_names = source.sorted_keys(w.kinds)
  w.items = {}
  for _, name in ipairs(w.kind_names) do
    local of = w.kinds[name].of
    w.items[name] = { of = of, parent = of and PARENTS[name], named_by = random.chance(60) and NAMES[name] or nil }
    if random.chance(20) then w.items[name].zh, w.items[name].en = "物", name end
    if not of and random.chance(10) then w.items[name].of = "case" end
  end
end

-- A kind or the ones above it; nil stands for the case.
function world.reach(w, kind)
  local above = {}
  while kind do
    above[kind] = true
    kind = w.kinds[kind].of
  end
  return above
end

-- ---- facts --------------------------------------------------------------------------------------

local COLOURS, GRADES = { "red", "green", "blue" }, { "low", "middle", "high" }

local function defaults(w)
  return {
    flag = false, urgent = false, count = 0, cost = 0, grade = "low", stance = "here", tags = {}, harm = false,
    level = 1, day = clock.date(clock.near(w.epoch)), moment = clock.time(clock.near(w.epoch)), who = "p:1",
  }
end

local function finding()
  if random.chance(25) then return { type = "bool", proven = true } end
  return { type = "enum", values = { "yes", "no", "open" }, proven = random.pick { "yes", { "yes", "open" } } }
end

local function plain_facts()
  return {
    flag = { type = "bool" }, urgent = { type = "bool" }, count = { type = "int", personal = random.chance(20) or nil }, cost = { type = "money" },
    grade = { type = "enum", values = GRADES }, stance = { type = "enum", values = { "here", "gone" } },
    tags = { type = "set", values = COLOURS }, day = { type = "date" }, moment = { type = "time" },
    new_due = { type = random.pick { "date", "date", "time" } }, week_of = { type = "date" },
    note = { type = "text", personal = true, en = "note", zh = "记事" }, why = { type = "text" },
    who = { type = "party" }, guest = { type = "party" },
    thing_id = { type = random.pick { "item", "party" } }, part_id = { type = "item" }, side_id = { type = "item" },
    of_thing = { type = "item" }, of_part = { type = "item" }, came = { type = "case" }, true_at = { type = "time" },
    harm = { type = "bool" }, level = { type = "int" }, offence = { type = "offence" },
    sanction = { type = "sanction" }, variant = { type = "enum", values = { "half", "whole" } }, finding = finding(),
  }
end

local FINDING = { "offence", "finding", "sanction", "variant" } -- where allegations are

-- Facts that no due, no period and no finding goes by.
local MAY_BE_UNKNOWN = { "count", "cost", "note", "why", "who", "guest", "thing_id", "of_thing", "of_part", "came" }

local function decorate(w, facts)
  local default = defaults(w)
  for _, name in ipairs(source.sorted_keys(facts)) do
    local fact = facts[name]
    if default[name] ~= nil and random.chance(55) then fact.default = default[name] end
    if fact.type == "int" and random.chance(60) then
      fact.range = random.pick { { 0, 10 }, { min = 0 }, { min = 0, max = 9 }, { max = 8 } }
    end
    if fact.values and random.chance(15) then
      fact.labels = { [fact.values[1]] = { en = fact.values[1], zh = "值" } }
    end
    if random.chance(5) then fact.cites = w.cites() end
  end
  for _, name in ipairs(MAY_BE_UNKNOWN) do facts[name].unknown = random.chance(50) or nil end
end

local function place(w, facts)
  if #w.kind_names == 0 then return end
  w.finding_kind = random.chance(80) and random.pick(w.kind_names) or nil
  for _, name in ipairs(FINDING) do facts[name].per = w.finding_kind end
  for _, name in ipairs { "harm", "level", "urgent", "grade", "moment", "stance", "guest", "day" } do
    local often = name == "harm" or name == "level"
    if random.chance(often and 70 or 15) then facts[name].per = random.pick(w.kind_names) end
  end
  if random.chance(10) then facts.cost.per = "case" end
end

local function grow_facts(w)
  w.facts = plain_facts()
  decorate(w, w.facts)
  place(w, w.facts)
  w.fact_names, w.testable = source.sorted_keys(w.facts), {}
  for _, name in ipairs(w.fact_names) do
    local fact = w.facts[name]
    if fact.type ~= "text" and name ~= "true_at" then w.testable[#w.testable + 1] = name end
  end
  w.favourites = random.sample({ "flag", "grade", "count", "urgent", "tags", "stance", "harm", "level", "day" }, 3)
end

-- ---- roles --------------------------------------------------------------------------------------

local function grow_roles(w)
  local kind = w.kind_names[1] and random.pick(w.kind_names)
  w.roles = {
    clerk = { en = "clerk", zh = "职员", cites = random.chance(10) and w.cites() or nil },
    boss = { en = "boss" },
    office = { department = "dept:office", stand_in = random.pick { "boss", "high_office" } },
    high_office = { department = "dept:high", stand_in = random.chance(70) and "boss" or nil },
    keeper = { held_by = random.pick { "who", "guest" } },
    guest = { party = true, is = "guest" },
    other = { party = true, is = kind or "who" },
  }
  w.parties = { "guest", "other" }
  w.staff = { "clerk", "clerk", "boss", "office", "high_office", "keeper" }
  if random.chance(15) then w.roles.boss.department = "dept:boss" end
end

-- A party is there while its row holds; the row asks for no party.
function world.grow_presence(w, row)
  w.roles.guest.present = random.chance(70) and { stance = "here" } or row()
  if random.chance(30) then w.roles.other.present = row() end
  if random.chance(10) then w.roles.keeper.present = row() end
end

-- ---- the rest -----------------------------------------------------------------------------------

local function grow_readings(w)
  w.readings = {
    R1 = { options = { "strict", "loose" } },
    R2 = { options = { "only" } },
    R3 = { options = { "a", "b", "c" } },
  }
end

local function grow_catalogue(w)
  w.offences, w.sanctions = { "noise", "damage", "theft" }, { "warning", "fine", "transfer", "dismissal" }
end

function world.grow(epoch)
  local w = { epoch = epoch, ids = { "p:1", "p:2", "p:3", "p:4", "dept:office", "dept:high", "s:1" } }
  local numbers = { "1", "1", "2", "3", "4", "5", "1/R1", "2/R2" }
  w.cited = {}
  local function cited(number)
    w.cited[number:sub(1, 1)] = true
    return number
  end
  function w.cites()
    if random.chance(70) then return cited(random.pick(numbers)) end
    return { cited(random.pick(numbers)), cited("3") }
  end
  function w.cited_by_readings()
    return { cited("1"), cited("2"), cited("3") }
  end
  grow_kinds(w)
  grow_facts(w)
  grow_roles(w)
  grow_readings(w)
  grow_catalogue(w)
  return w
end

return world
