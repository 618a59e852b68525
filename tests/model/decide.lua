-- decide.lua - the decision and the audit as they are answered. States docs/language.md, part 12.
local duty = require("duty")
local entries = require("entries")
local fold = require("fold")
local guideline = require("guideline")
local json = require("json")
local judge = require("judge")
local late = require("late")
local law = require("law")
local moment = require("moment")
local period = require("period")
local row = require("row")

local decide = {}

local function names(list) return list[1] and json.array(list) or nil end

local function name_of(where) return where.kind and where.id or nil end

local function due_text(state, due)
  if not due then return nil end
  return due.day and moment.date(due.day) or moment.text(due.second, state.policy.zone)
end

local function state_of(state, one, due)
  if one.closed then return one.closed end
  if not one.live then return "void" end
  if one.trigger == "always" then return "overdue" end
  return due and state.now > due.last and "overdue" or "owed"
end

-- One duty as it is answered.
function decide.duty(state, one)
  local by, to = duty.parties(state, one)
  local entry = one.closed and one.entry or duty.entry(state, one)
  local due, suspended = duty.due(state, one)
  return {
    duty = one.id, on = name_of(one.place), by = names(by), to = names(to), state = state_of(state, one, due),
    since = moment.text(one.since, state.policy.zone), due = due_text(state, due),
    done = one.done and moment.text(one.done, state.policy.zone), round = one.round > 1 and one.round or nil,
    extended = one.extended and true or nil, suspended = suspended or nil, soft = entry.normally or nil,
    provisional = due and due.provisional or nil, cites = json.array(entries.sorted(entry.cites)),
  }
end

local function duties(state)
  local list = json.array()
  for _, one in ipairs(state.duties) do
    if one.since then list[#list + 1] = decide.duty(state, one) end
  end
  for _, answer in ipairs(period.duties(state)) do list[#list + 1] = answer end
  return list
end

-- What is past due now, and the intervals that have not ended.
local function overdue(state)
  local list = {}
  for _, one in ipairs(state.duties) do
    local entry, due = duty.entry(state, one), duty.is_open(one) and duty.due(state, one)
    local is_past = due and state.now > due.last
    if is_past and not one.told then list[#list + 1] = late.breach(one, entry, "overdue") end
    if duty.is_open(one) and one.trigger == "always" then
      list[#list + 1] = late.gap(state, one, entry, one.since)
    end
  end
  return list
end

-- In order of the fold, then overdue, then missed.
local function breaches(state)
  local list = json.array()
  for _, more in ipairs({ state.breaches, overdue(state), period.missed(state) }) do
    for _, breach in ipairs(more) do list[#list + 1] = breach end
  end
  return list
end

-- Of two steps in the order of the fold. One event's own stage is seen before those that it stands in for, of these
-- the last by name.
local function is_seen_after(step, other)
  if step.event ~= other.event then return true end
  if step.by.name == step.action then return true end
  return other.by.name ~= other.action and step.action > other.action
end

-- The action that gave the case its stage.
local function stage(state)
  local latest
  for _, step in ipairs(state.steps) do
    local staged = state.process.actions[step.action].stage
    if staged and (not latest or is_seen_after(step, latest)) then latest = step end
  end
  return latest and latest.action
end

local function at_rest(state)
  if not judge.ended(state) then return false end
  for _, one in ipairs(state.duties) do
    if duty.is_open(one) then return false end
  end
  return true
end

-- Whether offences are found in a process: it has an action that finds, and one that says what was done.
local function offence_kind(state)
  local finds, kind = false, nil
  for _, action in pairs(state.process.actions) do
    finds = finds or action.finds ~= nil
    for name in pairs(action.carries) do
      if state.policy.facts[name].type == "offence" then kind = state.policy.facts[name].per or "case" end
    end
  end
  return finds and kind
end

-- The items whose offence is read under another law than that of the case.
local function laws(world, state)
  local kind, list = state.versions and offence_kind(state), {}
  local places = kind == "case" and { state.root } or state.items
  for _, where in ipairs(kind and places or {}) do
    local other, day = law.of({ state = state, place = where }, state.now)
    if day and (where.kind or "case") == kind then
      list[#list + 1] = {
        on = name_of(where), conduct_on = day, version = other and other.version,
        digest = other and world.digests[other.version],
      }
    end
  end
  return names(list)
end

-- What an audit answers: all but what may be done.
function decide.audit(world, events, count)
  local state = fold.state(world, events)
  return {
    at_rest = at_rest(state), breaches = breaches(state), digest = world.digest,
    duties = duties(state), events = count, laws = laws(world, state),
    now = moment.text(world.now, world.policy.zone),
    policy = world.policy.id .. "@" .. world.policy.version, process = world.process.name, stage = stage(state),
  }, state
end

local function places_of(state, action)
  if not action.per then return { state.root } end
  local places = {}
  for _, item in ipairs(state.items) do
    if item.kind == action.per then places[#places + 1] = item end
  end
  return places
end

local function judged(state, ask, action, where)
  return judge.reasons({
    state = state, action = action, place = where, actor = ask.actor, roles = ask.roles or {}, at = state.now,
  })
end

local function needed(state, action, where)
  local needs = {}
  for _, entry in ipairs(row.counting({ state = state, place = where }, action.needs)) do
    needs[#needs + 1] = entry.value
  end
  return names(entries.sorted(needs))
end

local function actions(state, ask)
  local list = json.array()
  for _, name in ipairs(state.process.names) do
    local action = state.process.actions[name]
    for _, where in ipairs(places_of(state, action)) do
      local reasons, by = judged(state, ask, action, where)
      local open = not reasons[1]
      list[#list + 1] = {
        action = name, on = name_of(where), by = names(by), cites = json.array(entries.sorted(action.cites)),
        needs = open and needed(state, action, where) or nil,
        heeds = open and names(action.heeds) or nil, refused = not open and judge.answer(reasons) or nil,
      }
    end
  end
  return list
end

local function sanction(state, ask, action, where)
  local view = { state = state, place = where }
  local offence, finding = guideline.offence(view), guideline.finding(view)
  local reasons = judged(state, ask, action, where)
  return {
    on = name_of(where), offence = offence, finding = finding,
    open = not reasons[1] and guideline.open(view) or nil, refused = reasons[1] and judge.answer(reasons) or nil,
  }
end

local function sanctions(state, ask)
  local list = {}
  for _, name in ipairs(state.process.names) do
    local action = state.process.actions[name]
    for _, where in ipairs(action.imposes and places_of(state, action) or {}) do
      list[#list + 1] = sanction(state, ask, action, where)
    end
  end
  return names(list)
end

function decide.decision(world, events, count, ask)
  local answer, state = decide.audit(world, events, count)
  answer.actions, answer.sanctions = actions(state, ask), sanctions(state, ask)
  return answer
end

return decide
