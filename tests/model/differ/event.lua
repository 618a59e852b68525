-- event.lua - one event as JSON, from what the policy's form asks for.
local clock = require "differ.clock"
local json = require "json"
local random = require "differ.random"

local event = {}

local STAFF = { "s:1", "s:2", "s:3", "s:4" }
local TEXTS = { "说明", "a note", "\"quoted\" \\ and\ttabbed", "é" }
local OFFSETS = { { 12, 28800 }, { 1, 0 }, { 1, -18000 } }
local NUMBERS = { 0, 1, 2, 3, 5, 8, 50, 100 }

local function number(fact)
  local value = random.pick(NUMBERS)
  if random.chance(3) then return value * -1 end
  return math.max(math.min(value, fact.most or value), fact.least or value)
end

local function moment_near(now)
  return random.chance(50) and clock.later(now) or clock.near(now)
end

local DAY = 86400

-- A moment for a date that something goes by: a due to come, the period before, later than what is due.
local AIMED = {
  ahead = function(_, now) return now + DAY * random.between(0, 9) end,
  period = function(_, now) return now - DAY * random.pick { 0, 1, 1, 2, 7, 31 } end,
  ["new due"] = function(history, now)
    local due = #history.dues > 0 and random.pick(history.dues) or now
    return due + random.pick { -DAY, -60, 0, 60, DAY, 2 * DAY, 5 * DAY, 12 * DAY }
  end,
}

local function moment_for(history, fact, now)
  local aimed = AIMED[history.purpose.dates[fact.name]]
  return aimed and random.chance(80) and aimed(history, now) or moment_near(now)
end

-- A value of the fact, now and then one that it may not have.
local function value_of(history, fact, now)
  local type = fact.type
  if random.chance(3) then return json.null end
  if type == "bool" then return random.chance(60) end
  if type == "text" then return random.chance(98) and random.pick(TEXTS) or "" end
  if type == "int" or type == "money" then return number(fact) end
  if type == "date" then return clock.date(moment_for(history, fact, now)) end
  if type == "time" then return clock.time(moment_for(history, fact, now), random.weighed(OFFSETS)) end
  if type == "set" then
    local values = random.some(fact.values, 40)
    table.sort(values)
    return json.array(values)
  end
  if type == "enum" and random.chance(50) then return fact.values[1] end
  if fact.values then return random.pick(fact.values) end
  if type == "item" and #history.items > 0 and random.chance(95) then return random.pick(history.items) end
  return random.pick(history.subject.ids)
end

local function facts_of(history, action, wanted, now, careful)
  local facts = {}
  for _, fact in ipairs(action.facts) do
    local percent = fact.need == "needed" and 92 or 40
    if wanted[fact.name] then percent = careful and 100 or 92 end
    if random.chance(percent) then facts[fact.name] = value_of(history, fact, now) end
  end
  return next(facts) and facts or nil
end

-- ---- who ----------------------------------------------------------------------------------------

function event.person(history)
  return random.pick(random.chance(80) and STAFF or history.subject.ids)
end

local function set_people(history, made, by)
  local roles = #by > 0 and random.chance(93) and { random.pick(by) } or { random.pick(history.subject.roles) }
  if random.chance(12) then roles[#roles + 1] = random.pick(history.subject.roles) end
  if roles[1] == roles[2] then roles[2] = nil end
  made.actor = random.pick(history.subject.parties[roles[1]] and random.chance(85) and history.subject.ids or STAFF)
  if random.chance(6) then made.actor = event.person(history) end
  if random.chance(97) then made.roles = json.array(roles) end
  if random.chance(10) then made.entered_by = event.person(history) end
  if random.chance(10) then made.with = json.array { event.person(history) } end
end

-- ---- when ---------------------------------------------------------------------------------------

local function set_times(history, made)
  local recorded = random.chance(20) and clock.at_due(history.now, history.dues) or clock.later(history.now)
  local at = recorded
  if random.chance(18) then
    at = math.min(recorded, history.began + random.between(0, math.max(recorded - history.began, 1)))
  end
  made.at = clock.time(at, random.weighed(OFFSETS))
  made.recorded_at = clock.time(recorded, random.weighed(OFFSETS))
  return recorded
end

-- ---- corrections --------------------------------------------------------------------------------

local function correctable(history)
  local list = {}
  for _, past in ipairs(history.events) do
    if not history.subject.actions[past.action].corrects then list[#list + 1] = past end
  end
  return list
end

-- Mostly facts that it gave.
local function replaced(form, target)
  local given = {}
  for _, fact in ipairs(form.facts) do
    if target.facts and target.facts[fact.name] ~= nil then given[#given + 1] = fact end
  end
  return #given > 0 and random.chance(70) and given or form.facts
end

-- Facts of the event that is corrected; those of the correction are there already.
local function replace(history, made, target, now)
  made.facts = made.facts or {}
  local form = history.subject.actions[target.action]
  for _, fact in ipairs(random.sample(replaced(form, target), random.weighed { { 1, 0 }, { 4, 1 }, { 2, 2 } })) do
    made.facts[fact.name] = value_of(history, fact, now)
  end
  if made.facts.true_at then
    made.facts.true_at = clock.time(history.began + random.between(-3600, math.max(now - history.began, 1)))
  end
  if next(made.facts) == nil then made.facts = nil end
end

local function correct(history, made, now)
  local targets = correctable(history)
  if #targets == 0 then return end
  local target = random.pick(random.chance(95) and targets or history.events)
  if history.corrected and random.chance(45) then target = history.corrected end -- one event, corrected again
  history.corrected, made.of = target, target.seq
  if random.chance(25) then made.strike = random.chance(90) end
  if not made.strike then replace(history, made, target, now) end
end

-- ---- the whole ----------------------------------------------------------------------------------

-- Somewhat malformed: what is done with it must be the same on both sides.
local function spoil(made)
  random.pick {
    function() made.colour = "red" end,
    function() made.at = "2026-02-30T00:00:00+08:00" end,
    function() made.on = "no:where" end,
    function() made.seq = made.seq + 1 end,
    function() made.roles = json.array { "clerk", "clerk" } end,
    function() made.actor = "王 老师" end,
    function() made.with = json.null end,
    function() made.facts = { no_such_fact = 1 } end,
    function() made.recorded_at = "2013-01-01T00:00:00Z" end,
  }()
end

-- An event of `action`, at `on`, by one of the roles `by`; `wanted`: facts that it needs now. Returns the
-- event, and when it is recorded.
function event.make(history, action, on, by, wanted, careful)
  local seq = #history.events + 1
  local made = { action = action.name, id = "e" .. seq, seq = seq, on = on }
  if action.adds ~= "" and (not history.subject.named[action.adds] or random.chance(2)) then
    made.on = random.pick(history.subject.ids)
  end
  set_people(history, made, by)
  local recorded = set_times(history, made)
  made.facts = facts_of(history, action, wanted, recorded, careful)
  if action.corrects then correct(history, made, recorded) end
  if random.chance(2) then spoil(made) end
  return made, recorded
end

return event
