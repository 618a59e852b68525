-- clock.lua - moments near which something may go wrong: ends of days and weeks, holidays, leap days.
local random = require "differ.random"

local clock = {}

local DAY, OFFSET = 86400, 8 * 3600 -- most policies live at +08:00

-- Days from 1970-01-01 to a civil date, and back (proleptic Gregorian).
local function days_from(year, month, day)
  local y = month <= 2 and year - 1 or year
  local era, of_era = y // 400, y % 400
  local of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
  return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468
end

local function civil(days)
  local z = days + 719468
  local era, of_era = z // 146097, z % 146097
  local year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
  local of_year = of_era - (365 * year + year // 4 - year // 100)
  local month = (5 * of_year + 2) // 153
  local day = of_year - (153 * month + 2) // 5 + 1
  month = month < 10 and month + 3 or month - 9
  return year + era * 400 + (month <= 2 and 1 or 0), month, day
end

function clock.date(seconds)
  return ("%04d-%02d-%02d"):format(civil((seconds + OFFSET) // DAY))
end

-- Written with an offset, mostly China's.
function clock.time(seconds, offset)
  offset = offset or OFFSET
  local moved = seconds + offset
  local year, month, day = civil(moved // DAY)
  local rest = moved % DAY
  local sign, minutes = offset < 0 and "-" or "+", math.abs(offset) // 60
  return ("%04d-%02d-%02dT%02d:%02d:%02d%s%02d:%02d"):format(year, month, day, rest // 3600, rest // 60 % 60,
    rest % 60, sign, minutes // 60, minutes % 60)
end

local BEGINNINGS = {
  { 2026, 1, 29 }, { 2026, 2, 11 }, { 2026, 4, 1 }, { 2026, 4, 29 }, { 2026, 6, 17 }, { 2026, 8, 31 },
  { 2026, 9, 23 }, { 2026, 9, 28 }, { 2026, 10, 8 }, { 2026, 12, 28 }, { 2025, 9, 26 }, { 2025, 10, 29 },
  { 2025, 12, 30 }, { 2024, 2, 5 }, { 2024, 2, 27 }, { 2027, 1, 29 }, { 2014, 9, 5 },
}

-- Where a policy's histories begin: a morning shortly before something.
function clock.beginning()
  local day = random.pick(BEGINNINGS)
  return days_from(day[1], day[2], day[3]) * DAY - OFFSET + random.pick { 0, 1, 9 * 3600, 9 * 3600 + 601, DAY - 1 }
end

-- How long until the next event.
local function to_midnight(seconds)
  return DAY - (seconds + OFFSET) % DAY + random.pick { -1, 0, 1 }
end

-- The next Monday, or the first of the next month.
local function to_period(seconds)
  local day = (seconds + OFFSET) // DAY
  local year, month = civil(day)
  local monday, first = day + 7 - (day + 3) % 7, days_from(year + month // 12, month % 12 + 1, 1)
  return random.pick { monday, first } * DAY - OFFSET - seconds + random.pick { -1, 0, 1, 3600 }
end

function clock.later(seconds)
  return seconds + random.weighed {
    { 2, 0 }, { 2, 1 }, { 2, 59 }, { 3, 60 }, { 5, 3600 }, { 5, random.between(60, 20000) },
    { 5, math.max(to_midnight(seconds), 0) }, { 3, math.max(to_period(seconds), 0) },
    { 8, DAY }, { 5, DAY + random.between(-4000, 4000) }, { 5, DAY * random.between(2, 6) }, { 3, DAY * 7 }, { 1, DAY * random.between(20, 70) },
  }
end

-- About when a time is up, where one of `dues` is ahead; else just later.
function clock.at_due(seconds, dues)
  local ahead = {}
  for _, due in ipairs(dues) do
    if due >= seconds then ahead[#ahead + 1] = due end
  end
  if #ahead == 0 then return clock.later(seconds) end
  return math.max(seconds, random.pick(ahead) + random.pick { -61, -1, 0, 1, 3600, DAY, 3 * DAY })
end

function clock.near(seconds)
  return seconds + DAY * random.between(-4, 12) + random.pick { 0, 0, 3600, -1, 60, 30000 }
end

return clock
