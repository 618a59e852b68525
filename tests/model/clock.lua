-- clock.lua - how days count for a case: the policy's zone, close and calendar, and the notices known by `now`.
-- States `zone`, `calendar`, `closes` of docs/language.md, part 3, and "Editions" of docs/calendar.md.
local moment = require("moment")

local clock = {}

local EVERY = { { published = "0001-01-01", from = "0001-01-01", till = "9999-12-31", work = "0001-01-01..9999-12-31" } }
local WORKING = { working = true }

-- `name`: another calendar than the policy's.
function clock.count(state, name, pauses)
  local policy = state.policy
  local days = state.calendars[name and not WORKING[name] and name or policy.calendar]
  if name == "every" then days = EVERY end
  return {
    calendar = days or {}, zone = policy.zone, closes = policy.closes, pauses = pauses,
    known = moment.day_of(state.now, policy.zone),
  }
end

return clock
