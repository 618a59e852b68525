-- shrink.lua - a difference made small: whatever can go while both sides still differ in the same way.
local json = require "json"
local pair = require "differ.pair"
local scan = require "differ.scan"
local source = require "differ.source"

local shrink = {}

local trials, most -- of each difference

-- Does the question still show a difference of that kind?
local function shows(found, sources, asked)
  local timeless = #asked.case == 1 and not asked.now and not asked.event -- nothing says when it is
  if trials >= most or timeless then return false end
  trials = trials + 1
  if sources ~= found.loaded then
    found.loaded = nil
    if not pair.load(sources, found.name) then return false end
    found.loaded = sources
  end
  local expected, got = pair.ask(asked)
  return pair.difference(expected, got) == found.difference
end

local function copy(map)
  local new = {}
  for key, value in pairs(map) do new[key] = value end
  return setmetatable(new, getmetatable(map))
end

-- ---- the question -------------------------------------------------------------------------------

local function try(found, change)
  local asked = copy(found.asked)
  change(asked)
  if not shows(found, found.sources, asked) then return false end
  found.asked = asked
  return true
end

local function drop_members(found)
  for _, member in ipairs { "often", "roles", "actor", "now" } do
    if found.asked[member] ~= nil then try(found, function(asked) asked[member] = nil end) end
  end
end

-- ---- events -------------------------------------------------------------------------------------

-- The lines of a case without event `gone`, numbered anew, with what corrects it.
local function without_event(lines, gone)
  local new, number = json.array { lines[1] }, {}
  for i = 2, #lines do
    local event = json.read(lines[i])
    local of = type(event.of) == "number" and event.of
    if i - 1 ~= gone and not (of and not number[of]) then
      number[i - 1] = #new
      event.seq, event.of = #new, of and number[of] or event.of
      new[#new + 1] = json.write(event)
    end
  end
  return new, number
end

local function drop_event(found, gone)
  return try(found, function(asked)
    local number
    asked.case, number = without_event(asked.case, gone)
    local event = asked.event and json.read(asked.event)
    if type(event) ~= "table" then return end
    if event.of then event.of = number[event.of] end
    if event.seq then event.seq = #asked.case end
    asked.event = json.write(event)
  end)
end

local function drop_events(found)
  local gone = #found.asked.case - 1
  while gone >= 1 do
    drop_event(found, gone)
    gone = math.min(gone - 1, #found.asked.case - 1)
  end
end

-- A member of an event or a fact of it, in any event.
local function slim(found, line, put)
  local event = json.read(line)
  if type(event) ~= "table" then return end
  for _, member in ipairs { "with", "entered_by", "strike", "on", "facts", "roles" } do
    local value = event[member]
    if value ~= nil then
      event[member] = nil
      if not try(found, function(asked) put(asked, json.write(event)) end) then event[member] = value end
    end
  end
  for _, name in ipairs(source.sorted_keys(event.facts or {})) do
    local value = event.facts[name]
    event.facts[name] = nil
    if not try(found, function(asked) put(asked, json.write(event)) end) then event.facts[name] = value end
  end
end

local function slim_events(found)
  for i = 2, #found.asked.case do
    slim(found, found.asked.case[i], function(asked, line)
      asked.case = copy(asked.case)
      asked.case[i] = line
    end)
  end
  if found.asked.event then
    slim(found, found.asked.event, function(asked, line) asked.event = line end)
  end
end

-- ---- the policy ---------------------------------------------------------------------------------

local function try_source(found, name, text)
  local sources = copy(found.sources)
  sources[name] = text
  if not shows(found, sources, found.asked) then return false end
  found.sources = sources
  return true
end

-- Cuts entry by entry; what was cut took those inside it along.
local function drop_entries(found, name)
  local at, some = 1, false
  while trials < most do
    local text = found.sources[name]
    local entry = scan.entries(text)[at]
    if not entry then return some end
    if try_source(found, name, scan.without(text, entry)) then some = true else at = at + 1 end
  end
  return some
end

local function shrink_case(found)
  repeat
    local before = #json.write(found.asked)
    drop_events(found)
    drop_members(found)
    slim_events(found)
  until #json.write(found.asked) == before
end

-- `found`: { sources, name, asked, difference }, changed in place; `changed` are the sources that may be;
-- `limit`: how often it is tried at most.
function shrink.make_small(found, changed, limit)
  trials, most = 0, limit
  shrink_case(found)
  for _, name in ipairs(changed) do
    while drop_entries(found, name) do shrink_case(found) end
  end
  pair.load(found.sources, found.name)
  found.expected, found.got, found.model_says, found.library_says = pair.ask(found.asked)
end

return shrink
