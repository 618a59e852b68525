-- duty.lua - one duty from its trigger to its end. States "Life of a duty" and "Dues are computed" of
-- docs/language.md, part 6.
--
-- A duty is { id, action, trigger, place, kind, round, opened, there, since, live, closed, done, entry,
-- extended, pauses, due_at_close, told = its late due }. `since` is set when it first is live; before, it is nothing to anybody.
local calendar = require("calendar")
local clock = require("clock")
local json = require("json")
local moment = require("moment")
local place = require("place")
local role = require("role")
local row = require("row")

local duty = {}

-- The latest instance of a step that stands at a place.
function duty.stands(state, name, where)
  local latest
  for _, step in ipairs(state.steps) do
    if step.action == name and step.place == where then latest = step end
  end
  return latest
end

local function view_of(state, one) return { state = state, place = one.place } end

-- Who owes a duty, and to whom. What the action itself will carry is not held against anybody.
function duty.parties(state, one)
  local action = state.process.actions[one.action]
  local kindly = { state = state, place = one.place, open = action.carries }
  local by = role.present(kindly, role.applying(kindly, action.by))
  return by, role.applying(view_of(state, one), action.to)
end

-- The entry that counts now; nil when none does.
local function counting(state, one)
  return row.counting(view_of(state, one), state.process.actions[one.action].owed[one.trigger])[1]
end

-- The entry that counts, or did last.
function duty.entry(state, one) return counting(state, one) or one.entry end

function duty.is_open(one) return one.live and not one.closed end

-- Somebody there who could do it, now or under other facts, and somebody there to whom it is done.
local function parties_there(state, one)
  local action, view = state.process.actions[one.action], view_of(state, one)
  return not role.to_nobody(view, action) and role.present(view, role.ever(state, action.by))[1] ~= nil
end

-- What every action owes: { action, trigger, kind }, by action, then trigger.
function duty.kinds_of(state)
  local list = {}
  for _, name in ipairs(state.process.names) do
    local action = state.process.actions[name]
    for _, trigger in ipairs(json.keys(action.owed)) do
      local first = action.owed[trigger][1]
      local kind = first and first.per or action.per
      if first then list[#list + 1] = { action = name, trigger = trigger, kind = kind ~= "case" and kind or nil } end
    end
  end
  return list
end

-- Looks at a duty again after something happened at a time.
function duty.look(state, one, at)
  if one.closed then return end
  local entry, there = counting(state, one), parties_there(state, one)
  if not there then one.there = nil
  elseif not one.there then one.there = at end
  local was_live = one.live
  one.live = entry ~= nil and there
  if not one.live then return end
  one.entry = entry
  if entry.since ~= "live" and one.trigger ~= "always" then one.since = one.there
  elseif not was_live then one.since = at end
end

local function index_of(state, wanted)
  for i, one in ipairs(state.duties) do
    if one == wanted then return i end
  end
end

-- Opens a duty, or starts it anew, or opens its next round.
function duty.open(state, name, trigger, where, kind, at)
  local last
  for _, one in ipairs(state.duties) do
    if one.action == name and one.trigger == trigger and one.place == where then last = one end
  end
  if last and duty.is_open(last) then return end
  local anew = last and not last.since
  if last and not last.closed and not anew then last.closed = "void" end
  local one = {
    id = name .. "@" .. trigger, action = name, trigger = trigger, place = where, kind = kind,
    round = anew and last.round or last and last.round + 1 or 1, opened = at, pauses = {},
  }
  state.duties[anew and not last.closed and index_of(state, last) or #state.duties + 1] = one
  duty.look(state, one, at)
end

-- Pauses that have ended.
local function ended_pauses(one)
  local list = {}
  for _, pause in ipairs(one.pauses) do
    if pause.till then list[#list + 1] = pause end
  end
  return list
end

-- A due that was named, moved by one pause: the days left at its beginning are counted again after its end.
local function moved(due, pause, limit, count)
  if pause.from > due.last then return due end
  if not due.day then return calendar.exact(due.second + pause.till - pause.from, "min") end
  local first, left = moment.day_of(pause.from, count.zone), 0
  if moment.day_of(pause.till, count.zone) == first then return due end -- it takes no day out
  local working = limit and limit.unit == "wd"
  for day = first + 1, due.day do
    if not working or calendar.counts(count, day) then left = left + 1 end
  end
  count.pauses = { pause }
  return calendar.due({ unit = working and "wd" or "d", amount = left }, pause.from, count)
end

local function named(value, from, one, limit, count)
  local due = calendar.named(value, count)
  for _, pause in ipairs(ended_pauses(one)) do
    if pause.till > from then due = moved(due, pause, limit, count) end
  end
  return due
end

local function fact_of(state, one, name)
  local value = row.value(view_of(state, one), name)
  if value == nil or value == json.null then return nil end
  return value
end

local function counted_back(state, one, entry, count)
  local value = fact_of(state, one, entry.before)
  if not value then return nil end
  local day = moment.day(value)
  local from = day and moment.midnight(day, count.zone) or moment.time(value)
  return calendar.due(entry.within, from, count, -1)
end

-- The due without the suspension that still runs.
local function settled_due(state, one, entry)
  local count = clock.count(state, entry.calendar, ended_pauses(one))
  if one.extended then return named(one.extended.value, one.extended.at, one, entry.within, count) end
  if entry.before then return counted_back(state, one, entry, clock.count(state, entry.calendar)) end
  if entry.due then
    local value = fact_of(state, one, entry.due)
    return value and calendar.named(value, count)
  end
  return entry.within and calendar.due(entry.within, one.since, count)
end

local function running_pause(one)
  local last = one.pauses[#one.pauses]
  return last and not last.till and last or nil
end

-- Whether a suspension that runs leaves no due: where the limit counts on, and had not ended.
local function moves(state, one, entry, due, pause)
  if not due or not one.extended and (entry.before or entry.due) then return false end
  if due.day then return due.day > moment.day_of(pause.from, state.policy.zone) end
  return pause.from <= due.last
end

-- The due by an entry, whether the duty is open or not.
function duty.due_by(state, one, entry)
  local due = settled_due(state, one, entry)
  local pause = running_pause(one)
  if pause and moves(state, one, entry, due, pause) then return nil, true end
  return due, pause ~= nil and (due == nil or pause.from <= due.last)
end

-- When a duty is due: { day or second, last, provisional }; nil where nothing says so, or its time stands still.
function duty.due(state, one)
  if one.closed or not one.live then return one.due_at_close end
  return duty.due_by(state, one, duty.entry(state, one))
end

-- Whether a due that is named now would be later than the one that a duty has, its running suspension aside.
function duty.is_later(state, one, value)
  local old = settled_due(state, one, duty.entry(state, one))
  return old == nil or calendar.named(value, clock.count(state)).last > old.last
end

function duty.close(one, how, at)
  one.closed, one.done = how, how == "done" and at or nil
end

-- The duties of these ids at places related to this one.
function duty.named_ones(state, from, ids)
  local found = {}
  for _, one in ipairs(state.duties) do
    for _, id in ipairs(ids) do
      if one.id == id and duty.related(state, one, from) then found[#found + 1] = one end
    end
  end
  return found
end

-- Those of them that are open.
function duty.open_ones(state, from, ids)
  local found = {}
  for _, one in ipairs(duty.named_ones(state, from, ids)) do
    if duty.is_open(one) then found[#found + 1] = one end
  end
  return found
end

-- Whether a duty's place is one that is read from another place.
function duty.related(state, one, from)
  for _, where in ipairs(place.read(state, from, one.kind)) do
    if where == one.place then return true end
  end
  return false
end

-- Whether a duty is to take this action, or what it stands in for, at a place.
function duty.is_of(state, one, action, where)
  local does = one.action == action.name
  for _, other in ipairs(action.instead_of) do does = does or one.action == other end
  return does and duty.related(state, one, where)
end

-- Whether an action's event at a place does what is owed.
function duty.discharged_by(state, one, action, where)
  return one.trigger ~= "always" and duty.is_of(state, one, action, where)
end

return duty
