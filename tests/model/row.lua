-- row.lua - conditions. States docs/language.md, part 5.
--
-- A `view` is from where a row is read: { state, place, upward = nothing is read below, facts = those of the event,
-- open = facts that an event still has to carry, read kindly in a decision, adds = kind of item that the event adds, added = that item
-- where it is there already }. What belongs to that kind is read on that item: of a new one only defaults are known.
local calendar = require("calendar")
local clock = require("clock")
local entries = require("entries")
local json = require("json")
local moment = require("moment")
local place = require("place")

local row = {}

local function stored(view, where, name)
  local facts = view.state.facts[where]
  local value = facts and facts[name]
  if value == nil then value = view.state.policy.facts[name].default end
  return value
end

-- All values of a fact that are read from the view's place: the event's, else those of the case.
local function values(view, name)
  if view.facts and view.facts[name] ~= nil then return { view.facts[name] } end
  local list, kind = {}, view.state.policy.facts[name].per
  if kind and view.adds == kind then return { stored(view, view.added or {}, name) } end
  for _, where in ipairs(place.read(view.state, view.place, kind)) do
    list[#list + 1] = stored(view, where, name)
  end
  return list
end

-- The one value of a fact, read upward; nil when it is not known.
function row.value(view, name, not_from_event)
  if not not_from_event and view.facts and view.facts[name] ~= nil then return view.facts[name] end
  local kind = view.state.policy.facts[name].per
  local where = place.above(view.state, view.place, kind)
  if kind and view.adds == kind then where = view.added or {} end
  return where and stored(view, where, name)
end

-- Dates and times as numbers, to be compared.
local function number(value)
  if value == nil or value == json.null then return nil end
  if type(value) ~= "string" then return value end
  return moment.day(value) or moment.time(value)
end

local function within(value, min, max)
  return value ~= nil and (min == nil or value >= min) and (max == nil or value <= max)
end

local function contains(set, wanted)
  for _, member in ipairs(set) do
    if member == wanted then return true end
  end
  return false
end

local function has_all(set, wanted)
  for _, member in ipairs(entries.list(wanted)) do
    if not contains(set, member) then return false end
  end
  return true
end

local function than(view, name, value, test)
  local old, given = test.than == "old", view.facts and view.facts[name] ~= nil
  if old and not given then return false end
  local other = row.value(view, old and name or test.than, old)
  local a, b = number(value), number(other)
  return a ~= nil and b ~= nil and within(a - b, test.min, test.max)
end

-- Later than so long after the latest of the steps read from here.
local function beyond(view, value, test)
  local latest
  for _, where in ipairs(place.read(view.state, view.place, view.state.process.actions[test.of].per)) do
    for _, step in ipairs(view.state.steps) do
      if step.action == test.of and step.place == where then latest = step.at end
    end
  end
  if not latest then return false end
  local due = calendar.due(test.beyond, latest, clock.count(view.state))
  local day = moment.day(value)
  return (day and moment.midnight(day, view.state.policy.zone) or moment.time(value)) > due.last
end

local function matches(view, name, value, test)
  if value == nil or value == json.null then return false end
  if type(test) ~= "table" then
    return value == test or type(value) == "table" and contains(value, test)
  end
  if test.than then return than(view, name, value, test) end
  if test.beyond then return beyond(view, value, test) end
  if test.all then return has_all(value, test.all) end
  if test.min ~= nil or test.max ~= nil then
    return within(number(value), number(test.min), number(test.max))
  end
  for _, wanted in ipairs(test) do
    if matches(view, name, value, wanted) then return true end
  end
  return false
end

-- Whether one of these roles' parties is there.
local function there(view, roles)
  for _, role in ipairs(entries.list(roles)) do
    if row.present(view, role) then return true end
  end
  return false
end

local function key_holds(view, key, test)
  if key == "present" then return there(view, test) end
  if key == "absent" then return not there(view, test) end
  local upward = view.upward or type(test) == "table" and (test.than or test.beyond)
  for _, value in ipairs(upward and { row.value(view, key) } or values(view, key)) do
    if matches(view, key, value, test) then return true end
  end
  return false
end

-- The same view from a place, without what an event still has to carry.
function row.as_it_stands(view, where)
  return { state = view.state, place = where, facts = view.facts, adds = view.adds, added = view.added }
end

-- The same view, where nothing is read of items below.
function row.upward(view)
  local upward = {}
  for key, value in pairs(view) do upward[key] = value end
  upward.upward = true
  return upward
end

-- Whether a role's party is there. Where the process cannot know a fact that would say so, it always is.
function row.present(view, role)
  local present = view.state.policy.roles[role].present
  if present == nil then return true end
  for _, fact in ipairs(present.holds and entries.list(present.reads) or json.keys(present)) do
    if not view.state.process.knows[fact] then return true end
  end
  return row.holds(row.as_it_stands(view, view.place), { when = present })
end

-- A function is asked only where all that it reads is known; else it does not hold.
local function function_holds(view, test)
  local known = {}
  for _, name in ipairs(entries.list(test.reads)) do
    known[name] = row.value(view, name)
    if known[name] == nil or known[name] == json.null then return false end
  end
  return test.holds(known) == true
end

-- Whether a function reads what an event still has to carry.
local function is_open(view, test)
  for _, name in ipairs(entries.list(test.reads)) do
    if view.open and view.open[name] then return true end
  end
  return false
end

-- The name by which a failing key is told: the role that is asked for, else the fact.
local function told(key, test)
  if key == "present" or key == "absent" then return entries.sorted(test)[1] end
  return key
end

-- Whether a key reads what an event still has to carry.
local function reads_open(view, key, test)
  if not view.open then return false end
  return view.open[key] or type(test) == "table" and view.open[test.than or ""]
end

-- Adds what of a row does not hold as wanted: its keys, or the first fact that a function reads (none: `holds`).
local function add_failing(view, conditions, wanted, found)
  if not conditions then return end
  if conditions.holds then
    if not is_open(view, conditions) and function_holds(view, conditions) ~= wanted then
      found[#found + 1] = entries.sorted(conditions.reads)[1] or "holds"
    end
    return
  end
  for key, test in pairs(conditions) do
    if not reads_open(view, key, test) and key_holds(view, key, test) ~= wanted then
      found[#found + 1] = told(key, test)
    end
  end
end

-- The first in order of name for which { when, unless } does not hold; nil when it holds.
function row.failing(view, condition)
  local found = { condition.never }
  add_failing(view, condition.when, true, found)
  add_failing(view, condition.unless, false, found)
  return entries.sorted(found)[1]
end

function row.holds(view, condition) return row.failing(view, condition) == nil end

-- The entries of a list that count here.
function row.counting(view, list)
  local result = {}
  for _, entry in ipairs(list) do
    if row.holds(view, entry) then result[#result + 1] = entry end
  end
  return result
end

return row
