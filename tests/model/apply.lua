-- apply.lua - what an event does to the state. States docs/language.md, part 4 (what a key does when the event
-- happens), the triggers and "Relief needs a lawful event" of part 6, and "`act` is strict" of part 9.
local duty = require("duty")
local entries = require("entries")
local json = require("json")
local judge = require("judge")
local late = require("late")
local place = require("place")
local period = require("period")
local role = require("role")
local standing = require("standing")

local apply = {}

-- The id of the item that an event adds: that of the fact that names it, else `on`.
local function added_id(state, action, event)
  local named_by = action.adds and state.process.kinds[action.adds].named_by
  if not action.adds then return nil end
  if not named_by then return event.on end
  local id = event.facts[named_by]
  return id ~= json.null and id or nil
end

-- The item that another lies below: the one its `parent` fact names, made where it is not there yet.
local function parent_of(state, kind, event, made)
  local source = state.process.kinds[kind]
  local id = source.of and source.parent and event.facts[source.parent]
  if not id or id == json.null then return state.root end
  return place.find(state, source.of, id)
    or apply.add_item(state, source.of, id, parent_of(state, source.of, event, made), made)
end

function apply.add_item(state, kind, id, parent, made)
  local item = { kind = kind, id = id, parent = parent, order = #state.items + 1 }
  state.items[#state.items + 1] = item
  state.facts[item] = {}
  made[#made + 1] = item
  return item
end

-- Where an event works, as far as that place is there; whether its item is gone.
local function place_of(state, action, event)
  if not action.per then return state.root, false end
  local item = place.find(state, action.per, event.on)
  return item or state.root, item == nil
end

-- The reasons against an event in the state before it, and where it works. A standing case begins with it.
function apply.judged(state, event)
  standing.begin(state, event)
  standing.pass(state, event.at)
  local action = state.process.actions[event.action]
  local at, gone = place_of(state, action, event)
  event.gone, event.item = gone, added_id(state, action, event)
  local reasons = judge.reasons({
    state = state, action = action, place = at, event = event, actor = event.actor, roles = event.roles,
    at = event.at,
  })
  return reasons, at
end

-- A fact of an item that there is none of is written nowhere, and names nobody.
local function write_facts(state, at, facts)
  local written = {}
  for name, value in pairs(facts) do
    local target = place.above(state, at, state.policy.facts[name].per)
    if target then
      state.facts[target][name], written[name] = value, value
    end
  end
  role.note_parties(state, written)
end

-- A step, and all whose `after` asks for it on their own items, and so on; never the step that undoes, only what
-- came after that.
local function dependents(state, names, undoing)
  local found, list = {}, {}
  local function follow(name)
    if found[name] then return end
    found[name] = true
    if name ~= undoing then list[#list + 1] = name end
    for _, other in ipairs(state.process.names) do
      for _, entry in ipairs(state.process.actions[other].after) do
        if entry.value == name and not entry.of then follow(other) end
      end
    end
  end
  for _, name in ipairs(names) do follow(name) end
  return list
end

local function stands_for(state, item, trigger)
  local step = state.process.actions[trigger]
  if not step then return state.begun and (trigger == "in_force" or trigger == "always") end
  for _, one in ipairs(place.read(state, item, step.per)) do
    if duty.stands(state, trigger, one) then return true end
  end
  return false
end

-- Open duties that a cleared step set off are void, on the places that are read from here: unless the same
-- step still stands at another item.
local function void_duties(state, at, trigger)
  for _, one in ipairs(state.duties) do
    if one.trigger == trigger and not one.closed and duty.related(state, one, at)
      and not stands_for(state, one.place, trigger) then
      duty.close(one, "void")
    end
  end
end

local function clear(state, at, name)
  local places, kept = {}, {}
  for _, one in ipairs(place.read(state, at, state.process.actions[name].per)) do places[one] = true end
  for _, step in ipairs(state.steps) do
    if step.action ~= name or not places[step.place] then kept[#kept + 1] = step end
  end
  state.steps = kept
  void_duties(state, at, name)
end

local function undo(state, action, at)
  for _, name in ipairs(dependents(state, action.undoes, action.name)) do clear(state, at, name) end
  if not action.reopens then return end
  for _, name in ipairs(state.process.names) do
    if state.process.actions[name].ends then clear(state, state.root, name) end
  end
end

local function discharge(state, action, at, event)
  for _, one in ipairs(state.duties) do
    if not one.closed and duty.discharged_by(state, one, action, at) then duty.close(one, "done", event.at) end
  end
end

-- Those that it makes later than they were before the event, and the new due.
local function extended(state, action, at, event)
  local value, later = judge.new_due({ state = state, place = at }, action, event), {}
  if not value or value == json.null then return later end
  for _, one in ipairs(duty.open_ones(state, at, action.extends.duties)) do
    if duty.is_later(state, one, value) then later[#later + 1] = { one = one, due = value } end
  end
  return later
end

-- Those that are still open.
local function extend(later, at)
  for _, moved in ipairs(later) do
    local one = moved.one
    if duty.is_open(one) then one.extended, one.just_extended = { value = moved.due, at = at }, true end
  end
end

-- Time runs on also for what is not owed just now.
local function resume(state, action, at, event)
  for _, one in ipairs(duty.named_ones(state, at, action.resumes)) do
    local last = one.pauses[#one.pauses]
    if not one.closed and last and not last.till then last.till = event.at end
  end
end

-- A suspension that begins after the due changes nothing.
local function suspend(state, action, at, event)
  for _, one in ipairs(duty.open_ones(state, at, action.suspends)) do
    local last, due = one.pauses[#one.pauses], duty.due(state, one)
    local is_past = due and event.at > due.last
    if not is_past and (not last or last.till) then one.pauses[#one.pauses + 1] = { from = event.at } end
  end
end

-- The names under which an event counts: its own, and what it stands in for.
local function counts_as(action, lawful)
  local names = { action.name }
  for _, name in ipairs(lawful and action.instead_of or {}) do names[#names + 1] = name end
  return names
end

-- The places on which a duty opens now: those read from where its trigger happened, and a new item where it stands.
local function opening_at(state, one, triggers, at)
  if at.nowhere and one.kind then return {} end
  local places, seen = {}, {}
  local function add(where)
    if not seen[where] then places[#places + 1] = where end
    seen[where] = true
  end
  for _, step in ipairs(triggers) do
    for _, where in ipairs(step == one.trigger and place.read(state, at.place, one.kind) or {}) do add(where) end
  end
  for _, new in ipairs(at.made) do
    if one.kind == new.kind and stands_for(state, new, one.trigger) then add(new) end
  end
  table.sort(places, function(a, b) return (a.order or 0) < (b.order or 0) end)
  return places
end

-- What a step sets off, and what a new item owes. `at` is { place, made = new items, nowhere = it adds none }.
local function set_off(state, triggers, at, event)
  for _, one in ipairs(duty.kinds_of(state)) do
    for _, where in ipairs(opening_at(state, one, triggers, at)) do
      duty.open(state, one.action, one.trigger, where, one.kind, event.at)
    end
  end
end

local function stand(state, names, action, at, event)
  for _, name in ipairs(names) do
    state.steps[#state.steps + 1] = {
      action = name, place = at, at = event.at, by = action, people = judge.people(event), event = event.seq,
    }
  end
end

-- The item that an event adds, there already or new; and all that is new.
local function add(state, action, event)
  local made = {}
  if not action.adds or not event.item then return nil, made end
  local item = place.find(state, action.adds, event.item)
  if item then return item, made end
  local parent = parent_of(state, action.adds, event, made)
  return apply.add_item(state, action.adds, event.item, parent, made), made
end

-- An event that is not void: it happened, lawfully or not.
local function happen(state, action, at, event, lawful)
  local names, later = counts_as(action, lawful), lawful and extended(state, action, at, event) or {}
  local item, made = add(state, action, event)
  local target = item or at
  write_facts(state, target, event.facts)
  write_facts(state, target, action.sets)
  discharge(state, lawful and action or { name = action.name, instead_of = {} }, at, event)
  undo(state, action, at)
  stand(state, names, action, at, event)
  extend(later, event.at)
  resume(state, action, at, event)
  if lawful then suspend(state, action, at, event) end
  state.started = state.started or action.starts
  set_off(state, names, { place = target, made = made, nowhere = action.adds and not item }, event)
  period.keep(state, names, event)
end

local function unlawful(state, action, event, reasons)
  state.breaches[#state.breaches + 1] = {
    why = "unlawful", what = action.name, on = event.on_item, event = event.seq,
    void = judge.is_void(reasons) or nil, reasons = judge.answer(reasons),
    cites = json.array(entries.sorted(action.cites)),
  }
end

-- Judges an event against the state before it; then it takes effect.
function apply.event(state, event)
  local action = state.process.actions[event.action]
  local reasons, at = apply.judged(state, event)
  event.on_item = action.per and event.on or nil
  if reasons[1] then unlawful(state, action, event, reasons) end
  local before = late.remember(state)
  if not event.gone and not judge.is_void(reasons) then
    happen(state, action, at, event, not reasons[1])
  end
  for _, one in ipairs(state.duties) do duty.look(state, one, event.at) end
  late.record(state, before, event)
end

return apply
