-- purpose.lua - what actions and dates are for, as the model has the policy: so that histories come to
-- where something is extended, suspended, undone, corrected, or done at the edge of its time.
local moment = require "moment"

local purpose = {}

local function some(decision, ids, suits)
  for _, duty in ipairs(decision.duties) do
    for _, id in ipairs(ids) do
      if duty.duty == id and (duty.state == "owed" or duty.state == "overdue") and suits(duty) then return true end
    end
  end
  return false
end

local function has_due(duty) return duty.due ~= nil end
local function stands_still(duty) return duty.suspended end

-- Does an action move a due now? What it extends or suspends must have one, what it resumes stand still.
function purpose.moves(made, name, decision)
  local action = made.actions[name]
  return action and (some(decision, action.extends.duties, has_due) or some(decision, action.suspends, has_due)
    or some(decision, action.resumes, stands_still))
end

-- Does it take something back?
function purpose.takes_back(made, name)
  local action = made.actions[name]
  return action and (action.undoes[1] or action.reopens or action.corrects)
end

local function dates_of(dates, action)
  for _, list in pairs(action.owed) do
    for _, entry in ipairs(list) do
      if entry.due then dates[entry.due] = "ahead" end
      if entry.before then dates[entry.before] = "ahead" end
      if entry.period then dates[entry.period] = "period" end
    end
  end
end

-- Of a process of `policy`: its `actions`; `dates`, the facts that a due or a period goes by, and which; `zone`.
-- Where the model has no policy, nothing is for anything.
function purpose.of(policy, name)
  local process = policy and policy.processes[name]
  local made = { actions = process and process.actions or {}, dates = {}, zone = policy and policy.zone or 0 }
  for _, action in pairs(made.actions) do dates_of(made.dates, action) end
  for _, action in pairs(made.actions) do
    if action.extends.to then made.dates[action.extends.to] = "new due" end
  end
  return made
end

-- When it is too late for each of the duties that are open by a decision, in seconds.
function purpose.dues(decision, zone)
  local dues = {}
  for _, duty in ipairs(decision.duties) do
    if duty.due and (duty.state == "owed" or duty.state == "overdue") then
      local day = moment.day(duty.due)
      dues[#dues + 1] = day and moment.midnight(day + 1, zone) or moment.time(duty.due) + 60
    end
  end
  return dues
end

return purpose
