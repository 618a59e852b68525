-- owed.lua - what makes a grown action a duty.
local random = require "differ.random"
local rows = require "differ.rows"

local owed = {}

-- When it is due; a period and a moment have that in themselves.
local function time_limit(w, entry)
  local how = random.between(1, w.smooth and 75 or 100)
  if how <= 62 then
    entry.within = rows.limit()
    if random.chance(12) then entry.before = random.pick { "day", "moment" } end
  elseif how <= 72 then
    entry.due = random.pick { "day", "moment" }
  end
  if random.chance(8) then entry.calendar = "working" end
end

local function entry_for(w, trigger, conditional)
  local entry = {}
  if trigger ~= "always" then time_limit(w, entry) end
  if conditional and not (w.smooth and random.chance(60)) then rows.condition(w, entry) end
  if (entry.when or entry.unless) and random.chance(30) then entry.since = "live" end
  if random.chance(10) then entry.normally = true end
  if random.chance(12) then entry.cites = w.cites() end
  return entry
end

-- Entries of which at most one can match: a row and its opposite, or values of one fact.
local function alternatives(w, trigger)
  local list, row = {}, rows.row(w)
  if random.chance(40) and w.facts.grade.per == nil then
    for i, value in ipairs(w.facts.grade.values) do
      if i == 1 or random.chance(70) then
        list[#list + 1] = entry_for(w, trigger, false)
        list[#list].when, list[#list].since = { grade = value }, random.chance(20) and "live" or nil
      end
    end
    return list
  end
  if next(row, next(row)) ~= nil then return entry_for(w, trigger, true) end -- not every key, not none
  for i, key in ipairs { "when", "unless" } do
    list[i] = entry_for(w, trigger, false)
    list[i][key] = row
  end
  return list
end

-- The place of a duty: that of the action, or another kind's.
local function move(w, entry, action)
  if not random.chance(10) then return end
  local per = random.pick { "case", action.per or "case", table.unpack(w.kind_names) }
  for _, one in ipairs(entry[1] and entry or { entry }) do one.per = per end
end

-- `owed` of an action, on steps.
function owed.on_steps(w, action, steps)
  if random.chance(15) then return random.pick(steps) end
  if random.chance(6) then return random.sample(steps, 2) end
  local map = {}
  for _, step in ipairs(random.sample(steps, random.weighed { { 4, 1 }, { 1, 2 } })) do
    local entry = random.chance(22) and alternatives(w, step) or entry_for(w, step, random.chance(40))
    move(w, entry, action)
    map[step] = entry
  end
  return map
end

local function in_each_period(w, action)
  local entry = { calendar = random.pick { "every", "working", "working" } }
  if random.chance(30) then entry.calendar = nil end
  if random.chance(40) then entry.period = random.pick { "week_of", "day" } end
  if random.chance(35) then rows.condition(w, entry) end
  if random.chance(15) then entry.normally = true end
  if random.chance(15) then entry.cites = w.cites() end
  if action.per then entry.per = "case" end
  if entry.unless or not random.chance(15) then return entry end
  entry.unless = { R1 = "loose" }
  return { entry, { when = { R1 = "loose" }, calendar = "working", per = entry.per } }
end

-- `owed` of an action in a standing process.
function owed.standing(w, action, steps)
  local trigger = random.weighed {
    { 3, "day" }, { 2, "week" }, { 2, "month" }, { 3, "always" }, { 2, "in_force" }, { 2, "step" },
  }
  if trigger == "step" then return owed.on_steps(w, action, steps) end
  if trigger == "always" then
    local entry = entry_for(w, "always", random.chance(85))
    entry.since = nil
    return { always = entry }
  end
  if trigger == "in_force" then return { in_force = entry_for(w, trigger, random.chance(40)) } end
  return { [trigger] = in_each_period(w, action) }
end

-- The names of all duties that actions owe, in order.
function owed.duties(actions, names)
  local duties = {}
  for _, name in ipairs(names) do
    local what = actions[name].owed
    if type(what) == "string" then what = { what } end
    local triggers = {}
    for key, value in pairs(what or {}) do triggers[#triggers + 1] = type(key) == "string" and key or value end
    table.sort(triggers)
    for _, trigger in ipairs(triggers) do duties[#duties + 1] = name .. "@" .. trigger end
  end
  return duties
end

return owed
