-- standing.lua - when a standing case begins, and what passes with time alone. States "Periods", "Always" and
-- `in_force` of docs/language.md, part 6.
local duty = require("duty")
local moment = require("moment")
local period = require("period")
local place = require("place")

local standing = {}

-- It begins with its first event, or when the policy comes into force if that is later.
function standing.begin(state, event)
  if state.began or not state.process.standing then return end
  local force = state.policy.in_force
  state.began = math.max(event.at, force and moment.midnight(force, state.policy.zone) or event.at)
end

-- From the beginning something is owed once, or always.
local function open(state)
  for _, one in ipairs(duty.kinds_of(state)) do
    if one.trigger == "in_force" or one.trigger == "always" then
      for _, where in ipairs(place.read(state, state.root, one.kind)) do
        duty.open(state, one.action, one.trigger, where, one.kind, state.began)
      end
    end
  end
end

local YEARS = 100 -- so long what is owed in every period is worked out

-- Time passes up to a moment.
function standing.pass(state, at)
  if not state.began or at < state.began then return end
  local last = moment.add_months(moment.day_of(state.began, state.policy.zone), 12 * YEARS)
  if period.is_owed_any(state) and moment.day_of(at, state.policy.zone) >= last then
    error("too long after the case began", 0)
  end
  if not state.begun then
    state.begun = true
    open(state)
  end
  period.pass(state, at)
end

return standing
