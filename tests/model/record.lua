-- record.lua - lines of a case file as events. Defines what is malformed. States docs/case-file.md and the fact
-- types of docs/language.md, part 3.
--
-- An event is { seq, id, action, actor, roles, with, entered_by, at, recorded_at, on, facts, of, strike } with
-- times as seconds.
local entries = require("entries")
local json = require("json")
local moment = require("moment")

local record = {}

local function refuse(why, ...) error(why:format(...), 0) end

local function is_id(value)
  return type(value) == "string" and #value <= 128 and value:find("^%w[%w._:@/%-]*$") ~= nil
end

local function id(value, member) return is_id(value) and value or refuse("%s must be an id", member) end

-- Ids as a set: in order.
local function ids(value, member)
  if not json.is_array(value) then refuse("%s must be an array", member) end
  for _, entry in ipairs(value) do id(entry, member) end
  local set = json.array(entries.sorted(value))
  return #set == #value and set or refuse("%s has one entry twice", member)
end

local function time(value, member)
  return type(value) == "string" and moment.time(value) or refuse("%s must be a time", member)
end

local function is_text(value) return type(value) == "string" and value ~= "" end

local function is_whole(value) return math.type(value) == "integer" and math.abs(value) <= 2 ^ 53 - 1 end

local function member_of(list, value)
  for _, entry in ipairs(list or {}) do
    if entry == value then return true end
  end
  return false
end

local function is_set(fact, value)
  if not json.is_array(value) then return false end
  local seen = {}
  for _, entry in ipairs(value) do
    if seen[entry] or not member_of(fact.values, entry) then return false end
    seen[entry] = true
  end
  return true
end

local function has_sanction(policy, wanted)
  for _, sanction in ipairs(policy.sanctions) do
    if sanction.id == wanted then return true end
  end
  return false
end

-- `range = { 0, 100 }`, or with only one end: `{ min = 0 }`.
local function in_range(fact, value)
  local range = fact.range or {}
  local min, max = range[1] or range.min, range[2] or range.max
  return is_whole(value) and (not min or value >= min) and (not max or value <= max)
end

local TYPES = {
  bool = function(value) return type(value) == "boolean" end,
  int = function(value, fact) return in_range(fact, value) end,
  money = function(value, fact) return in_range(fact, value) end,
  text = is_text,
  date = function(value) return is_text(value) and moment.day(value) ~= nil end,
  time = function(value) return is_text(value) and moment.time(value) ~= nil end,
  enum = function(value, fact) return member_of(fact.values, value) end,
  set = function(value, fact) return is_set(fact, value) end,
  party = is_id, item = is_id, case = is_id,
  offence = function(value, _, world) return world.offences[value] ~= nil end,
  sanction = function(value, _, world) return has_sanction(world.policy, value) end,
}

-- Whether an event of the action may say that the fact is not known. The parent of what it adds it must name.
local function may_be_unknown(world, action, name)
  local kind = action.adds and world.process.kinds[action.adds]
  return world.policy.facts[name].unknown and not (kind and kind.parent == name)
end

local function fact(world, action, name, value)
  local source = world.policy.facts[name] or refuse("unknown fact %s", name)
  if value == json.null then
    if not may_be_unknown(world, action, name) then refuse("%s cannot be null", name) end
    return value
  end
  if not TYPES[source.type](value, source, world) then refuse("%s is no %s", name, source.type) end
  if source.type == "set" then table.sort(value) end
  return value
end

local function facts(world, event, corrected)
  local subject = world.process.actions[(corrected or event).action]
  local carried = world.process.actions[event.action].carries
  local also = corrected and world.process.actions[corrected.action].carries or {}
  for name, value in pairs(event.facts) do
    if not carried[name] and not also[name] then refuse("the action carries no fact %s", name) end
    event.facts[name] = fact(world, subject, name, value)
  end
end

-- The event that a correction corrects.
local function corrected(world, events, event)
  local action = world.process.actions[event.action]
  if not action.corrects then
    if event.of or event.strike then refuse("it corrects nothing") end
    return nil
  end
  local target = events[event.of or 0] or refuse("no event to correct")
  if world.process.actions[target.action].corrects then refuse("a correction of a correction") end
  if event.strike ~= nil and type(event.strike) ~= "boolean" then refuse("strike must be true or false") end
  return target
end

-- The item that an event adds, or that a correction makes another event add.
local function item_of(world, action, event)
  local kind = action.adds and world.process.kinds[action.adds]
  if not kind then return nil end
  if kind.named_by then return event.facts[kind.named_by] end
  return event.on
end

-- Whether an event so far adds an item.
local function is_added(world, events, kind, wanted)
  for _, event in ipairs(events) do
    local action = world.process.actions[(event.target or event).action]
    if action.adds == kind and item_of(world, action, event) == wanted then return true end
  end
  return false
end

-- Whether an item of any kind has an id, added by an event so far or by this one.
local function is_added_at_all(world, events, event, wanted)
  for kind in pairs(world.process.kinds) do
    if is_added(world, events, kind, wanted) or is_added(world, { event }, kind, wanted) then return true end
  end
  return false
end

local function items(world, events, event)
  local action = world.process.actions[event.action]
  local kind = action.adds and world.process.kinds[action.adds]
  local wants_on = action.per or kind and not kind.named_by
  if wants_on and not event.on then refuse("on is missing") end
  if event.on and not wants_on then refuse("leave on out") end
  if action.per and not is_added_at_all(world, events, event, event.on) then refuse("no item %s", event.on) end
  for name, value in pairs(event.facts) do
    local names_item = world.policy.facts[name].type == "item" and value ~= json.null
    if names_item and not is_added_at_all(world, events, event, value) then refuse("no item %s", value) end
  end
  local parent = kind and kind.of and kind.parent and event.facts[kind.parent]
  if parent and not is_added_at_all(world, events, event, parent) then refuse("no parent") end
end

local MEMBERS = {
  id = true, seq = true, action = true, actor = true, roles = true, with = true, entered_by = true, at = true,
  recorded_at = true, on = true, facts = true, of = true, strike = true,
}

local function members(source)
  if type(source) ~= "table" or json.is_array(source) or source == json.null then refuse("no object") end
  for name, value in pairs(source) do
    if not MEMBERS[name] then refuse("unknown member %s", name) end
    if value == json.null then refuse("%s is null", name) end
  end
end

local function in_sequence(events, event)
  local last = events[#events]
  if event.recorded_at < event.at then refuse("recorded before it happened") end
  if last and event.recorded_at < last.recorded_at then refuse("recorded before the last one") end
  if event.seq ~= #events + 1 then refuse("seq must be %d", #events + 1) end
  for _, other in ipairs(events) do
    if other.id == event.id then refuse("id %s stands twice", event.id) end
  end
end

local function is_after(value, seconds)
  local true_at = type(value) == "string" and moment.time(value)
  return true_at and true_at > seconds
end

-- A JSON value as the next event of a record; an error where it is malformed.
function record.event(world, events, source, recorded_at)
  members(source)
  local action = source.action
  if not world.process.actions[action] then refuse("unknown action %s", tostring(action)) end
  local at = time(source.at, "at")
  local event = {
    id = id(source.id or "e" .. #events + 1, "id"), seq = source.seq or #events + 1, action = action,
    actor = id(source.actor, "actor"), roles = ids(source.roles or json.array(), "roles"),
    with = source.with and ids(source.with, "with"), entered_by = source.entered_by and id(source.entered_by, "by"),
    at = at, recorded_at = source.recorded_at and time(source.recorded_at, "recorded_at") or recorded_at or at,
    on = source.on and id(source.on, "on"), facts = source.facts or {}, of = source.of, strike = source.strike,
  }
  if type(event.facts) ~= "table" or json.is_array(event.facts) then refuse("facts must be an object") end
  in_sequence(events, event)
  event.target = corrected(world, events, event)
  facts(world, event, event.target)
  if event.of and is_after(event.facts.true_at, event.recorded_at) then refuse("true_at is after recorded_at") end
  items(world, events, event)
  return event
end

local function line(text)
  local value, why = json.read(text)
  return value == nil and refuse(why) or value
end

-- The head of a case and its events.
function record.case(texts)
  local head = line(texts[1] or refuse("no first line"))
  if type(head) ~= "table" or not is_id(head.case) or type(head.process) ~= "string" then refuse("a bad first line") end
  return head
end

function record.events(world, texts)
  local events = {}
  for i = 2, #texts do events[#events + 1] = record.event(world, events, line(texts[i])) end
  return events
end

record.line = line

return record
