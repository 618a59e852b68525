-- moment.lua - dates and times as numbers. Defines: days since 1970-01-01, seconds since then in UTC.
-- States what docs/case-file.md says of times, and the zone of docs/language.md, part 3.
local moment = { DAY = 86400 }

local function leap(year) return year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0) end

function moment.month_length(year, month)
  if month == 2 then return leap(year) and 29 or 28 end
  return (month == 4 or month == 6 or month == 9 or month == 11) and 30 or 31
end

-- The number of a day, by counting whole 400-year spans, years and months.
function moment.number(year, month, day)
  local days = (year // 400) * 146097
  for y = year - year % 400, year - 1 do days = days + (leap(y) and 366 or 365) end
  for m = 1, month - 1 do days = days + moment.month_length(year, m) end
  return days + day - 1 - 719528
end

function moment.civil(number)
  local days = number + 719528
  local year = (days // 146097) * 400
  days = days % 146097
  while days >= (leap(year) and 366 or 365) do
    days = days - (leap(year) and 366 or 365)
    year = year + 1
  end
  local month = 1
  while days >= moment.month_length(year, month) do
    days = days - moment.month_length(year, month)
    month = month + 1
  end
  return year, month, days + 1
end

-- "2014-09-10" as a day; nil when there is no such day.
local function read_day(text)
  local y, m, d = text:match("^(%d%d%d%d)%-(%d%d)%-(%d%d)$")
  if not y then return nil end
  y, m, d = math.tointeger(y), math.tointeger(m), math.tointeger(d)
  if y < 1 or m < 1 or m > 12 or d < 1 or d > moment.month_length(y, m) then return nil end
  return moment.number(y, m, d)
end

local days = {} -- read already, by their text: notices are read again for each day that is counted

function moment.day(text)
  local day = days[text]
  if day == nil then
    day = read_day(text) or false
    days[text] = day
  end
  return day or nil
end

function moment.date(day) return ("%04d-%02d-%02d"):format(moment.civil(day)) end

-- "+08:00" as seconds; nil when it is no offset.
function moment.zone(text)
  if text == "Z" then return 0 end
  local sign, h, m = text:match("^([+-])(%d%d):(%d%d)$")
  if not sign or tonumber(h) > 23 or tonumber(m) > 59 then return nil end
  return (sign == "-" and -1 or 1) * math.tointeger(h * 3600 + m * 60)
end

-- "2014-09-10T08:00:00+08:00" as seconds; nil when it is no such time.
function moment.time(text)
  local date, h, m, s, zone = text:match("^(%d%d%d%d%-%d%d%-%d%d)T(%d%d):(%d%d):(%d%d)(.+)$")
  local day, offset = date and moment.day(date), zone and moment.zone(zone)
  if not day or not offset or tonumber(h) > 23 or tonumber(m) > 59 or tonumber(s) > 59 then return nil end
  return day * moment.DAY + math.tointeger(h * 3600 + m * 60 + s) - offset
end

local function zone_text(zone)
  return ("%s%02d:%02d"):format(zone < 0 and "-" or "+", math.abs(zone) // 3600, math.abs(zone) % 3600 // 60)
end

function moment.text(seconds, zone)
  local day, rest = moment.day_of(seconds, zone), (seconds + zone) % moment.DAY
  local clock = ("%02d:%02d:%02d"):format(rest // 3600, rest % 3600 // 60, rest % 60)
  return moment.date(day) .. "T" .. clock .. zone_text(zone)
end

function moment.day_of(seconds, zone) return (seconds + zone) // moment.DAY end

function moment.midnight(day, zone) return day * moment.DAY - zone end

function moment.add_months(day, months)
  local y, m, d = moment.civil(day)
  local index = y * 12 + m - 1 + months
  y, m = index // 12, index % 12 + 1
  return moment.number(y, m, math.min(d, moment.month_length(y, m)))
end

-- Monday is 0.
function moment.weekday(day) return (day + 3) % 7 end

return moment
