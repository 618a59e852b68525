-- act.lua - whether a new event is taken, and how it is written down. States "`act` is strict" of
-- docs/language.md, part 9, and the canonical form of docs/case-file.md.
local apply = require("apply")
local fold = require("fold")
local json = require("json")
local judge = require("judge")
local moment = require("moment")

local act = {}

local TIME = { time = true }

local function written_facts(world, facts)
  if next(facts) == nil then return nil end
  local written = {}
  for name, value in pairs(facts) do
    local is_time = TIME[world.policy.facts[name].type] and value ~= json.null
    written[name] = is_time and moment.text(moment.time(value), world.policy.zone) or value
  end
  return written
end

local function filled(list) return list and list[1] and list or nil end

-- An event as its record says it, times in the policy's zone.
function act.written(world, event)
  return {
    id = event.id, seq = event.seq, action = event.action, actor = event.actor, roles = filled(event.roles),
    with = filled(event.with), entered_by = event.entered_by, at = moment.text(event.at, world.policy.zone),
    recorded_at = moment.text(event.recorded_at, world.policy.zone), on = event.on,
    facts = written_facts(world, event.facts), of = event.of, strike = event.strike or nil,
  }
end

-- Judges the new event against the state before it at its own place; nothing of it is taken when refused.
function act.answer(world, events, event)
  local with = {}
  for i, other in ipairs(events) do with[i] = other end
  with[#with + 1] = event
  local state, counted = fold.state_before(world, with, event.seq)
  local reasons = apply.judged(state, counted)
  if reasons[1] then return { refused = judge.answer(reasons) } end
  return { accepted = act.written(world, event) }
end

return act
