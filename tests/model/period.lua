-- period.lua - what is owed once in every day, week or month of a standing case. States "Periods" of
-- docs/language.md, part 6.
--
-- A period is { first, last, due, owed }: its first and last day, its last day that counts, and, when it has
-- ended, whether it was owed then. `state.periods[id]` lists those of a duty, the running one last;
-- `state.kept[id]` says which event a period was kept by.
local calendar = require("calendar")
local clock = require("clock")
local duty = require("duty")
local entries = require("entries")
local json = require("json")
local moment = require("moment")
local role = require("role")
local row = require("row")

local period = {}

local FIRST = {
  day = function(day) return day end,
  week = function(day) return day - moment.weekday(day) end,
  month = function(day)
    local y, m = moment.civil(day)
    return moment.number(y, m, 1)
  end,
}
local AFTER = {
  day = function(first) return first + 1 end,
  week = function(first) return first + 7 end,
  month = function(first) return moment.add_months(first, 1) end,
}

-- The duties of periods: { id, action, trigger, entry }, by action, then trigger.
local function each(state)
  local list = {}
  for _, name in ipairs(state.process.names) do
    local action = state.process.actions[name]
    for _, trigger in ipairs(json.keys(action.owed)) do
      local entry = action.owed[trigger][1]
      if FIRST[trigger] and entry then
        list[#list + 1] = { id = name .. "@" .. trigger, action = action, trigger = trigger, entry = entry }
      end
    end
  end
  return list
end

function period.is_owed_any(state) return each(state)[1] ~= nil end

-- Whether it is owed as things stand: its row holds and its party is there.
local function is_owed(state, one)
  local view = { state = state, place = state.root }
  return row.holds(view, one.entry) and not role.to_nobody(view, one.action)
    and role.present(view, role.ever(state, one.action.by))[1] ~= nil
end

-- The last day of a period that counts; nil when none does.
local function due_day(state, one, first, last)
  local count, due = clock.count(state, one.entry.calendar or "every"), nil
  for day = first, last do
    if calendar.counts(count, day) then due = day end
  end
  return due
end

local function new_period(state, one, first)
  local last = AFTER[one.trigger](first) - 1
  return { first = first, last = last, due = due_day(state, one, first, last) }
end

local function end_of(state, one) return moment.midnight(one.last + 1, state.policy.zone) end

-- Time passes: periods end, and the next begin.
function period.pass(state, at)
  for _, one in ipairs(each(state)) do
    local list = state.periods[one.id]
    if not list then
      local began = moment.day_of(state.began, state.policy.zone)
      list = { new_period(state, one, FIRST[one.trigger](began)) }
      state.periods[one.id], state.kept[one.id] = list, state.kept[one.id] or {}
    end
    while end_of(state, list[#list]) <= at do
      list[#list].owed = is_owed(state, one)
      list[#list + 1] = new_period(state, one, list[#list].last + 1)
    end
  end
end

-- The first day of the period that an event is for.
local function named(state, one, event)
  local value = one.entry.period and event.facts[one.entry.period]
  if value == nil or value == json.null or value == false then
    return FIRST[one.trigger](moment.day_of(event.at, state.policy.zone))
  end
  local day = moment.day(value) or moment.day_of(moment.time(value), state.policy.zone)
  return FIRST[one.trigger](day)
end

local function breach(one, first, why)
  return {
    why = why, what = one.id, period = moment.date(first), soft = one.entry.normally or nil,
    cites = json.array(entries.sorted(one.entry.cites)),
  }
end

local function is_late(state, one, first)
  for _, past in ipairs(state.periods[one.id] or {}) do
    if past.first == first then return past.owed and past.due ~= nil end
  end
  return false
end

-- An event keeps the period that it is for, also before the case began; one that had ended is late.
function period.keep(state, names, event)
  for _, one in ipairs(state.process.standing and each(state) or {}) do
    state.kept[one.id] = state.kept[one.id] or {}
    for _, name in ipairs(names) do
      local kept, first = state.kept[one.id], named(state, one, event)
      if name == one.action.name and kept and not kept[first] then
        kept[first] = event
        if is_late(state, one, first) then
          local late = breach(one, first, "late")
          late.event = event.seq
          state.breaches[#state.breaches + 1] = late
        end
      end
    end
  end
end

-- The periods that ended without it.
function period.missed(state)
  local list = {}
  for _, one in ipairs(each(state)) do
    for _, past in ipairs(state.periods[one.id] or {}) do
      if past.owed and past.due and not state.kept[one.id][past.first] then
        list[#list + 1] = breach(one, past.first, "missed")
      end
    end
  end
  return list
end

local function names(list) return list[1] and json.array(list) or nil end

-- What is owed in the periods that run now.
function period.duties(state)
  local list = json.array()
  for _, one in ipairs(each(state)) do
    local periods = state.periods[one.id]
    local by, to = duty.parties(state, { action = one.action.name, place = state.root })
    local now = periods and periods[#periods]
    local kept = now and state.kept[one.id][now.first]
    if now and now.due and is_owed(state, one) then
      list[#list + 1] = {
        duty = one.id, by = names(by), to = names(to),
        state = kept and "done" or "owed", since = moment.text(moment.midnight(now.first, state.policy.zone), state.policy.zone),
        due = moment.date(now.due), done = kept and moment.text(kept.at, state.policy.zone),
        soft = one.entry.normally or nil, cites = json.array(entries.sorted(one.entry.cites)),
      }
    end
  end
  return list
end

return period
