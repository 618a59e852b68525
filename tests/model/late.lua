-- late.lua - "A due that passed is a breach for good". States that paragraph of docs/language.md, part 6.
local duty = require("duty")
local entries = require("entries")
local json = require("json")
local moment = require("moment")

local late = {}

-- What is open, and when it is due, before an event.
function late.remember(state)
  local before = {}
  for _, one in ipairs(state.duties) do
    if duty.is_open(one) then before[one] = { due = duty.due(state, one), entry = duty.entry(state, one), since = one.since } end
  end
  return before
end

function late.breach(one, entry, why)
  return {
    why = why, what = one.id, on = one.place.kind and one.place.id or nil, soft = entry.normally or nil,
    cites = json.array(entries.sorted(entry.cites)),
  }
end

-- An interval in which the row of an `always` held.
function late.gap(state, one, entry, from, till)
  local gap = late.breach(one, entry, "gap")
  gap.from = moment.text(from, state.policy.zone)
  gap.till = till and moment.text(till, state.policy.zone)
  return gap
end

-- A due that had passed when its duty was discharged, extended, moved or made void.
local function recorded(state, one, was, event)
  if not was.due or event.at <= was.due.last or one.told then return end
  local now = duty.is_open(one) and duty.due(state, one)
  local still_past = now and (now.last == was.due.last or event.at > now.last)
  if still_past and not one.just_extended then return end
  one.told = true
  local breach = late.breach(one, was.entry, "late")
  breach.event = event.seq
  state.breaches[#state.breaches + 1] = breach
end

-- In this order of one event: what was done, what was undone, what was extended, what facts and people changed.
local function phase(one)
  if one.closed then return one.closed == "done" and 1 or 2 end
  return one.just_extended and 3 or 4
end

local function record_one(state, one, was, event)
  if not duty.is_open(one) then
    one.due_at_close = one.just_extended and duty.due_by(state, one, was.entry) or was.due
  end
  recorded(state, one, was, event)
  if one.trigger == "always" and not one.live and event.at > was.since then
    table.insert(state.breaches, late.gap(state, one, was.entry, was.since, event.at))
  end
end

-- Another due can pass again.
local function forget_told(state, one, event)
  if not duty.is_open(one) then return end
  local due = duty.due(state, one)
  if one.just_extended or not due or event.at <= due.last then one.told = nil end
end

function late.record(state, before, event)
  for now = 1, 4 do
    for _, one in ipairs(state.duties) do
      if before[one] and phase(one) == now then record_one(state, one, before[one], event) end
    end
  end
  for _, one in ipairs(state.duties) do
    forget_told(state, one, event)
    one.just_extended = nil
  end
end

return late
