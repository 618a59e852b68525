-- history.lua - the life of one case, by chance, and the questions that are asked of it.
--
-- Most steps are taken from what the last decision left open, so that histories get somewhere; some
-- are not, so that they go wrong. `ask` is called with each question.
local clock = require "differ.clock"
local engine = require "differ.engine"
local event = require "differ.event"
local json = require "json"
local pair = require "differ.pair"
local purpose = require "differ.purpose"
local random = require "differ.random"
local tally = require "differ.tally"

local history = {}

-- ---- choosing the next step ---------------------------------------------------------------------

local function set_of(list)
  local set = {}
  for _, name in ipairs(list or {}) do set[name] = true end
  return set
end

-- How often what is nearly always open is thought of, in percent.
local function weight(action)
  return action.corrects and 40 or action.ends and 35 or 100
end

-- The entries of the last decision that are open, or that are not.
local function entries(h, open)
  local list = {}
  for _, entry in ipairs(h.decision.actions) do
    local thought_of = random.chance(weight(h.subject.actions[entry.action]))
    if open == (entry.refused == nil) and thought_of then list[#list + 1] = entry end
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

local function those_that(list, does)
  local chosen = {}
  for _, entry in ipairs(list) do
    if does(entry.action) then chosen[#chosen + 1] = entry end
  end
  return #chosen > 0 and chosen or list
end

-- So that there are several items of a kind.
local function those_that_add(h, list)
  return those_that(list, function(name) return h.subject.actions[name].adds ~= "" end)
end

-- So that what was done, or is owed, does not stay as it is.
local function those_that_turn(h, list)
  local does = random.chance(70) and purpose.moves or purpose.takes_back
  return those_that(list, function(name) return does(h.purpose, name, h.decision) end)
end

-- `bold`: one that is refused.
local function choose(h, bold)
  local list = entries(h, not bold)
  if random.chance(12) then list = those_that_add(h, list)
  elseif random.chance(30) then list = those_that_turn(h, list)
  elseif random.chance(50) then list = owed_entries(h, list) end
  if #list == 0 then list = h.decision.actions end
  return random.pick(list)
end

local function next_event(h, bold)
  local entry = choose(h, bold)
  local action = h.subject.actions[entry.action]
  return event.make(h, action, entry.on, entry.by or {}, set_of(entry.needs), not bold)
end

-- ---- questions ----------------------------------------------------------------------------------

local function lines_of(h)
  return json.array { table.unpack(h.lines) }
end

local function some_moment(h)
  return random.weighed {
    { 4, clock.later(h.now) }, { 4, clock.later(clock.later(clock.later(h.now))) },
    { 2, h.began + random.between(-1, math.max(h.now - h.began, 1)) }, { 3, clock.at_due(h.now, h.dues) },
    { 1, h.now }, { 1, h.now + 86400 * random.between(20, 400) },
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

local function look(h, bytes)
  h.decision = json.read(bytes)
  h.items, h.dues = items_of(h.decision), purpose.dues(h.decision, h.purpose.zone)
end

-- Takes the event into the history, if it is well formed, and not refused unless one is bold; whether it did.
local function take(h, made, recorded, bold)
  local line = json.write(made)
  local refused = (engine.answer { verb = "act", case = h.lines, event = line } or ""):find("^{\"refused\"")
  if refused and not bold then return false end
  h.lines[#h.lines + 1] = line
  local bytes = engine.answer { verb = "decide", case = h.lines }
  if not bytes then
    h.lines[#h.lines] = nil
    return false
  end
  look(h, bytes)
  h.events[#h.events + 1] = made
  tally.event(made)
  h.now = recorded
  return true
end

local TRIES = 3 -- until an event is taken

local function step(h, ask)
  for try = 1, TRIES do
    local bold = random.chance(h.wild)
    local made, recorded = next_event(h, bold)
    if try == 1 and random.chance(25) then ask(act_question(h, made, recorded)) end
    if take(h, made, recorded, bold) then break end
  end
  if random.chance(15) then ask(question(h, "decide")) end
end

-- One case of `subject` under the process `process`, and the questions about it.
function history.live(subject, process, ask)
  local head = json.write { case = "c:1", process = process.name }
  local h = {
    subject = subject, lines = json.array { head }, events = {}, began = subject.epoch,
    purpose = pair.purpose(process.name),
    now = subject.epoch, wild = random.weighed { { 4, 4 }, { 4, 15 }, { 1, 50 } },
  }
  subject.actions = {}
  for _, action in ipairs(process.actions) do subject.actions[action.name] = action end
  look(h, assert(engine.answer { verb = "decide", case = h.lines, now = h.now }))
  for _ = 1, random.weighed { { 1, 1 }, { 4, 5 }, { 4, 9 }, { 2, 14 }, { 1, 24 } } do step(h, ask) end
  for _, verb in ipairs { "decide", "decide", "audit", "audit" } do ask(question(h, verb)) end
  return #h.events
end

return history
