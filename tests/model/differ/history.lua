-- history.lua - the life of one case, by chance, and the questions that are asked of it.
--
-- Most steps are taken from what the last decision left open, so that histories get somewhere; some
-- are not, so that they go wrong. `ask` is called with each question.
local clock = require "differ.clock"
local engine = require "differ.engine"
local event = require "differ.event"
local json = require "json"
local random = require "differ.random"
local tally = require "differ.tally"

local history = {}

-- ---- choosing the next step ---------------------------------------------------------------------

local function set_of(list)
  local set = {}
  for _, name in ipairs(list or {}) do set[name] = true end
  return set
end

-- The entries of the last decision that are open, or that are not.
local function entries(h, open)
  local list = {}
  for _, entry in ipairs(h.decision.actions) do
    local corrects = h.subject.actions[entry.action].corrects
    if open == (entry.refused == nil) and (not corrects or random.chance(60)) then list[#list + 1] = entry end
  end
  return list
end

local function owed_entries(h, list)
  local owed, wanted = {}, {}
  for _, duty in ipairs(h.decision.duties) do
    if duty.state == "owed" or duty.state == "overdue" then
      wanted[duty.duty:match("^[^@]+") .. " " .. (duty.on or "")] = true
    end
  end
  for _, entry in ipairs(list) do
    if wanted[entry.action .. " " .. (entry.on or "")] then owed[#owed + 1] = entry end
  end
  return #owed > 0 and owed or list
end

-- So that there are several items of a kind.
local function those_that_add(h, list)
  local adding = {}
  for _, entry in ipairs(list) do
    if h.subject.actions[entry.action].adds ~= "" then adding[#adding + 1] = entry end
  end
  return #adding > 0 and adding or list
end

local function choose(h)
  local list = entries(h, not random.chance(h.wild))
  if random.chance(12) then list = those_that_add(h, list)
  elseif random.chance(50) then list = owed_entries(h, list) end
  if #list == 0 then list = h.decision.actions end
  return random.pick(list)
end

local function next_event(h)
  local entry = choose(h)
  local action = h.subject.actions[entry.action]
  return event.make(h, action, entry.on, entry.by or {}, set_of(entry.needs), random.chance(100 - h.wild))
end

-- ---- questions ----------------------------------------------------------------------------------

local function lines_of(h)
  return json.array { table.unpack(h.lines) }
end

local function some_moment(h)
  return random.weighed {
    { 4, clock.later(h.now) }, { 4, clock.later(clock.later(clock.later(h.now))) },
    { 2, h.began + random.between(-1, math.max(h.now - h.began, 1)) }, { 1, h.now },
    { 1, h.now + 86400 * random.between(20, 400) },
  }
end

local function question(h, verb)
  local asked = { verb = verb, case = lines_of(h), often = random.chance(40) or nil }
  if random.chance(70) or #h.events == 0 then asked.now = some_moment(h) end
  if verb == "decide" and random.chance(60) then
    asked.actor = event.person(h)
    local by = random.pick(h.subject.roles)
    asked.roles = json.array { by, random.chance(20) and by ~= h.subject.roles[1] and h.subject.roles[1] or nil }
  end
  return asked
end

-- An event that was not recorded yet may lack what `act` fills in.
local function act_question(h, made, recorded)
  local new = {}
  for key, value in pairs(made) do new[key] = value end
  if random.chance(30) then new.id = nil end
  if random.chance(50) then new.seq = nil end
  local asked = { verb = "act", case = lines_of(h), often = random.chance(40) or nil }
  if random.chance(30) then
    new.recorded_at = nil
    asked.now = recorded
  end
  asked.event = json.write(new)
  return asked
end

-- ---- living -------------------------------------------------------------------------------------

-- Ids of the items that there are.
local function items_of(decision)
  local items, seen = {}, {}
  for _, entry in ipairs(decision.actions) do
    if entry.on and not seen[entry.on] then
      items[#items + 1], seen[entry.on] = entry.on, true
    end
  end
  return items
end

-- Takes the event into the history, if it is well formed and chance takes it.
local function take(h, made, recorded)
  local line = json.write(made)
  local refused = (engine.answer { verb = "act", case = h.lines, event = line } or ""):find("^{\"refused\"")
  if refused and not random.chance(h.wild) then return end
  h.lines[#h.lines + 1] = line
  local bytes = engine.answer { verb = "decide", case = h.lines }
  if not bytes then
    h.lines[#h.lines] = nil
    return
  end
  h.decision = json.read(bytes)
  h.items = items_of(h.decision)
  h.events[#h.events + 1] = made
  tally.event(made)
  h.now = recorded
end

local function step(h, ask)
  local made, recorded = next_event(h)
  if random.chance(25) then ask(act_question(h, made, recorded)) end
  take(h, made, recorded)
  if random.chance(15) then ask(question(h, "decide")) end
end

-- One case of `subject` under the process `process`, and the questions about it.
function history.live(subject, process, ask)
  local head = json.write { case = "c:1", process = process.name }
  local h = {
    subject = subject, lines = json.array { head }, events = {}, items = {}, began = subject.epoch,
    now = subject.epoch, wild = random.weighed { { 4, 5 }, { 4, 20 }, { 1, 60 } },
  }
  subject.actions = {}
  for _, action in ipairs(process.actions) do subject.actions[action.name] = action end
  h.decision = json.read((assert(engine.answer { verb = "decide", case = h.lines, now = h.now })))
  for _ = 1, random.weighed { { 1, 1 }, { 3, 5 }, { 4, 10 }, { 3, 16 }, { 1, 30 } } do step(h, ask) end
  for _, verb in ipairs { "decide", "decide", "audit", "audit" } do ask(question(h, verb)) end
  return #h.events
end

return history
