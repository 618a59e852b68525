-- fold.lua - from events to a state. States docs/language.md, part 9.
--
-- A state is { policy, versions, process, calendars, now, root, items, steps, facts, duties, breaches, started, began }.
-- Each fold starts from nothing.
local apply = require("apply")
local json = require("json")
local judge = require("judge")
local moment = require("moment")
local standing = require("standing")

local fold = {}

local function empty(world)
  local root = {}
  return {
    policy = world.policy, process = world.process, calendars = world.calendars, now = world.now,
    versions = world.versions,
    root = root, items = {}, steps = {}, facts = { [root] = {} }, duties = {}, breaches = {}, periods = {}, kept = {}, named = {},
  }
end

local function in_order(events)
  local sorted = {}
  for i, event in ipairs(events) do sorted[i] = event end
  table.sort(sorted, function(a, b)
    if a.at ~= b.at then return a.at < b.at end
    return a.seq < b.seq
  end)
  return sorted
end

-- The state after these events, none of which is struck.
local function run(world, events)
  local state = empty(world)
  for _, event in ipairs(in_order(events)) do
    if not event.struck then apply.event(state, event) end
  end
  return state
end

local function copy_of(event)
  local copy = {}
  for key, value in pairs(event) do copy[key] = value end
  copy.facts = {}
  for key, value in pairs(event.facts) do copy.facts[key] = value end
  return copy
end

-- What lies before an event at its own place in time.
local function before(events, event)
  local earlier = {}
  for _, other in ipairs(events) do
    if other.at < event.at or other.at == event.at and other.seq < event.seq then earlier[#earlier + 1] = other end
  end
  return earlier
end

-- The facts of a correction that are its own, and those that replace the corrected event's.
local function split_facts(world, event)
  local own, replacing = {}, {}
  local carried = world.process.actions[event.action].carries
  for name, value in pairs(event.facts) do
    if carried[name] then own[name] = value else replacing[name] = value end
  end
  return own, replacing
end

local function has_authority(world, events, event)
  local state = run(world, before(events, event))
  return not judge.is_void(apply.judged(state, event))
end

-- Takes a correction in: facts replaced, moved in time, or struck.
local function correct(world, events, event)
  local own, replacing = split_facts(world, event)
  event.facts = own
  if not has_authority(world, events, event) then return end
  for _, target in ipairs(events) do
    if target.seq == event.of then
      for name, value in pairs(replacing) do target.facts[name] = value end
      if own.true_at and own.true_at ~= json.null then target.at = moment.time(own.true_at) end
      target.struck = target.struck or event.strike == true
    end
  end
end

-- The events recorded by `now`, with the corrections taken in, in the order in which they were recorded.
function fold.corrected(world, events)
  local taken = {}
  for _, event in ipairs(events) do
    if event.recorded_at <= world.now then
      local copy = copy_of(event)
      if world.process.actions[copy.action].corrects then correct(world, taken, copy) end
      taken[#taken + 1] = copy
    end
  end
  return taken
end

-- The state at `now`.
function fold.state(world, events)
  local state = run(world, fold.corrected(world, events))
  standing.pass(state, world.now)
  return state
end

-- The state before an event at its own place, and the event as it counts there.
function fold.state_before(world, events, seq)
  local corrected = fold.corrected(world, events)
  for _, event in ipairs(corrected) do
    if event.seq == seq then return run(world, before(corrected, event)), event end
  end
end

return fold
