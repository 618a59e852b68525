-- calendar.lua - which days count, and when a limit ends. States docs/calendar.md, day by day, and
-- "Dues are computed, never stored" of docs/language.md, part 6.
--
-- A calendar is a list of notices in order of publication, as in cn.lua. A `count` says how to count:
-- { calendar, known = the day until which notices are read, zone, closes, pauses }.
local moment = require("moment")

local calendar = {}

local read = {} -- spans of days, by their text

local function read_spans(text)
  local list = {}
  for span in text:gmatch("%S+") do
    local from, till = span:match("^(%d+%-%d+%-%d+)%.%.(%d+%-%d+%-%d+)$")
    list[#list + 1] = { from = moment.day(from or span), till = moment.day(till or span) }
  end
  return list
end

local function lists(spans, day)
  if not spans then return false end
  read[spans] = read[spans] or read_spans(spans)
  for _, span in ipairs(read[spans]) do
    if day >= span.from and day <= span.till then return true end
  end
  return false
end

-- What a notice says of a day: "rest", "work" or nothing.
local function says(notice, day)
  return lists(notice.rest, day) and "rest" or lists(notice.work, day) and "work" or nil
end

local function covers(notice, day)
  return day >= moment.day(notice.from) and day <= moment.day(notice.till)
end

-- Whether a day counts, and whether that is only its weekday's word (provisional).
function calendar.counts(count, day)
  local covering, beside
  for _, notice in ipairs(count.calendar) do
    if moment.day(notice.published) <= count.known then
      if covers(notice, day) then covering = notice
      elseif says(notice, day) then beside = notice end
    end
  end
  local word = covering and says(covering, day) or beside and says(beside, day)
  if word then return word == "work", false end
  if covering and covering.only_listed then return false, false end
  return moment.weekday(day) < 5, not covering
end

-- A suspension takes out the days after its first, up to and with the day it ends.
local function paused(count, day)
  for _, pause in ipairs(count.pauses or {}) do
    local first, last = moment.day_of(pause.from, count.zone), moment.day_of(pause.till, count.zone)
    if day > first and day <= last then return true end
  end
  return false
end

local function day_end(day, count) return moment.midnight(day, count.zone) + (count.closes or moment.DAY) - 1 end

local function ends_on(day, count, provisional)
  return { day = day, provisional = provisional, last = day_end(day, count) }
end

-- So many working days after (step 1) or before (step -1) a day; none: that day, or the next that counts.
local function working(amount, start, step, count)
  local day, left = start, amount
  local counted, provisional = calendar.counts(count, day)
  if left == 0 and counted then return ends_on(day, count, provisional) end
  provisional = left == 0 and provisional -- the start day is not counted
  while true do
    day = day + step
    local guess
    counted, guess = calendar.counts(count, day)
    provisional = provisional or guess
    if counted and not paused(count, day) then left = left - 1 end
    if counted and not paused(count, day) and left <= 0 then return ends_on(day, count, provisional) end
  end
end

-- So many natural days after or before a day; then on to a day that counts.
local function natural(amount, start, step, count)
  local day, left, provisional = start, amount, false
  while left > 0 do
    day = day + step
    if not paused(count, day) then left = left - 1 end
  end
  while true do
    local counted, guess = calendar.counts(count, day)
    provisional = provisional or guess
    if counted and not paused(count, day) then return ends_on(day, count, provisional) end
    day = day + step
  end
end

-- A limit in minutes ends with its minute, one in seconds with its second.
local function exact(seconds, unit)
  if unit == "s" then return { second = seconds, last = seconds } end
  local minute = seconds - seconds % 60
  return { second = minute, last = minute + 59 }
end

calendar.exact = exact

local SECONDS = { s = 1, min = 60, h = 3600 }

-- The end of a running clock, moved by each pause that begins before it.
local function running(limit, start, step, count)
  local seconds = start + step * limit.amount * SECONDS[limit.unit]
  for _, pause in ipairs(count.pauses or {}) do
    if pause.from <= exact(seconds, limit.unit).last then
      seconds = seconds + pause.till - math.max(pause.from, start)
    end
  end
  return exact(seconds, limit.unit)
end

local function natural_days(limit, start, step)
  if limit.unit == "d" then return limit.amount end
  if limit.unit == "w" then return 7 * limit.amount end
  local months = limit.unit == "y" and 12 * limit.amount or limit.amount
  return math.abs(moment.add_months(start, step * months) - start)
end

-- When a limit ends that starts at a time: { day or second, last = its last second, provisional }.
-- `step` -1 counts back.
function calendar.due(limit, from, count, step)
  step = step or 1
  if SECONDS[limit.unit] then return running(limit, from, step, count) end
  local start = moment.day_of(from, count.zone)
  if limit.unit == "wd" then return working(limit.amount, start, step, count) end
  return natural(natural_days(limit, start, step), start, step, count)
end

-- The due that a fact names.
function calendar.named(value, count)
  local day = moment.day(value)
  if day then return ends_on(day, count, false) end
  return exact(moment.time(value), "min")
end

return calendar
